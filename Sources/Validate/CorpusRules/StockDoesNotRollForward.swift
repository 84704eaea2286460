import Core

/// 现行有效件数 is not last year's, with this year's added and repealed documents counted.
struct StockDoesNotRollForward: CorpusRule {
  static let info = RuleInfo(
    "NB405", "StockDoesNotRollForward", .warning, kinds: [.report, .extraction], templates: ["2021"],
    tables: ["documents"],
    chinese: "现行有效件数与上一年度不衔接", english: "documents in force that do not follow from last year's",
    explanation: "现行有效件数 is that of last year, with 本年制发件数 added and 本年废止件数 taken off. Tested from the "
      + "second report on the form of 2021 on: the form before counted documents ever published.",
    example: "现行有效件数 of 行政规范性文件 is 14, but 12 of last year (a/2021.txt) with 3 issued and 2 repealed make 13",
    exceptions:
      "Amended documents counted as issued; documents that expired (自然失效); a clean-up of the stock.",
    basis: "国办公开办函〔2021〕30号: 现行有效件数")
  static let cells = ["regulation", "normative_document"].flatMap { item in
    ["issued", "repealed", "in_force"].map { CellCode("documents", item, $0) }
  }

  private let book: FormBook
  private let form: Form?
  private let rows: [(issued: Int, repealed: Int, inForce: Int)]

  init(book: FormBook) {
    self.book = book
    form = Self.info.templates.first.flatMap { book.definitions.form($0) }.map { book.definitions[$0] }
    rows = ["regulation", "normative_document"].compactMap { item in
      guard let issued = book.cells.slot(CellCode("documents", item, "issued")),
        let repealed = book.cells.slot(CellCode("documents", item, "repealed")),
        let inForce = book.cells.slot(CellCode("documents", item, "in_force"))
      else { return nil }
      return (issued, repealed, inForce)
    }
  }

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    guard let form else { return [] }
    var found: [(index: Int, draft: Draft)] = []
    for pair in shelf.consecutive {
      let (last, entry) = (shelf.entries[pair.earlier], shelf.entries[pair.later])
      // A stock told for a year before the form was made is that of the form before, under a new label.
      guard last.form == form.id, entry.form == form.id, let year = last.year, year >= form.firstYear
      else { continue }
      for row in rows {
        guard let (before, now) = shelf.both(pair, row.inForce), let issued = entry.value(row.issued),
          let repealed = entry.value(row.repealed)
        else { continue }
        let expected = before.amount + issued.amount - repealed.amount
        if expected == now.amount { continue }
        let stock = Stock(before: before, issued: issued, repealed: repealed, now: now, expected: expected)
        found.append((pair.later, .stock(stock, last: last, entry: entry, book)))
      }
    }
    return found
  }
}

/// These are the numbers of a roll-forward.
private struct Stock {
  let before: KeptValue
  let issued: KeptValue
  let repealed: KeptValue
  let now: KeptValue
  let expected: Int64
}

extension Draft {
  fileprivate static func stock(
    _ stock: Stock, last: CorpusEntry, entry: CorpusEntry, _ book: FormBook
  ) -> Draft {
    let cell = book.cells.cells[Int(stock.now.slot)]
    let row = book.label(cell.item, in: cell.table, form: entry.form)
    return Draft(
      .of(stock.before, stock.issued, stock.repealed, stock.now), cell: cell,
      expected: String(stock.expected), actual: String(stock.now.amount), line: Int(stock.now.line),
      "现行有效件数 of \(row) is \(stock.now.amount), but \(stock.before.amount) of last year "
        + "(\(last.path.description)) with \(stock.issued.amount) issued and \(stock.repealed.amount) "
        + "repealed make \(stock.expected)")
  }
}
