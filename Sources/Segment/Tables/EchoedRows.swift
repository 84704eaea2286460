import Core

/// Finds rows of cells that print once more what text beside them prints: who takes the text of a page and behind or
/// before it the tables that a program found on the page has every table twice. The text has them between their
/// headings; the rows stand beside whatever else the page holds, and are named in `sections` as no part of the report.
///
/// Only where all numbers of the rows stand in the text in the same order, those of a row on one line, and the characters
/// of their labels as well, so that nothing is lost without the rows. An empty cell between numbers leaves no trace in
/// text: such rows tell more.
struct EchoedRows {
  /// Fewer numbers may stand in any text.
  private static let fewestNumbers = 6
  /// More beside each other are no row of a form.
  private static let mostNumbers = 60
  /// Behind what the rows repeat a page may have its number and some sentences, but no other table: so many numbers, or
  /// one for so many that are repeated.
  private static let mostBehind = 12
  private static let numbersForEachBehind = 4
  /// Of so many numbers one may stand on another line than the others of its row.
  private static let numbersForEachApart = 5
  /// A label of rows may have a character that the text has not, one in so many.
  private static let charactersForEachLost = 20
  /// In bytes: a longer line is a paragraph.
  private static let longestRow = 600
  /// Lines between two tables that say where they are from: `[Table 2]`, `--- Page 3 ---`.
  private static let mostCaptions = 3
  private static let longestCaption = 60

  /// This is what rows are held against: the text between two runs of rows.
  private struct Prose {
    /// Its numbers in order.
    var numbers: [ArraySlice<UInt8>] = []
    /// The line of each of them.
    var lines: [Int] = []
    /// Its ideographs.
    var characters: Set<UInt32> = []
  }

  private let text: [UInt8]
  private let lines: [TextSpan]

  /// Gives ranges of lines from 0, in order.
  static func ranges(of document: Document) -> [ClosedRange<Int>] {
    // Cells that the source itself drew stand where they stand.
    if !document.grids.isEmpty { return [] }
    let finder = EchoedRows(text: document.text, lines: document.lines)
    return finder.holdsBoth ? finder.ranges() : []
  }

  /// Most documents print their tables in one way: numbers beside each other in cells and in text as well tell more.
  private var holdsBoth: Bool {
    if !text.contains(where: CellRow.isMark) { return false }
    var cells = false
    var words = false
    for line in lines where line.count <= Self.longestRow {
      let census = CellRow.Census(text[line.range])
      // Most lines are cells or text that hold no two numbers.
      if census.digits < 2 || (census.holdsMarks ? cells && words : words) { continue }
      let mark = CellRow.mark(of: text[line.range], census)
      if mark == nil ? words : cells { continue }
      let numbers = CellRow.pieces(of: text[line.range], mark: mark).count { Self.isNumber($0) }
      if numbers >= 2 { if mark == nil { words = true } else { cells = true } }
      if cells, words { return true }
    }
    return false
  }

  private func ranges() -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    var prose = Prose()
    // Rows that repeat nothing above them, and may be repeated by the text below.
    var open: ClosedRange<Int>?
    var line = 0
    while line < lines.count {
      guard isRow(line) else {
        take(line, into: &prose)
        line += 1
        continue
      }
      let run = self.run(from: line)
      if let rows = open, repeats(rows, prose) { found.append(rows) }
      open = nil
      if repeats(run, prose) { found.append(run) } else { open = run }
      prose = Prose()
      line = run.upperBound + 1
    }
    if let rows = open, repeats(rows, prose) { found.append(rows) }
    return found
  }

  // MARK: Text

  private func take(_ line: Int, into prose: inout Prose) {
    let bytes = text[lines[line].range]
    for word in CellRow.pieces(of: bytes, mark: nil) where Self.isNumber(word) {
      prose.numbers.append(word)
      prose.lines.append(line)
    }
    for scalar in Self.ideographs(bytes) { prose.characters.insert(scalar) }
  }

  private static func ideographs(_ bytes: ArraySlice<UInt8>) -> [UInt32] {
    var scalars: [UInt32] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      if scalar >= firstIdeograph { scalars.append(scalar) }
      index += length
    }
    return scalars
  }

  /// Radicals and what follows them, beyond all punctuation.
  private static let firstIdeograph: UInt32 = 0x2E80

  /// Digits, with points and commas among them and a sign before them at most.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, let last = word.last, (0x30...0x39).contains(last) else { return false }
    return (first == UInt8(ascii: "-") || (0x30...0x39).contains(first))
      && word.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }
  }

  // MARK: Rows

  private func isRow(_ line: Int) -> Bool { CellRow.mark(of: text[lines[line].range]) != nil }

  private func isBlank(_ line: Int) -> Bool { UTF8Cursor.trimmed(lines[line], in: text).isEmpty }

  private func isCaption(_ line: Int) -> Bool {
    let bytes = text[lines[line].range]
    return bytes.count <= Self.longestCaption
      && CellRow.pieces(of: bytes, mark: nil).count { Self.isNumber($0) } <= 1
  }

  /// Gives the lines from one row to the last that follows it, captions and empty lines between them.
  private func run(from first: Int) -> ClosedRange<Int> {
    var last = first
    var line = first + 1
    var captions = 0
    while line < lines.count {
      if isRow(line) {
        last = line
        captions = 0
      } else if !isBlank(line) {
        captions += 1
        if captions > Self.mostCaptions || !isCaption(line) { break }
      }
      line += 1
    }
    return first...last
  }

  private func repeats(_ rows: ClosedRange<Int>, _ prose: Prose) -> Bool {
    if prose.numbers.count < Self.fewestNumbers { return false }
    var place = 0
    var count = 0
    var together = 0
    var known = 0
    var unknown = 0
    for line in rows {
      let bytes = text[lines[line].range]
      guard let mark = CellRow.mark(of: bytes) else { continue }
      var row: [ArraySlice<UInt8>] = []
      var isBehindEmpty = false
      for cell in CellRow.pieces(of: bytes, mark: mark) {
        if Self.isNumber(cell) {
          if isBehindEmpty { return false }
          row.append(cell)
          continue
        }
        isBehindEmpty = cell.isEmpty && !row.isEmpty
        for scalar in Self.ideographs(cell) {
          if prose.characters.contains(scalar) { known += 1 } else { unknown += 1 }
        }
      }
      if row.isEmpty { continue }
      if row.count > Self.mostNumbers { return false }
      guard let end = Self.end(of: row, in: prose.numbers, from: place) else { return false }
      place = end
      count += row.count
      if prose.lines[end - row.count] == prose.lines[end - 1] { together += row.count }
    }
    return count >= Self.fewestNumbers
      && together * Self.numbersForEachApart >= count * (Self.numbersForEachApart - 1)
      && prose.numbers.count - place <= max(Self.mostBehind, count / Self.numbersForEachBehind)
      && unknown * Self.charactersForEachLost <= known
  }

  /// Gives where the numbers of a row end in the text, that stand there beside each other.
  private static func end(of row: [ArraySlice<UInt8>], in numbers: [ArraySlice<UInt8>], from place: Int)
    -> Int?
  {
    var start = place
    while start + row.count <= numbers.count {
      if zip(row, numbers[start...]).allSatisfy({ $0.elementsEqual($1) }) { return start + row.count }
      start += 1
    }
    return nil
  }
}
