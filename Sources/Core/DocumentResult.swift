/// This is a document that gave no tables, and why: a row of `rejects.csv`.
public struct Reject: Error, Sendable {
  /// The stage that gave up: `ingest`, `segment`, …
  public let stage: String
  /// A stable code such as `empty_file`; see ``RejectReason``.
  public let reason: RejectReason
  public let message: String

  public init(stage: String, reason: RejectReason, message: String) {
    self.stage = stage
    self.reason = reason
    self.message = message
  }
}

/// These are the reasons why a document gives no tables; the raw value stands in `rejects.csv` as `rule`.
public enum RejectReason: String, Sendable, CaseIterable {
  case emptyFile = "empty_file"
  case unreadableFile = "unreadable_file"
  case tooLarge = "too_large"
  case changedWhileRead = "changed_while_read"
  case unsupportedFormat = "unsupported_format"
  case binaryContent = "binary_content"
  case undecodableText = "undecodable_text"
  case brokenContainer = "broken_container"
  case helperMissing = "helper_missing"
  case helperFailed = "helper_failed"
  case needsOCR = "needs_ocr"
  case notAReport = "not_a_report"
  case otherReport = "other_report"
  case rejectedByPerson = "rejected_by_person"
  /// The engine that runs the program gave the document up, since it ended or held up every worker.
  case workerFailed = "worker_failed"
}

/// This is the row of `reports.csv` that a document gives, as far as the document alone decides it.
public struct ReportRecord: Sendable {
  public let id: ReportID
  public let path: SourcePath
  public let sha256: String
  public let bytes: Int
  public let format: DocumentFormat
  public let encoding: TextEncoding
  public let head: ReportHead
  /// The generation that the statistics follow.
  public let form: FormID
  public let regionCode: String
  public let region: String
  /// A code of ``AgencyLevel``, or empty.
  public let level: String
  /// A code of ``AgencyFacts/sectors``, or empty.
  public let sector: String
  public let tablesFound: [TableID]
  public let cellsRead: Int
  public let cellsExpected: Int
  public let doubtfulCells: Int

  public init(
    id: ReportID, path: SourcePath, sha256: String, bytes: Int, format: DocumentFormat,
    encoding: TextEncoding, head: ReportHead, form: FormID, regionCode: String, region: String,
    level: String, sector: String, tablesFound: [TableID], cellsRead: Int, cellsExpected: Int,
    doubtfulCells: Int
  ) {
    self.id = id
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.format = format
    self.encoding = encoding
    self.head = head
    self.form = form
    self.regionCode = regionCode
    self.region = region
    self.level = level
    self.sector = sector
    self.tablesFound = tablesFound
    self.cellsRead = cellsRead
    self.cellsExpected = cellsExpected
    self.doubtfulCells = doubtfulCells
  }
}

/// This is an observation with its printed text taken out of the document, which is not kept.
public struct ObservedCell: Sendable {
  public let observation: Observation
  public let raw: String

  public init(observation: Observation, raw: String) {
    self.observation = observation
    self.raw = raw
  }
}

/// This is a mention with its printed text taken out of the document.
public struct ToldQuantity: Sendable {
  public let mention: Mention
  public let raw: String

  public init(mention: Mention, raw: String) {
    self.mention = mention
    self.raw = raw
  }
}

/// This is everything that one document gives to the tables.
public struct DocumentResult: Sendable {
  public let report: ReportRecord
  public let sections: [Section]
  public let cells: [ObservedCell]
  public let quantities: [ToldQuantity]
  public let findings: [Finding]
  /// Rows and columns that no form has, for the codes and labels of the cells.
  public let added: AddedNames

  public init(
    report: ReportRecord, sections: [Section], cells: [ObservedCell], quantities: [ToldQuantity],
    findings: [Finding], added: AddedNames = AddedNames()
  ) {
    self.report = report
    self.sections = sections
    self.cells = cells
    self.quantities = quantities
    self.findings = findings
    self.added = added
  }
}
