import Testing

@testable import corpus

/// Reports of one agency for years that follow one another.
@Suite struct HistoryTests {
  private func entries(_ seed: UInt64) -> [HistoryMaker.Entry] {
    var chance = Randomness(seed: seed)
    var names: Set<String> = []
    let maker = HistoryMaker(
      agency: ReportMaker.unusedAgency(&names, with: &chance), number: 1,
      layouts: Layout.all.filter { $0.file == nil }, noise: 0, years: 2018...2025)
    return maker.entries(with: &chance)
  }

  private func figure(_ report: Report, _ item: String, _ column: Int) -> Int {
    guard let row = report.form.requestRow(of: item) else { return 0 }
    return report.form.cells[report.form.requestIndex(row: row, column: column)].figure
  }

  @Test(arguments: (1...40).map(UInt64.init)) func whatIsCarriedOutIsCarriedInUnlessItIsADefect(seed: UInt64)
  {
    let made = entries(seed)
    for (before, now) in zip(made, made.dropFirst()) {
      let isNext = now.report.head.year == before.report.head.year + 1
      guard isNext, !before.report.form.shape.isLong else { continue }
      let differs = (0..<7).contains {
        figure(before.report, "carried_out", $0) != figure(now.report, "carried_in", $0)
      }
      let isDefect = now.crossings.contains { $0.kind == .carriedTotal || $0.kind == .carriedKinds }
      #expect(differs == isDefect)
    }
    for entry in made where !entry.report.form.shape.isLong { #expect(DefectMaker.holds(entry.report.form)) }
  }

  @Test func everyKindOfDefectIsMadeAndAYearIsMissingBeforeAGap() {
    var kinds: Set<String> = []
    for seed in UInt64(1)...120 {
      let made = entries(seed)
      kinds.formUnion(made.flatMap(\.crossings).map(\.kind.rawValue))
      let years = made.map(\.report.head.year)
      for (index, entry) in made.enumerated() where entry.crossings.contains(where: { $0.kind == .gap }) {
        #expect(years[index] == years[index - 1] + 2)
      }
    }
    #expect(kinds == Set(Crossing.Kind.allCases.map(\.rawValue)))
  }
}
