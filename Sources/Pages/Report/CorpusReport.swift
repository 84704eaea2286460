public import Core

/// This is `report.html` in the making: it is fed the rows of the tables, counts, keeps short lists of what
/// stands out, and gives one page. It holds some hundred bytes a report and nothing a cell, and the same rows
/// give the same page.
public struct CorpusReport {
  /// The tables that it wants to see, in the order of the codebook.
  public static let tables = [FixedTable.reports, .observations, .issues, .rejects, .agencies, .coverage]
    .map(\.rawValue)

  /// This is a row that is not one of ours.
  public struct DamagedRow: Error {}

  /// This is a rule as the page tells of it.
  public struct Rule: Sendable {
    public let code: String
    public let title: Words

    public init(code: String, title: Words) {
      self.code = code
      self.title = title
    }
  }

  let definitions: Definitions
  let rules: [String: Words]
  let version: String
  var documents: DocumentShelf
  var reports: ReportCensus
  var cells: CellCensus
  var issues = IssueCensus()
  var rejects = RejectCensus()
  var coverage = CoverageCensus()
  private var splitter = RowSplitter()
  private var table: FixedTable?

  public init(_ definitions: Definitions, rules: [Rule], version: String) {
    self.definitions = definitions
    self.rules = Dictionary(rules.map { ($0.code, $0.title) }) { first, _ in first }
    self.version = version
    documents = DocumentShelf(definitions)
    reports = ReportCensus(definitions)
    cells = CellCensus(definitions)
  }

  /// Says that the rows of a table follow, and how many.
  public mutating func begin(_ name: String, rows: Int) {
    table = FixedTable(rawValue: name)
    if table == .reports { documents.reserve(rows) }
    if table == .observations { cells.reserve(documents.count) }
  }

  public mutating func append(_ rows: Span<UInt8>) throws(DamagedRow) {
    guard let table else { return }
    let width = table.columns.count
    var at = 0
    while at < rows.count {
      guard let next = splitter.split(rows, from: at), splitter.fields.count == width else {
        throw DamagedRow()
      }
      take(table, rows)
      at = next
    }
  }

  /// Says that no rows follow.
  public mutating func finish() {
    table = nil
    cells.closeReport()
    coverage.finish()
    issues.finish(documents)
  }

  private mutating func take(_ table: FixedTable, _ row: Span<UInt8>) {
    switch table {
    case .reports:
      documents.take(splitter, row)
      reports.take(splitter, row)
    case .observations: cells.take(splitter, row, documents)
    case .issues: issues.take(splitter, row, documents)
    case .rejects: rejects.take(splitter, row)
    case .agencies: coverage.takeAgency(splitter, row, reports.province)
    case .coverage: coverage.takeYear(splitter, row, documents)
    case .indicators, .sections, .narrative, .panel, .revisions: return
    }
  }
}

extension FixedTable {
  /// Gives the place of a column.
  func place(_ name: String) -> Int {
    guard let place = columns.firstIndex(of: name) else {
      preconditionFailure("\(rawValue) has no column \(name)")
    }
    return place
  }
}

extension RowSplitter {
  func text(_ column: Int, _ row: Span<UInt8>) -> String { Self.text(fields[column], in: row) }

  /// Gives a whole number; 0 for what is none.
  func integer(_ column: Int, _ row: Span<UInt8>) -> Int {
    var value = 0
    for index in fields[column].start..<fields[column].end {
      let digit = Int(row[index]) - 0x30
      guard (0...9).contains(digit), value < Int.max / 100 else { return 0 }
      value = value * 10 + digit
    }
    return value
  }

  /// Gives the number behind the letter of an identifier such as `R3f2a…`.
  func identifier(_ column: Int, _ row: Span<UInt8>) -> UInt64? {
    let field = fields[column]
    guard field.end - field.start == 13 else { return nil }
    var value: UInt64 = 0
    for index in field.start + 1..<field.end {
      switch row[index] {
      case 0x30...0x39: value = value << 4 | UInt64(row[index] - 0x30)
      case 0x61...0x66: value = value << 4 | UInt64(row[index] - 0x57)
      default: return nil
      }
    }
    return value
  }
}
