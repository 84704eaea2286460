import Core

/// Finds the lines of a text. A line ends at LF, and carriage returns before it belong to the end; only a
/// text without any LF ends its lines at CR. A form feed is a blank like any other: the text of a PDF puts
/// it in front of the first line of a page.
enum LineSplitter {
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  static func lines(of text: [UInt8]) -> [TextSpan] {
    let terminator = text.contains(lineFeed) ? lineFeed : carriageReturn
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

  private static func span(from start: Int, to terminator: Int, in text: [UInt8]) -> TextSpan {
    var end = terminator
    while end > start, text[end - 1] == carriageReturn { end -= 1 }
    return TextSpan(start: start, end: end)
  }
}

let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
