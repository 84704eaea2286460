import Core

/// A year for which an agency has no report, between two for which it has.
struct GapBetweenYears: CorpusRule {
  static let info = RuleInfo(
    "NB409", "GapBetweenYears", .warning, kinds: [.extraction],
    chinese: "两个年度之间缺少报告", english: "a year without a report between two with one",
    explanation:
      "The corpus has reports of the agency before and after the year: the report was not collected, "
      + "or its year or agency was misread. Told at the later report. One finding a gap.",
    example: "no report for 2020 stands between this one and a/2019.txt",
    exceptions: "An agency that did not exist in between.",
    basis: "one report a year: 条例 第四十九条")
  static let cells: [CellCode] = []

  init(book: FormBook) {}

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    shelf.apart.compactMap { pair in
      let (before, after) = (shelf.entries[pair.earlier], shelf.entries[pair.later])
      guard let first = before.year, let last = after.year else { return nil }
      return (pair.later, .gap(first + 1, last - 1, before))
    }
  }
}

extension Draft {
  fileprivate static func gap(_ first: Int, _ last: Int, _ before: CorpusEntry) -> Draft {
    let years = first == last ? "\(first)" : "\(first) to \(last)"
    return Draft(
      .extraction, expected: years, line: 0,
      "no report for \(years) stands between this one and \(before.path.description)")
  }
}
