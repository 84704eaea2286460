import Core

/// Finds the lines of a text. A line ends at LF, and carriage returns before it belong to the end; only a
/// text without any LF ends its lines at CR, and one without either at the vertical tabs or the line separators
/// of Unicode that programs for text put between lines of one paragraph: beside LF they are blanks within a
/// cell. A form feed is a blank like any other: the text of a PDF puts it in front of the first line of a page.
enum LineSplitter {
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let verticalTab: UInt8 = 0x0B

  static func lines(of text: [UInt8]) -> [TextSpan] {
    guard let terminator = [lineFeed, carriageReturn, verticalTab].first(where: text.contains) else {
      return linesBySeparators(of: text)
    }
    var lines: [TextSpan] = []
    lines.reserveCapacity(text.count / 40 + 1)
    var start = text.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    let bytes = text.span
    for index in start..<max(start, bytes.count) where bytes[index] == terminator {
      lines.append(span(from: start, to: index, in: text))
      start = index + 1
    }
    if start < text.count { lines.append(span(from: start, to: text.count, in: text)) }
    return lines
  }

  /// Ends the lines at U+2028 and U+2029.
  private static func linesBySeparators(of text: [UInt8]) -> [TextSpan] {
    var lines: [TextSpan] = []
    var start = text.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    let bytes = text.span
    var index = start
    while index < bytes.count {
      if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
        bytes[index + 2] & 0xFE == 0xA8
      {
        lines.append(TextSpan(start: start, end: index))
        index += 3
        start = index
      } else {
        index += 1
      }
    }
    if start < text.count { lines.append(TextSpan(start: start, end: text.count)) }
    return lines
  }

  private static func span(from start: Int, to terminator: Int, in text: [UInt8]) -> TextSpan {
    var end = terminator
    while end > start, text[end - 1] == carriageReturn { end -= 1 }
    return TextSpan(start: start, end: end)
  }
}

let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
