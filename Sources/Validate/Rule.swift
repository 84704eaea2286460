import Core

/// This is whatever finds fault with one report.
protocol ReportCheck: Sendable {
  func findings(in sheet: ReportSheet) -> [Draft]
}

/// This is whatever finds fault between reports.
protocol CorpusCheck: Sendable {
  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)]
}

/// This is a check of one report. Everything that can be known beforehand is worked out in `init`, since
/// `findings` runs for every document.
protocol Rule: ReportCheck {
  static var info: RuleInfo { get }
  init(book: FormBook)
}

/// This is a check of many reports together.
protocol CorpusRule: CorpusCheck {
  static var info: RuleInfo { get }
  /// The cells that ``CorpusEntry`` must keep for the rule.
  static var cells: [CellCode] { get }
  init(book: FormBook)
}

/// This is a finding before its rule's code and the severity of the configuration are known.
struct Draft {
  var kind: FindingKind
  var table: TableID?
  var item: ItemID?
  var measure: MeasureID?
  var expected = ""
  var actual = ""
  var message: String
  var line: Int

  init(
    _ kind: FindingKind, table: TableID? = nil, item: ItemID? = nil, measure: MeasureID? = nil,
    expected: String = "", actual: String = "", line: Int, _ message: String
  ) {
    self.kind = kind
    self.table = table
    self.item = item
    self.measure = measure
    self.expected = expected
    self.actual = actual
    self.message = message
    self.line = line
  }

  /// A draft about one cell.
  init(
    _ kind: FindingKind, cell: FormCell, expected: String = "", actual: String = "", line: Int,
    _ message: String
  ) {
    self.init(
      kind, table: cell.table, item: cell.item, measure: cell.measure, expected: expected, actual: actual,
      line: line, message)
  }

  func finding(of rule: RuleCode, severity: Severity) -> Finding {
    // Rows and columns of one document's own have codes in its tables alone; the message has their labels.
    Finding(
      rule: rule, severity: severity, kind: kind, table: table,
      item: item.flatMap { $0.isAdded ? nil : $0 }, measure: measure.flatMap { $0.isAdded ? nil : $0 },
      expected: expected, actual: actual, message: message, line: line)
  }
}
