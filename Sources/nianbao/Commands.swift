import Pipeline

/// These are the commands: each takes what was asked for to the pipeline and gives the code to leave with.
enum Commands {
  static func run(_ invocation: Invocation) throws(RunFailure) -> ExitCode {
    let configuration = try invocation.configuration()
    return finish(configuration) { () throws(RunFailure) in try Run(configuration).execute() }
  }

  static func merge(_ invocation: Invocation) throws(RunFailure) -> ExitCode {
    let configuration = try invocation.configuration()
    let parts = invocation.operands.map(DiskPath.init(bytes:))
    return finish(configuration) { () throws(RunFailure) in try Merge(parts, configuration).execute() }
  }

  static func pipe(_ invocation: Invocation) throws(RunFailure) -> ExitCode {
    let named = invocation.value("step") ?? Pipe.Step.read.rawValue
    guard let step = Pipe.Step(rawValue: named) else {
      throw RunFailure(
        .wrongUsage,
        "--step is “\(named)”, expected \(Pipe.Step.names.joined(separator: ", "))"
          + NearestWord.suggestion(for: named, among: Pipe.Step.names))
    }
    return try Pipe(step, try invocation.configuration()).execute()
  }

  private static func finish(
    _ configuration: Configuration, _ work: () throws(RunFailure) -> ExitCode
  ) -> ExitCode {
    let code: ExitCode
    do {
      code = try work()
    } catch {
      configuration.console.failure(error.message)
      code = error.exit
    }
    Ping(configuration)?.tell(code)
    return code
  }

  static func doctor(_ invocation: Invocation) throws(RunFailure) -> ExitCode {
    let (text, isWell) = Doctor.examination(try invocation.configuration())
    try Console.print(text)
    return isWell ? .done : .failed
  }

  static func explain(_ invocation: Invocation) throws(RunFailure) -> ExitCode {
    let path = DiskPath(bytes: invocation.operands[0])
    let (cell, configuration) = (invocation.value("cell"), try invocation.configuration())
    let isPage = invocation.flags.contains { $0.name == "html" }
    return try printed(
      isPage
        ? try Explain.page(of: path, cell: cell, configuration: configuration)
        : try Explain.text(of: path, cell: cell, configuration: configuration))
  }

  static func review(_ invocation: Invocation) throws(RunFailure) -> ExitCode {
    var limit = Review.limit
    if let text = invocation.value("limit") {
      guard let number = Int(text), number > 0 else {
        throw RunFailure(.wrongUsage, "--limit is “\(text)”, expected a number of 1 or more")
      }
      limit = number
    }
    let configuration = try invocation.configuration()
    let (page, notices) = try Review.page(
      of: DiskPath(bytes: invocation.operands[0]), limit: limit, configuration: configuration)
    for notice in notices { configuration.console.notice(notice) }
    return try printed(page)
  }

  static func config(_ invocation: Invocation) throws(RunFailure) -> ExitCode {
    switch invocation.operand(0) {
    case "check": return try printed(try ConfigurationCommands.check(try invocation.configuration()))
    case "print": return try printed(try invocation.configuration().listing)
    case "init":
      let path = invocation.path("config") ?? Configuration.defaultFile
      return try printed(try ConfigurationCommands.initialise(path))
    case let other:
      throw RunFailure(
        .wrongUsage,
        "config does not know “\(other)”"
          + NearestWord.suggestion(for: other, among: ["check", "print", "init"])
          + ": nianbao config check|print|init")
    }
  }

  static func rules(_ invocation: Invocation) throws(RunFailure) -> ExitCode {
    let wanted = invocation.operands.isEmpty ? nil : invocation.operand(0)
    return try printed(
      try ListingCommands.rules(
        wanted, format: try format(invocation), configuration: try invocation.configuration()))
  }

  static func codebook(_ invocation: Invocation) throws(RunFailure) -> ExitCode {
    try printed(
      try ListingCommands.codebook(
        format: try format(invocation), configuration: try invocation.configuration()))
  }

  static func verify(_ invocation: Invocation) throws(RunFailure) -> ExitCode {
    let folder = DiskPath(bytes: invocation.operands[0])
    let (problems, files) = try Verification.problems(of: folder)
    if problems.isEmpty {
      return try printed("\(folder.description): \(files) files, each as the manifest has it\n")
    }
    let console = Console()
    for problem in problems { console.failure("\(folder.description)/\(problem)") }
    return .failed
  }

  static func diff(_ invocation: Invocation) throws(RunFailure) -> ExitCode {
    let format = try format(invocation, among: ComparisonText.formats)
    let folders = invocation.operands.map(DiskPath.init(bytes:))
    if folders.count == 1 {
      try ComparisonText.write(
        lastRunOf: folders[0], configuration: try invocation.configuration(), format: format,
        print: Console.print)
    } else {
      try ComparisonText.write(old: folders[0], new: folders[1], format: format, print: Console.print)
    }
    return .done
  }

  static func help(_ invocation: Invocation) throws(RunFailure) -> ExitCode {
    if invocation.operands.isEmpty { return try printed(Help.overview) }
    return try printed(Help.page(try Command.require(invocation.operand(0))))
  }

  private static func format(
    _ invocation: Invocation, among known: [String] = ListingCommands.formats
  ) throws(RunFailure) -> String {
    let format = invocation.value("format") ?? "text"
    if known.contains(format) { return format }
    throw RunFailure(
      .wrongUsage,
      "--format is “\(format)”, expected \(known.joined(separator: ", "))"
        + NearestWord.suggestion(for: format, among: known))
  }

  private static func printed(_ text: String) throws(RunFailure) -> ExitCode {
    try Console.print(text)
    return .done
  }
}
