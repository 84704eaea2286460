import Core
import Export
import Glibc
import Validate

/// Keeps on the disk what is needed of each report once all are read, since rules over the whole corpus add
/// findings: memory holds where a report stands and no more.
final class ReportStore: WaitingReports {
  private let candidate: Candidate
  private let file: OutputFile
  private var buffer: [UInt8] = []
  /// Where each report ends.
  private var ends: [Int] = []
  private var reading: FileRange?

  private static let blockSize = 1 << 18

  /// - Parameter name: the file, below the candidate.
  init(_ candidate: Candidate, name: String) throws(DiskFailure) {
    self.candidate = candidate
    file = try candidate.create(name)
  }

  var count: Int { ends.count }

  func append(_ entry: CorpusEntry, _ kept: JudgedReports.Kept) throws(DiskFailure) {
    var writer = FlatWriter()
    entry.write(to: &writer)
    kept.report.write(to: &writer)
    writer.append(kept.findings.count)
    for finding in kept.findings { finding.write(to: &writer) }
    writer.append(kept.figures)
    buffer += writer.bytes
    ends.append((ends.last ?? 0) + writer.bytes.count)
    if buffer.count >= Self.blockSize { try flush() }
  }

  private func flush() throws(DiskFailure) {
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Says that all reports are there and can be read.
  func finish() throws(DiskFailure) {
    try flush()
    buffer = []
    try file.finish(syncs: false)
    reading = try FileRange(file.path)
  }

  func entry(_ index: Int) throws(RunFailure) -> CorpusEntry {
    var reader = FlatReader(try bytes(index))
    return try whole { () throws(FlatDamage) in try CorpusEntry(from: &reader) }
  }

  func kept(_ index: Int) throws(RunFailure) -> JudgedReports.Kept {
    var reader = FlatReader(try bytes(index))
    return try whole { () throws(FlatDamage) in
      _ = try CorpusEntry(from: &reader)
      let report = try ReportRecord(from: &reader)
      var findings: [Finding] = []
      for _ in 0..<(try reader.count()) { findings.append(try Finding(from: &reader)) }
      return JudgedReports.Kept(report: report, findings: findings, figures: try reader.byteString())
    }
  }

  private func bytes(_ index: Int) throws(RunFailure) -> [UInt8] {
    guard let reading else { preconditionFailure("reports are read once all are there") }
    return try RunFailure.unless { () throws(DiskFailure) in
      try reading.bytes((index == 0 ? 0 : ends[index - 1])..<ends[index])
    }
  }

  private func whole<Result>(_ read: () throws(FlatDamage) -> Result) throws(RunFailure) -> Result {
    do { return try read() } catch {
      throw RunFailure(.failed, "\(file.path.description) is not as it was written: the disk is damaged")
    }
  }
}

/// This is a file that pieces are read of.
final class FileRange {
  private let path: DiskPath
  private let descriptor: Int32

  init(_ path: DiskPath) throws(DiskFailure) {
    self.path = path
    descriptor = try Disk.openForReading(path)
  }

  deinit { close(descriptor) }

  func bytes(_ range: Range<Int>) throws(DiskFailure) -> [UInt8] {
    try Disk.read(descriptor, path: path, range: range)
  }
}
