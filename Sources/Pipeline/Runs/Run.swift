import Core
import Export
import Validate

/// This is the main job: a corpus in, an output folder out, whole or not at all.
public struct Run {
  private let configuration: Configuration
  private let console: Console
  private let start = Moment.steady()
  private let startedAt = Moment.now().iso8601

  public init(_ configuration: Configuration) {
    self.configuration = configuration
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
    let rules = try configuration.ruleSettings()
    let (definitions, _) = try DataFolder.definitions(configuration)
    let place = try OutputPlace(output: output, state: configuration.path("state"))
    try CorpusListing.checkInputs(inputs)
    try place.checkApart(from: inputs)
    try place.checkOwnership()
    let texts = configuration.path("keepText").map(KeptTexts.init)
    try texts?.checkApart(from: inputs, and: place)
    let gate = try Gate(place, configuration: configuration)
    try RunFailure.unless { () throws(DiskFailure) in try Disk.makeFolders(place.state) }
    let lock = try RunLock(place.lock)
    defer { withExtendedLifetime(lock) {} }
    try place.checkSameFileSystem()
    let corpus = try CorpusListing.corpus(
      inputs: inputs, ignore: configuration.words("stages.ingest.ignore").map(NamePattern.init),
      fileLimit: configuration.size("limits.fileBytes"))
    for notice in corpus.notices { console.notice(notice) }
    let validator = Validator(definitions: definitions, settings: rules)
    let encoder = TableEncoder(definitions: definitions)
    let job = DocumentJob(
      definitions: definitions, validator: validator, encoder: encoder, corpus: corpus,
      configuration: configuration)
    let candidate = try RunFailure.unless { () throws(DiskFailure) in
      try place.recover()
      return try Candidate(place)
    }
    do throws(RunFailure) {
      let sink = try RunFailure.unless { () throws(DiskFailure) -> any ResultSink in
        configuration.until == .export
          ? try TableSink(
            candidate, definitions: definitions, encoder: encoder, validator: validator,
            editions: EditionFiles(configuration, definitions: definitions),
            comparesDocuments: configuration.truth("stages.validate.corpus"), texts: texts)
          : try StageSink(candidate, stage: configuration.until)
      }
      try process(corpus, job: job, into: sink)
      var tally = sink.tally
      tally.found = corpus.entries.count
      tally.ignored = corpus.ignored
      if let imbalance = tally.imbalance {
        throw RunFailure(.unbalanced, "the run does not balance, which is a defect of nianbao: \(imbalance)")
      }
      try gate.check(tally)
      try Interruption.check()
      try publish(candidate, tally: tally, definitions: definitions)
      return try finish(tally, rejected: sink.rejected, place: place)
    } catch {
      do { try candidate.discard() } catch { console.problem(error.message) }
      throw error
    }
  }

  /// Reads the documents in blocks. While the workers read one, the caller writes what the block before
  /// gave, so that memory holds two blocks, however large the corpus.
  private func process(
    _ corpus: Corpus, job: DocumentJob, into sink: any ResultSink
  ) throws(RunFailure) {
    let workers = configuration.count("workers") ?? Host.processors
    let size = configuration.count("limits.blockDocuments") ?? 256
    let total = corpus.entries.count
    var progress = Progress(
      configuration.word("log.progress"), total: total, console: console,
      isQuiet: configuration.truth("log.quiet"))
    defer { progress.clear() }
    progress.show(done: 0, rejects: 0)
    var pending: [DocumentJob.Outcome] = []
    var failure: DiskFailure?
    for start in stride(from: 0, to: total, by: size) {
      let block = corpus.entries[start..<min(start + size, total)]
      let written = pending
      let outcomes = ParallelMap.map(block, workers: workers) {
        do throws(DiskFailure) { try sink.append(written) } catch { failure = error }
      } work: { entry in
        Interruption.signal == nil ? job.outcome(of: entry) : nil
      }
      if let failure { throw RunFailure(failure) }
      try Interruption.check()
      pending = outcomes.compactMap { $0 }
      progress.show(done: start + block.count, rejects: sink.tally.rejects)
    }
    try RunFailure.unless { () throws(DiskFailure) in try sink.append(pending) }
    try sink.finish()
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
