import Core
import Export
import Validate

/// This is what became of a document in the form in which it is kept: a head with everything but the rows of the
/// tables, and those rows as the CSV has them. It passes between runs, and between the parts of a run that is
/// divided.
struct OutcomeRecord: Sendable, Equatable {
  /// Packed, as is ``rows``.
  let head: [UInt8]
  let rows: [UInt8]

  init(head: [UInt8], rows: [UInt8]) {
    self.head = head
    self.rows = rows
  }

  init(_ outcome: DocumentJob.Outcome) {
    var head = FlatWriter()
    var rows = FlatWriter()
    switch outcome {
    case .reject(let document):
      head.append(Kind.reject.rawValue)
      document.write(to: &head)
    case .reports(let documents):
      head.append(Kind.reports.rawValue)
      head.append(documents.count)
      for document in documents {
        document.writeHead(to: &head)
        document.tables.write(to: &rows)
      }
    case .staged: preconditionFailure("the results of single stages are not kept")
    }
    self.head = Packing.pack(head.bytes)
    self.rows = Packing.pack(rows.bytes)
  }

  /// Gives the outcome; bytes that do not hold one, or that of another document, are damage.
  func outcome(of path: SourcePath) throws(FlatDamage) -> DocumentJob.Outcome {
    guard let head = Packing.unpack(head), let rows = Packing.unpack(rows) else { throw FlatDamage() }
    var reader = FlatReader(head)
    guard let kind = Kind(rawValue: try reader.integer()) else { throw FlatDamage() }
    let outcome: DocumentJob.Outcome
    switch kind {
    case .reject:
      let document = try RejectedDocument(from: &reader)
      if document.path != path { throw FlatDamage() }
      outcome = .reject(document)
    case .reports:
      var documents: [DocumentJob.ReportedDocument] = []
      var rowReader = FlatReader(rows)
      for number in 1...max(1, try reader.count()) {
        let document = try DocumentJob.ReportedDocument(
          head: &reader, tables: try EncodedDocument(from: &rowReader))
        if document.report.path != (number == 1 ? path : path.ofReport(number)) { throw FlatDamage() }
        documents.append(document)
      }
      outcome = .reports(documents)
    }
    if !reader.isAtEnd { throw FlatDamage() }
    return outcome
  }

  private enum Kind: Int {
    case reject, reports
  }
}

extension DocumentJob.ReportedDocument {
  /// Writes everything but the rows of the tables.
  func writeHead(to writer: inout FlatWriter) {
    report.write(to: &writer)
    writer.append(findings.count)
    for finding in findings { finding.write(to: &writer) }
    entry.write(to: &writer)
    writer.append(silentCells)
  }

  init(head reader: inout FlatReader, tables: EncodedDocument) throws(FlatDamage) {
    let report = try ReportRecord(from: &reader)
    var findings: [Finding] = []
    for _ in 0..<(try reader.count()) { findings.append(try Finding(from: &reader)) }
    self.init(
      report: report, findings: findings, entry: try CorpusEntry(from: &reader), tables: tables, text: nil,
      silentCells: try reader.count())
  }

  /// The head by itself, packed, with what ``JudgedReports`` wants of the tables.
  var head: [UInt8] {
    var writer = FlatWriter()
    writeHead(to: &writer)
    writer.append(tables.figures)
    return Packing.pack(writer.bytes)
  }

  /// Reads a report without its rows.
  init(head packed: [UInt8]) throws(FlatDamage) {
    guard let head = Packing.unpack(packed) else { throw FlatDamage() }
    var reader = FlatReader(head)
    let report = try Self(head: &reader, tables: EncodedDocument(bytes: [], parts: [], figures: []))
    let figures = try reader.byteString()
    if !reader.isAtEnd { throw FlatDamage() }
    self.init(
      report: report.report, findings: report.findings, entry: report.entry,
      tables: EncodedDocument(bytes: [], parts: [], figures: figures), text: nil,
      silentCells: report.silentCells)
  }
}
