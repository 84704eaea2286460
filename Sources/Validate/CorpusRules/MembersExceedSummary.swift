import Core

/// The offices of a place received more requests than the report of its government that counts them all.
struct MembersExceedSummary: CorpusRule {
  static let info = RuleInfo(
    "NB412", "MembersExceedSummary", .warning, kinds: [.report, .extraction], tables: ["requests"],
    needsNarrative: true, chinese: "汇总报告小于所属机关之和", english: "a summary below the sum of its members",
    explanation:
      "The report of a government tells the requests of 全市 or 全县 and its table has that number, so that it "
      + "counts its offices with it; the reports of offices of the same division for the same year that the corpus has "
      + "add up to more. Fewer is no defect: the corpus need not have all.",
    example: "the summary has 120 requests received, 14 offices of the division together 131",
    exceptions: "Offices under direct leadership from above (税务, 海关) that the summary leaves out.",
    basis: "a summary is the sum of its members")
  static let cells = [CellCode("requests", "received_new", "total")]

  private let book: FormBook
  private let slot: Int?

  init(book: FormBook) {
    self.book = book
    slot = Self.cells.first.flatMap { book.cells.slot($0) }
  }

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    guard let slot else { return [] }
    struct Place: Hashable {
      let code: String
      let year: Int
    }
    var summaries: [(place: Place, index: Int, value: KeptValue)] = []
    var members: [Place: (count: Int, sum: Int64, isDoubtful: Bool)] = [:]
    for agency in shelf.agencies where !agency.regionCode.isEmpty && !Self.isLedFromAbove(agency.sector) {
      for year in agency.years(shelf.index) {
        let entry = shelf.entries[year.counted]
        guard let value = entry.value(slot) else { continue }
        let place = Place(code: agency.regionCode, year: year.year)
        if entry.isSummary {
          summaries.append((place, year.counted, value))
        } else if agency.sector != "government" {
          let known = members[place] ?? (0, 0, false)
          members[place] = (known.count + 1, known.sum + value.amount, known.isDoubtful || value.isDoubtful)
        }
      }
    }
    return summaries.compactMap { place, index, value in
      guard let all = members[place], all.sum > value.amount else { return nil }
      return (
        index,
        .below(
          value, all.sum, all.count, kind: value.isDoubtful || all.isDoubtful ? .extraction : .report, book)
      )
    }
  }

  private static func isLedFromAbove(_ sector: String) -> Bool { sector == "taxation" || sector == "customs" }
}

extension Draft {
  fileprivate static func below(
    _ value: KeptValue, _ sum: Int64, _ count: Int, kind: FindingKind, _ book: FormBook
  ) -> Draft {
    Draft(
      kind, cell: book.cells.cells[Int(value.slot)], expected: "\(sum) or more", actual: String(value.amount),
      line: Int(value.line),
      "the summary has \(value.amount) requests received, \(count) offices of the division together have \(sum)"
    )
  }
}
