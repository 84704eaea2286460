/// Reads JSON with `//` comments and keeps the line of every value and key. A key that stands twice in an
/// object is a fault: one of the two would be lost in silence.
struct JSONReader {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var depth = 0

  static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSONNode {
    if let bad = firstLineThatIsNotText(bytes) {
      throw JSONFault(line: bad, problem: "the text is not UTF-8")
    }
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.at = 3 }
    try reader.skipBlanks()
    let node = try reader.node()
    try reader.skipBlanks()
    if reader.at < bytes.count { throw reader.fault("something stands after the end") }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static func firstLineThatIsNotText(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    return (index ?? 0) + 1
  }

  private func fault(_ problem: String) -> JSONFault { JSONFault(line: line, problem: problem) }

  /// Gives what stands at the cursor, for a message.
  private var here: String {
    if at >= bytes.count { return "the end of the file" }
    let rest = String(decoding: bytes[at...].prefix(8), as: UTF8.self)
    return rest.first.map { "“\($0)”" } ?? "the end of the file"
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() throws(JSONFault) {
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        at += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): at += 1
      case UInt8(ascii: "/"):
        if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "/") {
          while let other = next, other != UInt8(ascii: "\n") {
            _ = other
            at += 1
          }
        } else {
          throw fault("a comment starts with //")
        }
      default: return
      }
    }
  }

  private mutating func node() throws(JSONFault) -> JSONNode {
    let start = line
    guard let byte = next else { throw fault("the file ends where a value is expected") }
    switch byte {
    case UInt8(ascii: "{"): return JSONNode(line: start, value: .object(try object()))
    case UInt8(ascii: "["): return JSONNode(line: start, value: .array(try array()))
    case UInt8(ascii: "\""): return JSONNode(line: start, value: .string(try string()))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONNode(line: start, value: .number(try number()))
    default:
      for (word, value) in [("true", JSONValue.boolean(true)), ("false", .boolean(false)), ("null", .null)]
      where bytes[at...].starts(with: word.utf8) {
        at += word.utf8.count
        return JSONNode(line: start, value: value)
      }
      throw fault("\(here) stands where a value is expected")
    }
  }

  private mutating func enter() throws(JSONFault) {
    depth += 1
    if depth > 64 { throw fault("objects and lists are nested more than 64 deep") }
    at += 1
    try skipBlanks()
  }

  /// Passes the comma or the closing bracket; tells whether another element follows.
  private mutating func continues(until close: UInt8) throws(JSONFault) -> Bool {
    try skipBlanks()
    let bracket = String(Unicode.Scalar(close))
    guard let byte = next else { throw fault("the file ends before \(bracket)") }
    if byte == close {
      at += 1
      depth -= 1
      return false
    }
    if byte != UInt8(ascii: ",") { throw fault("\(here) stands where a comma or \(bracket) is expected") }
    at += 1
    try skipBlanks()
    if next == close { throw fault("a comma stands before \(bracket)") }
    return true
  }

  private mutating func object() throws(JSONFault) -> [JSONMember] {
    try enter()
    var members: [JSONMember] = []
    if next == UInt8(ascii: "}") {
      at += 1
      depth -= 1
      return members
    }
    repeat {
      if next != UInt8(ascii: "\"") { throw fault("\(here) stands where a key in quotes is expected") }
      let keyLine = line
      let key = try string()
      if let first = members.first(where: { $0.key == key }) {
        throw JSONFault(line: keyLine, problem: "“\(key)” stands twice, first in line \(first.line)")
      }
      try skipBlanks()
      if next != UInt8(ascii: ":") { throw fault("\(here) stands where a colon is expected") }
      at += 1
      try skipBlanks()
      members.append(JSONMember(key: key, line: keyLine, node: try node()))
    } while try continues(until: UInt8(ascii: "}"))
    return members
  }

  private mutating func array() throws(JSONFault) -> [JSONNode] {
    try enter()
    var nodes: [JSONNode] = []
    if next == UInt8(ascii: "]") {
      at += 1
      depth -= 1
      return nodes
    }
    repeat { nodes.append(try node()) } while try continues(until: UInt8(ascii: "]"))
    return nodes
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = at
    while let byte = next, Self.isNumberByte(byte) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if Double(text) == nil { throw fault("\(text) is not a number") }
    return text
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
  }

  private mutating func string() throws(JSONFault) -> String {
    at += 1
    var text: [UInt8] = []
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += String(try escaped()).utf8
      case 0..<0x20: throw fault("a text goes past the end of its line")
      default: text.append(byte)
      }
    }
    throw fault("the file ends inside a text")
  }

  private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
    guard let byte = next else { throw fault("the file ends inside a text") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var code = try fourDigits()
      if (0xD800..<0xDC00).contains(code), bytes[at...].starts(with: "\\u".utf8) {
        at += 2
        let low = try fourDigits()
        if (0xDC00..<0xE000).contains(low) { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
      }
      guard let scalar = Unicode.Scalar(code), code != 0 else {
        throw fault("\\u\(String(code, radix: 16)) is not a character")
      }
      return scalar
    default: throw fault("a text holds a backslash that means nothing")
    }
  }

  private mutating func fourDigits() throws(JSONFault) -> UInt32 {
    let digits = String(decoding: bytes[at...].prefix(4), as: UTF8.self)
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
      let code = UInt32(digits, radix: 16)
    else { throw fault("\\u is not followed by four hexadecimal digits") }
    at += 4
    return code
  }
}
