import Core

/// Cells in which something stands that is no number.
struct CellsIllegible: Rule {
  static let info = RuleInfo(
    "NB107", "CellsIllegible", .warning, kinds: [.extraction],
    chinese: "单元格内容不是数字", english: "cells whose content is no number",
    explanation: "Something is printed in the place of a number and cannot be read as one. The value stays "
      + "empty, the printed text stands in `raw`. One finding a table.",
    example: "a cell holds no number that can be read: “见附件” in 行政许可, 本年处理决定数量",
    basis: "empty and flagged is better than guessed")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.tables { $0.reading == .illegible && !$0.flags.contains(.ambiguousPosition) }
      .map { _, cells in .illegible(cells, in: sheet) }
  }
}

extension Draft {
  fileprivate static func illegible(_ cells: [Observation], in sheet: ReportSheet) -> Draft {
    let what =
      cells.count == 1
      ? "a cell holds no number that can be read" : "\(cells.count) cells hold no number that can be read"
    let raw = sheet.raw(cells[0])
    return Draft(
      .extraction, table: cells[0].cell.table, item: cells.count == 1 ? cells[0].cell.item : nil,
      measure: cells.count == 1 ? cells[0].cell.measure : nil, actual: raw, line: Int(cells[0].line),
      "\(what): “\(raw)” in \(sheet.places(cells))")
  }
}
