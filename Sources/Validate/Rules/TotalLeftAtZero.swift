import Core

/// A total prints 0 over parts that are filled.
struct TotalLeftAtZero: Rule {
  static let info = RuleInfo(
    "NB203", "TotalLeftAtZero", .error, kinds: [.report, .extraction], tables: ["requests", "reviews"],
    chinese: "分项已填而总计为0", english: "a total is 0 under filled parts",
    explanation: "Parts were filled in and their total was left at 0. Totals of one table that were left so "
      + "are one finding; 行政复议 and the two kinds of 诉讼 stand side by side and are told apart.",
    example: "行政复议, 总计 0 instead of 7",
    basis: "国办公开办函〔2019〕60号, 〔2021〕30号: 勾稽关系 printed on the form")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.brokenSums.compactMap { broken in
      guard case .totalsAtZero(let totals) = broken.cause, let first = totals.first else { return nil }
      return .zero(broken, totals, first: first, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func zero(
    _ broken: BrokenSum, _ totals: [BrokenSum.Correction], first: BrokenSum.Correction, in sheet: ReportSheet
  ) -> Draft {
    let many = totals.count == 1 ? "a total was" : "\(totals.count) totals were"
    return Draft(
      broken, at: first.cell, expected: first.needed, actual: 0, in: sheet,
      "\(many) left at 0 under filled parts: \(sheet.list(totals, of: broken))")
  }
}
