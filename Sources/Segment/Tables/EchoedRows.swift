import Core

/// Finds rows of cells that print once more what the text above them printed: who takes the text of a page and behind
/// it the tables that a program found on the page has every table twice. The text has them between their headings; the
/// rows stand below whatever else the page holds, and are named in `sections` as no part of the report.
///
/// Only where all numbers of the rows stand in the text above in the same order, and the characters of their labels as
/// well, so that nothing is lost without the rows.
struct EchoedRows {
  private static let tab = UInt8(ascii: "\t")
  private static let bar = UInt8(ascii: "|")
  /// Fewer numbers may stand in any text.
  private static let fewestNumbers = 6
  /// Behind what the rows repeat a page may have its number and some sentences, but no other table: so many numbers, or
  /// one for so many that are repeated.
  private static let mostBehind = 12
  private static let numbersForEachBehind = 4
  /// A label of rows may have a character that the text has not, one in so many.
  private static let charactersForEachLost = 20

  private let text: [UInt8]
  private let lines: [TextSpan]
  /// Numbers of text that no rows repeated yet, in order.
  private var numbers: [ArraySlice<UInt8>] = []
  /// The characters of that text, by their scalars.
  private var characters: Set<UInt32> = []

  /// Gives ranges of lines from 0, in order.
  static func ranges(of document: Document) -> [ClosedRange<Int>] {
    // Cells that the source itself drew stand where they stand.
    if !document.grids.isEmpty || !holdsBoth(document) { return [] }
    var finder = EchoedRows(text: document.text, lines: document.lines)
    return finder.ranges()
  }

  private init(text: [UInt8], lines: [TextSpan]) {
    self.text = text
    self.lines = lines
  }

  /// Most documents print their tables in one way: as many numbers beside each other in cells as in text tell more.
  private static func holdsBoth(_ document: Document) -> Bool {
    var cells = false
    var words = false
    for line in document.lines {
      let bytes = document.text[line.range]
      let mark = bytes.contains(tab) ? tab : bar
      var pieces = 0
      var start = bytes.startIndex
      let isCells = bytes.contains(mark)
      if isCells ? cells : words { continue }
      for index in bytes.indices where bytes[index] == (isCells ? mark : 0x20) {
        if isNumber(bytes[start..<index]) { pieces += 1 }
        start = index + 1
      }
      if isNumber(bytes[start...]) { pieces += 1 }
      if pieces >= 2 { if isCells { cells = true } else { words = true } }
      if cells, words { return true }
    }
    return false
  }

  private mutating func ranges() -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    var line = 0
    while line < lines.count {
      guard isRow(line) else {
        takeText(line)
        line += 1
        continue
      }
      let first = line
      var last = line
      while line < lines.count, isRow(line) || isBlank(line) {
        if isRow(line) { last = line }
        line += 1
      }
      if isEcho(first...last) {
        found.append(first...last)
      }
      numbers = []
      characters = []
    }
    return found
  }

  // MARK: Text

  private mutating func takeText(_ line: Int) {
    let bytes = text[lines[line].range]
    var start = bytes.startIndex
    var index = start
    while index <= bytes.endIndex {
      if index == bytes.endIndex || bytes[index] == 0x20 {
        if Self.isNumber(bytes[start..<index]) { numbers.append(bytes[start..<index]) }
        start = index + 1
      }
      index += 1
    }
    takeCharacters(bytes)
  }

  private mutating func takeCharacters(_ bytes: ArraySlice<UInt8>) {
    for scalar in Self.ideographs(bytes) { characters.insert(scalar) }
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

  private func isRow(_ line: Int) -> Bool {
    let bytes = text[lines[line].range]
    return bytes.contains(Self.tab) || bytes.count(where: { $0 == Self.bar }) > 1
  }

  private func isBlank(_ line: Int) -> Bool { UTF8Cursor.trimmed(lines[line], in: text).isEmpty }

  private func cells(_ line: Int) -> [ArraySlice<UInt8>] {
    let bytes = text[lines[line].range]
    let mark = bytes.contains(Self.tab) ? Self.tab : Self.bar
    return bytes.split(separator: mark).map { piece in
      text[UTF8Cursor.trimmed(TextSpan(start: piece.startIndex, end: piece.endIndex), in: text).range]
    }
  }

  private func isEcho(_ rows: ClosedRange<Int>) -> Bool {
    if numbers.count < Self.fewestNumbers { return false }
    var place = 0
    var count = 0
    var known = 0
    var unknown = 0
    for line in rows {
      var row: [ArraySlice<UInt8>] = []
      for cell in cells(line) {
        if Self.isNumber(cell) {
          row.append(cell)
          continue
        }
        for scalar in Self.ideographs(cell) {
          if characters.contains(scalar) { known += 1 } else { unknown += 1 }
        }
      }
      if row.isEmpty { continue }
      guard let end = self.end(of: row, from: place) else { return false }
      place = end
      count += row.count
    }
    return count >= Self.fewestNumbers
      && numbers.count - place <= max(Self.mostBehind, count / Self.numbersForEachBehind)
      && unknown * Self.charactersForEachLost <= known
  }

  /// Gives where the numbers of a row end in the text, that stand there beside each other.
  private func end(of row: [ArraySlice<UInt8>], from place: Int) -> Int? {
    var start = place
    while start + row.count <= numbers.count {
      if zip(row, numbers[start...]).allSatisfy({ $0.elementsEqual($1) }) { return start + row.count }
      start += 1
    }
    return nil
  }
}
