/// This is a value of a JSON file with the line that it stands on, so that a mistake in a configuration can
/// be pointed at.
struct JSONNode: Sendable {
  let line: Int
  let value: JSONValue
}

struct JSONMember: Sendable {
  let key: String
  let line: Int
  let node: JSONNode
}

enum JSONValue: Sendable {
  case null
  case boolean(Bool)
  /// The digits as they are written.
  case number(String)
  case string(String)
  case array([JSONNode])
  case object([JSONMember])

  /// Gives the word for messages.
  var word: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension JSONNode {
  subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.node
  }

  var string: String? {
    if case .string(let text) = value { return text }
    return nil
  }

  var integer: Int? {
    if case .number(let digits) = value { return Int(digits) }
    return nil
  }

  var elements: [JSONNode] {
    if case .array(let nodes) = value { return nodes }
    return []
  }
}

/// This is where a text is not JSON, and how.
struct JSONFault: Error {
  let line: Int
  let problem: String
}
