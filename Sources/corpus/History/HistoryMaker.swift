/// This makes the reports of one agency for years that follow one another: what one carries out the next carries
/// in, and what is in force follows from what was, unless a defect is put in.
struct HistoryMaker {
  let agency: Agency
  let number: Int
  let layouts: [Layout]
  let noise: Int
  let years: ClosedRange<Int>

  /// This is a report of the history with what is wrong between it and the others.
  struct Entry {
    let report: Report
    let crossings: [Crossing]
  }

  func entries(with chance: inout Randomness) -> [Entry] {
    let plan = CrossingPlan.drawn(years: years, with: &chance)
    var entries: [Entry] = []
    var before: FilledForm?
    for year in years {
      let shape = Self.shape(of: year)
      var form = FilledForm(shape: shape)
      Figures.fill(&form, size: agency.size, makesRegulations: agency.makesRegulations, with: &chance)
      var crossings: [Crossing] = []
      if !shape.isLong {
        Ledger.keepItemsPositive(in: &form)
        Ledger.follow(before, in: &form)
        if let kind = plan.kind(of: year), kind.rule != nil,
          Ledger.breakChain(kind, before, in: &form)
        {
          crossings.append(Crossing(kind))
        }
        before = form
      }
      // A report that is not there is told at the next one.
      if plan.isMissing(year) { continue }
      if plan.isMissing(year - 1) { crossings.append(Crossing(.gap)) }
      let order = number * 100 + (year - years.lowerBound)
      let layout = layouts[order % layouts.count]
      var told = 0
      if plan.kind(of: year) == .told { told = Ledger.surplusThatNothingExplains(form) }
      let maker = ReportMaker(layout: layout, shape: shape, noise: noise)
      let report = maker.report(
        number: order, agency: named(with: &chance), year: year, form: form, toldMore: told, with: &chance)
      if let last = entries.last?.report {
        for index in crossings.indices { crossings[index].judge(from: last, to: report) }
      }
      if told > 0, report.tellsTooMany { crossings.append(Crossing(.told)) }
      entries.append(Entry(report: report, crossings: crossings))
      if plan.kind(of: year) == .twice {
        var again = form
        Ledger.correct(&again)
        let copy = maker.report(
          number: order + 50, agency: named(with: &chance), year: year, form: again, toldMore: 0,
          with: &chance)
        entries.append(Entry(report: copy, crossings: []))
        // Which of the two counts is decided by the day of publication.
        let other = Self.counts(copy, before: report) ? entries.count - 2 : entries.count - 1
        entries[other] = Entry(
          report: entries[other].report, crossings: entries[other].crossings + [Crossing(.twice)])
      }
    }
    return entries
  }

  /// The agency signs now with its short name, now with the full one.
  private func named(with chance: inout Randomness) -> Agency {
    if chance.chance(percent: 50) { return agency }
    return Agency(
      shortName: agency.fullName, fullName: agency.fullName, city: agency.city,
      makesRegulations: agency.makesRegulations, size: agency.size)
  }

  private static func counts(_ report: Report, before first: Report) -> Bool {
    !first.head.publishedOn.isEmpty && report.head.publishedOn > first.head.publishedOn
  }

  static func shape(of year: Int) -> FormShape {
    let code = year <= 2018 ? "2014" : year <= 2020 ? "2019" : "2021"
    guard let shape = FormShape.named(code) else { preconditionFailure("there is no form \(code)") }
    return shape
  }
}

/// This is what is wrong between the reports of an agency, or between the text and the tables of one.
struct Crossing {
  enum Kind: String, CaseIterable {
    case carriedTotal, carriedKinds, stock, priorItems, gap, twice, told

    /// The rule that must speak of it; nil for what is made otherwise than by changing numbers.
    var rule: String? {
      switch self {
      case .carriedTotal: "NB403"
      case .carriedKinds: "NB404"
      case .stock: "NB405"
      case .priorItems: "NB406"
      case .gap, .twice, .told: nil
      }
    }

    var expected: String {
      switch self {
      case .gap: "NB409"
      case .twice: "NB402"
      case .told: "NB301"
      case .carriedTotal, .carriedKinds, .stock, .priorItems: rule ?? ""
      }
    }
  }

  let kind: Kind
  /// False where the text hides a number that it takes to see the defect.
  private(set) var isProvable = true

  init(_ kind: Kind) { self.kind = kind }

  /// Finds out whether both reports print what it takes to see the defect.
  mutating func judge(from before: Report, to now: Report) {
    for (report, cells) in [(before, kind.cells.before), (now, kind.cells.now)] {
      isProvable = isProvable && cells.allSatisfy(report.prints)
    }
  }
}

extension Crossing.Kind {
  /// The cells of the report before and of the one with the defect by which it is seen.
  fileprivate var cells: (before: [CellKey], now: [CellKey]) {
    func requests(_ item: String, _ measures: [String]) -> [CellKey] {
      measures.map { CellKey(table: "requests", item: item, measure: $0) }
    }
    func documents(_ measures: [String]) -> [CellKey] {
      measures.map { CellKey(table: "documents", item: "normative_document", measure: $0) }
    }
    func licences(_ measures: [String]) -> [CellKey] {
      measures.map { CellKey(table: "decisions", item: "licensing", measure: $0) }
    }
    let kinds = ["natural_person", "enterprise", "total"]
    return switch self {
    case .carriedTotal: (requests("carried_out", ["total"]), requests("carried_in", ["total"]))
    case .carriedKinds: (requests("carried_out", kinds), requests("carried_in", kinds))
    case .stock: (documents(["in_force"]), documents(["issued", "repealed", "in_force"]))
    case .priorItems: (licences(["prior_year_items", "items_change"]), licences(["prior_year_items"]))
    case .gap, .twice, .told: ([], [])
    }
  }
}

extension Report {
  /// Tells whether the text has the number of a cell, and has it where it can be read.
  fileprivate func prints(_ key: CellKey) -> Bool {
    form.parts.contains { part in
      !missingParts.contains(part)
        && form.cells[form.range(of: part)].contains {
          $0.key == key && $0.isReadable && !$0.truth.isEmpty
        }
    }
  }
}

/// This is which defect an agency's reports get, and in which year: one an agency at most.
struct CrossingPlan {
  private let kind: Crossing.Kind?
  private let year: Int

  static func drawn(years: ClosedRange<Int>, with chance: inout Randomness) -> CrossingPlan {
    guard chance.chance(percent: 60) else { return CrossingPlan(kind: nil, year: 0) }
    let kind = chance.pick(Crossing.Kind.allCases)
    let first = max(years.lowerBound + 1, 2020)
    let year: Int
    switch kind {
    case .priorItems: year = 2020
    case .stock: year = max(first, 2022)
    case .gap: year = chance.number(max(years.lowerBound + 1, 2020)...(years.upperBound - 1))
    case .carriedTotal, .carriedKinds, .twice, .told: year = chance.number(first...years.upperBound)
    }
    guard years.contains(year), year > years.lowerBound else { return CrossingPlan(kind: nil, year: 0) }
    return CrossingPlan(kind: kind, year: year)
  }

  func kind(of year: Int) -> Crossing.Kind? { year == self.year && kind != .gap ? kind : nil }

  func isMissing(_ year: Int) -> Bool { kind == .gap && year == self.year }
}
