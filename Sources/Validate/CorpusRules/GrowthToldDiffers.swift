import Core

/// The rate by which requests grew, as the text tells it, does not follow from the two reports.
struct GrowthToldDiffers: CorpusRule {
  static let info = RuleInfo(
    "NB411", "GrowthToldDiffers", .info, kinds: [.report, .extraction], tables: ["requests"],
    needsNarrative: true, chinese: "正文所述增减幅度与两年数据不符",
    english: "a growth of requests told that the two reports do not have",
    explanation:
      "The text says by how many per cent requests grew or fell, and no reading of this report's and last "
      + "year's table gives that rate: 本年新收, with 上年结转, （七）总计. The last digit may be rounded or cut.",
    example: "the text tells +12.3%, from 980 to 859 it is -12.34%",
    exceptions: "A rate against a corrected number of last year; a rate of a part.",
    basis: "arithmetic")
  static let cells = ["received_new", "carried_in", "total_handled"].map { CellCode("requests", $0, "total") }

  private let book: FormBook
  private let slots: [Int?]

  init(book: FormBook) {
    self.book = book
    slots = Self.cells.map { book.cells.slot($0) }
  }

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    shelf.consecutive.compactMap { pair in
      let (before, now) = (shelf.entries[pair.earlier], shelf.entries[pair.later])
      guard let told = Decimal64(now.growth) else { return nil }
      let (old, new) = (readings(before), readings(now))
      guard let first = old.first, let last = new.first, first.amount > 0 else { return nil }
      // Readings are compared like with like.
      for (left, right) in zip(old, new) where left.amount > 0 {
        if Self.isGrowth(told, from: left.amount, to: right.amount) { return nil }
      }
      return (pair.later, .growth(told, first, last, before, book))
    }
  }

  private func readings(_ entry: CorpusEntry) -> [KeptValue] {
    let values = slots.map { $0.flatMap { entry.value($0) } }
    guard let new = values[0] else { return [] }
    var readings = [new]
    if let carried = values[1] {
      readings.append(
        KeptValue(
          amount: new.amount + carried.amount, slot: new.slot,
          isDoubtful: new.isDoubtful || carried.isDoubtful, line: new.line))
    }
    if values[1] != nil, let handled = values[2] { readings.append(handled) }
    return readings
  }

  /// The rate is that of the two numbers within one unit of its last digit.
  static func isGrowth(_ told: Decimal64, from before: Int64, to now: Int64) -> Bool {
    var unit: Int64 = 1
    for _ in 0..<told.scale { unit *= 10 }
    let (scaled, overflow) = (now - before).multipliedReportingOverflow(by: 100 * unit)
    let (product, other) = told.mantissa.multipliedReportingOverflow(by: before)
    return overflow || other || (scaled - product).magnitude <= UInt64(before)
  }
}

extension Draft {
  fileprivate static func growth(
    _ told: Decimal64, _ before: KeptValue, _ now: KeptValue, _ last: CorpusEntry, _ book: FormBook
  ) -> Draft {
    let tenths = (now.amount - before.amount) * 1000 / before.amount
    let rate = Decimal64(mantissa: tenths, scale: 1)
    return Draft(
      .of(before, now), cell: book.cells.cells[Int(now.slot)], expected: "\(rate.description)%",
      actual: "\(told.description)%", line: Int(now.line),
      "the text tells that requests changed by \(told.description)%, from \(before.amount) in "
        + "\(last.path.description) to \(now.amount) it is \(rate.description)%")
  }
}
