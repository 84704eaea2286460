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
    if let terminator = [lineFeed, carriageReturn, verticalTab].first(where: text.contains) {
      return lines(of: text) { text[$0] == terminator ? 1 : 0 }
    }
    return lines(of: text) { isSeparator(at: $0, in: text) ? 3 : 0 }
  }

  /// - Parameter end: how many bytes end a line at a place, 0 where none do.
  @inline(__always)
  private static func lines(of text: [UInt8], end: (Int) -> Int) -> [TextSpan] {
    var lines: [TextSpan] = []
    lines.reserveCapacity(text.count / 40 + 1)
    var start = text.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    var index = start
    while index < text.count {
      let length = end(index)
      if length > 0 {
        lines.append(span(from: start, to: index, in: text))
        start = index + length
      }
      index += max(1, length)
    }
    if start < text.count { lines.append(span(from: start, to: text.count, in: text)) }
    return lines
  }

  /// U+2028 and U+2029.
  private static func isSeparator(at index: Int, in text: [UInt8]) -> Bool {
    text[index] == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8
  }

  private static func span(from start: Int, to terminator: Int, in text: [UInt8]) -> TextSpan {
    var end = terminator
    while end > start, text[end - 1] == carriageReturn { end -= 1 }
    return TextSpan(start: start, end: end)
  }
}

let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
