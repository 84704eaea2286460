import Core

/// A number that is many times last year's, or a small part of it.
struct JumpFromLastYear: CorpusRule {
  static let info = RuleInfo(
    "NB407", "JumpFromLastYear", .info, kinds: [.report, .extraction],
    tables: ["documents", "decisions", "fees", "procurement", "requests"],
    chinese: "与上一年度相比变动过大", english: "a number far from last year's",
    explanation:
      "The number is more than five times last year's or less than a fifth of it: a unit mistaken, "
      + "a digit lost, or a change worth knowing. The factor, and how large a number must be, stand in "
      + "data/rules.json. Small numbers are left alone.",
    example: "行政处罚, 本年处理决定数量 is 2310, last year's a/2021.txt has 231: more than 5 times as much",
    exceptions: "Campaigns, mergers, new tasks.",
    basis: "data/rules.json: jump")
  static let cells = [
    CellCode("documents", "normative_document", "issued"),
    CellCode("documents", "normative_document", "newly_made"),
    CellCode("decisions", "licensing", "decisions"), CellCode("decisions", "other_services", "decisions"),
    CellCode("decisions", "penalty", "decisions"), CellCode("decisions", "coercive_measure", "decisions"),
    CellCode("fees", "administrative_fee", "amount"),
    CellCode("procurement", "central_procurement", "projects"),
    CellCode("procurement", "central_procurement", "amount"),
    CellCode("requests", "received_new", "total"),
  ]

  private let book: FormBook
  private let slots: [Int]

  init(book: FormBook) {
    self.book = book
    slots = book.slots(Self.cells)
  }

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    shelf.consecutiveNumbers(slots).compactMap { pair, slot, before, now in
      isJump(before.amount, now.amount, slot)
        ? (pair.later, .jump(before, now, pair, in: shelf, book)) : nil
    }
  }

  private func isJump(_ before: Int64, _ now: Int64, _ slot: Int) -> Bool {
    let facts = book.definitions.rules.jump
    let least = book.cells.cells[slot].unit == .yuan ? facts.atLeastYuan : facts.atLeast
    let (small, large) = (min(before, now), max(before, now))
    if small < 0 || large < Int64(least) { return false }
    // An amount in another unit has a rule of its own.
    let factor = Int64(book.definitions.rules.unitFactor)
    if book.cells.cells[slot].unit == .yuan,
      UnitMistakenSinceLastYear.isAnotherUnit(before, now, factor: factor)
    {
      return false
    }
    let (bound, overflow) = small.multipliedReportingOverflow(by: Int64(facts.times))
    return !overflow && large > bound
  }
}

extension Draft {
  fileprivate static func jump(
    _ before: KeptValue, _ now: KeptValue, _ pair: Shelf.Pair, in shelf: Shelf, _ book: FormBook
  ) -> Draft {
    let cell = book.cells.cells[Int(now.slot)]
    let entry = shelf.entries[pair.later]
    let times = book.definitions.rules.jump.times
    let much = now.amount > before.amount ? "more than \(times) times as much" : "less than 1/\(times) of it"
    return Draft(
      .of(before, now), cell: cell, expected: String(before.amount), actual: String(now.amount),
      line: Int(now.line),
      "\(book.place(cell, form: entry.form)) is \(now.amount), last year's "
        + "\(shelf.entries[pair.earlier].path.description) has \(before.amount): \(much)")
  }
}
