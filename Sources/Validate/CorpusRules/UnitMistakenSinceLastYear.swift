import Core

/// An amount a thousand times last year's, or a thousandth of it.
struct UnitMistakenSinceLastYear: CorpusRule {
  static let info = RuleInfo(
    "NB414", "UnitMistakenSinceLastYear", .warning, kinds: [.report, .extraction],
    tables: ["fees", "procurement"],
    chinese: "金额与上一年度相差悬殊，疑似单位有误", english: "an amount in another unit than last year's",
    explanation:
      "The amount is a thousand times last year's or more, or a thousandth of it or less: yuan were most "
      + "likely written under a header in 万元, or the other way round, in one of the two years. The factor stands in "
      + "data/rules.json. The value stands as printed.",
    example: "行政事业性收费 is 3520000000, last year's a/2021.txt has 355000",
    exceptions: "A fee that was introduced or abolished within the year.",
    basis: "data/rules.json: unitFactor")
  static let cells = [
    CellCode("fees", "administrative_fee", "amount"),
    CellCode("procurement", "central_procurement", "amount"),
  ]

  private let book: FormBook
  private let slots: [Int]

  init(book: FormBook) {
    self.book = book
    slots = book.slots(Self.cells)
  }

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    let factor = Int64(book.definitions.rules.unitFactor)
    return shelf.consecutiveNumbers(slots).compactMap { pair, _, before, now in
      Self.isAnotherUnit(before.amount, now.amount, factor: factor)
        ? (pair.later, .unit(before, now, pair, in: shelf, book)) : nil
    }
  }

  /// Tells whether two amounts lie so far apart that they are most likely given in two units.
  static func isAnotherUnit(_ amount: Int64, _ other: Int64, factor: Int64) -> Bool {
    let (small, large) = (min(amount, other), max(amount, other))
    return small > 0 && large / factor >= small
  }
}

extension Draft {
  fileprivate static func unit(
    _ before: KeptValue, _ now: KeptValue, _ pair: Shelf.Pair, in shelf: Shelf, _ book: FormBook
  ) -> Draft {
    let cell = book.cells.cells[Int(now.slot)]
    let entry = shelf.entries[pair.later]
    return Draft(
      .of(before, now), cell: cell, expected: String(before.amount), actual: String(now.amount),
      line: Int(now.line),
      "\(book.place(cell, form: entry.form)) is \(now.amount) yuan, last year's "
        + "\(shelf.entries[pair.earlier].path.description) has \(before.amount): one of them may be in another unit"
    )
  }
}
