import Core

/// The document has a cell of the form twice.
struct CellReadTwice: Rule {
  static let info = RuleInfo(
    "NB114", "CellReadTwice", .warning, kinds: [.extraction],
    chinese: "同一单元格出现两次", english: "a cell of the form that the document has twice",
    explanation: "A table is printed twice, or two rows were recognised as the same. The first is compared "
      + "with other cells. One finding a table.",
    example: "7 cells stand in the document twice, 2 of them with another value: 2.重复申请, 自然人 and 6 more",
    exceptions: "A report that carries the tables of a second body, such as 代表政府 beside 本机关.",
    basis: "a cell has one value")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    if sheet.repeats.isEmpty { return [] }
    var tables: [TableID] = []
    for repeated in sheet.repeats where !tables.contains(repeated.cell.table) {
      tables.append(repeated.cell.table)
    }
    return tables.map { table in
      .twice(sheet.repeats.filter { $0.cell.table == table }, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func twice(_ cells: [Observation], in sheet: ReportSheet) -> Draft {
    let book = sheet.book
    let unlike = cells.filter { again in
      let cell = again.cell
      let slot = book.cells.slot(cell.table, cell.item, cell.measure)
      return slot.flatMap { sheet[$0] }?.reading != again.reading
    }
    let what = cells.count == 1 ? "a cell stands" : "\(cells.count) cells stand"
    return Draft(
      .extraction, table: cells[0].cell.table, item: cells.count == 1 ? cells[0].cell.item : nil,
      measure: cells.count == 1 ? cells[0].cell.measure : nil, line: Int(cells[0].line),
      "\(what) in the document twice, \(unlike.count) of them with another value: \(sheet.places(cells))")
  }
}
