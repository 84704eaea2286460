import Core

/// 上年结转 is not what last year's report carried out, in total.
struct CarriedInDiffersFromLastYear: CorpusRule {
  static let info = RuleInfo(
    "NB403", "CarriedInDiffersFromLastYear", .error, kinds: [.report, .extraction], tables: ["requests"],
    chinese: "上年结转与上一年度结转下年度不符", english: "requests carried in that last year did not carry out",
    explanation: "上年结转 of a year is 结转下年度继续办理 of the year before. Compared where both totals are printed; "
      + "the kinds of applicants have a rule of their own.",
    example: "上年结转 is 5, but last year's report a/2020.txt carries out 3",
    exceptions: "Agencies that were merged or divided between the years.",
    basis: "国办公开办函〔2019〕60号: 上年结转 and 结转下年度")
  static let cells = [
    CellCode("requests", "carried_in", "total"), CellCode("requests", "carried_out", "total"),
  ]

  private let carried: CarriedCells

  init(book: FormBook) { carried = CarriedCells(book, measures: ["total"]) }

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    shelf.consecutive.compactMap { pair in
      guard let (before, now) = carried.broken(pair, in: shelf).first else { return nil }
      return (pair.later, .carried(before, now, last: shelf.entries[pair.earlier], carried))
    }
  }
}

/// These are the cells of 上年结转 and 结转下年度, by kind of applicant.
struct CarriedCells: Sendable {
  let book: FormBook
  private let slots: [(carriedIn: Int, carriedOut: Int)]

  init(_ book: FormBook, measures: [String]) {
    self.book = book
    slots = measures.compactMap { measure in
      guard let carriedIn = book.cells.slot(CellCode("requests", "carried_in", measure)),
        let carriedOut = book.cells.slot(CellCode("requests", "carried_out", measure))
      else { return nil }
      return (carriedIn, carriedOut)
    }
  }

  /// Gives what was carried out and what was carried in, where the two differ.
  func broken(_ pair: Shelf.Pair, in shelf: Shelf) -> [(before: KeptValue, now: KeptValue)] {
    slots.compactMap { slot in
      guard let before = shelf.entries[pair.earlier].value(slot.carriedOut),
        let now = shelf.entries[pair.later].value(slot.carriedIn), before.amount != now.amount
      else { return nil }
      return (before, now)
    }
  }
}

extension Draft {
  fileprivate static func carried(
    _ before: KeptValue, _ now: KeptValue, last: CorpusEntry, _ carried: CarriedCells
  ) -> Draft {
    Draft(
      .of(before, now), cell: carried.book.cells.cells[Int(now.slot)], expected: String(before.amount),
      actual: String(now.amount), line: Int(now.line),
      "上年结转 is \(now.amount), but last year's report \(last.path.description) carries out "
        + "\(before.amount) (结转下年度继续办理, line \(before.line))")
  }
}
