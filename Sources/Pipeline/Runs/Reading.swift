import Core
import Export

/// Brings the outcomes of all documents to a sink, in order: from earlier runs where the plan says so, else by
/// reading them. What is read is kept for the runs to come, block by block, so that a run that is broken off
/// leaves its work to the next.
///
/// Workers read, unpack and pack; the caller alone speaks with the state and the sink.
final class Reading {
  private let corpus: Corpus
  private let job: DocumentJob
  private let plan: Plan
  private let state: RunState?
  private let recipe: Int64
  /// Files changed after this moment may change once more without showing it.
  private let moment: Int64
  private let workers: Int
  private let blockSize: Int
  /// Outcomes of documents that were looked at before the others, by index.
  private var early: [Int: Result] = [:]
  private var newContents: [(index: Int, sha256: String)] = []
  private(set) var counts = NightCounts()
  /// Of all documents that were read, whichever worker read them.
  private(set) var times = StageTimes()

  init(
    _ corpus: Corpus, job: DocumentJob, plan: Plan, state: RunState?, recipe: Int64, moment: Int64,
    configuration: Configuration
  ) {
    self.corpus = corpus
    self.job = job
    self.plan = plan
    self.state = state
    self.recipe = recipe
    self.moment = moment
    workers = configuration.count("workers") ?? Host.processors
    blockSize = configuration.count("limits.blockDocuments") ?? 64
  }

  // MARK: One document

  /// This is what a worker is given of a document: with what is kept of it, so that it need not ask.
  private struct Task: Sendable {
    let index: Int
    let entry: Corpus.Entry
    let path: SourcePath
    let reason: Plan.Reason
    let record: OutcomeRecord?
    /// The content that the record was made from, where the record stands for it; else empty.
    let known: String
  }

  private struct Result: Sendable {
    let outcome: DocumentJob.Outcome
    /// Nil where the state has nothing to learn.
    let change: RunState.Change?
    let wasRead: Bool
    let isSameContent: Bool
    var times: StageTimes?
  }

  private func task(_ index: Int) throws(RunFailure) -> Task {
    let entry = corpus.entries[index]
    let path = corpus.sourcePath(of: entry)
    let step = plan.steps[index]
    guard let state, step.result != 0 else {
      return Task(index: index, entry: entry, path: path, reason: step.reason, record: nil, known: "")
    }
    var known = ""
    if step.reason == .touched || step.reason == .fresh {
      known = try state.document(path.bytes)?.sha256 ?? ""
    }
    return Task(
      index: index, entry: entry, path: path, reason: step.reason, record: try state.record(step.result),
      known: known)
  }

  private static func result(of task: Task, job: DocumentJob, moment: Int64, keeps: Bool) -> Result {
    var kept: DocumentJob.Outcome?
    if let record = task.record, task.reason == .unchanged || !task.known.isEmpty {
      // A record that cannot be read any more is no loss: the document is.
      kept = try? record.outcome(of: task.path)
    }
    if task.reason == .unchanged, let kept {
      return Result(outcome: kept, change: nil, wasRead: false, isSameContent: true)
    }
    let found = job.examination(of: task.entry, unless: kept == nil ? "" : task.known)
    guard let outcome = found.outcome ?? kept else {
      preconditionFailure("an examination without an outcome found the content that is known")
    }
    var change: RunState.Change?
    if keeps {
      let record = found.outcome == nil ? task.record : OutcomeRecord(outcome)
      change = RunState.Change(
        path: task.path.bytes, stamp: found.stamp?.kept(readAt: moment) ?? .none, sha256: found.sha256,
        corrections: job.corrections.digest(of: task.path), isFinal: outcome.isFinal,
        record: record == task.record ? nil : record)
    }
    return Result(
      outcome: outcome, change: change, wasRead: task.entry.obstacle == nil,
      isSameContent: found.outcome == nil, times: found.times)
  }

  // MARK: Before a candidate is begun

  /// Looks at the documents that are to be read, where they are few, and tells whether all is as it was. The
  /// outcomes are kept and not looked for again.
  func isAllUnchanged() throws(RunFailure) -> Bool {
    guard state != nil, plan.removed.isEmpty else { return false }
    let indices = plan.steps.indices.filter { plan.steps[$0].reason != .unchanged }
    if indices.count > blockSize { return false }
    if indices.contains(where: { plan.steps[$0].result == 0 }) { return false }
    var tasks: [Task] = []
    for index in indices { tasks.append(try task(index)) }
    let results = try map(tasks[...]) {}
    for (task, result) in zip(tasks, results) { early[task.index] = result }
    if results.contains(where: { $0.change?.record != nil }) { return false }
    for (task, result) in zip(tasks, results) { count(task, result) }
    counts.unchanged += plan.steps.count - tasks.count
    // Nothing is learnt but times.
    try state?.keep(results.compactMap(\.change), recipe: recipe)
    return true
  }

  // MARK: All documents

  /// - Parameter show: told after every block how many documents are done.
  func process(into sink: any ResultSink, show: (Int) -> Void) throws(RunFailure) {
    counts = NightCounts()
    newContents = []
    let total = corpus.entries.count
    var pending: [Result] = []
    for start in stride(from: 0, to: total, by: blockSize) {
      let block = start..<min(start + blockSize, total)
      var tasks: [Task] = []
      for index in block where early[index] == nil { tasks.append(try task(index)) }
      let written = pending
      var failure: RunFailure?
      let results = try map(tasks[...]) {
        do throws(RunFailure) { try self.pass(written, to: sink) } catch { failure = error }
      }
      if let failure { throw failure }
      for (task, result) in zip(tasks, results) { count(task, result) }
      pending = block.count == tasks.count ? results : try merged(block, tasks, results)
      show(block.upperBound)
    }
    try pass(pending, to: sink)
    // What follows needs room of its own.
    pending = []
    try state?.releasePages()
    try sink.finish()
    try finishCounts()
  }

  private func merged(_ block: Range<Int>, _ tasks: [Task], _ results: [Result]) throws(RunFailure)
    -> [Result]
  {
    var rest = zip(tasks, results).makeIterator()
    var all: [Result] = []
    for index in block {
      if let result = early.removeValue(forKey: index) {
        count(try task(index), result)
        all.append(result)
      } else if let next = rest.next() {
        all.append(next.1)
      }
    }
    return all
  }

  private func map(_ tasks: ArraySlice<Task>, alongside: () -> Void) throws(RunFailure) -> [Result] {
    let (job, moment, keeps) = (job, moment, state != nil)
    let results = ParallelMap.map(tasks, workers: workers, alongside: alongside) { task in
      Interruption.signal == nil ? Self.result(of: task, job: job, moment: moment, keeps: keeps) : nil
    }
    try Interruption.check()
    return results.compactMap { $0 }
  }

  private func pass(_ results: [Result], to sink: any ResultSink) throws(RunFailure) {
    try state?.keep(results.compactMap(\.change), recipe: recipe)
    try RunFailure.unless { () throws(DiskFailure) in try sink.append(results.map(\.outcome)) }
  }

  // MARK: Counts

  private func count(_ task: Task, _ result: Result) {
    if result.wasRead { counts.read += 1 }
    if let times = result.times { self.times.add(times) }
    switch task.reason {
    case .unchanged: counts.unchanged += 1
    case .touched, .fresh: if result.isSameContent { counts.unchanged += 1 } else { counts.changed += 1 }
    case .stale, .corrected: counts.redone += 1
    case .retried: counts.retried += 1
    case .obstacle where task.record != nil: counts.retried += 1
    case .new, .obstacle:
      counts.new += 1
      // On a first night everything is new, and nothing else is told.
      if !plan.isFirst, let change = result.change, !change.sha256.isEmpty {
        newContents.append((task.index, change.sha256))
      }
    }
  }

  /// Tells of the new documents which were moved and which are copies. Of several new ones with one content
  /// the first is new.
  private func finishCounts() throws(RunFailure) {
    counts.removed = plan.removed.count
    guard let state, !newContents.isEmpty else { return }
    let duplicates = try state.duplicates()
    var gone: [[UInt8]: Bool] = [:]
    for path in plan.removed { gone[path] = true }
    let new = Set(newContents.map { corpus.sourcePath(of: corpus.entries[$0.index]).bytes })
    for (index, sha256) in newContents {
      guard let paths = duplicates[sha256] else { continue }
      let own = corpus.sourcePath(of: corpus.entries[index]).bytes
      if paths.contains(where: { gone[$0] == true }) {
        counts.moved += 1
      } else if paths.contains(where: { $0 != own && (!new.contains($0) || Plan.compare($0, own) < 0) }) {
        counts.duplicates += 1
      } else {
        continue
      }
      counts.new -= 1
    }
  }
}

extension DocumentJob.Outcome {
  /// Tells whether the content alone decided, so that reading it again would give the same.
  var isFinal: Bool {
    guard case .reject(let document) = self else { return true }
    if document.sha256.isEmpty { return false }
    switch document.reject.reason {
    case .helperMissing, .helperFailed, .unreadableFile, .changedWhileRead, .tooLarge, .workerFailed:
      return false
    case .emptyFile, .unsupportedFormat, .binaryContent, .undecodableText, .brokenContainer, .needsOCR,
      .notAReport, .otherReport, .rejectedByPerson:
      return true
    }
  }
}

extension FileStamp {
  /// Of what could not be opened: no file looks like it.
  static let none = FileStamp(size: -1, modified: 0, changed: 0, inode: 0)
}
