import Core

/// Cells whose place follows from the sums of the form alone.
struct PlacesInferred: Rule {
  static let info = RuleInfo(
    "NB116", "PlacesInferred", .info, kinds: [.extraction],
    chinese: "单元格位置由勾稽关系推定", english: "cells whose place follows from the sums",
    explanation:
      "The printed numbers fit the table in several ways, and the sums of the form hold for one of "
      + "them alone, which was taken. The cells carry the flag inferred_position. One finding a table.",
    example: "7 cells were placed by the sums of the form: 4.保护第三方合法权益, 自然人 and 6 more",
    basis: "flag inferred_position")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    if !sheet.flags.contains(.inferredPosition) { return [] }
    return sheet.tables { $0.flags.contains(.inferredPosition) }.map { _, cells in
      .inferred(cells, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func inferred(_ cells: [Observation], in sheet: ReportSheet) -> Draft {
    let what = cells.count == 1 ? "a cell was" : "\(cells.count) cells were"
    return Draft(
      .extraction, table: cells[0].cell.table, line: Int(cells[0].line),
      "\(what) placed by the sums of the form: \(sheet.places(cells))")
  }
}
