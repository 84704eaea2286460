public import Core

/// Turns results into the rows of the CSV edition. It is pure and may be used by any number of threads.
///
/// What a document alone decides comes from ``encode(_:)``; `reports`, `issues` and `rejects` come one row or
/// document at a time at the end of a run, since rules over the whole corpus add findings.
public struct TableEncoder: Sendable {
  /// The names of all tables in the order in which they are listed.
  public let tables: [String]
  /// The tables that ``encode(_:)`` gives rows of, in the order of its parts.
  public let documentTables: [String]
  private let headers: [String: [UInt8]]
  private let sources: [RowSource]
  private let codes: RowCodes
  private let fields: CSVCodes
  private let reportRows: ReportRows
  private let cellRows: CellRows
  private let textRows = TextRows()
  private let panelRows: PanelRows

  public init(definitions: Definitions) {
    let codes = RowCodes(definitions: definitions)
    self.codes = codes
    fields = CSVCodes(codes.texts)
    reportRows = ReportRows(codes: codes)
    cellRows = CellRows(codes: codes, definitions: definitions)
    panelRows = PanelRows(definitions: definitions)
    tables = definitions.categories.map(\.table)
    var headers: [String: [UInt8]] = [:]
    var documentTables: [String] = []
    var sources: [RowSource] = []
    for category in definitions.categories {
      headers[category.table] = Self.header(category.columns.map(\.name))
      switch category.fixed {
      case .reports, .issues, .rejects, .agencies, .coverage, .panel, .revisions: continue
      case .observations: sources.append(.observations)
      case .indicators: sources.append(.indicators)
      case .sections: sources.append(.sections)
      case .narrative: sources.append(.narrative)
      case nil:
        sources.append(.wide(WideRows(category, codes: codes, definitions: definitions)))
      }
      documentTables.append(category.table)
    }
    self.headers = headers
    self.documentTables = documentTables
    self.sources = sources
  }

  /// Gives the header line of a table.
  public func header(of table: String) -> [UInt8] {
    guard let header = headers[table] else { preconditionFailure("there is no table \(table)") }
    return header
  }

  /// Gives the rows of one document for every table of ``documentTables``.
  public func encode(_ result: DocumentResult) -> EncodedDocument {
    var writer = CSVWriter(codes: fields, capacity: 1 << 15)
    writer.begin(result.report)
    var parts: [EncodedDocument.Part] = []
    parts.reserveCapacity(sources.count)
    for (index, source) in sources.enumerated() {
      let start = writer.count
      let rows = writer.rows
      write(source, of: result, into: &writer)
      parts.append(
        EncodedDocument.Part(
          table: documentTables[index], range: start..<writer.count, rows: writer.rows - rows))
    }
    return EncodedDocument(
      bytes: writer.bytes(), parts: parts, figures: panelRows.figures(of: result.cells.span))
  }

  /// Appends the row of `reports`. `findings` are all about the report, those of rules over the whole corpus
  /// among them; `agency` is known once all documents are.
  public func encodeReport(
    _ report: ReportRecord, agency: AgencyKey?, findings: [Finding], into buffer: inout [UInt8]
  ) {
    var writer = CSVWriter(codes: fields)
    reportRows.report(report, agency: agency, findings: findings, into: &writer)
    writer.append(to: &buffer)
  }

  /// Appends the rows of `issues`, one a finding, in the order given.
  public func encodeIssues(_ report: ReportRecord, findings: [Finding], into buffer: inout [UInt8]) {
    var writer = CSVWriter(codes: fields)
    reportRows.issues(of: report, findings: findings, into: &writer)
    writer.append(to: &buffer)
  }

  /// Appends the row of `rejects`.
  public func encodeReject(_ document: RejectedDocument, into buffer: inout [UInt8]) {
    var writer = CSVWriter(codes: fields)
    reportRows.reject(document, into: &writer)
    writer.append(to: &buffer)
  }

  /// Appends the row of `agencies`.
  public func encodeAgency(_ agency: AgencyRecord, into buffer: inout [UInt8]) {
    var writer = CSVWriter(codes: fields)
    AgencyRows().agency(agency, into: &writer)
    writer.append(to: &buffer)
  }

  /// Appends the row of `coverage`.
  public func encodeCoverage(_ year: CoverageRecord, into buffer: inout [UInt8]) {
    var writer = CSVWriter(codes: fields)
    AgencyRows().coverage(year, into: &writer)
    writer.append(to: &buffer)
  }

  /// Appends the row of `panel`.
  ///
  /// - Parameters:
  ///   - year: what `coverage` says of the agency and the year.
  ///   - figures: ``EncodedDocument/figures`` of the report that counts.
  public func encodePanel(
    _ agency: AgencyRecord, _ year: CoverageRecord, of report: ReportRecord, figures: [UInt8],
    into buffer: inout [UInt8]
  ) {
    var writer = CSVWriter(codes: fields)
    AgencyRows().panel(agency, year, report: report, form: codes[report.form], into: &writer)
    writer.append(to: &buffer)
    buffer += figures
  }

  /// Appends the row of `revisions`.
  public func encodeRevision(_ revision: RevisionRecord, into buffer: inout [UInt8]) {
    var writer = CSVWriter(codes: fields)
    revision.write(into: &writer)
    writer.append(to: &buffer)
  }

  private enum RowSource {
    case observations, indicators, sections, narrative
    case wide(WideRows?)
  }

  private func write<Writer: RowWriter & ~Copyable>(
    _ source: RowSource, of result: DocumentResult, into writer: inout Writer
  ) {
    let form = codes[result.report.form]
    switch source {
    case .observations: cellRows.observations(result.cells.span, added: result.added, into: &writer)
    case .indicators: cellRows.indicators(result.cells.span, added: result.added, into: &writer)
    case .wide(let rows): rows?.rows(of: result.cells.span, into: &writer)
    case .sections:
      for (index, section) in result.sections.enumerated() {
        textRows.section(section, ordinal: index + 1, form: form, into: &writer)
      }
    case .narrative:
      for (index, told) in result.quantities.enumerated() {
        textRows.quantity(told, ordinal: index + 1, form: form, into: &writer)
      }
    }
  }

  private static func header(_ columns: [String]) -> [UInt8] {
    var writer = CSVWriter()
    for column in columns { writer.text(column) }
    writer.endRow()
    return writer.bytes()
  }
}

/// This is the CSV of one document: the rows of every table one after the other, without headers.
public struct EncodedDocument: Sendable {
  /// This is the rows of one table.
  public struct Part: Sendable {
    public let table: String
    /// Where the rows stand in ``EncodedDocument/bytes``; empty where the document has none.
    public let range: Range<Int>
    public let rows: Int

    public init(table: String, range: Range<Int>, rows: Int) {
      self.table = table
      self.range = range
      self.rows = rows
    }
  }

  public let bytes: [UInt8]
  /// One part a table, in the order of ``TableEncoder/documentTables``.
  public let parts: [Part]
  /// The end of the row of `panel`, which begins with what only the whole corpus tells.
  public let figures: [UInt8]

  public init(bytes: [UInt8], parts: [Part], figures: [UInt8]) {
    self.bytes = bytes
    self.parts = parts
    self.figures = figures
  }
}
