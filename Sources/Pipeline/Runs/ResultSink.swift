import Core
import Export
import Validate

/// Takes what became of the documents, block by block, and gives the files of a candidate.
protocol ResultSink {
  func append(_ outcomes: [DocumentJob.Outcome]) throws(DiskFailure)
  /// Does what needs all documents, and finishes the files.
  func finish() throws(RunFailure)
  var tally: Tally { get }
  /// Rejected documents in order, for messages.
  var rejected: [RejectedDocument] { get }
}

/// Writes whole tables.
final class TableSink: ResultSink {
  private let candidate: Candidate
  private let definitions: Definitions
  private let encoder: TableEncoder
  private let tables: TableFiles
  private let validator: Validator
  private let editions: EditionFiles
  private let comparesDocuments: Bool
  private let texts: KeptTexts?
  /// Rules over the whole corpus add findings, so that these two tables are written last.
  private var reports: [(record: ReportRecord, findings: [Finding])] = []
  private var entries: [CorpusEntry] = []
  private(set) var rejected: [RejectedDocument] = []
  private(set) var tally = Tally()

  init(
    _ candidate: Candidate, definitions: Definitions, encoder: TableEncoder, validator: Validator,
    editions: EditionFiles, comparesDocuments: Bool, texts: KeptTexts?
  ) throws(DiskFailure) {
    self.candidate = candidate
    self.definitions = definitions
    self.encoder = encoder
    self.validator = validator
    self.editions = editions
    self.comparesDocuments = comparesDocuments
    self.texts = texts
    tables = try TableFiles(candidate, encoder: encoder, editions: editions)
  }

  func append(_ outcomes: [DocumentJob.Outcome]) throws(DiskFailure) {
    var encoded: [EncodedDocument] = []
    for outcome in outcomes {
      switch outcome {
      case .reports(let documents):
        for document in documents {
          encoded.append(document.tables)
          if let texts, let text = document.text { try texts.write(text, of: document.report.id) }
          reports.append((document.report, validator.settled(document.findings)))
          entries.append(document.entry)
        }
        tally.count(documents)
      case .reject(let document):
        rejected.append(document)
        tally.count(document)
      case .staged: preconditionFailure("a whole run gives reports")
      }
    }
    try tables.append(encoded)
  }

  func finish() throws(RunFailure) {
    let register = validator.register(of: entries)
    if comparesDocuments {
      for (index, finding) in validator.corpusFindings(for: entries, register: register) {
        reports[index].findings.append(finding)
      }
    }
    let ledger = AgencyLedger(register, entries: entries, reports: reports)
    var reportRows: [UInt8] = []
    var issueRows: [UInt8] = []
    for (index, report) in reports.enumerated() {
      encoder.encodeReport(
        report.record, agency: ledger.key(ofReport: index), findings: report.findings, into: &reportRows)
      encoder.encodeIssues(report.record, findings: report.findings, into: &issueRows)
      for finding in report.findings { tally.count(finding) }
    }
    var rejectRows: [UInt8] = []
    for document in rejected { encoder.encodeReject(document, into: &rejectRows) }
    var agencyRows: [UInt8] = []
    for agency in ledger.agencies { encoder.encodeAgency(agency, into: &agencyRows) }
    var coverageRows: [UInt8] = []
    for year in ledger.coverage { encoder.encodeCoverage(year, into: &coverageRows) }
    try RunFailure.unless { () throws(DiskFailure) in
      try tables.append(agencyRows, rows: ledger.agencies.count, to: FixedTable.agencies.rawValue)
      try tables.append(coverageRows, rows: ledger.coverage.count, to: FixedTable.coverage.rawValue)
      try tables.append(reportRows, rows: reports.count, to: "reports")
      try tables.append(issueRows, rows: tally.issues, to: "issues")
      try tables.append(rejectRows, rows: rejected.count, to: "rejects")
    }
    try tables.finish()
    tally.rows = tables.rows
    try RunFailure.unless { () throws(DiskFailure) in
      try candidate.write(Codebook(definitions: definitions).csv(), as: "codebook.csv")
      try candidate.write(CrosswalkTable(definitions: definitions).csv(), as: CrosswalkTable.fileName)
      let package = editions.dataPackage(definitions, rows: tables.rows).json(files: candidate.files)
      try candidate.write(package, as: "datapackage.json")
    }
  }
}

/// Writes what one stage gave, a line of JSON a document.
final class StageSink: ResultSink {
  private let candidate: Candidate
  private let name: String
  private let file: OutputFile
  private(set) var rejected: [RejectedDocument] = []
  private(set) var tally = Tally()

  init(_ candidate: Candidate, stage: Stage) throws(DiskFailure) {
    self.candidate = candidate
    name = "\(stage.rawValue).jsonl"
    file = try candidate.create(name)
  }

  func append(_ outcomes: [DocumentJob.Outcome]) throws(DiskFailure) {
    var bytes: [UInt8] = []
    for outcome in outcomes {
      switch outcome {
      case .staged(let line):
        bytes += line
        tally.reports += 1
      case .reject(let document):
        rejected.append(document)
        tally.count(document)
        bytes += Self.line(of: document)
      case .reports: preconditionFailure("a run up to a stage gives its results")
      }
    }
    try file.write(bytes)
  }

  func finish() throws(RunFailure) {
    try RunFailure.unless { () throws(DiskFailure) in
      try candidate.finish(file, as: name, rows: tally.reports + tally.rejects)
    }
  }

  private static func line(of document: RejectedDocument) -> [UInt8] {
    JSONText.object([
      ("source_path", .text(document.path.description)), ("sha256", .text(document.sha256)),
      ("bytes", document.bytes.map(JSONText.integer) ?? .null),
      (
        "reject",
        .object([
          ("stage", .text(document.reject.stage)), ("rule", .text(document.reject.reason.rawValue)),
          ("message", .text(document.reject.message)),
        ])
      ),
    ]).line + [UInt8(ascii: "\n")]
  }
}

extension Tally {
  mutating func count(_ documents: [DocumentJob.ReportedDocument]) {
    reports += documents.count
    furtherReports += max(0, documents.count - 1)
    // A file is counted once, however many reports stand in it.
    bytes += documents.first?.report.bytes ?? 0
    for document in documents {
      cells += document.report.cellsRead
      silentCells += document.silentCells
      doubtfulCells += document.report.doubtfulCells
      countCorrections(document.findings)
    }
  }

  mutating func count(_ document: RejectedDocument) {
    rejects += 1
    if document.reject.reason == .rejectedByPerson { corrected += 1 }
    bytes += document.bytes ?? 0
    reasons[document.reject.reason, default: 0] += 1
  }
}
