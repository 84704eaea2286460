import Core

/// 上一年项目数量 is not last year's number with its change.
struct PriorItemsDoNotFollow: CorpusRule {
  static let info = RuleInfo(
    "NB406", "PriorItemsDoNotFollow", .warning, kinds: [.report, .extraction], templates: ["2019"],
    tables: ["decisions", "fees"],
    chinese: "上一年项目数量与上一年度不衔接", english: "last year's items that do not follow from last year's report",
    explanation: "上一年项目数量 of a report is 上一年项目数量 and 本年增/减 of the report before, added up. One finding a "
      + "report, with every row that differs.",
    example: "上一年项目数量 does not follow from a/2019.txt: 行政许可 40, but 52 and -3 make 49",
    exceptions: "A list of powers that was put in order between the reports.",
    basis: "国办公开办函〔2019〕60号: 上一年项目数量, 本年增/减")
  private static let rows = [
    ("decisions", "licensing"), ("decisions", "other_services"), ("decisions", "penalty"),
    ("decisions", "coercive_measure"), ("fees", "administrative_fee"),
  ]
  static let cells = rows.flatMap { table, item in
    [CellCode(table, item, "prior_year_items"), CellCode(table, item, "items_change")]
  }

  private let book: FormBook
  private let slots: [(prior: Int, change: Int)]

  init(book: FormBook) {
    self.book = book
    slots = Self.rows.compactMap { table, item in
      guard let prior = book.cells.slot(CellCode(table, item, "prior_year_items")),
        let change = book.cells.slot(CellCode(table, item, "items_change"))
      else { return nil }
      return (prior, change)
    }
  }

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    shelf.consecutive.compactMap { pair in
      var broken: [(before: KeptValue, change: KeptValue, now: KeptValue)] = []
      for slot in slots {
        guard let (before, now) = shelf.both(pair, slot.prior),
          let change = shelf.entries[pair.earlier].value(slot.change),
          before.amount + change.amount != now.amount
        else { continue }
        broken.append((before, change, now))
      }
      if broken.isEmpty { return nil }
      return (pair.later, .items(broken, pair, in: shelf, book))
    }
  }
}

extension Draft {
  fileprivate static func items(
    _ broken: [(before: KeptValue, change: KeptValue, now: KeptValue)], _ pair: Shelf.Pair, in shelf: Shelf,
    _ book: FormBook
  ) -> Draft {
    let (last, entry) = (shelf.entries[pair.earlier], shelf.entries[pair.later])
    let told = broken.map { row in
      let cell = book.cells.cells[Int(row.now.slot)]
      return "\(book.label(cell.item, in: cell.table, form: entry.form)) \(row.now.amount), but "
        + "\(row.before.amount) and \(row.change.amount) make \(row.before.amount + row.change.amount)"
    }
    let first = broken[0]
    let isDoubtful = broken.contains {
      $0.before.isDoubtful || $0.change.isDoubtful || $0.now.isDoubtful
    }
    return Draft(
      isDoubtful ? .extraction : .report, cell: book.cells.cells[Int(first.now.slot)],
      expected: String(first.before.amount + first.change.amount), actual: String(first.now.amount),
      line: Int(first.now.line),
      "上一年项目数量 does not follow from \(last.path.description): " + told.joined(separator: "; "))
  }
}
