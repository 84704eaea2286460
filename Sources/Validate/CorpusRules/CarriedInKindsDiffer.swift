import Core

/// 上年结转 agrees with last year in total and not by kind of applicant.
struct CarriedInKindsDiffer: CorpusRule {
  static let info = RuleInfo(
    "NB404", "CarriedInKindsDiffer", .warning, kinds: [.report, .extraction], tables: ["requests"],
    chinese: "上年结转的申请人类别与上一年度不符", english: "requests carried in under another kind of applicant",
    explanation: "The total of 上年结转 is what last year carried out, or one of the totals is blank, but the "
      + "kinds of applicants differ. One finding a report.",
    example: "上年结转 differs by kind from 结转下年度继续办理 in a/2020.txt: 自然人 2 against 3, 商业企业 1 against 0",
    exceptions: "An applicant who was taken for another kind when the request was closed.",
    basis: "国办公开办函〔2019〕60号: 上年结转 and 结转下年度")
  static let cells = (kindsOfApplicant + ["total"]).flatMap {
    [CellCode("requests", "carried_in", $0), CellCode("requests", "carried_out", $0)]
  }
  private static let kindsOfApplicant = [
    "natural_person", "enterprise", "research", "nonprofit", "legal_service", "other_org",
  ]

  private let total: CarriedCells
  private let kinds: CarriedCells

  init(book: FormBook) {
    total = CarriedCells(book, measures: ["total"])
    kinds = CarriedCells(book, measures: Self.kindsOfApplicant)
  }

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    shelf.consecutive.compactMap { pair in
      if !total.broken(pair, in: shelf).isEmpty { return nil }
      let broken = kinds.broken(pair, in: shelf)
      if broken.isEmpty { return nil }
      return (pair.later, .kinds(broken, pair, in: shelf, kinds.book))
    }
  }
}

extension Draft {
  fileprivate static func kinds(
    _ broken: [(before: KeptValue, now: KeptValue)], _ pair: Shelf.Pair, in shelf: Shelf, _ book: FormBook
  ) -> Draft {
    let (last, entry) = (shelf.entries[pair.earlier], shelf.entries[pair.later])
    let told = broken.map { values in
      let cell = book.cells.cells[Int(values.now.slot)]
      return "\(book.label(cell.measure, in: cell.table, form: entry.form)) \(values.now.amount) against "
        + "\(values.before.amount)"
    }
    let (before, now) = broken[0]
    return Draft(
      broken.contains { $0.before.isDoubtful || $0.now.isDoubtful } ? .extraction : .report,
      cell: book.cells.cells[Int(now.slot)], expected: String(before.amount), actual: String(now.amount),
      line: Int(now.line),
      "上年结转 differs by kind from 结转下年度继续办理 in \(last.path.description): "
        + told.joined(separator: ", "))
  }
}
