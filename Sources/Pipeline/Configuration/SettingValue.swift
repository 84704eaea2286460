/// This is the value of a setting, checked against its kind.
enum SettingValue: Sendable {
  case unset
  case path(DiskPath)
  case paths([DiskPath])
  case word(String)
  case words([String])
  case count(Int)
  case size(Int)
  /// In ten thousandths, so that `0.25%` is exact.
  case share(Int)
  case truth(Bool)
  case rules([RuleSetting])
  case lists([NamedList])

  struct RuleSetting: Sendable {
    let code: String
    let severity: String
    /// The line of the configuration, 0 where there is none.
    let line: Int
  }

  struct NamedList: Sendable {
    let name: String
    let members: [String]
    /// The line of the configuration, 0 where there is none.
    let line: Int
  }

  static let severities = ["off", "info", "warning", "error"]

  /// Gives the value as it is shown to people.
  var description: String {
    switch self {
    case .unset: ""
    case .path(let path): path.description
    case .paths(let paths): paths.map(\.description).joined(separator: ", ")
    case .word(let word): word
    case .words(let words): words.joined(separator: ", ")
    case .count(let number): String(number)
    case .size(let bytes): Self.describe(bytes: bytes)
    case .share(let share): Self.describe(share: share)
    case .truth(let truth): truth ? "true" : "false"
    case .rules(let rules): rules.map { "\($0.code)=\($0.severity)" }.joined(separator: ", ")
    case .lists(let lists):
      lists.map { "\($0.name)=\($0.members.joined(separator: "+"))" }.joined(separator: ", ")
    }
  }

  static func describe(share: Int) -> String {
    let fraction = share % 100
    if fraction == 0 { return "\(share / 100)%" }
    let digits = fraction % 10 == 0 ? "\(fraction / 10)" : fraction < 10 ? "0\(fraction)" : "\(fraction)"
    return "\(share / 100).\(digits)%"
  }

  private static func describe(bytes: Int) -> String {
    for (word, factor) in sizes.reversed() where bytes % factor == 0 && bytes > 0 {
      return "\(bytes / factor) \(word)"
    }
    return "\(bytes)"
  }

  private static let sizes = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)]

  // MARK: From a flag, the environment or a default

  /// Gives the value of a text, or throws a sentence's end such as `is not a number of 1 or more`.
  static func parse(_ bytes: [UInt8], as kind: Setting.Kind) throws(SettingFault) -> SettingValue {
    switch kind {
    case .path: return .path(try path(bytes))
    case .paths: return .paths([try path(bytes)])
    default: break
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SettingFault("is not UTF-8 text")
    }
    switch kind {
    case .path, .paths: preconditionFailure("paths are kept as bytes")
    case .word(let known): return .word(try word(text, among: known))
    case .words(let known):
      var words: [String] = []
      for part in list(text) { words.append(try word(part, among: known)) }
      return .words(words)
    case .names: return .words(list(text))
    case .text: return .word(text)
    case .count(let word):
      if let word, text == word { return .word(word) }
      return .count(try count(text, orWord: word))
    case .size: return .size(try size(text))
    case .share: return .share(try share(text))
    case .truth:
      switch text {
      case "true", "1", "yes": return .truth(true)
      case "false", "0", "no": return .truth(false)
      default: throw SettingFault("is “\(text)”, expected true or false")
      }
    case .rules:
      var rules: [RuleSetting] = []
      for part in list(text) {
        let pieces = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard pieces.count == 2 else { throw SettingFault("holds “\(part)”, expected CODE=SEVERITY") }
        let severity = try word(pieces[1], among: severities)
        rules.append(RuleSetting(code: pieces[0], severity: severity, line: 0))
      }
      return .rules(rules)
    case .lists:
      var lists: [NamedList] = []
      for part in list(text) {
        let pieces = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard pieces.count == 2, !pieces[1].isEmpty else {
          throw SettingFault("holds “\(part)”, expected NAME=NAME+NAME")
        }
        let members = pieces[1].split(separator: "+").map(String.init)
        lists.append(NamedList(name: pieces[0], members: members, line: 0))
      }
      return .lists(lists)
    }
  }

  // MARK: From the file

  static func parse(_ node: JSONNode, as kind: Setting.Kind) throws(SettingFault) -> SettingValue {
    switch (kind, node.value) {
    case (.path, .string(let text)): return .path(try path(Array(text.utf8)))
    case (.paths, .string(let text)): return .paths([try path(Array(text.utf8))])
    case (.paths, .array(let nodes)):
      var paths: [DiskPath] = []
      for text in try strings(nodes) { paths.append(try path(Array(text.utf8))) }
      if paths.isEmpty { throw SettingFault("is an empty list") }
      return .paths(paths)
    case (.word, .string(let text)), (.text, .string(let text)): return try parse(Array(text.utf8), as: kind)
    case (.words(let known), .array(let nodes)):
      var words: [String] = []
      for text in try strings(nodes) { words.append(try word(text, among: known)) }
      if words.isEmpty { throw SettingFault("is an empty list") }
      return .words(words)
    case (.names, .array(let nodes)): return .words(try strings(nodes))
    case (.count(let word), .number(let digits)): return .count(try count(digits, orWord: word))
    case (.count(let word), .string(let text)):
      if let word, text == word { return .word(word) }
      throw SettingFault("is “\(text)”, expected a number of 1 or more" + (word.map { " or “\($0)”" } ?? ""))
    case (.size, .number(let text)), (.size, .string(let text)): return .size(try size(text))
    case (.share, .string(let text)): return .share(try share(text))
    case (.truth, .boolean(let truth)): return .truth(truth)
    case (.rules, .object(let members)):
      var rules: [RuleSetting] = []
      for member in members {
        guard let text = member.node.string else {
          throw SettingFault(
            "gives \(member.key) as \(member.node.value.word), expected off, info, warning or error",
            line: member.line)
        }
        do {
          let severity = try word(text, among: severities)
          rules.append(RuleSetting(code: member.key, severity: severity, line: member.line))
        } catch {
          throw SettingFault("\(member.key) \(error.problem)", line: member.line)
        }
      }
      return .rules(rules)
    case (.lists, .object(let members)):
      var lists: [NamedList] = []
      for member in members {
        guard case .array(let nodes) = member.node.value, !nodes.isEmpty else {
          throw SettingFault("gives \(member.key) no list of names", line: member.line)
        }
        lists.append(NamedList(name: member.key, members: try strings(nodes), line: member.line))
      }
      return .lists(lists)
    default: throw SettingFault("is \(node.value.word), expected \(expectation(kind))")
    }
  }

  private static func expectation(_ kind: Setting.Kind) -> String {
    switch kind {
    case .path: "a path in quotes"
    case .paths: "a list of paths"
    case .word(let known): "one of \(known.joined(separator: ", ")), in quotes"
    case .words(let known): "a list of \(known.joined(separator: ", "))"
    case .names: "a list of texts"
    case .count(let word): "a number of 1 or more" + (word.map { " or “\($0)”" } ?? "")
    case .text(let form): "a text such as \(form)"
    case .size: "a number of bytes, or a text such as “64 MiB”"
    case .share: "a text such as “5%”"
    case .truth: "true or false"
    case .rules: "an object of rule codes with off, info, warning or error"
    case .lists: "an object of names with lists of names"
    }
  }

  // MARK: Pieces

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { part in
      let start = part.drop { $0 == " " }
      return String(start.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func strings(_ nodes: [JSONNode]) throws(SettingFault) -> [String] {
    var texts: [String] = []
    for node in nodes {
      guard let text = node.string else {
        throw SettingFault("holds \(node.value.word), expected texts in quotes", line: node.line)
      }
      texts.append(text)
    }
    return texts
  }

  private static func path(_ bytes: [UInt8]) throws(SettingFault) -> DiskPath {
    if bytes.isEmpty { throw SettingFault("is empty, expected a path") }
    return DiskPath(bytes: bytes)
  }

  private static func word(_ text: String, among known: [String]) throws(SettingFault) -> String {
    if known.contains(text) { return text }
    let choices =
      known.count == 1 ? known[0] : known.dropLast().joined(separator: ", ") + " or " + known[known.count - 1]
    throw SettingFault(
      "is “\(text)”, expected \(choices)" + NearestWord.suggestion(for: text, among: known))
  }

  private static func count(_ text: String, orWord word: String?) throws(SettingFault) -> Int {
    guard let number = Int(text), number >= 1, number <= 4096 else {
      throw SettingFault("is \(text), expected a number from 1 to 4096" + (word.map { " or “\($0)”" } ?? ""))
    }
    return number
  }

  private static func size(_ text: String) throws(SettingFault) -> Int {
    let digits = text.prefix { $0 >= "0" && $0 <= "9" }
    let word = text.dropFirst(digits.count).drop { $0 == " " }
    let factor = word.isEmpty ? 1 : sizes.first { $0.0.lowercased() == word.lowercased() }?.1
    guard let number = Int(digits), let factor, number >= 1, number <= (1 << 40) / factor else {
      throw SettingFault("is “\(text)”, expected a number of bytes, or a text such as “64 MiB”")
    }
    return number * factor
  }

  private static func share(_ text: String) throws(SettingFault) -> Int {
    let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = digits.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") }
    if text.hasSuffix("%"), isPlain, parts.count <= 2, let whole = Int(parts[0]), whole <= 100 {
      let fraction = parts.count == 2 ? String(parts[1]) : ""
      if fraction.utf8.count <= 2, let hundredths = Int((fraction + "00").prefix(2)),
        whole * 100 + hundredths <= 10_000
      {
        return .init(whole * 100 + hundredths)
      }
    }
    throw SettingFault("is “\(text)”, expected a share from 0% to 100% such as 5% or 0.5%")
  }
}

/// This is what is wrong with a value: the end of a sentence that begins with the name of the setting.
struct SettingFault: Error {
  let problem: String
  /// The line where it is not the line of the setting itself.
  let line: Int?

  init(_ problem: String, line: Int? = nil) {
    self.problem = problem
    self.line = line
  }
}
