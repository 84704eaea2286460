import Core
import Glibc

/// This is the file in which the outcomes of documents pass from one run to another: a head that says what they
/// were made with, and the records in the order of their paths. Every piece has its length in front.
enum RecordFile {
  static let name = "documents.records"
  private static let signature = "nianbao records 2"

  /// This is what must be the same for records that are put together.
  struct Head: Equatable, Sendable {
    let recipe: Recipe
    let shard: Shard
    /// Names that were passed over while the corpus was listed.
    let ignored: Int
    /// SHA-256 of the corrections that were followed, empty for none.
    let corrections: String

    var bytes: [UInt8] {
      var writer = FlatWriter()
      writer.append(RecordFile.signature)
      for text in [recipe.program, recipe.definitions, recipe.settings, recipe.helpers, corrections] {
        writer.append(text)
      }
      for number in [shard.index, shard.count, ignored] { writer.append(number) }
      return writer.bytes
    }

    init(recipe: Recipe, shard: Shard, ignored: Int, corrections: String) {
      self.recipe = recipe
      self.shard = shard
      self.ignored = ignored
      self.corrections = corrections
    }

    init(bytes: [UInt8]) throws(FlatDamage) {
      var reader = FlatReader(bytes)
      if try reader.text() != RecordFile.signature { throw FlatDamage() }
      recipe = Recipe(
        program: try reader.text(), definitions: try reader.text(), settings: try reader.text(),
        helpers: try reader.text())
      corrections = try reader.text()
      shard = Shard(index: try reader.count(atMost: Shard.most), count: try reader.count(atMost: Shard.most))
      ignored = try reader.count()
    }
  }

  static func piece(_ bytes: [UInt8]) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) } + bytes
  }

  static func bytes(_ path: SourcePath, _ record: OutcomeRecord) -> [UInt8] {
    piece(path.bytes) + piece(record.head) + piece(record.rows)
  }
}

/// Reads the file piece by piece.
final class RecordReader {
  private let path: DiskPath
  private let descriptor: Int32
  private let size: Int
  private var place = 0
  let head: RecordFile.Head
  /// The next document, or nil at the end.
  private(set) var next: SourcePath?

  init(_ path: DiskPath) throws(RunFailure) {
    self.path = path
    let descriptor = try RunFailure.unless { () throws(DiskFailure) in
      try Disk.openForReading(path)
    }
    self.descriptor = descriptor
    var status = stat()
    size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    var start = 0
    do throws(RunFailure) {
      head = try Self.head(try Self.piece(descriptor, path, at: &start, size: size), of: path)
    } catch {
      close(descriptor)
      throw error
    }
    place = start
    try advance()
  }

  deinit { close(descriptor) }

  private static func head(_ bytes: [UInt8], of path: DiskPath) throws(RunFailure) -> RecordFile.Head {
    do {
      return try RecordFile.Head(bytes: bytes)
    } catch {
      throw RunFailure(.failed, "\(path.description) is no file of records that this nianbao reads")
    }
  }

  /// Gives the record of ``next`` and goes to the one behind it.
  func record() throws(RunFailure) -> OutcomeRecord {
    let head = try piece()
    let rows = try piece()
    let record = OutcomeRecord(head: head, rows: rows)
    try advance()
    return record
  }

  private func advance() throws(RunFailure) {
    let before = next
    next = place < size ? SourcePath(bytes: try piece()) : nil
    if let before, let next, next <= before { throw Self.damage(path) }
  }

  private func piece() throws(RunFailure) -> [UInt8] {
    try Self.piece(descriptor, path, at: &place, size: size)
  }

  private static func piece(
    _ descriptor: Int32, _ path: DiskPath, at place: inout Int, size: Int
  ) throws(RunFailure) -> [UInt8] {
    let start = place
    if size - start < 8 { throw damage(path) }
    let digits = try RunFailure.unless { () throws(DiskFailure) in
      try Disk.read(descriptor, path: path, range: start..<(start + 8))
    }
    var length: UInt64 = 0
    for index in 0..<8 { length |= UInt64(digits[index]) << UInt64(8 * index) }
    if length > UInt64(size - start - 8) { throw damage(path) }
    let body = (start + 8)..<(start + 8 + Int(length))
    place = body.upperBound
    return try RunFailure.unless { () throws(DiskFailure) in
      try Disk.read(descriptor, path: path, range: body)
    }
  }

  private static func damage(_ path: DiskPath) -> RunFailure {
    RunFailure(.failed, "\(path.description) is damaged: run its part again")
  }
}
