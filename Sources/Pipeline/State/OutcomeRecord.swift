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
        document.report.write(to: &head)
        head.append(document.findings.count)
        for finding in document.findings { finding.write(to: &head) }
        document.entry.write(to: &head)
        head.append(document.silentCells)
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
        let report = try ReportRecord(from: &reader)
        if report.path != (number == 1 ? path : path.ofReport(number)) { throw FlatDamage() }
        var findings: [Finding] = []
        for _ in 0..<(try reader.count()) { findings.append(try Finding(from: &reader)) }
        let entry = try CorpusEntry(from: &reader)
        let silentCells = try reader.count()
        let tables = try EncodedDocument(from: &rowReader)
        documents.append(
          DocumentJob.ReportedDocument(
            report: report, findings: findings, entry: entry, tables: tables, text: nil,
            silentCells: silentCells))
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
