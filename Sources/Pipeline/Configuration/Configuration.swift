/// These are the effective settings of a run, each with where it came from: flags come before the
/// environment, that before the file, that before the defaults.
public struct Configuration: Sendable {
  /// This is where a value came from.
  enum Origin: Sendable {
    case flag(String)
    case environment(String)
    case file(DiskPath, line: Int)
    case builtIn

    var description: String {
      switch self {
      case .flag(let name): "--\(name)"
      case .environment(let name): name
      case .file(let path, let line): "\(path.description):\(line)"
      case .builtIn: "default"
      }
    }
  }

  struct Entry: Sendable {
    let setting: Setting
    let value: SettingValue
    let origin: Origin
  }

  /// One entry a setting, in the order of ``Setting/all``.
  let entries: [Entry]
  /// The file that was read, or nil.
  public let file: DiskPath?

  /// This is what the caller knows: nothing here is read from the process, so that tests can say it.
  public struct Sources: Sendable {
    /// The file named with `--config`, or nil for `pipeline.json` where there is one.
    public var file: DiskPath?
    /// Flags in the order given: the name without dashes and the value.
    public var flags: [(name: String, value: [UInt8])]
    public var environment: [(name: String, value: [UInt8])]

    public init(
      file: DiskPath? = nil, flags: [(name: String, value: [UInt8])] = [],
      environment: [(name: String, value: [UInt8])] = []
    ) {
      self.file = file
      self.flags = flags
      self.environment = environment
    }
  }

  public static let defaultFile = DiskPath("pipeline.json")

  public init(_ sources: Sources) throws(RunFailure) {
    let file = try Self.file(sources)
    self.file = file?.path
    var faults: [String] = []
    var content: ConfigurationFile?
    if let file {
      let read = ConfigurationFile(file.bytes, path: file.path)
      faults += read.faults
      content = read
    }
    var entries: [Entry] = []
    for setting in Setting.all {
      var value = Self.builtIn(setting)
      var origin = Origin.builtIn
      if let file, let found = content?.entries[setting.key] {
        value = found.value
        origin = .file(file.path, line: found.line)
      }
      do throws(SettingFault) {
        if let text = sources.environment.last(where: { $0.name == setting.variable })?.value, !text.isEmpty {
          origin = .environment(setting.variable)
          value = try Self.environmentValue(text, setting)
        }
        if let flag = setting.flag {
          let given = sources.flags.filter { $0.name == flag }.map(\.value)
          if !given.isEmpty {
            origin = .flag(flag)
            value = try Self.flagValue(given, setting)
          }
        }
      } catch {
        faults.append("\(origin.description) \(error.problem)")
      }
      entries.append(Entry(setting: setting, value: value, origin: origin))
    }
    if !faults.isEmpty { throw RunFailure(.wrongUsage, faults.joined(separator: "\n")) }
    self.entries = entries
  }

  private static func file(_ sources: Sources) throws(RunFailure) -> (path: DiskPath, bytes: [UInt8])? {
    let named = sources.environment.last { $0.name == "NIANBAO_CONFIG" && !$0.value.isEmpty }?.value
    let path = sources.file ?? named.map(DiskPath.init(bytes:)) ?? defaultFile
    let isNamed = sources.file != nil || named != nil
    do throws(DiskFailure) {
      let isThere = try Disk.kind(of: path, followingLinks: true) != nil
      if !isThere, !isNamed { return nil }
      return (path, try Disk.read(path, limit: 1 << 20))
    } catch {
      throw RunFailure(reading: "the configuration cannot be read", error)
    }
  }

  private static func builtIn(_ setting: Setting) -> SettingValue {
    if setting.fallback.isEmpty {
      if case .rules = setting.kind { return .rules([]) }
      if case .lists = setting.kind { return .lists([]) }
      return .unset
    }
    do {
      return try SettingValue.parse(Array(setting.fallback.utf8), as: setting.kind)
    } catch {
      preconditionFailure("the default of \(setting.key) \(error.problem)")
    }
  }

  private static func environmentValue(
    _ text: [UInt8], _ setting: Setting
  ) throws(SettingFault) -> SettingValue {
    guard case .paths = setting.kind else { return try SettingValue.parse(text, as: setting.kind) }
    let parts = text.split(separator: UInt8(ascii: ":"))
    return .paths(parts.map { DiskPath(bytes: Array($0)) })
  }

  private static func flagValue(_ given: [[UInt8]], _ setting: Setting) throws(SettingFault) -> SettingValue {
    if case .paths = setting.kind {
      var paths: [DiskPath] = []
      for text in given {
        if text.isEmpty { throw SettingFault("is empty, expected a path") }
        paths.append(DiskPath(bytes: text))
      }
      return .paths(paths)
    }
    if given.count > 1 { throw SettingFault("stands \(given.count) times, expected once") }
    return try SettingValue.parse(given[0], as: setting.kind)
  }

  // MARK: Reading

  func entry(_ key: String) -> Entry {
    guard let entry = entries.first(where: { $0.setting.key == key }) else {
      preconditionFailure("there is no setting \(key)")
    }
    return entry
  }

  private func value(_ key: String) -> SettingValue { entry(key).value }

  func path(_ key: String) -> DiskPath? {
    if case .path(let path) = value(key) { return path }
    return nil
  }

  func paths(_ key: String) -> [DiskPath] {
    if case .paths(let paths) = value(key) { return paths }
    return []
  }

  func word(_ key: String) -> String {
    if case .word(let word) = value(key) { return word }
    return ""
  }

  func words(_ key: String) -> [String] {
    if case .words(let words) = value(key) { return words }
    return []
  }

  /// Gives the number, or nil where the word stands for it.
  func count(_ key: String) -> Int? {
    if case .count(let number) = value(key) { return number }
    return nil
  }

  func size(_ key: String) -> Int {
    guard case .size(let bytes) = value(key) else { preconditionFailure("\(key) has no size") }
    return bytes
  }

  func share(_ key: String) -> Int {
    guard case .share(let share) = value(key) else { preconditionFailure("\(key) has no share") }
    return share
  }

  func truth(_ key: String) -> Bool {
    if case .truth(let truth) = value(key) { return truth }
    return false
  }

  var rules: [SettingValue.RuleSetting] {
    if case .rules(let rules) = value("rules") { return rules }
    return []
  }

  func lists(_ key: String) -> [SettingValue.NamedList] {
    if case .lists(let lists) = value(key) { return lists }
    return []
  }

  func origin(_ key: String) -> Origin {
    entries.first { $0.setting.key == key }?.origin ?? .builtIn
  }
}
