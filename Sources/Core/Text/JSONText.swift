/// This is a value to be written as JSON: members keep their order, so that the same values give the same
/// bytes.
public enum JSONText: Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// Digits that are written as they are, such as `0.25`.
  case decimal(String)
  case text(String)
  case list([JSONText])
  case object([(key: String, value: JSONText)])

  public static func texts(_ texts: [String]) -> JSONText { .list(texts.map(JSONText.text)) }

  /// Gives one line without blanks.
  public var line: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes, indent: nil)
    return bytes
  }

  /// Gives a text for people, indented by two blanks, with a line end.
  public var page: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes, indent: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func append(to bytes: inout [UInt8], indent: Int?) {
    switch self {
    case .null: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .decimal(let digits): bytes += digits.utf8
    case .text(let text): Self.append(text, to: &bytes)
    case .list(let values):
      Self.enclose("[", "]", count: values.count, indent: indent, to: &bytes) { index, inner, bytes in
        values[index].append(to: &bytes, indent: inner)
      }
    case .object(let members):
      Self.enclose("{", "}", count: members.count, indent: indent, to: &bytes) { index, inner, bytes in
        Self.append(members[index].key, to: &bytes)
        bytes += (indent == nil ? ":" : ": ").utf8
        members[index].value.append(to: &bytes, indent: inner)
      }
    }
  }

  private static func enclose(
    _ open: String, _ close: String, count: Int, indent: Int?, to bytes: inout [UInt8],
    element: (Int, Int?, inout [UInt8]) -> Void
  ) {
    bytes += open.utf8
    for index in 0..<count {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      if let indent { newLine(indent + 2, to: &bytes) }
      element(index, indent.map { $0 + 2 }, &bytes)
    }
    if let indent, count > 0 { newLine(indent, to: &bytes) }
    bytes += close.utf8
  }

  private static func newLine(_ indent: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<indent { bytes.append(UInt8(ascii: " ")) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        bytes += ("\\u00" + (digits.utf8.count == 1 ? "0" : "") + digits).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
