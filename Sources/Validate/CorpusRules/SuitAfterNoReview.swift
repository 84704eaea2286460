import Core

/// Suits after a review, where neither this year nor last had a review.
struct SuitAfterNoReview: CorpusRule {
  static let info = RuleInfo(
    "NB408", "SuitAfterNoReview", .info, kinds: [.report, .extraction], tables: ["reviews"],
    chinese: "两年均无行政复议却有复议后起诉", english: "suits after review without a review this year or last",
    explanation:
      "复议后起诉 counts suits that follow a 行政复议. Where the reports of this year and of last year have "
      + "none, the suit may belong under 未经复议直接起诉.",
    example: "复议后起诉 is 2, but 行政复议 is 0 in this report and in a/2020.txt",
    exceptions: "A review of an earlier year; a review that was decided by another body.",
    basis: "国办公开办函〔2019〕60号, 〔2021〕30号: the printed form")
  static let cells = [
    CellCode("reviews", "review", "total"), CellCode("reviews", "litigation_after_review", "total"),
  ]

  private let book: FormBook
  private let slots: [Int]

  init(book: FormBook) {
    self.book = book
    slots = book.slots(Self.cells)
  }

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    if slots.count != Self.cells.count { return [] }
    return shelf.consecutive.compactMap { pair in
      guard let (before, now) = shelf.both(pair, slots[0]), before.amount == 0, now.amount == 0,
        let suits = shelf.entries[pair.later].value(slots[1]), suits.amount > 0
      else { return nil }
      return (pair.later, .suit(suits, reviews: [before, now], last: shelf.entries[pair.earlier], book))
    }
  }
}

extension Draft {
  fileprivate static func suit(
    _ suits: KeptValue, reviews: [KeptValue], last: CorpusEntry, _ book: FormBook
  ) -> Draft {
    Draft(
      (reviews + [suits]).contains { $0.isDoubtful } ? .extraction : .report,
      cell: book.cells.cells[Int(suits.slot)], expected: "", actual: String(suits.amount),
      line: Int(suits.line),
      "复议后起诉 is \(suits.amount), but 行政复议 is 0 in this report and in \(last.path.description)")
  }
}
