import Pipeline

/// This is a flag of a command.
struct Flag: Sendable {
  let name: String
  /// The word for its value in help texts; nil where the flag alone says everything.
  let placeholder: String?
  let about: String

  static let config = Flag(
    name: "config", placeholder: "FILE", about: "configuration, pipeline.json by default")

  /// The flags that settings have, in the order of the settings.
  static let settings = Setting.all.compactMap { setting -> Flag? in
    guard let name = setting.flag else { return nil }
    return Flag(
      name: name, placeholder: setting.placeholder.isEmpty ? nil : setting.placeholder, about: setting.about)
  }

  static func setting(_ name: String) -> Flag {
    guard let flag = settings.first(where: { $0.name == name }) else {
      preconditionFailure("no setting has the flag \(name)")
    }
    return flag
  }

  static let comparisonFormat = Flag(
    name: "format", placeholder: ComparisonText.formats.joined(separator: "|"),
    about: "text for people, csv or json for programs")

  static let step = Flag(
    name: "step", placeholder: Pipe.Step.names.joined(separator: "|"),
    about: "documents to records, names of agencies to parts of a corpus, records of a part to rows")

  static let format = Flag(
    name: "format", placeholder: ListingCommands.formats.joined(separator: "|"), about: "form of the list")
}

/// This is a command with everything that parsing and help need to know of it. The list is ordered: help and
/// README show it as it stands.
struct Command: Sendable {
  let name: String
  /// What follows the name, for help texts: `FILE`.
  let operands: String
  let counts: ClosedRange<Int>
  let about: String
  let flags: [Flag]
  let perform: @Sendable (Invocation) throws(RunFailure) -> ExitCode

  static let all: [Command] = [
    Command(
      name: "run", operands: "", counts: 0...0, about: "read the corpus and publish the tables",
      flags: [.config] + Flag.settings, perform: Commands.run),
    Command(
      name: "merge", operands: "DIR…", counts: 1...4096,
      about: "publish the tables of the parts that run --shard read",
      flags: [.config]
        + Flag.settings.filter {
          [
            "output", "data", "state", "outputs", "fail-on", "max-reject", "max-loss", "progress",
            "log-format", "quiet", "verbose", "ping-url", "summary-json",
          ].contains($0.name)
        },
      perform: Commands.merge),
    Command(
      name: "pipe", operands: "", counts: 0...0,
      about: "read documents from standard input for an engine, a line of JSON each",
      flags: [.step, .config, .setting("data")], perform: Commands.pipe),
    Command(
      name: "explain", operands: "FILE", counts: 1...1,
      about: "show how one document was read, each number with its source",
      flags: [
        Flag(name: "cell", placeholder: "TABLE/ITEM/MEASURE", about: "only this cell, or a table or row"),
        Flag(
          name: "html", placeholder: nil,
          about: "print a page for a browser, with the document beside its tables"),
        .config, .setting("data"),
      ], perform: Commands.explain),
    Command(
      name: "review", operands: "TABLES", counts: 1...1,
      about: "print a page for a browser, on which a person decides about doubtful cells",
      flags: [
        Flag(
          name: "limit", placeholder: "N",
          about: "cells to show, the most valuable first; \(Review.limit) where it is not given"),
        .config, .setting("input"), .setting("data"), .setting("corrections"),
      ], perform: Commands.review),
    Command(
      name: "config", operands: "check|print|init", counts: 1...1,
      about: "check a configuration, print the effective one, write a commented starter",
      flags: [.config] + Flag.settings, perform: Commands.config),
    Command(
      name: "rules", operands: "[RULE]", counts: 0...1,
      about: "list the validation rules, or tell all of one",
      flags: [.format, .config], perform: Commands.rules),
    Command(
      name: "codebook", operands: "", counts: 0...0, about: "list the columns of the tables",
      flags: [.format, .config, .setting("data")], perform: Commands.codebook),
    Command(
      name: "verify", operands: "TABLES", counts: 1...1,
      about: "hold every file of an output folder against its manifest", flags: [], perform: Commands.verify),
    Command(
      name: "diff", operands: "[OLD] NEW", counts: 1...2,
      about: "tell what changed between two output folders, or in the last run, cell by cell, and why",
      flags: [.comparisonFormat, .config, .setting("state")], perform: Commands.diff),
    Command(
      name: "doctor", operands: "", counts: 0...0,
      about: "look whether a run could be done: inputs, rights, space, helpers, lock, state",
      flags: [.config, .setting("input"), .setting("output"), .setting("data"), .setting("state")],
      perform: Commands.doctor),
    Command(
      name: "help", operands: "[COMMAND]", counts: 0...1, about: "say this, or all about one command",
      flags: [], perform: Commands.help),
  ]

  static func named(_ name: String) -> Command? { all.first { $0.name == name } }

  static func require(_ name: String) throws(RunFailure) -> Command {
    if let command = named(name) { return command }
    throw RunFailure(
      .wrongUsage,
      "there is no command “\(name)”" + NearestWord.suggestion(for: name, among: all.map(\.name))
        + "; nianbao help lists them")
  }
}
