import Core
import Validate

/// These are the things that `nianbao config` does.
public enum ConfigurationCommands {
  /// Tells whether a run could start: the configuration, the codes of its rules, the definitions.
  public static func check(_ configuration: Configuration) throws(RunFailure) -> String {
    let rules = try configuration.ruleSettings()
    let (definitions, folder) = try DataFolder.definitions(configuration)
    _ = try CorrectionFile.read(configuration, definitions: definitions)
    _ = try OutputSelection(configuration, definitions: definitions)
    if let output = configuration.path("output") {
      let place = try OutputPlace(output: output, state: configuration.path("state"))
      try place.checkApart(from: configuration.paths("inputs"))
    }
    let file =
      configuration.file.map { "\($0.description) is" } ?? "no configuration file; flags and defaults are"
    let forms = definitions.forms.map(\.code).joined(separator: ", ")
    let idle = rules.withoutEffect(among: RuleCatalogue.list).map { rule, stage in
      "\(rule.code.text) stays off, because \(stage) is false\n"
    }
    return "\(file) in order; definitions from \(folder.description): forms \(forms)\n" + idle.joined()
  }

  /// Writes a configuration to start from; never over one that is there.
  public static func initialise(_ path: DiskPath) throws(RunFailure) -> String {
    let isThere = try RunFailure.unless { () throws(DiskFailure) in try Disk.kind(of: path) != nil }
    if isThere {
      throw RunFailure(.failed, "\(path.description) is there already and is not overwritten")
    }
    try RunFailure.unless { () throws(DiskFailure) in
      try Disk.write(Array(Configuration.starter.utf8), to: path)
    }
    return "wrote \(path.description): name your inputs in it, then nianbao config check\n"
  }
}
