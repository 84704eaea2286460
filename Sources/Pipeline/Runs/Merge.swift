import Core
import Export
import Validate

/// Makes tables of the parts of a corpus that `run --shard` read, the same as one run over all of it.
public struct Merge {
  private let configuration: Configuration
  private let parts: [DiskPath]
  private let start = Moment.steady()
  private let startedAt = Moment.now().iso8601

  public init(_ parts: [DiskPath], _ configuration: Configuration) {
    self.parts = parts
    self.configuration = configuration
  }

  public func execute() throws(RunFailure) -> ExitCode {
    FreeMemory.returnLargeBlocks()
    guard let output = configuration.path("output") else {
      throw RunFailure(.wrongUsage, "merge needs a folder for the tables: --output PATH")
    }
    let rules = try configuration.ruleSettings()
    let (definitions, _) = try DataFolder.definitions(configuration)
    let editions = try EditionFiles(configuration, definitions: definitions)
    let place = try OutputPlace(output: output, state: configuration.path("state"))
    try place.checkApart(from: parts)
    try place.checkOwnership()
    let readers = try self.readers(definitions: definitions)
    guard let head = readers.first?.head else { throw RunFailure(.wrongUsage, "there are no parts to merge") }
    let lock = try place.claim()
    defer { withExtendedLifetime(lock) {} }
    let publishing = Publishing(
      configuration: configuration, console: configuration.console, definitions: definitions, rules: rules,
      place: place, gate: try Gate(place, configuration: configuration), editions: editions, texts: nil,
      // The parts followed them.
      corrections: Corrections([], sha256: head.corrections), start: start, startedAt: startedAt)
    try History.recover(place, published: publishing.gate.published)
    return try publishing.publish { (sink: any ResultSink) throws(RunFailure) in
      Publishing.Found(
        documents: try feed(sink, from: readers), ignored: head.ignored, night: nil, recipe: head.recipe)
    } published: { _ in
    }
  }

  // MARK: Parts

  /// Opens the parts and refuses what would not be the tables of one run.
  private func readers(definitions: Definitions) throws(RunFailure) -> [RecordReader] {
    var readers: [RecordReader] = []
    var names: [Int: DiskPath] = [:]
    for part in parts {
      let (problems, _) = try Verification.problems(of: part)
      if let problem = problems.first {
        throw RunFailure(.failed, "\(part.description)/\(problem): run this part again")
      }
      let path = part.appending(RecordFile.name)
      if try RunFailure.unless({ () throws(DiskFailure) in try Disk.kind(of: path) }) == nil {
        throw RunFailure(.wrongUsage, "\(part.description) was not made by run --shard")
      }
      let reader = try RecordReader(path)
      if let other = names.updateValue(part, forKey: reader.head.shard.index) {
        throw RunFailure(
          .wrongUsage, "\(other.description) and \(part.description) hold the same part: name each once")
      }
      readers.append(reader)
    }
    guard let first = readers.first?.head else { return [] }
    for (reader, part) in zip(readers, parts) {
      if reader.head.shard.count != first.shard.count {
        throw RunFailure(
          .wrongUsage,
          "\(parts[0].description) is one of \(first.shard.count) parts, "
            + "\(part.description) one of \(reader.head.shard.count)")
      }
      if reader.head.corrections != first.corrections {
        throw RunFailure(
          .wrongUsage,
          "\(parts[0].description) and \(part.description) were made with other corrections: run one again")
      }
      if reader.head.recipe != first.recipe {
        throw RunFailure(
          .wrongUsage,
          "\(parts[0].description) and \(part.description) were not made in the same way: "
            + first.recipe.difference(from: reader.head.recipe))
      }
    }
    if let missing = (1...first.shard.count).first(where: { names[$0] == nil }) {
      throw RunFailure(.wrongUsage, "part \(missing) of \(first.shard.count) is missing")
    }
    let program = try ProgramHash.text(state: nil)
    if first.recipe.program != program || first.recipe.definitions != DataFolder.hash(definitions) {
      throw RunFailure(
        .wrongUsage, "the parts were made by another nianbao or with other definitions: merge with the same")
    }
    return readers
  }

  /// Gives the records of all parts in the order of their paths, and tells how many there were.
  private func feed(_ sink: any ResultSink, from readers: [RecordReader]) throws(RunFailure) -> Int {
    var total = 0
    var block: [DocumentJob.Outcome] = []
    while let nearest = nearest(readers), let path = nearest.next {
      let record = try nearest.record()
      do throws(FlatDamage) {
        block.append(try record.outcome(of: path))
      } catch {
        throw RunFailure(.failed, "the record of \(path.description) is damaged: run its part again")
      }
      total += 1
      if block.count == 64 {
        try append(block, to: sink)
        block = []
        try Interruption.check()
      }
    }
    try append(block, to: sink)
    try sink.finish()
    return total
  }

  private func append(_ block: [DocumentJob.Outcome], to sink: any ResultSink) throws(RunFailure) {
    try RunFailure.unless { () throws(DiskFailure) in try sink.append(block) }
  }

  private func nearest(_ readers: [RecordReader]) -> RecordReader? {
    var found: RecordReader?
    for reader in readers {
      guard let next = reader.next else { continue }
      if let best = found?.next, best < next { continue }
      found = reader
    }
    return found
  }
}
