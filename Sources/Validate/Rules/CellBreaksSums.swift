import Core

/// One cell explains every sum that fails: its row and its column call for the same other number.
struct CellBreaksSums: Rule {
  static let info = RuleInfo(
    "NB202", "CellBreaksSums", .error, kinds: [.report, .extraction], tables: ["requests"],
    chinese: "一个单元格使行列合计均不符", english: "one cell breaks the sums of its row and its column",
    explanation: "Where the sum of a row and those of a column fail by the same amount, the cell where they "
      + "cross explains them all: it is named once, with the number that every sum calls for. The number in "
      + "the tables stays as printed.",
    example: "1.信访举报投诉类申请, 自然人 is 12, but 10 would satisfy: 总计 10 differs from the sum of its parts 12 "
      + "(1.信访举报投诉类申请); （七）总计 30 differs from the sum of its parts 32 (自然人)",
    basis: "国办公开办函〔2019〕60号, 〔2021〕30号: 勾稽关系 printed on the form")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.brokenSums.compactMap { broken in
      guard case .cell(let correction) = broken.cause else { return nil }
      return .cell(broken, correction, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func cell(
    _ broken: BrokenSum, _ correction: BrokenSum.Correction, in sheet: ReportSheet
  ) -> Draft {
    let place =
      "\(sheet.row(correction.cell, of: broken.system)), "
      + sheet.column(correction.cell, of: broken.system)
    let sums = broken.checks.map { sheet.sentence($0, of: broken) }.joined(separator: "; ")
    return Draft(
      broken, at: correction.cell, expected: correction.needed, actual: broken.table.values[correction.cell],
      in: sheet,
      "\(place) is \(sheet.printed(correction.cell, of: broken)), but "
        + "\(broken.table.decimal(correction.needed).description) would satisfy: \(sums)")
  }
}
