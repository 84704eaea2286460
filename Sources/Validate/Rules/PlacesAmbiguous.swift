import Core

/// Cells for which more than one of the printed numbers would do.
struct PlacesAmbiguous: Rule {
  static let info = RuleInfo(
    "NB103", "PlacesAmbiguous", .warning, kinds: [.extraction],
    chinese: "单元格位置无法唯一确定", english: "cells whose place is not certain",
    explanation:
      "What is printed fits the form in more than one way. The values stay empty and carry the flag "
      + "ambiguous_position; `nianbao explain` shows the alternatives. One finding a table.",
    example:
      "7 cells stay empty, because the printed numbers fit in more than one way: 2.重复申请, 自然人 and 6 more",
    basis: "empty and flagged is better than guessed")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    if !sheet.flags.contains(.ambiguousPosition) { return [] }
    return sheet.tables { $0.flags.contains(.ambiguousPosition) }.compactMap { table, cells in
      // Where rows are missing the sums cannot decide: that finding tells of these cells too.
      guard let reading = sheet.reading(of: table), reading.doubt.isEmpty, reading.missingRows.isEmpty else {
        return nil
      }
      return .ambiguous(cells, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func ambiguous(_ cells: [Observation], in sheet: ReportSheet) -> Draft {
    let what = cells.count == 1 ? "a cell stays" : "\(cells.count) cells stay"
    return Draft(
      .extraction, table: cells[0].cell.table, line: Int(cells[0].line),
      "\(what) empty, because the printed numbers fit in more than one way: \(sheet.places(cells))")
  }
}
