import Core

/// Writes `excel/nianbao.xlsx`: a sheet a table, cells with types, names that people read and below them those
/// of the codebook, doubtful cells in colour, and first of all a sheet that explains.
///
/// Rows go through as they come. What stands in front of them in the file, such as the list of sheets, follows
/// from the number of rows, which is known beforehand.
struct WorkbookEdition: EditionWriter {
  private let plans: [SheetPlan]
  /// The columns of each table, in order, and those texts in them that the workbook holds once.
  private let columns: [SheetColumns]
  private let shared: SharedTexts
  private var zip: ZipWriter
  private var splitter = RowSplitter()
  private var table: OpenTable?
  private var begun = 0
  /// The place in `plans` of the sheet that is written, or that comes next.
  private var sheet = 0
  private var cutTexts = 0

  /// This is the table that is being written.
  private struct OpenTable {
    let table: EditionTable
    var rows: SheetRows
    var widths: ColumnWidths
    /// The rows that the open sheet has; nil where no sheet is open.
    var written: Int?
  }

  static let file = "excel/nianbao.xlsx"
  /// With room for a long row it stays below what the allocator fetches from the system anew each time.
  private static let flushSize = 1 << 16
  /// Level 5 of zlib takes twice as long and saves a fifth.
  static let level: Int32 = 1

  /// - Parameter tables: all that will come, in order.
  init(
    _ tables: [EditionTable], headers: HeaderLanguage, categories: [Category],
    rowLimit: Int = SheetPlan.rowLimit, level: Int32 = WorkbookEdition.level
  ) {
    var shared = SharedTexts()
    let columns = tables.map { table in
      SheetColumns(table, headers: headers, categories: categories, shared: &shared)
    }
    plans = tables.indices.flatMap { index in
      SheetPlan.sheets(
        of: tables[index], headers: headers, columns: columns[index].columns.count, rowLimit: rowLimit)
    }
    self.columns = columns
    self.shared = shared
    zip = ZipWriter(Self.file, level: level)
  }

  mutating func begin(_ table: EditionTable, into output: inout EditionOutput) throws(EditionFailure) {
    if sheet == 0 { try writeParts(into: &output) }
    let columns = columns[begun]
    begun += 1
    self.table = OpenTable(
      table: table, rows: SheetRows(columns), widths: ColumnWidths(names: columns.names),
      written: nil)
  }

  mutating func append(_ rows: Span<UInt8>, into output: inout EditionOutput) throws(EditionFailure) {
    guard var open = table else { preconditionFailure("rows come after their table is begun") }
    var cells = CellWriter(capacity: Self.flushSize + (1 << 14))
    var at = 0
    while at < rows.count {
      if let written = open.written, written == plans[sheet].rows { try endSheet(&open, into: &output) }
      if open.written == nil {
        if at == 0 { open.widths.look(at: rows, of: open.rows.columns) }
        try beginSheet(&open, into: &output)
      }
      at = try splitter.splitOwn(rows, from: at, of: open.table)
      let written = open.written ?? 0
      open.rows.write(splitter, of: rows, row: plans[sheet].headerRows + written + 1, into: &cells)
      open.written = written + 1
      if cells.count > Self.flushSize || written + 1 == plans[sheet].rows {
        try zip.write(cells.take(), into: &output)
      }
    }
    try zip.write(cells.take(), into: &output)
    cutTexts += cells.cutTexts
    table = open
  }

  mutating func endTable(into output: inout EditionOutput) throws(EditionFailure) {
    guard var open = table else { preconditionFailure("a table is begun before it ends") }
    if open.written == nil { try beginSheet(&open, into: &output) }
    try endSheet(&open, into: &output)
    table = nil
  }

  mutating func finish(into output: inout EditionOutput) throws(EditionFailure) {
    let sheet = ExplanationSheet(plans: plans, cutTexts: cutTexts)
    try write(sheet.part, as: WorkbookParts.sheet(1), into: &output)
    try zip.finish(into: &output)
  }

  // MARK: Sheets

  private mutating func beginSheet(
    _ open: inout OpenTable, into output: inout EditionOutput
  ) throws(EditionFailure) {
    let plan = plans[sheet]
    // The first sheet explains, and they are counted from 1.
    zip.begin(WorkbookParts.sheet(sheet + 2), into: &output)
    var cells = CellWriter(capacity: 1 << 14)
    cells.raw(XMLText.declaration + "<worksheet xmlns=\"\(XMLText.main)\">")
    cells.raw("<dimension ref=\"A1:\(plan.lastCell)\"/><sheetViews><sheetView workbookViewId=\"0\">")
    cells.raw("<pane ySplit=\"\(plan.headerRows)\" topLeftCell=\"A\(plan.headerRows + 1)\"")
    cells.raw(" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>")
    cells.raw("<sheetFormatPr defaultRowHeight=\"15\"/>" + open.widths.part + "<sheetData>")
    for row in 1...plan.headerRows {
      cells.beginRow(row)
      for (column, names) in open.rows.columns.names.enumerated() {
        cells.text(
          names[row - 1].utf8.span, inColumn: column, style: row == 1 ? CellStyle.heading : CellStyle.code)
      }
      cells.endRow()
    }
    try zip.write(cells.take(), into: &output)
    open.written = 0
  }

  private mutating func endSheet(
    _ open: inout OpenTable, into output: inout EditionOutput
  ) throws(EditionFailure) {
    let plan = plans[sheet]
    guard open.written == plan.rows else {
      throw EditionFailure("\(plan.table.category.table) has other rows than were counted")
    }
    let end =
      "</sheetData><autoFilter ref=\"\(plan.filter)\"/>"
      // Digits that are a text are meant to be one.
      + "<ignoredErrors><ignoredError sqref=\"A1:\(plan.lastCell)\" numberStoredAsText=\"1\"/></ignoredErrors>"
      + "</worksheet>"
    try zip.write(Array(end.utf8), into: &output)
    try zip.end(into: &output)
    open.written = nil
    sheet += 1
  }

  private mutating func writeParts(into output: inout EditionOutput) throws(EditionFailure) {
    let names = [SheetPlan.explanation] + plans.map(\.name)
    let filters = [nil] + plans.map(\.absoluteFilter)
    for (name, part) in [
      ("[Content_Types].xml", WorkbookParts.contentTypes(sheets: names.count)),
      ("_rels/.rels", WorkbookParts.packageRelations),
      ("xl/workbook.xml", WorkbookParts.workbook(names: names, filters: filters)),
      ("xl/_rels/workbook.xml.rels", WorkbookParts.workbookRelations(sheets: names.count)),
      ("xl/styles.xml", CellStyle.part), (WorkbookParts.sharedTexts, shared.part),
    ] { try write(part, as: name, into: &output) }
  }

  private mutating func write(
    _ part: String, as name: String, into output: inout EditionOutput
  ) throws(EditionFailure) {
    zip.begin(name, into: &output)
    try zip.write(Array(part.utf8), into: &output)
    try zip.end(into: &output)
  }
}
