import Core
import Export
import Validate

/// This is the main job: a corpus in, an output folder out, whole or not at all.
public struct Run {
  private let configuration: Configuration
  private let console: Console
  private let start = Moment.steady()
  private let startedAt = Moment.now().iso8601
  /// Documents of corrections that are not there and named one by one.
  private static let mostNamed = 20
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
    FreeMemory.returnLargeBlocks()
    let inputs = configuration.paths("inputs")
    guard !inputs.isEmpty, let output = configuration.path("output") else {
      throw RunFailure(
        .wrongUsage,
        "there is nothing to read: name folders or files with --input, or write a pipeline.json "
          + "(nianbao config init does)")
    }
    let rules = try configuration.ruleSettings()
    let shard = try Shard.parse(configuration.word("shard"))
    let (definitions, _) = try DataFolder.definitions(configuration)
    let corrections = try CorrectionFile.read(configuration, definitions: definitions).held(by: shard)
    let editions = try EditionFiles(configuration, definitions: definitions)
    let place = try OutputPlace(output: output, state: configuration.path("state"))
    try CorpusListing.checkInputs(inputs)
    try place.checkApart(from: inputs)
    try place.checkOwnership()
    let texts = configuration.path("keepText").map(KeptTexts.init)
    try texts?.checkApart(from: inputs, and: place)
    // Texts are not kept from run to run: who wants them wants every document read.
    let readsAll = configuration.truth("full") || texts != nil
    if configuration.truth("dryRun") {
      return try DryRun(
        configuration, definitions: definitions, place: place, shard: shard, corrections: corrections
      ).execute(readsAll: readsAll)
    }
    _ = try Gate(place, configuration: configuration)
    let lock = try place.claim()
    defer { withExtendedLifetime(lock) {} }
    let publishing = Publishing(
      configuration: configuration, console: console, definitions: definitions, rules: rules, place: place,
      // Once more: what stands may be another folder than before the lock was held.
      gate: try Gate(place, configuration: configuration), editions: editions, texts: texts,
      corrections: corrections, start: start, startedAt: startedAt)
    try History.recover(place, published: publishing.gate.published)
    guard configuration.until == .export else { return try perform(publishing, shard: shard, state: nil) }
    if readsAll { try RunState.remove(place) }
    do throws(RunFailure) {
      return try performWithState(publishing, shard: shard)
    } catch {
      guard error.isDamageOfState else { throw error }
      console.problem(error.message)
      try RunState.setAside(place, say: console.problem)
    }
    return try performWithState(publishing, shard: shard)
  }

  /// The state is closed when this returns, however it does.
  private func performWithState(_ publishing: Publishing, shard: Shard?) throws(RunFailure) -> ExitCode {
    try perform(
      publishing, shard: shard, state: try RunState.open(publishing.place, say: console.problem))
  }

  private func perform(
    _ publishing: Publishing, shard: Shard?, state: RunState?
  ) throws(RunFailure) -> ExitCode {
    let definitions = publishing.definitions
    let corrections = publishing.corrections
    let shelf = ArchiveShelf(state, moment: moment)
    let corpus = try CorpusListing.corpus(configuration, shard: shard, shelf: shelf)
    for notice in corpus.notices { console.notice(notice) }
    let recipe = Recipe(
      program: try ProgramHash.text(state: state), definitions: definitions, configuration: configuration)
    let number = try state?.number(of: recipe) ?? 0
    let plan =
      if let state { try Plan(corpus, state: state, recipe: number, corrections: corrections) } else {
        Plan(reading: corpus)
      }
    let job = DocumentJob(
      definitions: definitions,
      // What is kept holds the findings of all rules; the settings choose among them for the tables.
      validator: Validator(
        definitions: definitions, settings: state == nil ? publishing.rules : RuleSettings()),
      encoder: TableEncoder(definitions: definitions), corpus: corpus, configuration: configuration,
      corrections: corrections)
    let reading = Reading(
      corpus, job: job, plan: plan, state: state, recipe: number, moment: moment,
      configuration: configuration)
    let mark = mark(of: recipe, corrections)
    for document in corrections.missing(from: corpus).prefix(Self.mostNamed) {
      console.notice(
        "the corrections name \(document), which is not there: they wait for it")
    }
    if let state, let standing = try standing(publishing, mark: mark, state: state, reading: reading) {
      try shelf.keep(in: state)
      return try publishing.finish(standing, rejected: [])
    }
    let head = shard.map {
      RecordFile.Head(
        recipe: recipe, shard: $0, ignored: corpus.ignored, corrections: corrections.sha256)
    }
    return try publishing.publish(records: head) { (sink: any ResultSink) throws(RunFailure) in
      let listed = Moment.steady()
      try process(reading, total: corpus.entries.count, into: sink)
      return Publishing.Found(
        documents: corpus.entries.count, ignored: corpus.ignored, night: plan.isFirst ? nil : reading.counts,
        recipe: recipe, listed: listed, stages: reading.times)
    } published: { files in
      guard let state else { return }
      do throws(RunFailure) {
        try shelf.keep(in: state)
        try state.remove(plan.removed)
        let noted = try RunFailure.unless { () throws(DiskFailure) in
          try PublishedMark(publishing.place, files: files, recipe: mark)
        }
        try state.setNote(RunState.published, noted.bytes)
      } catch {
        // The tables are there: the next run only has to do more.
        console.problem("the tables are published, but \(error.message)")
      }
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
    _ publishing: Publishing, mark: String, state: RunState, reading: Reading
  ) throws(RunFailure) -> Tally? {
    guard let published = publishing.gate.published, published.isIntact,
      let noted = try state.note(RunState.published), let known = try? PublishedMark(bytes: noted),
      known.recipe == mark,
      try RunFailure.unless({ () throws(DiskFailure) in try known.stands(in: publishing.place) }),
      try reading.isAllUnchanged()
    else { return nil }
    var tally = Tally(published.manifest)
    tally.night = reading.counts
    tally.isStanding = true
    return tally
  }

  /// Gives what the tables depend on beside the documents.
  private func mark(of recipe: Recipe, _ corrections: Corrections) -> String {
    let settings = configuration.decisive.map { "\($0.key)=\($0.value)" }
    let shard = "shard=\(configuration.word("shard"))"
    let decided = "corrections=\(corrections.sha256)"
    return ([recipe.program, recipe.definitions, recipe.settings, recipe.helpers, shard, decided] + settings)
      .joined(separator: "\n")
  }
}

extension Configuration {
  /// Gives the console that the settings ask for.
  public var console: Console {
    Console(
      format: Console.Format(rawValue: word("log.format")) ?? .text, isQuiet: truth("log.quiet"))
  }
}
