public import Core

/// This is the stage that looks for what does not add up: in one report, and across all reports.
public struct Validator: Sendable {
  private let book: FormBook
  private let rules: [Entry<any ReportCheck>]
  private let corpusRules: [Entry<any CorpusCheck>]
  /// Of the rules over one report that are on.
  private let severities: [RuleCode: Severity]
  /// The slots that ``CorpusEntry`` keeps, in ascending order.
  private let kept: [Int]

  /// A rule that is switched on. What the rule says of itself stays outside: this is copied for every
  /// document.
  private struct Entry<Checked: Sendable>: Sendable {
    let code: RuleCode
    let severity: Severity
    let rule: Checked
    /// The forms of ``RuleInfo/templates``; empty: all.
    let forms: [FormID]
  }

  public init(definitions: Definitions, settings: RuleSettings) {
    let book = FormBook(definitions)
    self.book = book
    func entry<Checked>(_ info: RuleInfo, _ rule: @autoclosure () -> Checked) -> Entry<Checked>? {
      guard let severity = settings.severity(of: info) else { return nil }
      let forms = info.templates.compactMap { definitions.form($0) }
      return Entry(code: info.code, severity: severity, rule: rule(), forms: forms)
    }
    let own = definitions.projectRules.map { ProjectCheck($0, book: book) }
    rules =
      allRules.compactMap { rule in entry(rule.info, rule.init(book: book)) }
      + own.compactMap { check in entry(check.info, check) }
    corpusRules =
      allCorpusRules.compactMap { rule in entry(rule.info, rule.init(book: book)) }
      + own.compactMap { check in entry(check.info, check) }
    severities = Dictionary(rules.map { ($0.code, $0.severity) }) { first, _ in first }
    kept = Array(Set(book.slots(allCorpusRules.flatMap { $0.cells }) + own.flatMap(\.kept))).sorted()
  }

  /// Gives what is wrong with one report or with the reading of it, by line and then by rule.
  public func findings(for review: ReviewedReport) -> [Finding] {
    let sheet = ReportSheet(review, book: book)
    var findings: [Finding] = []
    for entry in rules {
      if !entry.forms.isEmpty, !review.extraction.tables.contains(where: { entry.forms.contains($0.form) }) {
        continue
      }
      for draft in entry.rule.findings(in: sheet) {
        findings.append(draft.finding(of: entry.code, severity: entry.severity))
      }
    }
    // Rules stand in the order of their codes; the sort must keep it within a line.
    return findings.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }

  /// Gives findings as the settings have them, where rules found them without any: rules that are off find
  /// nothing, and severities are those of the settings.
  public func settled(_ findings: [Finding]) -> [Finding] {
    findings.compactMap { finding in
      guard let severity = severities[finding.rule] else { return nil }
      return severity == finding.severity ? finding : finding.with(severity)
    }
  }

  /// Gives a number for the running text of a report, for ``entry(of:prose:)``.
  public func prose(of document: Document, outline: Outline, extraction: Extraction) -> UInt64 {
    ProseDigest.of(document, outline, extraction, book.definitions.characters)
  }

  /// Gives what the rules over many documents need of a report.
  public func entry(of result: DocumentResult, prose: UInt64 = 0) -> CorpusEntry {
    var values: [KeptValue] = []
    for cell in result.cells {
      let seen = cell.observation
      guard let slot = book.cells.slot(seen.cell.table, seen.cell.item, seen.cell.measure),
        isKept(slot), let number = seen.reading.quantity, number.isWhole,
        !values.contains(where: { $0.slot == slot })
      else { continue }
      let isDoubtful =
        !seen.flags.isDisjoint(with: .doubtful)
        || result.findings.contains {
          $0.kind == .extraction && ($0.table == nil || $0.table == seen.cell.table)
        }
      values.append(
        KeptValue(amount: number.mantissa, slot: UInt16(slot), isDoubtful: isDoubtful, line: seen.line))
    }
    let report = result.report
    return CorpusEntry(
      path: report.path, agency: report.head.agency, year: report.head.year,
      regionCode: report.regionCode, region: report.region, publishedOn: report.head.publishedOn,
      digest: Digest(report.sha256), prose: prose, growth: ToldGrowth.text(of: result.quantities),
      isSummary: ToldScope.isSummary(result, book), form: report.form, values: values)
  }

  /// Gives which reports are of one agency.
  ///
  /// - Parameter reports: all reports of the corpus, in the order of their source paths.
  public func register(of reports: CorpusIndex) -> AgencyRegister {
    AgencyRegister(reports, definitions: book.definitions)
  }

  /// Gives what is wrong between reports, with the index of the report that the finding is about. Reports come in
  /// no order; those about one come in that of the rules.
  ///
  /// - Parameters:
  ///   - reports: all reports of the corpus, in the order of their source paths.
  ///   - batch: how many reports are in memory at once, more only where one division has more.
  ///   - entry: gives what is known of a report.
  public func visitCorpusFindings<Failure: Error>(
    for reports: CorpusIndex, register: AgencyRegister, batch size: Int = 1024,
    entry: (Int) throws(Failure) -> CorpusEntry, _ body: (Int, Finding) -> Void
  ) throws(Failure) {
    try CorpusBatches(reports, register: register, size: size).visit { (batch) throws(Failure) in
      var entries: [CorpusEntry] = []
      for report in batch.reports { entries.append(try entry(report)) }
      let shelf = Shelf(entries, agencies: batch.agencies, sameBytes: batch.copies)
      for rule in corpusRules {
        for (place, draft) in rule.rule.findings(in: shelf) {
          body(batch.reports[place], draft.finding(of: rule.code, severity: rule.severity))
        }
      }
    }
  }

  private func isKept(_ slot: Int) -> Bool {
    var low = 0
    var high = kept.count
    while low < high {
      let middle = (low + high) / 2
      if kept[middle] == slot { return true }
      if kept[middle] < slot { low = middle + 1 } else { high = middle }
    }
    return false
  }
}

extension Finding {
  fileprivate func with(_ severity: Severity) -> Finding {
    Finding(
      rule: rule, severity: severity, kind: kind, table: table, item: item, measure: measure,
      expected: expected, actual: actual, message: message, line: line)
  }
}
