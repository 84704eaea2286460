import Core
import Export
import FoundationEssentials
import Validate

/// Does the third step: the heads of all reports of a part in, the rows out that need all of them. It holds one
/// part at a time.
struct PipeJudging: PipeWorker {
  private let encoder: TableEncoder
  private let validator: Validator
  private let comparesDocuments: Bool
  private var years: Set<Int> = []
  private var orders: [[UInt8]] = []
  private var heads: [[UInt8]] = []
  private var index = CorpusIndex()
  private var isDoubtful: [Bool] = []

  init(_ configuration: Configuration, definitions: Definitions, rules: RuleSettings) {
    encoder = TableEncoder(definitions: definitions)
    validator = Validator(definitions: definitions, settings: rules)
    comparesDocuments = configuration.truth("stages.validate.corpus")
  }

  mutating func take(_ frame: PipeFrame, number: Int) throws(PipeFault) {
    switch frame.kind {
    case .years:
      for word in frame.body.split(separator: UInt8(ascii: ",")) {
        guard let year = Int(String(decoding: word, as: UTF8.self)) else {
          throw PipeFault("“\(String(decoding: word, as: UTF8.self))” is no year")
        }
        years.insert(year)
      }
    case .report: try append(frame)
    case .end: try judge()
    case .question, .document, .unsent, .agency: throw .foreign(frame, in: .judge)
    }
  }

  func finish() throws(PipeFault) {
    if !heads.isEmpty { throw PipeFault("it ends inside a part of \(heads.count) reports") }
  }

  private mutating func append(_ frame: PipeFrame) throws(PipeFault) {
    if let last = orders.last, Plan.compare(last, frame.name) >= 0 {
      throw PipeFault("its order is not behind that of the report before")
    }
    do throws(FlatDamage) {
      let document = try DocumentJob.ReportedDocument(head: frame.body)
      index.append(document.entry)
      isDoubtful.append(JudgedReports.isDoubtful(document.report, validator.settled(document.findings)))
    } catch {
      throw PipeFault("its body is no head of a report that this nianbao reads")
    }
    orders.append(frame.name)
    heads.append(frame.body)
  }

  private mutating func judge() throws(PipeFault) {
    index.seal()
    do throws(RunFailure) {
      try write(
        try JudgedReports(
          PipeHeads(heads: heads, validator: validator), index: index, isDoubtful: isDoubtful,
          validator: validator, comparesDocuments: comparesDocuments, years: years))
    } catch {
      throw PipeFault(error)
    }
    try PipeFault.unless(written: .object([("kind", .text("part")), ("reports", .integer(heads.count))]))
    orders = []
    heads = []
    index = CorpusIndex()
    isDoubtful = []
  }

  private func write(_ judged: JudgedReports) throws(RunFailure) {
    try judged.visitReports { (index, report, agency, findings) throws(RunFailure) in
      try write(report, findings, agency: agency, order: orders[index])
    }
    try judged.visitAgencies { (agency, first, years) throws(RunFailure) in
      try write(agency, years, order: orders[first])
    }
  }

  private func write(
    _ report: ReportRecord, _ findings: [Finding], agency: AgencyKey?, order: [UInt8]
  ) throws(RunFailure) {
    var row: [UInt8] = []
    encoder.encodeReport(report, agency: agency, findings: findings, into: &row)
    var issues: [UInt8] = []
    encoder.encodeIssues(report, findings: findings, into: &issues)
    let counts = Severity.allCases.map { severity in
      (severity.rawValue, JSONText.integer(findings.count { $0.severity == severity }))
    }
    try Pipe.write(
      .object([
        ("kind", .text("report")), ("order", Self.base64(order)), ("report_id", .text(report.id.text)),
        ("agency_id", .text(agency?.text ?? "")),
        ("year", report.head.year.map(JSONText.integer) ?? .null), ("issues", .object(counts)),
        (
          "tables",
          .object([
            ("reports", PipeRecord.rows(1, row[...])),
            ("issues", PipeRecord.rows(findings.count, issues[...])),
          ])
        ),
      ]))
  }

  private func write(
    _ agency: AgencyRecord, _ years: [JudgedReports.Year], order: [UInt8]
  ) throws(RunFailure) {
    var row: [UInt8] = []
    encoder.encodeAgency(agency, into: &row)
    var coverage: [UInt8] = []
    var panel: [UInt8] = []
    for year in years {
      encoder.encodeCoverage(year.record, into: &coverage)
      guard let counted = year.counted else { continue }
      encoder.encodePanel(
        agency, year.record, of: counted.report, figures: counted.figures, into: &panel)
    }
    try Pipe.write(
      .object([
        ("kind", .text("agency")), ("order", Self.base64(order)), ("agency_id", .text(agency.id.text)),
        (
          "tables",
          .object([
            ("agencies", PipeRecord.rows(1, row[...])),
            ("coverage", PipeRecord.rows(years.count, coverage[...])),
            ("panel", PipeRecord.rows(years.count { $0.counted != nil }, panel[...])),
          ])
        ),
      ]))
  }

  private static func base64(_ bytes: [UInt8]) -> JSONText { .text(Data(bytes).base64EncodedString()) }
}

/// This is the reports of a part, packed as they came: only the one that is looked at is unpacked.
private struct PipeHeads: WaitingReports {
  let heads: [[UInt8]]
  let validator: Validator

  var count: Int { heads.count }

  func entry(_ report: Int) -> CorpusEntry { document(report).entry }

  func kept(_ report: Int) -> JudgedReports.Kept {
    let document = document(report)
    return JudgedReports.Kept(
      report: document.report, findings: validator.settled(document.findings),
      figures: document.tables.figures)
  }

  private func document(_ report: Int) -> DocumentJob.ReportedDocument {
    do throws(FlatDamage) { return try DocumentJob.ReportedDocument(head: heads[report]) } catch {
      preconditionFailure("a head that was read once can be read again")
    }
  }
}
