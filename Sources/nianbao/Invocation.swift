import Pipeline

/// This is a command line, taken apart. Values stay bytes, since a path need not be UTF-8.
struct Invocation {
  let command: Command
  let operands: [[UInt8]]
  /// In the order given, the name without dashes.
  let flags: [(name: String, value: [UInt8])]

  /// - Parameter words: what stands after the name of the program.
  init(_ words: [[UInt8]]) throws(RunFailure) {
    var words = words[...]
    let first = words.popFirst().map(Self.text) ?? "help"
    switch first {
    case "--help", "-h": command = try Command.require("help")
    case "--version": preconditionFailure("the version is told before a command is looked for")
    default:
      if first.hasPrefix("-") {
        throw RunFailure(
          .wrongUsage, "a command comes first, found \(first): nianbao help lists the commands")
      }
      command = try Command.require(first)
    }
    var operands: [[UInt8]] = []
    var flags: [(name: String, value: [UInt8])] = []
    var areFlagsOver = false
    while let word = words.popFirst() {
      if areFlagsOver || !word.starts(with: "-".utf8) || word.count == 1 {
        operands.append(word)
      } else if word == Array("--".utf8) {
        areFlagsOver = true
      } else {
        flags.append(try Self.flag(word, of: command, rest: &words))
      }
    }
    if !command.counts.contains(operands.count), !flags.contains(where: { $0.name == "help" }) {
      throw Self.wrongCount(operands, of: command)
    }
    self.operands = operands
    self.flags = flags
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func flag(
    _ word: [UInt8], of command: Command, rest: inout ArraySlice<[UInt8]>
  ) throws(RunFailure) -> (name: String, value: [UInt8]) {
    let equals = word.firstIndex(of: UInt8(ascii: "="))
    let written = text(Array(word[..<(equals ?? word.endIndex)]))
    if written == "-h" || written == "--help" { return ("help", []) }
    let known = command.flags.map { "--\($0.name)" }
    guard let flag = command.flags.first(where: { "--\($0.name)" == written }) else {
      var sentence =
        "\(command.name) has no flag \(written)" + NearestWord.suggestion(for: written, among: known)
      if let owner = Command.all.first(where: { $0.flags.contains { "--\($0.name)" == written } }) {
        sentence += "; it belongs to \(owner.name)"
      }
      throw RunFailure(.wrongUsage, sentence)
    }
    if let equals { return (flag.name, Array(word[(equals + 1)...])) }
    guard let placeholder = flag.placeholder else { return (flag.name, Array("true".utf8)) }
    guard let value = rest.first, !value.starts(with: "--".utf8) else {
      throw RunFailure(.wrongUsage, "\(written) needs a value: \(written) \(placeholder)")
    }
    rest.removeFirst()
    return (flag.name, value)
  }

  private static func wrongCount(_ operands: [[UInt8]], of command: Command) -> RunFailure {
    let usage = "nianbao \(command.name)\(command.operands.isEmpty ? "" : " \(command.operands)")"
    if operands.count < command.counts.lowerBound {
      return RunFailure(.wrongUsage, "\(command.name) needs \(command.operands): \(usage)")
    }
    let extra = DiskPath(bytes: operands[command.counts.upperBound]).description
    let hint = command.name == "run" ? "; inputs are named with --input" : ""
    return RunFailure(.wrongUsage, "\(command.name) does not take “\(extra)”\(hint): \(usage)")
  }

  var asksForHelp: Bool { flags.contains { $0.name == "help" } }

  func operand(_ index: Int) -> String { Self.text(operands[index]) }

  /// Gives the value of a flag that no setting has, as text.
  func value(_ name: String) -> String? { flags.last { $0.name == name }.map { Self.text($0.value) } }

  func path(_ name: String) -> DiskPath? { flags.last { $0.name == name }.map { DiskPath(bytes: $0.value) } }

  func configuration() throws(RunFailure) -> Configuration {
    try Configuration(
      Configuration.Sources(file: path("config"), flags: flags, environment: Surroundings.environment))
  }
}
