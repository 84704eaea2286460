import Core

/// This is all that a result depends on beside the document: where it is the same, so is the result. The rules'
/// severities and the rules that compare documents are no part of it: they are applied to what is kept.
struct Recipe: Equatable, Sendable {
  /// SHA-256 of the program itself.
  let program: String
  /// SHA-256 of `data/`.
  let definitions: String
  /// The settings that change what is read from a document.
  let settings: String
  /// The programs that read formats for this one, as they stand on the disk.
  let helpers: String

  init(program: String, definitions: Definitions, configuration: Configuration) {
    self.program = program
    self.definitions = DataFolder.hash(definitions)
    settings = Setting.all.map(\.key).filter(Self.decidesResults).map { key in
      "\(key)=\(configuration.entry(key).value.description)"
    }.joined(separator: ";")
    helpers = HelperProgram.allCases.map { helper in
      let found = HelperProcess.place(of: helper, path: Surroundings.programFolders)
      return "\(helper.rawValue)=\(found ?? "missing")"
    }.joined(separator: ";")
  }

  init(program: String, definitions: String, settings: String, helpers: String) {
    self.program = program
    self.definitions = definitions
    self.settings = settings
    self.helpers = helpers
  }

  /// Every option of a stage counts unless it is known to act before a document is read or after it was.
  private static func decidesResults(_ key: String) -> Bool {
    if key == "limits.fileBytes" { return true }
    return key.hasPrefix("stages.") && key != "stages.ingest.ignore" && key != "stages.validate.corpus"
  }

  /// Says what differs from another recipe, as the reason to read a document again.
  func difference(from old: Recipe) -> String {
    if program != old.program { return "the program changed" }
    if definitions != old.definitions { return "the definitions changed" }
    if settings != old.settings { return "the settings changed" }
    return "a helper program changed"
  }
}
