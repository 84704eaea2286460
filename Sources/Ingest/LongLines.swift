import Core

/// Parts the lines of a report that stands on one line, as text taken out of a page or pasted into a cell does:
/// the blank before a main heading, behind it, and behind a full stop becomes the end of a line; bars between
/// all cells do too. A byte takes the place of a byte, so that offsets into the text are those of the file.
enum LongLines {
  /// No paragraph of prose is so long.
  private static let longestParagraph = 2_500
  /// A text of more bytes than a thousand such paragraphs is no report on one line.
  private static let longestText = longestParagraph * 1_000
  private static let fewestHeadings = 3
  private static let fewestBars = 40
  private static let newline = UInt8(ascii: "\n")

  /// Gives the text with those lines parted, or nil where no line is so long or none holds a whole report.
  static func parted(_ text: [UInt8], lines: [TextSpan]) -> [UInt8]? {
    if text.count >= longestText { return nil }
    var parted: [UInt8]?
    // Where a line is most of the text it is no paragraph of it.
    for line in lines where line.count >= longestParagraph || line.count * 2 > text.count {
      let headings = self.headings(in: line, text)
      if headings.count < fewestHeadings { continue }
      var copy = parted ?? text
      part(line, headings, text, &copy)
      parted = copy
    }
    return parted
  }

  private static func part(_ line: TextSpan, _ headings: [Int], _ text: [UInt8], _ copy: inout [UInt8]) {
    var bars = 0
    for index in line.range where text[index] == UInt8(ascii: "|") { bars += 1 }
    if bars >= fewestBars {
      for index in line.range where text[index] == UInt8(ascii: "|") { copy[index] = newline }
      return
    }
    // The title stands before the first blank.
    breakBlank(from: Int(line.start), line, text, &copy)
    // Labels of rows are numbered like headings; their numbers stay with them.
    for heading in headings {
      copy[heading] = newline
      breakBlank(from: heading + 1, line, text, &copy)
    }
    var index = Int(line.start)
    while index < Int(line.end) {
      let (scalar, length) = UTF8Cursor.scalar(in: text[line.range], at: index)
      index += length
      // 。 and a blank end a paragraph.
      if scalar == 0x3002, index < Int(line.end), text[index] == 0x20 { copy[index] = newline }
    }
  }

  private static func breakBlank(from start: Int, _ line: TextSpan, _ text: [UInt8], _ copy: inout [UInt8]) {
    var index = start
    while index < Int(line.end), text[index] != 0x20 { index += 1 }
    guard index + 1 < Int(line.end) else { return }
    let (next, _) = UTF8Cursor.scalar(in: text[line.range], at: index + 1)
    if UTF8Cursor.digit(next) == nil, !PrintedNumber.isMinus(next), next != 0x2F { copy[index] = newline }
  }

  /// 一 to 十.
  private static let numerals: Set<UInt32> = [
    0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
  ]

  /// Gives the blank or bar before each main heading, 一、 and 二、 and so on.
  private static func headings(in line: TextSpan, _ text: [UInt8]) -> [Int] {
    var found: [Int] = []
    let bytes = text[line.range]
    for index in line.range.dropLast() where text[index] == 0x20 || text[index] == UInt8(ascii: "|") {
      let (numeral, length) = UTF8Cursor.scalar(in: bytes, at: index + 1)
      guard numerals.contains(numeral), index + 1 + length < Int(line.end) else { continue }
      let (point, _) = UTF8Cursor.scalar(in: bytes, at: index + 1 + length)
      // 、 ． . and ，
      if [0x3001, 0xFF0E, 0x2E, 0xFF0C].contains(point) { found.append(index) }
    }
    return found
  }
}
