import Core

/// Takes the marks of bold and italic print and of a formula off a cell of Markdown, `**12**` and `$12$`, and the
/// apostrophe off a number that a spreadsheet holds as text, `'12`.
enum Emphasis {
  static func stripped(_ span: TextSpan, in text: [UInt8]) -> TextSpan {
    var start = Int(span.start)
    var end = Int(span.end)
    while end - start >= 3, let mark = mark(text[start]), text[end - 1] == mark {
      start += 1
      end -= 1
    }
    if end - start >= 2, text[start] == UInt8(ascii: "'"), (0x30...0x39).contains(text[start + 1]) {
      start += 1
    }
    return start == Int(span.start) ? span : UTF8Cursor.trimmed(TextSpan(start: start, end: end), in: text)
  }

  private static func mark(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "$"): byte
    default: nil
    }
  }
}
