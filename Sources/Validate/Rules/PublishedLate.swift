import Core

/// A report published after the day that the 条例 sets.
struct PublishedLate: Rule {
  static let info = RuleInfo(
    "NB510", "PublishedLate", .info, kinds: [.report],
    chinese: "发布晚于法定期限", english: "a report published late",
    explanation: "Departments publish their report by 31 January of the following year, governments by 31 "
      + "March; before 2019 all by 31 March. Which names stand for governments is in data/rules.json.",
    example: "published on 2022-02-18, after 2022-01-31 (条例 第四十九条)",
    exceptions: "The date of a page that was moved or corrected later.",
    basis: "条例 第四十九条; before 2019 第三十一条 of the 条例 of 2007")

  private let deadlines: [RuleFacts.Deadline]

  init(book: FormBook) { deadlines = book.definitions.rules.publicationDeadlines }

  func findings(in sheet: ReportSheet) -> [Draft] {
    let head = sheet.head
    guard let year = head.year, !head.agency.isEmpty, !head.publishedOn.isEmpty,
      let deadline = deadline(year: year, agency: head.agency)
    else { return [] }
    let day = "\(year + 1)-\(deadline.monthDay)"
    return head.publishedOn > day ? [.late(head.publishedOn, day: day, basis: deadline.basis)] : []
  }

  private func deadline(year: Int, agency: String) -> RuleFacts.Deadline? {
    deadlines.first { deadline in
      year >= deadline.firstYear && year <= deadline.lastYear ?? Int.max
        && (deadline.endings.isEmpty || deadline.endings.contains { agency.hasSuffix($0) })
    }
  }
}

extension Draft {
  fileprivate static func late(_ published: String, day: String, basis: String) -> Draft {
    Draft(
      .report, expected: "≤ \(day)", actual: published, line: 0,
      "published on \(published), after \(day) (\(basis))")
  }
}
