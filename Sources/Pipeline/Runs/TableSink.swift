import Core
import Export
import Validate

/// Writes whole tables. Rows that a document alone decides go to their files as they come; the others wait on
/// the disk for the rules over the whole corpus.
final class TableSink: ResultSink {
  private let candidate: Candidate
  private let definitions: Definitions
  private let encoder: TableEncoder
  private let tables: TableFiles
  private let validator: Validator
  private let editions: EditionFiles
  private let comparesDocuments: Bool
  private let texts: KeptTexts?
  private let history: History
  /// How many rejected documents are kept for messages.
  private let mostNamed: Int
  private let store: ReportStore
  private var index = CorpusIndex()
  /// By report: it has errors, or cells that could not be read with certainty.
  private var isDoubtful: [Bool] = []
  private(set) var rejected: [RejectedDocument] = []
  private(set) var tally = Tally()
  private(set) var allTaken: Moment?

  init(
    _ candidate: Candidate, definitions: Definitions, encoder: TableEncoder, validator: Validator,
    editions: EditionFiles, comparesDocuments: Bool, texts: KeptTexts?, history: History, mostNamed: Int
  ) throws(DiskFailure) {
    self.candidate = candidate
    self.definitions = definitions
    self.encoder = encoder
    self.validator = validator
    self.editions = editions
    self.comparesDocuments = comparesDocuments
    self.texts = texts
    self.history = history
    self.mostNamed = mostNamed
    tables = try TableFiles(candidate, encoder: encoder, editions: editions)
    store = try ReportStore(candidate, name: EditionFiles.reportFile)
  }

  func append(_ outcomes: [DocumentJob.Outcome]) throws(DiskFailure) {
    var encoded: [EncodedDocument] = []
    var rejects = Rows(.rejects)
    for outcome in outcomes {
      switch outcome {
      case .reports(let documents):
        for document in documents {
          encoded.append(document.tables)
          if let texts, let text = document.text { try texts.write(text, of: document.report.id) }
          try keep(document)
        }
        tally.count(documents)
      case .reject(let document):
        encoder.encodeReject(document, into: &rejects.bytes)
        rejects.count += 1
        history.note(document.path, sha256: document.sha256, isReport: false)
        if rejected.count < mostNamed { rejected.append(document) }
        tally.count(document)
      case .staged: preconditionFailure("a whole run gives reports")
      }
    }
    try tables.append(encoded)
    try flush(&rejects)
  }

  private func keep(_ document: DocumentJob.ReportedDocument) throws(DiskFailure) {
    let findings = validator.settled(document.findings)
    try store.append(
      document.entry,
      JudgedReports.Kept(report: document.report, findings: findings, figures: document.tables.figures))
    index.append(document.entry)
    isDoubtful.append(JudgedReports.isDoubtful(document.report, findings))
  }

  // MARK: Once all documents are there

  func finish() throws(RunFailure) {
    allTaken = Moment.steady()
    FreeMemory.release()
    try RunFailure.unless { () throws(DiskFailure) in try store.finish() }
    try judge()
    try writeRevisions()
    try tables.close()
    try RunFailure.unless { () throws(DiskFailure) in
      try history.keep(reports: tables.path(of: .reports), revisions: tables.path(of: .revisions))
    }
    FreeMemory.release()
    try tables.finish()
    tally.rows = tables.rows
    try RunFailure.unless { () throws(DiskFailure) in
      try candidate.write(Codebook(definitions: definitions).csv(), as: "codebook.csv")
      try candidate.write(CrosswalkTable(definitions: definitions).csv(), as: CrosswalkTable.fileName)
      let package = editions.dataPackage(definitions, rows: tables.rows).json(files: candidate.files)
      try candidate.write(package, as: "datapackage.json")
    }
  }

  /// Writes what needs all reports at once; the editions that follow do not, and have the room.
  private func judge() throws(RunFailure) {
    index.seal()
    let judged = try JudgedReports(
      store, index: index, isDoubtful: isDoubtful, validator: validator, comparesDocuments: comparesDocuments)
    index = CorpusIndex()
    isDoubtful = []
    try writeReports(judged)
    try writeAgencies(judged)
  }

  private func writeReports(_ judged: JudgedReports) throws(RunFailure) {
    var reports = Rows(.reports)
    var issues = Rows(.issues)
    try judged.visitReports { (_, report, agency, findings) throws(RunFailure) in
      encoder.encodeReport(report, agency: agency, findings: findings, into: &reports.bytes)
      reports.count += 1
      history.note(report.path, sha256: report.sha256, isReport: true)
      encoder.encodeIssues(report, findings: findings, into: &issues.bytes)
      issues.count += findings.count
      for finding in findings { tally.count(finding) }
      try RunFailure.unless { () throws(DiskFailure) in
        try flush(&reports, ifOver: Rows.blockSize)
        try flush(&issues, ifOver: Rows.blockSize)
      }
    }
    try RunFailure.unless { () throws(DiskFailure) in
      try flush(&reports)
      try flush(&issues)
    }
  }

  private func writeAgencies(_ judged: JudgedReports) throws(RunFailure) {
    var agencies = Rows(.agencies)
    var coverage = Rows(.coverage)
    var panel = Rows(.panel)
    try judged.visitAgencies { (agency, _, years) throws(RunFailure) in
      encoder.encodeAgency(agency, into: &agencies.bytes)
      agencies.count += 1
      for year in years {
        encoder.encodeCoverage(year.record, into: &coverage.bytes)
        coverage.count += 1
        guard let counted = year.counted else { continue }
        encoder.encodePanel(
          agency, year.record, of: counted.report, figures: counted.figures, into: &panel.bytes)
        panel.count += 1
      }
      try RunFailure.unless { () throws(DiskFailure) in
        try flush(&agencies, ifOver: Rows.blockSize)
        try flush(&coverage, ifOver: Rows.blockSize)
        try flush(&panel, ifOver: Rows.blockSize)
      }
    }
    try RunFailure.unless { () throws(DiskFailure) in
      try flush(&agencies)
      try flush(&coverage)
      try flush(&panel)
    }
  }

  private func writeRevisions() throws(RunFailure) {
    var rows = Rows(.revisions)
    try history.visit { (revision) throws(RunFailure) in
      encoder.encodeRevision(revision, into: &rows.bytes)
      rows.count += 1
      try RunFailure.unless { () throws(DiskFailure) in try flush(&rows, ifOver: Rows.blockSize) }
    }
    try RunFailure.unless { () throws(DiskFailure) in try flush(&rows) }
  }

  // MARK: Rows on their way

  /// These are rows of a table that are not written yet.
  private struct Rows {
    let table: FixedTable
    var bytes: [UInt8] = []
    var count = 0

    static let blockSize = 1 << 18

    init(_ table: FixedTable) { self.table = table }
  }

  private func flush(_ rows: inout Rows, ifOver size: Int = 0) throws(DiskFailure) {
    if rows.bytes.count <= size { return }
    try tables.append(rows.bytes, rows: rows.count, to: rows.table.rawValue)
    rows.bytes.removeAll(keepingCapacity: true)
    rows.count = 0
  }
}
