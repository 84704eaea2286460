import Core

/// Takes the marks of bold and italic print and of a formula off a cell of Markdown, `**12**` and `$12$`, the
/// apostrophe off a number that a spreadsheet holds as text, `'12`, the backslash off a sign that would begin a list,
/// `\-`, the backslashes off the end of a line that they break, `12\`, and off a number the quotes around it, `"12"`,
/// and the end of a sentence behind it, `12；`.
enum Emphasis {
  static func stripped(_ span: TextSpan, in text: [UInt8]) -> TextSpan {
    var start = Int(span.start)
    var end = withoutBreak(span, in: text)
    while end - start >= 3, let mark = mark(text[start]), text[end - 1] == mark {
      start += 1
      end -= 1
    }
    if end - start >= 2, text[start] == UInt8(ascii: "'"), (0x30...0x39).contains(text[start + 1]) {
      start += 1
    }
    if end - start >= 2, text[start] == UInt8(ascii: "\\"), escaped.contains(text[start + 1]) { start += 1 }
    if end > start, let bare = bareNumber(start..<end, in: text) { return bare }
    return start == Int(span.start) && end == Int(span.end)
      ? span : UTF8Cursor.trimmed(TextSpan(start: start, end: end), in: text)
  }

  /// Gives where a text ends before the backslashes with which Markdown and Org break a line; a backslash alone is a
  /// mark in the place of a number.
  private static func withoutBreak(_ span: TextSpan, in text: [UInt8]) -> Int {
    var end = Int(span.end)
    while end > Int(span.start), text[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    return end == Int(span.start) ? Int(span.end) : end
  }

  /// Gives the digits between quotes, or before one mark of punctuation; nil where anything else stands there. A full
  /// point and 、 follow the number of a row, `1.`, a comma may part thousands that the end of a line cut: they stay.
  private static func bareNumber(_ range: Range<Int>, in text: [UInt8]) -> TextSpan? {
    guard let last = text[range].last else { return nil }
    let length = last < 0x80 ? 1 : 3
    if range.count <= length { return nil }
    let end = range.upperBound - length
    let tail = text[end..<range.upperBound]
    var start = range.lowerBound
    if quotes.contains(where: { tail.elementsEqual($0) }) {
      guard let opening = quotes.first(where: { text[start..<end].starts(with: $0) }) else { return nil }
      start += opening.count
    } else if !stops.contains(where: { tail.elementsEqual($0) }) {
      return nil
    }
    let inner = text[start..<end]
    return !inner.isEmpty && inner.allSatisfy { (0x30...0x39).contains($0) }
      ? TextSpan(start: start, end: end) : nil
  }

  private static let escaped = Array("-+/".utf8)
  private static let quotes = ["\"", "“", "”"].map { Array($0.utf8) }
  private static let stops = [";", "；", "。"].map { Array($0.utf8) }

  private static func mark(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "$"): byte
    default: nil
    }
  }
}
