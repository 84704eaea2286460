import Core
import Export
import Validate

/// This is the main job: a corpus in, an output folder out, whole or not at all.
public struct Run {
  private let configuration: Configuration
  private let console: Console
  private let start = Moment.steady()
  private let startedAt = Moment.now().iso8601
  /// Nanoseconds since 1970; see ``FileStamp/kept(readAt:)``.
  private let moment: Int64

  public init(_ configuration: Configuration) {
    self.init(configuration, moment: Moment.now().sinceEpoch)
  }

  /// - Parameter moment: when the run begins, by the clock that the times of files are compared with.
  init(_ configuration: Configuration, moment: Int64) {
    self.configuration = configuration
    self.moment = moment
    console = configuration.console
  }

  /// Does the job and gives the code to leave with.
  public func execute() throws(RunFailure) -> ExitCode {
    let inputs = configuration.paths("inputs")
    guard !inputs.isEmpty, let output = configuration.path("output") else {
      throw RunFailure(
        .wrongUsage,
        "there is nothing to read: name folders or files with --input, or write a pipeline.json "
          + "(nianbao config init does)")
    }
    let (definitions, _) = try DataFolder.definitions(configuration)
    let editions = try EditionFiles(configuration, definitions: definitions)
    let place = try OutputPlace(output: output, state: configuration.path("state"))
    try CorpusListing.checkInputs(inputs)
    try place.checkApart(from: inputs)
    try place.checkOwnership()
    let texts = configuration.path("keepText").map(KeptTexts.init)
    try texts?.checkApart(from: inputs, and: place)
    let work = Work(
      definitions: definitions, editions: editions, rules: try configuration.ruleSettings(), place: place,
      texts: texts, gate: try Gate(place, configuration: configuration))
    try RunFailure.unless { () throws(DiskFailure) in try Disk.makeFolders(place.state) }
    let lock = try RunLock(place.lock)
    defer { withExtendedLifetime(lock) {} }
    try place.checkSameFileSystem()
    try RunFailure.unless { () throws(DiskFailure) in try place.recover() }
    guard configuration.until == .export else { return try perform(work, state: nil) }
    // Texts are not kept from run to run: who wants them wants every document read.
    if configuration.truth("full") || texts != nil { try RunState.remove(place) }
    do throws(RunFailure) {
      return try performWithState(work)
    } catch {
      guard error.isDamageOfState else { throw error }
      console.problem(error.message)
      try RunState.setAside(place, say: console.problem)
    }
    return try performWithState(work)
  }

  /// This is what a run is started with.
  private struct Work {
    let definitions: Definitions
    let editions: EditionFiles
    let rules: RuleSettings
    let place: OutputPlace
    let texts: KeptTexts?
    let gate: Gate
  }

  /// The state is closed when this returns, however it does.
  private func performWithState(_ work: Work) throws(RunFailure) -> ExitCode {
    try perform(work, state: try RunState.open(work.place, say: console.problem))
  }

  private func perform(_ work: Work, state: RunState?) throws(RunFailure) -> ExitCode {
    let definitions = work.definitions
    let corpus = try CorpusListing.corpus(
      inputs: configuration.paths("inputs"),
      ignore: configuration.words("stages.ingest.ignore").map(NamePattern.init),
      fileLimit: configuration.size("limits.fileBytes"))
    for notice in corpus.notices { console.notice(notice) }
    let recipe = Recipe(
      program: try ProgramHash.text(state: state), definitions: definitions, configuration: configuration)
    let number = try state?.number(of: recipe) ?? 0
    let plan =
      if let state { try Plan(corpus, state: state, recipe: number) } else { Plan(reading: corpus) }
    let encoder = TableEncoder(definitions: definitions)
    let validator = Validator(definitions: definitions, settings: work.rules)
    let job = DocumentJob(
      definitions: definitions,
      // What is kept holds the findings of all rules; the settings choose among them for the tables.
      validator: state == nil ? validator : Validator(definitions: definitions, settings: RuleSettings()),
      encoder: encoder, corpus: corpus, configuration: configuration)
    let reading = Reading(
      corpus, job: job, plan: plan, state: state, recipe: number, moment: moment,
      configuration: configuration)
    if let standing = try standing(work, state: state, recipe: recipe, reading: reading) {
      return try finish(standing, rejected: [], place: work.place)
    }
    let candidate = try RunFailure.unless { () throws(DiskFailure) in try Candidate(work.place) }
    do throws(RunFailure) {
      let sink = try RunFailure.unless { () throws(DiskFailure) -> any ResultSink in
        configuration.until == .export
          ? try TableSink(
            candidate, definitions: definitions, encoder: encoder, validator: validator,
            editions: work.editions, comparesDocuments: configuration.truth("stages.validate.corpus"),
            texts: work.texts)
          : try StageSink(candidate, stage: configuration.until)
      }
      try process(reading, total: corpus.entries.count, into: sink)
      var tally = sink.tally
      tally.found = corpus.entries.count
      tally.ignored = corpus.ignored
      if !plan.isFirst { tally.night = reading.counts }
      if let imbalance = tally.imbalance {
        throw RunFailure(.unbalanced, "the run does not balance, which is a defect of nianbao: \(imbalance)")
      }
      try work.gate.check(tally)
      try Interruption.check()
      try publish(candidate, tally: tally, definitions: definitions)
      if let state { try note(candidate, work: work, recipe: recipe, removed: plan.removed, in: state) }
      return try finish(tally, rejected: sink.rejected, place: work.place)
    } catch {
      do { try candidate.discard() } catch { console.problem(error.message) }
      throw error
    }
  }

  private func process(
    _ reading: Reading, total: Int, into sink: any ResultSink
  ) throws(RunFailure) {
    var progress = Progress(
      configuration.word("log.progress"), total: total, console: console,
      isQuiet: configuration.truth("log.quiet"))
    defer { progress.clear() }
    progress.show(done: 0, rejects: 0)
    try reading.process(into: sink) { done in progress.show(done: done, rejects: sink.tally.rejects) }
  }

  // MARK: Tables that stand

  /// Gives what the published tables hold where they are those that this run would write, so that they stand.
  private func standing(
    _ work: Work, state: RunState?, recipe: Recipe, reading: Reading
  ) throws(RunFailure) -> Tally? {
    guard let state, let published = work.gate.published, published.isIntact,
      let noted = try state.note(RunState.published), let mark = try? PublishedMark(bytes: noted),
      mark.recipe == self.mark(of: recipe),
      try RunFailure.unless({ () throws(DiskFailure) in try mark.stands(in: work.place) }),
      try reading.isAllUnchanged()
    else { return nil }
    var tally = Tally(published.manifest)
    tally.night = reading.counts
    tally.isStanding = true
    return tally
  }

  /// Gives what the tables depend on beside the documents, in one line.
  private func mark(of recipe: Recipe) -> String {
    let settings = configuration.decisive.map { "\($0.key)=\($0.value)" }
    return ([recipe.program, recipe.definitions, recipe.settings, recipe.helpers] + settings).joined(
      separator: "\n")
  }

  private func note(
    _ candidate: Candidate, work: Work, recipe: Recipe, removed: [[UInt8]], in state: RunState
  ) throws(RunFailure) {
    do throws(RunFailure) {
      try state.remove(removed)
      let mark = try RunFailure.unless { () throws(DiskFailure) in
        try PublishedMark(work.place, files: candidate.files.map(\.path), recipe: self.mark(of: recipe))
      }
      try state.setNote(RunState.published, mark.bytes)
    } catch {
      // The tables are there: the next run only has to do more.
      console.problem("the tables are published, but \(error.message)")
    }
  }

  private func publish(
    _ candidate: Candidate, tally: Tally, definitions: Definitions
  ) throws(RunFailure) {
    let settings = configuration.decisive.map { "\($0.key)=\($0.value)\n" }.joined()
    let elapsed = Moment.steady().milliseconds(since: start)
    let leftover = try RunFailure.unless { () throws(DiskFailure) in
      try candidate.publish { files in
        Manifest(
          version: Version.text, configuration: SHA256.hexadecimal(Array(settings.utf8)),
          definitions: DataFolder.hash(definitions), host: Host.name, startedAt: startedAt,
          counts: tally.named, seconds: ["total": Double(elapsed) / 1000], files: files)
      }
    }
    if let leftover {
      console.problem("the new tables stand, the old ones are left over: \(leftover)")
    }
  }

  /// Says what was done.
  private func finish(
    _ tally: Tally, rejected: [RejectedDocument], place: OutputPlace
  ) throws(RunFailure) -> ExitCode {
    let code = exitCode(tally)
    let elapsed = Moment.steady().milliseconds(since: start)
    let summary = RunSummary(
      tally: tally, rejected: rejected, output: place.output, until: configuration.until,
      milliseconds: elapsed, code: code, startedAt: startedAt)
    summary.say(on: console, all: configuration.truth("log.verbose"))
    if let path = configuration.path("log.summary") {
      do {
        try Disk.write(summary.page, to: path)
      } catch {
        throw RunFailure(.failed, "the tables are published, but \(error.message)")
      }
    }
    return code
  }

  private func exitCode(_ tally: Tally) -> ExitCode {
    let isGrave =
      switch configuration.word("failOn") {
      case "error": (tally.severities[.error] ?? 0) > 0
      case "warning": (tally.severities[.error] ?? 0) + (tally.severities[.warning] ?? 0) > 0
      default: false
      }
    return isGrave || tally.rejects > 0 ? .publishedWithProblems : .done
  }
}

extension Configuration {
  /// Gives the console that the settings ask for.
  public var console: Console {
    Console(
      format: Console.Format(rawValue: word("log.format")) ?? .text, isQuiet: truth("log.quiet"))
  }
}
