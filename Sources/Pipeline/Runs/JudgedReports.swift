import Core
import Export
import Validate

/// Has reports that wait to be judged, and gives them one at a time.
protocol WaitingReports {
  var count: Int { get }
  func entry(_ report: Int) throws(RunFailure) -> CorpusEntry
  func kept(_ report: Int) throws(RunFailure) -> JudgedReports.Kept
}

/// This is what is said of reports once all are there that can bear on one another: which are of one agency, and
/// what the rules over many documents find. The reports themselves stay where the caller has them.
struct JudgedReports {
  /// This is what is known of a report before it is judged.
  struct Kept {
    let report: ReportRecord
    /// As the settings have them.
    let findings: [Finding]
    /// See ``EncodedDocument/figures``.
    let figures: [UInt8]
  }

  /// This is a year of an agency, with the report that counts.
  struct Year {
    let record: CoverageRecord
    /// Nil where the agency has no report for the year.
    let counted: Kept?
  }

  private let source: any WaitingReports
  private let ledger: AgencyLedger
  /// What rules over many documents found, by report.
  private let added: AddedFindings
  /// By report: it has errors, or cells that could not be read with certainty.
  private let isDoubtful: [Bool]

  /// - Parameters:
  ///   - index: of all reports, in the order of their paths.
  ///   - isDoubtful: by report, as far as it is known from the report alone.
  ///   - years: years that the corpus has reports of, beside those of these reports.
  init(
    _ source: any WaitingReports, index: CorpusIndex, isDoubtful: [Bool], validator: Validator,
    comparesDocuments: Bool,
    years: Set<Int> = []
  ) throws(RunFailure) {
    self.source = source
    let register = validator.register(of: index)
    var doubtful = isDoubtful
    var added = AddedFindings()
    if comparesDocuments {
      try validator.visitCorpusFindings(for: index, register: register, entry: source.entry(_:)) {
        (report, finding) in
        added.append(finding, ofReport: report)
        if finding.severity == .error { doubtful[report] = true }
      }
    }
    added.seal()
    ledger = AgencyLedger(register, index: index, years: years)
    self.added = added
    self.isDoubtful = doubtful
  }

  static func isDoubtful(_ report: ReportRecord, _ findings: [Finding]) -> Bool {
    report.doubtfulCells > 0 || findings.contains { $0.severity == .error }
  }

  /// Gives every report in order, with its agency and all findings.
  func visitReports(
    _ body: (Int, ReportRecord, AgencyKey?, [Finding]) throws(RunFailure) -> Void
  ) throws(RunFailure) {
    var next = 0
    for report in 0..<source.count {
      let kept = try source.kept(report)
      let findings = kept.findings + added.findings(ofReport: report, from: &next)
      try body(report, kept.report, ledger.key(ofReport: report), findings)
    }
  }

  /// Gives every agency in the order of its first report, which is named, with its years.
  func visitAgencies(
    _ body: (AgencyRecord, Int, [Year]) throws(RunFailure) -> Void
  ) throws(RunFailure) {
    try ledger.visit { (agency, first, years) throws(RunFailure) in
      var found: [Year] = []
      for year in years {
        let kept = try year.told.map { (told) throws(RunFailure) in try source.kept(told.counted) }
        let record = CoverageRecord(
          agency: agency.id, name: agency.name, year: year.year,
          status: AgencyLedger.status(year.told) { isDoubtful[$0] }, report: kept?.report.id,
          reports: year.told?.reports.count ?? 0)
        found.append(Year(record: record, counted: kept))
      }
      try body(agency, first, found)
    }
  }
}
