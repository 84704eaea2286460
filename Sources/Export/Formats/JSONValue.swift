import Core

/// This is a JSON document to be written: members stand in the order given, so that equal values give equal
/// bytes, and numbers are exact.
indirect enum JSONValue {
  case string(String)
  case integer(Int)
  case decimal(Decimal64)
  case boolean(Bool)
  case null
  case array([JSONValue])
  case object([(name: String, value: JSONValue)])

  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  /// Gives the document in lines, indented by two spaces, with a line feed at the end.
  func document() -> [UInt8] {
    var bytes: [UInt8] = []
    write(into: &bytes, depth: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func write(into bytes: inout [UInt8], depth: Int) {
    switch self {
    case .string(let text): Self.quote(text, into: &bytes)
    case .integer(let value): bytes += String(value).utf8
    case .decimal(let value): bytes += value.description.utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    case .array(let values):
      Self.list(values, brackets: ("[", "]"), into: &bytes, depth: depth) { value, bytes in
        value.write(into: &bytes, depth: depth + 1)
      }
    case .object(let members):
      Self.list(members, brackets: ("{", "}"), into: &bytes, depth: depth) { member, bytes in
        Self.quote(member.name, into: &bytes)
        bytes += ": ".utf8
        member.value.write(into: &bytes, depth: depth + 1)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], brackets: (open: String, close: String), into bytes: inout [UInt8], depth: Int,
    write: (Element, inout [UInt8]) -> Void
  ) {
    bytes += brackets.open.utf8
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(depth + 1, into: &bytes)
      write(element, &bytes)
    }
    if !elements.isEmpty { newLine(depth, into: &bytes) }
    bytes += brackets.close.utf8
  }

  private static func newLine(_ depth: Int, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private static func quote(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x00..<0x20:
        let digits = String(byte, radix: 16)
        bytes += (digits.utf8.count == 1 ? "\\u000\(digits)" : "\\u00\(digits)").utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
