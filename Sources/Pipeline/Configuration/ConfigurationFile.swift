/// Reads `pipeline.json` against the list of settings. Every fault is collected, so that a person mends a
/// file once.
struct ConfigurationFile {
  struct Entry {
    let value: SettingValue
    let line: Int
  }

  private(set) var entries: [String: Entry] = [:]
  private(set) var faults: [String] = []
  private let path: DiskPath

  /// Keys that may stand in the file and set nothing.
  private static let silent = ["$schema"]

  init(_ bytes: [UInt8], path: DiskPath) {
    self.path = path
    do throws(JSONFault) {
      let root = try JSONReader.read(bytes)
      guard case .object(let members) = root.value else {
        report(root.line, "the configuration is \(root.value.word), expected an object")
        return
      }
      read(members, below: "")
    } catch {
      report(error.line, error.problem)
    }
  }

  private mutating func report(_ line: Int, _ problem: String) {
    faults.append("\(path.description):\(line): \(problem)")
  }

  private mutating func read(_ members: [JSONMember], below prefix: String) {
    for member in members {
      let key = prefix + member.key
      if let setting = Setting.named(key) {
        read(member, as: setting)
      } else if Self.groups.contains(key) {
        if case .object(let inner) = member.node.value {
          read(inner, below: key + ".")
        } else if case .array = member.node.value, let setting = Setting.short(key) {
          read(member, as: setting, called: key)
        } else {
          let list = Setting.short(key) == nil ? "" : " or a list"
          report(member.line, "\(key) is \(member.node.value.word), expected an object\(list)")
        }
      } else if !Self.silent.contains(key) {
        report(member.line, "unknown key “\(key)”" + Self.suggestion(for: member.key, below: prefix))
      }
    }
  }

  private mutating func read(_ member: JSONMember, as setting: Setting, called name: String? = nil) {
    do throws(SettingFault) {
      let value = try SettingValue.parse(member.node, as: setting.kind)
      entries[setting.key] = Entry(value: value.resolved(against: path.parent), line: member.line)
    } catch {
      report(error.line ?? member.line, "\(name ?? setting.key) \(error.problem)")
    }
  }

  /// The objects that hold settings: `log`, `stages`, `stages.ingest` and every other stage, which may stand
  /// there without options.
  private static var groups: Set<String> {
    var groups = Set(Stage.names.map { "stages.\($0)" })
    for setting in Setting.all {
      let parts = setting.key.split(separator: ".").dropLast()
      for count in parts.indices { groups.insert(parts[...count].joined(separator: ".")) }
    }
    return groups
  }

  private static func suggestion(for key: String, below prefix: String) -> String {
    // The name of a flag is a natural guess for a key.
    if let meant = Setting.all.first(where: { $0.flag == key }) { return "; did you mean \(meant.key)?" }
    let all = Setting.all.map(\.key) + groups.sorted()
    let siblings = all.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
      .filter { !$0.contains(".") }.map(String.init)
    if let near = NearestWord.of(key, among: siblings) { return "; did you mean \(prefix)\(near)?" }
    let last = { (text: String) in text.split(separator: ".").last.map(String.init) ?? text }
    if let near = NearestWord.of(key, among: all.map(last)),
      let meant = all.first(where: { last($0) == near })
    {
      return "; did you mean \(meant)?"
    }
    let known = siblings.isEmpty ? "it takes no options" : "known here: \(siblings.joined(separator: ", "))"
    return "; \(known)"
  }
}

extension SettingValue {
  /// Paths in a file are meant from the folder of the file, so that a run may be started anywhere.
  func resolved(against folder: DiskPath) -> SettingValue {
    switch self {
    case .path(let path): .path(path.resolved(against: folder))
    case .paths(let paths): .paths(paths.map { $0.resolved(against: folder) })
    case .unset, .word, .words, .count, .size, .share, .truth, .rules, .lists: self
    }
  }
}
