import Core

/// Cells that hold nothing, or `/`, where the form wants a 0.
struct CellsBlank: Rule {
  static let info = RuleInfo(
    "NB105", "CellsBlank", .warning, kinds: [.report, .extraction],
    chinese: "应填0的单元格留空或填“/”", english: "cells left blank, or with “/”, where the form wants 0",
    explanation: "The form wants every cell filled, with 0 where there is nothing. A blank is not read as 0: "
      + "the value stays empty. One finding a table.",
    example: "6 of 161 cells are blank: （二）部分公开, 科研机构 and 5 more",
    exceptions: "Item names that a report adds without numbers.",
    basis: "国办公开办函〔2021〕30号: notes on filling in the form")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    if sheet.flags.isDisjoint(with: [.blank, .notApplicable]) { return [] }
    return sheet.tables { !$0.flags.isDisjoint(with: [.blank, .notApplicable]) }.compactMap { table, cells in
      if sheet.isBlank(regionOf: table) { return nil }
      return .blank(cells, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func blank(_ cells: [Observation], in sheet: ReportSheet) -> Draft {
    let table = cells[0].cell.table
    let all = sheet.review.observations.filter { $0.cell.table == table }.count
    let marks = cells.filter { $0.flags.contains(.notApplicable) }.count
    let what =
      marks == 0
      ? "blank" : marks == cells.count ? "marked as not applicable" : "blank or marked as not applicable"
    return Draft(
      sheet.isReadWhole(table) ? .report : .extraction, table: table,
      item: cells.count == 1 ? cells[0].cell.item : nil,
      measure: cells.count == 1 ? cells[0].cell.measure : nil, expected: "0",
      actual: cells.count == 1 ? sheet.raw(cells[0]) : "", line: Int(cells[0].line),
      "\(cells.count) of \(all) cells are \(what), where the form wants 0: \(sheet.places(cells))")
  }
}
