import Core

/// A report dated before the year that it reports on was over.
struct PublishedBeforePeriodEnds: Rule {
  static let info = RuleInfo(
    "NB509", "PublishedBeforePeriodEnds", .warning, kinds: [.report],
    chinese: "发布日期早于统计期限截止日", english: "a report published before its period ends",
    explanation:
      "The date of publication lies before the last day of the period: one of the two is wrong, or "
      + "the numbers are not those of the whole year.",
    example: "published on 2021-01-20, before the period ends on 2021-12-31",
    exceptions: "Reports of a body that was dissolved within the year.",
    basis: "条例 第四十九条: a report on the year before")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    let head = sheet.head
    let end = head.periodEnd.isEmpty ? head.year.map { "\($0)-12-31" } ?? "" : head.periodEnd
    // ISO 8601: the order of the texts is that of the days.
    guard !head.publishedOn.isEmpty, !end.isEmpty, head.publishedOn < end else { return [] }
    return [.early(head.publishedOn, end: end)]
  }
}

extension Draft {
  fileprivate static func early(_ day: String, end: String) -> Draft {
    Draft(
      .report, expected: "≥ \(end)", actual: day, line: 0,
      "published on \(day), before the period ends on \(end)")
  }
}
