/// Tells numbers among the words of a page, and numbers that a narrow column cut in two.
enum NumberLine {
  /// Digits of any width with the signs, points and commas of a number, and nothing else.
  static func isNumber(_ text: [UInt8]) -> Bool {
    var digits = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0xFF10...0xFF19: digits += 1
      case 0x2C, 0x2E, 0x2D, 0x2B, 0x2F, 0xFF0C, 0xFF0E, 0xFF0D: continue
      default: return false
      }
    }
    return digits > 0
  }

  /// Tells what may stand in a cell of numbers: a number, one with its unit, or a mark in its place.
  static func isValue(_ text: [UInt8]) -> Bool {
    if isNumber(text) || isMark(text) || isAnnotated(text) { return true }
    var others = 0
    for (index, scalar) in String(decoding: text, as: UTF8.self).unicodeScalars.enumerated() {
      let isDigit = (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
      if index == 0, !isDigit, scalar != "-", scalar != "－" { return false }
      if scalar.value >= 0x2E80, !isDigit { others += 1 }
    }
    return others <= mostOfUnit
  }

  /// A number with a remark in brackets that ends it.
  private static func isAnnotated(_ text: [UInt8]) -> Bool {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard let last = scalars.last, last == ")" || last == "）",
      let open = scalars.firstIndex(where: { $0 == "(" || $0 == "（" })
    else { return false }
    let number = Array(String(scalars[..<open]).utf8)
    return isNumber(number) || (!number.isEmpty && isValue(number))
  }

  /// 万元, 平方米.
  private static let mostOfUnit = 3

  private static func isMark(_ text: [UInt8]) -> Bool {
    ["无", "／", "－", "—", "——", "--", "N/A"].contains(String(decoding: text, as: UTF8.self))
  }

  /// Gives the width that a number must have to be broken over two lines of a cell.
  ///
  /// - Parameter widest: the widest number that the column has on one line.
  static func room(in cell: Double, widest: Double) -> Double {
    max(cell - 2 * largestPadding, widest - tolerance)
  }

  /// Word leaves 5.4 points at each side of a cell, web pages as they are printed up to 6.
  private static let largestPadding = 6.5
  private static let tolerance = 2.0

  /// Tells whether the lines of a cell are the halves of one number, though its padding may leave room for it: they
  /// fill more than half of the cell, the first is as wide as any number of the column, and a number beside them in
  /// their row stands between them, so that they are not the numbers of two rows.
  ///
  /// - Parameters:
  ///   - cell: how wide it is, `widest` the widest number that the column has on one line.
  ///   - others: the middles of the numbers that stand alone in the cells of the row.
  static func isCut(
    _ lines: [WordLines.Line], cell: Double, widest: Double, beside others: [Double]
  ) -> Bool {
    guard lines.count == 2, lines.allSatisfy({ isNumber($0.text) }) else { return false }
    let (first, second) = (lines[0].box, lines[1].box)
    return first.width + second.width > cell / 2
      && first.width > widest - 0.5 && second.width < first.width + 0.5
      && others.contains { $0 > first.middle + 0.2 * first.height && $0 < second.middle - 0.2 * first.height }
  }

  /// Puts together the numbers of a table without lines that their columns cut in two.
  static func mended(_ lines: [WordLines.Line], labels: RowLabels) -> [WordLines.Line] {
    var lines = besideTheirLabels(lines)
    var index = 0
    while index + 1 < lines.count {
      if index + 2 < lines.count,
        let row = joined(lines[index], lines[index + 1], lines[index + 2], labels: labels)
      {
        lines.replaceSubrange(index...(index + 2), with: row)
      } else if let row = joined(lines[index], lines[index + 1], among: lines, labels: labels) {
        lines.replaceSubrange(index...(index + 1), with: row)
      }
      index += 1
    }
    return lines
  }

  /// A label and its values may stand a little apart in height; no two rows overlap each other.
  private static func besideTheirLabels(_ lines: [WordLines.Line]) -> [WordLines.Line] {
    var joined: [WordLines.Line] = []
    for (index, line) in lines.enumerated() {
      guard let last = joined.last, overlaps(last, line),
        index + 1 == lines.count || !overlaps(line, lines[index + 1]),
        joined.count < 2 || !overlaps(joined[joined.count - 2], last),
        let (label, values) = isValues(last) ? (line, last) : isValues(line) ? (last, line) : nil,
        !isValues(label),
        label.box.right < values.box.left
      else {
        joined.append(line)
        continue
      }
      var whole = label
      whole.words += values.words
      whole.box.include(values.box)
      joined[joined.count - 1] = whole
    }
    return joined
  }

  private static func isValues(_ line: WordLines.Line) -> Bool {
    !line.words.isEmpty && line.words.allSatisfy { isNumber($0.text) || isMark($0.text) }
  }

  private static func overlaps(_ upper: WordLines.Line, _ lower: WordLines.Line) -> Bool {
    lower.box.middle - upper.box.middle < 0.65 * min(upper.box.height, lower.box.height)
  }

  /// Halves that stand at the height of the two halves of their row's label. Rows stand no further apart: the label
  /// of the form and the widths tell that this is one.
  private static func joined(
    _ above: WordLines.Line, _ below: WordLines.Line, among lines: [WordLines.Line], labels: RowLabels
  ) -> [WordLines.Line]? {
    guard below.box.middle - above.box.middle < 1.4 * above.box.height else { return nil }
    let upper = above.words.filter { isNumber($0.text) }
    let lower = below.words.filter { isNumber($0.text) }
    guard !lower.isEmpty, lower.count < upper.count,
      let first = above.words.last(where: { !isNumber($0.text) }),
      let second = below.words.last(where: { !isNumber($0.text) }),
      labels.contains((first.text + second.text)[...]),
      !labels.contains(first.text[...]), !labels.contains(second.text[...])
    else { return nil }
    var words = above.words
    for rest in lower {
      guard
        let place = words.firstIndex(where: {
          isNumber($0.text) && stands(rest, under: $0)
        })
      else { return nil }
      let box = words[place].box
      let isWidest = lines.lazy.flatMap(\.words).allSatisfy { word in
        !isNumber(word.text) || abs(word.box.center - box.center) > box.width / 2
          || word.box.width < box.width + 1
      }
      guard isWidest else { return nil }
      words[place].text += rest.text
    }
    let label = WordLines.Line(box: below.box, words: below.words.filter { !isNumber($0.text) })
    return [WordLines.Line(box: above.box, words: words), label]
  }

  /// Halves that stand above and below the line of their row, half a line apart: no two rows stand so near.
  private static func joined(
    _ above: WordLines.Line, _ middle: WordLines.Line, _ below: WordLines.Line, labels: RowLabels
  ) -> [WordLines.Line]? {
    let size = middle.box.height
    let (rise, fall) = (middle.box.middle - above.box.middle, below.box.middle - middle.box.middle)
    guard rise > 0.3 * size, fall > 0.3 * size, rise + fall < 1.4 * size, abs(rise - fall) < 0.2 * size else {
      return nil
    }
    let upper = above.words.filter { isNumber($0.text) }
    let lower = below.words.filter { isNumber($0.text) }
    let texts = [above, middle, below].map { line in line.words.filter { !isNumber($0.text) } }
    // Between two rows may stand the heading beside both; it has no numbers, though 无法提供 may begin with a mark.
    let end = (texts[0] + texts[2]).map(\.box.right).max() ?? 0
    guard !upper.isEmpty, upper.count == lower.count,
      middle.words.contains(where: {
        ($0.box.left > end || end == 0) && (isNumber($0.text) || isMark($0.text))
      }),
      ![texts[0], texts[2]].allSatisfy({ labels.containsRow($0.flatMap(\.text)[...]) })
    else { return nil }
    var words = middle.words
    for (first, second) in zip(upper, lower) {
      // The rest of a number is no longer than what found room, and stands under it.
      let isUnder = stands(second, under: first)
      let isFree = middle.words.allSatisfy {
        $0.box.right < first.box.left + 1 || $0.box.left > first.box.right - 1
      }
      guard isUnder, isFree else { return nil }
      var box = first.box
      box.top = middle.box.top
      box.bottom = middle.box.bottom
      words.append(PageWord(box: box, text: first.text + second.text))
    }
    words.sort { $0.box.left < $1.box.left }
    let row = WordLines.Line(box: middle.box, words: words)
    let rests = [above, below].map { line in
      WordLines.Line(box: line.box, words: line.words.filter { !isNumber($0.text) })
    }
    return [rests[0], row, rests[1]].filter { !$0.words.isEmpty }
  }

  private static func stands(_ second: PageWord, under first: PageWord) -> Bool {
    let reach = 0.25 * first.box.height
    return second.box.left >= first.box.left - reach && second.box.right <= first.box.right + reach
  }
}
