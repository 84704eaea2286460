import Core

/// The text of a report is last year's, but for the numbers.
struct TextOfLastYear: CorpusRule {
  static let info = RuleInfo(
    "NB410", "TextOfLastYear", .warning, kinds: [.report],
    chinese: "正文与上一年度报告除数字外完全相同", english: "the text of last year's report with other numbers",
    explanation:
      "The running text of the report is, digits and tables left out, that of the agency's report for the year "
      + "before: what it tells of work, problems and plans was copied, and its numbers may have been too. Texts of "
      + "fewer than 300 characters are left alone.",
    example: "the text is that of a/2021.txt, digits left out",
    exceptions: "Offices that use a fixed text by order.",
    basis: "条例 第五十条: what a report must tell of the year")
  static let cells: [CellCode] = []

  init(book: FormBook) {}

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    shelf.consecutive.compactMap { pair in
      let (before, now) = (shelf.entries[pair.earlier], shelf.entries[pair.later])
      guard now.prose != 0, now.prose == before.prose else { return nil }
      return (pair.later, .copied(before))
    }
  }
}

extension Draft {
  fileprivate static func copied(_ before: CorpusEntry) -> Draft {
    Draft(
      .report, actual: before.path.description, line: 0,
      "the text is that of last year's report \(before.path.description), digits left out")
  }
}
