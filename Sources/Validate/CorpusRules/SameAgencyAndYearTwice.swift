import Core

/// Two reports of one agency for one year.
struct SameAgencyAndYearTwice: CorpusRule {
  static let info = RuleInfo(
    "NB402", "SameAgencyAndYearTwice", .warning, kinds: [.extraction],
    chinese: "同一机关同一年度有多份报告", english: "two reports of one agency for one year",
    explanation: "The agency has another report for the same year: a corrected edition, the same text in "
      + "another format, or a year or name that was misread. The one published last, else the first by path, is compared with other years.",
    example: "b/2021.html is of 某市统计局 for 2021, as is a/2021.txt",
    exceptions: "Offices of one name in different places, where the place is not printed.",
    basis: "one report a year: 条例 第四十九条")
  static let cells: [CellCode] = []

  init(book: FormBook) {}

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    shelf.sameYear.compactMap { pair in
      let (first, again) = (shelf.entries[pair.earlier], shelf.entries[pair.later])
      // The same bytes have a finding of their own.
      if first.digest.isWhole, first.digest == again.digest { return nil }
      return (pair.later, .twice(first, again))
    }
  }
}

extension Draft {
  fileprivate static func twice(_ first: CorpusEntry, _ again: CorpusEntry) -> Draft {
    Draft(
      .extraction, actual: first.path.description, line: 0,
      "the report is of \(again.agency) for \(again.year.map(String.init) ?? ""), as is "
        + "\(first.path.description): keep the one that counts")
  }
}
