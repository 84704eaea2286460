public import Core

/// Writes the rows that stand for whole documents: `reports`, `issues`, `rejects`.
struct ReportRows: Sendable {
  let codes: RowCodes

  func report<Writer: RowWriter & ~Copyable>(
    _ record: ReportRecord, agency: AgencyKey?, findings: [Finding], into writer: inout Writer
  ) {
    writer.begin(record)
    writer.lead(codes[record.form])
    writer.text(record.path.description)
    writer.text(record.sha256)
    writer.integer(record.bytes)
    writer.text(record.format.rawValue)
    writer.text(record.encoding.rawValue)
    writer.text(record.head.title)
    writer.text(record.regionCode)
    writer.text(record.region)
    writer.text(record.head.publishedOn)
    writer.text(record.head.periodStart)
    writer.text(record.head.periodEnd)
    writer.text(record.tablesFound.map { codes.text(codes[$0]) }.joined(separator: ";"))
    writer.integer(record.cellsRead)
    writer.integer(record.cellsExpected)
    writer.integer(record.doubtfulCells)
    writer.integer(findings.count { $0.kind == .extraction })
    writer.integer(findings.count { $0.kind == .report })
    writer.text(ReportStatus(findings).rawValue)
    writer.text(agency?.text ?? "")
    writer.text(record.level)
    writer.text(record.sector)
    writer.endRow()
  }

  func issues<Writer: RowWriter & ~Copyable>(
    of record: ReportRecord, findings: [Finding], into writer: inout Writer
  ) {
    if findings.isEmpty { return }
    writer.begin(record)
    let path = record.path.description
    for finding in findings {
      writer.lead(codes[record.form])
      writer.text(path)
      writer.text(finding.rule.text)
      writer.text(finding.severity.rawValue)
      writer.text(finding.kind.rawValue)
      writer.code(finding.table.map { codes[$0] })
      writer.code(finding.item.map { codes[$0] })
      writer.code(finding.measure.map { codes[$0] })
      writer.text(finding.expected)
      writer.text(finding.actual)
      writer.text(finding.message)
      writer.integer(finding.line > 0 ? finding.line : nil)
      writer.endRow()
    }
  }

  func reject<Writer: RowWriter & ~Copyable>(_ document: RejectedDocument, into writer: inout Writer) {
    writer.text(document.path.description)
    writer.text(document.sha256)
    writer.integer(document.bytes)
    writer.text(document.reject.stage)
    writer.text(document.reject.reason.rawValue)
    writer.text(document.reject.message)
    writer.endRow()
  }
}

/// This is a document that gave no tables: a row of `rejects.csv`.
public struct RejectedDocument: Sendable {
  public let path: SourcePath
  /// Empty where the file could not be read.
  public let sha256: String
  /// Nil where the size is not known.
  public let bytes: Int?
  public let reject: Reject

  public init(path: SourcePath, sha256: String, bytes: Int?, reject: Reject) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.reject = reject
  }
}

/// This is the gravest severity among the findings about a report, as `reports.csv` has it.
public enum ReportStatus: String, Sendable, CaseIterable {
  case ok, warnings, errors

  public init(_ findings: [Finding]) {
    switch findings.lazy.map(\.severity).max() {
    case .error: self = .errors
    case .warning: self = .warnings
    case .info, nil: self = .ok
    }
  }
}
