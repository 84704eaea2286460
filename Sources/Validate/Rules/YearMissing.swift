import Core

/// A report that does not say for which year it is.
struct YearMissing: Rule {
  static let info = RuleInfo(
    "NB507", "YearMissing", .error, kinds: [.extraction],
    chinese: "未找到报告年度", english: "a report whose year is not told",
    explanation: "Neither title nor period name the year reported on. The rows of the report have an empty "
      + "`year` and can be put beside no others.",
    example: "no year was found in title or period",
    basis: "every table has the year")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.head.year == nil ? [.noYear] : []
  }
}

extension Draft {
  fileprivate static var noYear: Draft {
    Draft(.extraction, line: 0, "no year was found in title or period")
  }
}
