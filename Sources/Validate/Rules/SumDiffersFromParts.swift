import Core

/// A sum of the form does not hold, and the table does not tell which cell is to blame.
struct SumDiffersFromParts: Rule {
  static let info = RuleInfo(
    "NB201", "SumDiffersFromParts", .error, kinds: [.report, .extraction], tables: ["requests", "reviews"],
    chinese: "合计与各分项之和不符", english: "a total differs from the sum of its parts",
    explanation: "The form promises sums: the kinds of applicants make 总计, the results make （七）总计, 新收 and "
      + "上年结转 make （七）总计 and 结转下年度, the four results of 复议 and 诉讼 make 总计. A sum is tested where its "
      + "total is printed; blank parts count as 0. All rows or columns in which the same sum fails are one "
      + "finding.",
    example: "总计 1234 differs from the sum of its parts 1230 (一、本年新收政府信息公开申请数量)",
    basis: "国办公开办函〔2019〕60号, 〔2021〕30号: 勾稽关系 printed on the form")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.brokenSums.compactMap { broken in
      guard case .unknown = broken.cause, let first = broken.checks.first else { return nil }
      return .sum(broken, first: first, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func sum(_ broken: BrokenSum, first: Int, in sheet: ReportSheet) -> Draft {
    var message = sheet.sentence(first, of: broken)
    let others = broken.checks.dropFirst().map { sheet.line($0, of: broken.system) }
    if !others.isEmpty {
      message +=
        "; \(others.count == 1 ? "1 more sum fails" : "\(others.count) more sums fail"): "
        + others.joined(separator: ", ")
    }
    return Draft(
      broken, at: broken.system.checks[first].total, expected: broken.table.left(first),
      actual: broken.table.right(first), in: sheet, message)
  }
}
