/// Puts together a number and the remark in brackets beside it, `12(其中8件为续办)`: narrow columns break it over lines
/// that stand around the numbers of its row, where the 8 or the 12 would be taken for a number of another row.
struct Remarks {
  private var lines: [[Run]]
  private let heights: [Double]

  /// These are words of a line that stand close together.
  private struct Run {
    var word: PageWord
    /// The words that it is made of.
    var parts: [PageWord]
    /// How many brackets are open at its end.
    var open: Int
  }

  /// So many lines a remark takes at most.
  private static let mostLines = 6
  /// Lines between those of a remark: each may have one of another column's.
  private static let farthest = 4
  private static let steps = 0.85...2.2
  private static let closeBy = 0.6
  private static let mostOfUnit = 2

  static func joined(_ lines: [WordLines.Line]) -> [WordLines.Line] {
    guard lines.contains(where: { $0.words.contains { brackets(in: $0.text).opens > 0 } }) else {
      return lines
    }
    var remarks = Remarks(lines)
    remarks.join()
    return WordLines.lines(
      of: remarks.lines.joined().flatMap { run in
        beginsAsNumber(run.word.text) && run.open == 0 && brackets(in: run.word.text).opens > 0
          ? [run.word] : run.parts
      })
  }

  private init(_ lines: [WordLines.Line]) {
    heights = lines.map(\.box.middle)
    self.lines = lines.map { line in
      // Prose has numbers and brackets too, all of one run.
      line.isProse
        ? line.words.map { Run(word: $0, parts: [$0], open: 0) } : Self.runs(of: line)
    }
  }

  private static func runs(of line: WordLines.Line) -> [Run] {
    var runs: [Run] = []
    for word in line.words {
      if let last = runs.last?.word, word.box.left - last.box.right < closeBy * word.box.height {
        runs[runs.count - 1].parts.append(word)
        runs[runs.count - 1].word.box.include(word.box)
      } else {
        runs.append(Run(word: word, parts: [word], open: 0))
      }
    }
    for index in runs.indices {
      runs[index].word.text = WordLines.text(of: runs[index].parts)
      let found = brackets(in: runs[index].word.text)
      runs[index].open = found.opens - found.closes
    }
    return runs
  }

  private mutating func join() {
    for line in lines.indices {
      for position in lines[line].indices {
        let run = lines[line][position]
        if run.open == 1, Self.beginsAsNumber(run.word.text) { join(line, position) }
      }
    }
  }

  private mutating func join(_ line: Int, _ position: Int) {
    var whole = lines[line][position]
    var pieces = [(line: line, position: position)]
    var above = whole.word.box
    while whole.open > 0 {
      guard pieces.count < Self.mostLines, let last = pieces.last,
        let next = piece(below: above, from: last.line)
      else { return }
      let run = lines[next.line][next.position]
      whole.word.text += run.word.text
      whole.word.box.include(run.word.box)
      whole.open += run.open
      above = run.word.box
      pieces.append(next)
    }
    guard whole.open == 0 else { return }
    let height = lines[line][position].word.box.height
    let middle = self.middle(of: whole.word.box, height: height, lines: pieces.map(\.line))
    whole.word.box.top = middle - height / 2
    whole.word.box.bottom = middle + height / 2
    whole.parts = [whole.word]
    for piece in pieces.dropFirst() { lines[piece.line].remove(at: piece.position) }
    lines[line][position] = whole
  }

  /// Gives the next line of the same cell.
  private func piece(below box: PageBox, from line: Int) -> (line: Int, position: Int)? {
    for next in lines.indices where next > line && next <= line + Self.farthest {
      let step = (heights[next] - box.middle) / max(1, box.height)
      if step > Self.steps.upperBound { return nil }
      guard
        let position = lines[next].firstIndex(where: { run in
          let other = run.word.box
          return (other.center > box.left && other.center < box.right)
            || (box.center > other.left && box.center < other.right)
        })
      else { continue }
      return Self.steps.contains(step) ? (next, position) : nil
    }
    return nil
  }

  /// The lines of a cell stand around the line of its row, or begin with it.
  private func middle(of box: PageBox, height: Double, lines pieces: [Int]) -> Double {
    let between = heights.indices.filter { index in
      abs(heights[index] - box.middle) < 0.35 * height
        && (!pieces.contains(index) || lines[index].count > 1)
    }
    if let row = between.min(by: { abs(heights[$0] - box.middle) < abs(heights[$1] - box.middle) }) {
      return heights[row]
    }
    return lines[pieces[0]].count > 1 ? heights[pieces[0]] : box.middle
  }

  /// A number, with its unit or without, and then a bracket: `2.其他（` is a label.
  private static func beginsAsNumber(_ text: [UInt8]) -> Bool {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard let open = scalars.firstIndex(where: { $0 == "(" || $0 == "（" }) else { return false }
    var number = scalars[..<open]
    for _ in 0..<mostOfUnit {
      if let last = number.last, last.value >= 0x2E80 { number = number.dropLast() }
    }
    guard let last = number.last, ("0"..."9").contains(last) else { return false }
    return NumberLine.isNumber(Array(String(number).utf8))
  }

  static func brackets(in text: [UInt8]) -> (opens: Int, closes: Int) {
    var found = (opens: 0, closes: 0)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar == "(" || scalar == "（" { found.opens += 1 }
      if scalar == ")" || scalar == "）" { found.closes += 1 }
    }
    return found
  }
}
