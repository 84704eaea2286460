import Core

/// Several cells of one row, or of one column, explain every sum that fails.
struct LineBreaksSums: Rule {
  static let info = RuleInfo(
    "NB204", "LineBreaksSums", .error, kinds: [.report, .extraction], tables: ["requests"],
    chinese: "同一行或同一列的多个单元格使合计不符", english: "cells of one row or column break the sums across it",
    explanation: "Where the sums across a row or a column fail in several places and no cell alone explains "
      + "them, the line where they cross is named once, with what each of its cells would have to be.",
    example: "总计 breaks 2 sums: （一）予以公开, 总计 7 instead of 6; 2.重复申请, 总计 4 instead of 3",
    basis: "国办公开办函〔2019〕60号, 〔2021〕30号: 勾稽关系 printed on the form")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.brokenSums.compactMap { broken in
      switch broken.cause {
      case .row(let cells):
        guard let first = cells.first else { return nil }
        return .line(sheet.row(first.cell, of: broken.system), broken, cells, first: first, in: sheet)
      case .column(let cells):
        guard let first = cells.first else { return nil }
        return .line(sheet.column(first.cell, of: broken.system), broken, cells, first: first, in: sheet)
      case .cell, .totalsAtZero, .exchangedCells, .exchangedRows, .exchangedColumns, .unknown:
        return nil
      }
    }
  }
}

extension Draft {
  fileprivate static func line(
    _ name: String, _ broken: BrokenSum, _ cells: [BrokenSum.Correction], first: BrokenSum.Correction,
    in sheet: ReportSheet
  ) -> Draft {
    Draft(
      broken, at: first.cell, expected: first.needed, actual: broken.table.values[first.cell], in: sheet,
      "\(name) breaks \(broken.checks.count) sums: \(sheet.list(cells, of: broken))")
  }
}
