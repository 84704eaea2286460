import Core

/// Parts the numbers of a row that stand in one cell with a slash between them: `12/3/0/0/0/1/16`. Fewer may be a date
/// or the number of a page.
enum SlashedNumbers {
  private static let fewest = 5

  /// Appends the numbers as the values of a row; false where anything else stands there.
  static func append(
    _ span: TextSpan, line: Int32, row: Int32, column: Int32, isExplicit: Bool = false, text: [UInt8],
    to tokens: inout [Token]
  ) -> Bool {
    guard let parts = parts(of: span, in: text) else { return false }
    for part in parts {
      tokens.append(
        Token(kind: .number, span: part, line: line, row: row, column: column, isExplicit: isExplicit))
    }
    return true
  }

  private static func parts(of span: TextSpan, in text: [UInt8]) -> [TextSpan]? {
    guard let first = text[span.range].first, (0x30...0x39).contains(first) else { return nil }
    var parts: [TextSpan] = []
    var start = Int(span.start)
    for index in span.range {
      switch text[index] {
      case 0x30...0x39: continue
      case UInt8(ascii: "/"):
        if index == start { return nil }
        parts.append(TextSpan(start: start, end: index))
        start = index + 1
      default: return nil
      }
    }
    if start == Int(span.end) { return nil }
    parts.append(TextSpan(start: start, end: Int(span.end)))
    return parts.count >= fewest ? parts : nil
  }
}
