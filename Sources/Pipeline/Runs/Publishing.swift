import Core
import Export
import Validate

/// Takes outcomes from wherever they come to a published folder: the candidate, the checks before it is shown,
/// the step that shows it, and what is said of it.
struct Publishing {
  let configuration: Configuration
  let console: Console
  let definitions: Definitions
  let rules: RuleSettings
  let place: OutputPlace
  let gate: Gate
  let editions: EditionFiles
  let texts: KeptTexts?
  /// Those that are to be followed; where others followed them their hash alone.
  let corrections: Corrections
  let start: Moment
  let startedAt: String

  /// This is what the documents were, beside their outcomes.
  struct Found {
    var documents: Int
    var ignored: Int
    var night: NightCounts?
    /// What the results were made with.
    var recipe: Recipe
    /// When it was known which documents there are; nil where none were looked for.
    var listed: Moment?
    /// What the stages took, over all workers.
    var stages = StageTimes()
  }

  /// - Parameter records: the head where records are to be written in place of tables.
  /// - Parameter feed: gives all outcomes to the sink, finishes it, and tells what was found.
  /// - Parameter published: told which files the folder has, once it is shown.
  func publish(
    records: RecordFile.Head? = nil, feed: (any ResultSink) throws(RunFailure) -> Found,
    published: (_ files: [String]) -> Void
  ) throws(RunFailure) -> ExitCode {
    let writesTables = records == nil && configuration.until == .export
    let history =
      writesTables ? try History(place, published: gate.published, say: console.notice) : nil
    let candidate = try RunFailure.unless { () throws(DiskFailure) in try Candidate(place) }
    do throws(RunFailure) {
      let sink = try sink(candidate, records: records, history: history)
      let found = try feed(sink)
      var tally = sink.tally
      tally.found = found.documents
      tally.ignored = found.ignored
      tally.night = found.night
      tally.corrections = corrections.isEmpty ? nil : corrections.count
      if let imbalance = tally.imbalance {
        throw RunFailure(.unbalanced, "the run does not balance, which is a defect of nianbao: \(imbalance)")
      }
      let plain = manifest(tally, found, seconds: seconds(found, sink), history: history?.hash)
      let since = writesTables ? try since(candidate, plain(candidate.files)) : nil
      let manifest = { (files: [Manifest.File]) in
        var manifest = plain(files)
        manifest.since = since
        return manifest
      }
      try pass(candidate, tally, manifest)
      try Interruption.check()
      try show(candidate, manifest, history)
      published(candidate.files.map(\.path))
      return try finish(tally, rejected: sink.rejected)
    } catch {
      do throws(DiskFailure) {
        try candidate.discard()
        try history?.discard()
      } catch {
        console.problem(error.message)
      }
      throw error
    }
  }

  private func sink(
    _ candidate: Candidate, records: RecordFile.Head?, history: History?
  ) throws(RunFailure) -> any ResultSink {
    try RunFailure.unless { () throws(DiskFailure) -> any ResultSink in
      let mostNamed = configuration.truth("log.verbose") ? Int.max : RunSummary.mostNamed
      if let records { return try RecordSink(candidate, head: records, mostNamed: mostNamed) }
      guard let history else { return try StageSink(candidate, stage: configuration.until) }
      return try TableSink(
        candidate, definitions: definitions, encoder: TableEncoder(definitions: definitions),
        validator: Validator(definitions: definitions, settings: rules),
        editions: editions,
        comparesDocuments: configuration.truth("stages.validate.corpus"), texts: texts, history: history,
        mostNamed: mostNamed)
    }
  }

  /// Lets good tables through the gate and keeps refused ones aside.
  private func pass(
    _ candidate: Candidate, _ tally: Tally, _ manifest: ([Manifest.File]) -> Manifest
  ) throws(RunFailure) {
    do throws(RunFailure) {
      try gate.check(tally)
    } catch {
      try RunFailure.unless { () throws(DiskFailure) in
        try candidate.setAside(manifest)
      }
      throw RunFailure(
        error.exit,
        "\(error.message)\nthe refused tables are in \(place.refused.description), to be looked at")
    }
  }

  private func show(
    _ candidate: Candidate, _ manifest: ([Manifest.File]) -> Manifest, _ history: History?
  ) throws(RunFailure) {
    let leftover = try RunFailure.unless { () throws(DiskFailure) in
      try candidate.publish(keeping: configuration.count("keepRuns") ?? 0, manifest)
    }
    do {
      try history?.publish()
    } catch {
      console.problem("the tables are published, but \(error.message)")
    }
    if let leftover {
      console.problem("the new tables stand, the old ones are left over: \(leftover)")
    }
  }

  /// Gives what a run took: as the clock on the wall went, and what the stages took of all workers together.
  private func seconds(_ found: Found, _ sink: any ResultSink) -> [String: Double] {
    func between(_ earlier: Moment, _ later: Moment) -> Double {
      Double(later.nanoseconds(since: earlier)) / 1e9
    }
    let now = Moment.steady()
    var seconds = found.stages.seconds
    seconds["total"] = between(start, now)
    if let listed = found.listed {
      seconds["listing"] = between(start, listed)
      if let taken = sink.allTaken {
        seconds["documents"] = between(listed, taken)
        seconds["tables"] = between(taken, now)
      }
    }
    return seconds
  }

  /// Gives what is told of the tables that stood before, where they are whole.
  private func since(_ candidate: Candidate, _ manifest: Manifest) throws(RunFailure) -> Manifest.Since? {
    guard let published = gate.published, published.isWhole else { return nil }
    return try Manifest.Since(
      published, in: place.output, candidate: candidate.place.candidate, manifest)
  }

  private func manifest(
    _ tally: Tally, _ found: Found, seconds: [String: Double], history: String?
  ) -> ([Manifest.File]) -> Manifest {
    let settings = configuration.decisive.map { "\($0.key)=\($0.value)\n" }.joined()
    let recipe = found.recipe
    return { files in
      Manifest(
        version: Version.text, build: recipe.program,
        settings: SHA256.hexadecimal(Array(recipe.settings.utf8)),
        helpers: SHA256.hexadecimal(Array(recipe.helpers.utf8)), corrections: corrections.sha256,
        history: history,
        configuration: SHA256.hexadecimal(Array(settings.utf8)),
        definitions: DataFolder.hash(definitions), host: Host.name, startedAt: startedAt,
        counts: tally.named, seconds: seconds, files: files)
    }
  }

  /// Says what was done.
  func finish(_ tally: Tally, rejected: [RejectedDocument]) throws(RunFailure) -> ExitCode {
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
