@testable import Pipeline

/// Makes frames for `nianbao pipe`, and takes its answers apart.
enum PipeFrames {
  static func frame(_ kind: Character, _ name: [UInt8] = [], _ body: [UInt8] = []) -> [UInt8] {
    Array(String(kind).utf8) + number(name.count, bytes: 4) + number(body.count, bytes: 8) + name + body
  }

  static func frame(_ kind: Character, _ name: String, _ body: String = "") -> [UInt8] {
    frame(kind, Array(name.utf8), Array(body.utf8))
  }

  static func number(_ value: Int, bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// Runs a step over frames; the program must have said nothing.
  static func answers(
    _ step: String, _ frames: [[UInt8]], in work: Workplace, flags: [String] = []
  ) throws -> [JSONNode] {
    let data = DiskPath.project.appending("data").description
    let outcome = try Program.run(
      ["pipe", "--step", step, "--data", data] + flags, in: work.path, input: frames.flatMap { $0 })
    if outcome.code != 0 || !outcome.said.isEmpty { throw Trouble(outcome.said) }
    return try outcome.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
  }

  struct Trouble: Error {
    let said: String
    init(_ said: String) { self.said = said }
  }
}

extension JSONNode {
  /// The members of an object in their order.
  var members: [JSONMember] {
    if case .object(let members) = value { return members }
    return []
  }
}
