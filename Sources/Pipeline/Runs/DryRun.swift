import Core
import Export
import Glibc

/// Tells what a run would do with each document and why. Nothing is written beside the output: the state is
/// looked at in a copy, since SQLite writes even where it only reads.
struct DryRun {
  private let configuration: Configuration
  private let definitions: Definitions
  private let place: OutputPlace
  private let shard: Shard?
  private let corrections: Corrections
  private let console: Console

  init(
    _ configuration: Configuration, definitions: Definitions, place: OutputPlace, shard: Shard?,
    corrections: Corrections
  ) {
    self.configuration = configuration
    self.definitions = definitions
    self.place = place
    self.shard = shard
    self.corrections = corrections
    console = configuration.console
  }

  /// - Parameter readsAll: the run would not look at the state.
  func execute(readsAll: Bool) throws(RunFailure) -> ExitCode {
    try RunLock.checkFree(place.lock)
    let copy = try StateCopy(place)
    defer { copy?.remove() }
    var state: RunState?
    if let copy, !readsAll, configuration.until == .export {
      do throws(RunFailure) {
        state = try RunState.open(copy.place) { console.notice($0) }
      } catch {
        console.notice("the state cannot be read, so that every document would be: \(error.message)")
      }
    }
    let corpus = try CorpusListing.corpus(
      configuration, shard: shard, shelf: ArchiveShelf(state, moment: 0))
    for notice in corpus.notices { console.notice(notice) }
    let recipe = Recipe(
      program: try ProgramHash.text(state: nil), definitions: definitions, configuration: configuration)
    let plan =
      if let state {
        try Plan(
          corpus, state: state, recipe: try state.number(of: recipe), corrections: corrections.held(by: shard)
        )
      } else {
        Plan(reading: corpus)
      }
    try print(corpus, plan, recipe: recipe, known: try state?.recipes() ?? [:])
    let kept = plan.steps.count { $0.reason == .unchanged }
    console.summary(
      "a run would read \(Tally.number(plan.steps.count - kept, "document")), take over \(kept) "
        + "and remove \(plan.removed.count); nothing was written",
      [
        ("read", .integer(plan.steps.count - kept)), ("keep", .integer(kept)),
        ("remove", .integer(plan.removed.count)),
      ])
    return .done
  }

  private func print(
    _ corpus: Corpus, _ plan: Plan, recipe: Recipe, known: [Int64: Recipe]
  ) throws(RunFailure) {
    var lines = ""
    for (entry, step) in zip(corpus.entries, plan.steps) {
      let action = step.reason == .unchanged ? "keep" : "read"
      let reason = reason(for: step, recipe: recipe, known: known)
      lines += "\(action)\t\(reason)\t\(DiskPath.printable(corpus.sourcePath(of: entry).bytes))\n"
      if lines.utf8.count > 1 << 16 {
        try Console.print(lines)
        lines = ""
      }
    }
    for path in plan.removed { lines += "remove\tgone\t\(DiskPath.printable(path))\n" }
    try Console.print(lines)
  }

  private func reason(for step: Plan.Step, recipe: Recipe, known: [Int64: Recipe]) -> String {
    switch step.reason {
    case .unchanged: "unchanged"
    case .new: "new"
    case .touched: "its size, times or inode differ"
    case .fresh: "it was written when it was last read"
    case .stale: known[Int64(step.recipe)].map(recipe.difference) ?? "it was read by another run"
    case .corrected: "its corrections changed"
    case .retried: "its reject may have passed"
    case .obstacle: "it is no file that can be read"
    }
  }
}

/// This is a copy of the state in a temporary folder.
private struct StateCopy {
  let place: OutputPlace
  private let folder: DiskPath

  /// Gives nil where there is no state.
  init?(_ original: OutputPlace) throws(RunFailure) {
    do throws(DiskFailure) {
      guard try Disk.kind(of: original.database) == .file else { return nil }
      let temporary = getenv("TMPDIR").map { DiskPath(bytes: Disk.bytes(of: $0)) } ?? DiskPath("/tmp")
      let pattern = temporary.appending("nianbao-XXXXXX")
      var name = pattern.bytes.map(CChar.init(bitPattern:)) + [0]
      guard let made = mkdtemp(&name) else { throw DiskFailure("make the folder", pattern) }
      folder = DiskPath(bytes: Disk.bytes(of: made))
    } catch {
      throw RunFailure(error)
    }
    let copy = try OutputPlace(output: folder.appending("tables"), state: folder)
    place = copy
    do throws(DiskFailure) {
      for suffix in ["", "-wal"] where try Disk.kind(of: original.database.withSuffix(suffix)) == .file {
        let bytes = try Disk.read(original.database.withSuffix(suffix), limit: 1 << 40)
        try Disk.write(bytes, to: copy.database.withSuffix(suffix), syncs: false)
      }
    } catch {
      remove()
      throw RunFailure(error)
    }
  }

  func remove() {
    do { try Disk.removeTree(folder) } catch { Console().problem(error.message) }
  }
}
