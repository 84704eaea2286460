import Core
import Export
import Validate

/// This is what a corpus holds by agency and year: the rows of `agencies`, `coverage` and `panel`, and the key
/// that each report has.
struct AgencyLedger {
  private let register: AgencyRegister
  private let index: CorpusIndex
  /// Every year that a report of the corpus is about.
  private let years: [Int]

  /// - Parameter years: years with reports beside those of the index.
  init(_ register: AgencyRegister, index: CorpusIndex, years: Set<Int> = []) {
    self.register = register
    self.index = index
    self.years = Set(index.years).union(years).sorted()
  }

  func key(ofReport report: Int) -> AgencyKey? {
    register.agency(ofReport: report).map { Self.key(register.identity($0)) }
  }

  private static func key(_ identity: String) -> AgencyKey { AgencyKey("A" + identity) }

  /// This is a year of an agency.
  struct Year {
    let year: Int
    /// Nil where the agency has no report for the year.
    let told: AgencyYear?
  }

  /// Gives every agency with its first report and its years: those of the corpus, and those between its own first
  /// and last.
  func visit(_ body: (AgencyRecord, Int, [Year]) throws(RunFailure) -> Void) throws(RunFailure) {
    for place in 0..<register.count {
      let agency = register[place]
      let told = agency.years(index)
      let record = AgencyRecord(
        id: Self.key(agency.identity), name: agency.name, names: agency.names, regionCode: agency.regionCode,
        region: agency.region, level: agency.level, sector: agency.sector, years: told.map(\.year),
        reports: agency.reports.count)
      var wanted = Set(years)
      if let first = told.first?.year, let last = told.last?.year { wanted.formUnion(first...last) }
      let years = wanted.sorted().map { year in Year(year: year, told: told.first { $0.year == year }) }
      try body(record, agency.reports.min() ?? 0, years)
    }
  }

  static func status(_ told: AgencyYear?, isDoubtful: (Int) -> Bool) -> CoverageRecord.Status {
    guard let told else { return .missing }
    if isDoubtful(told.counted) { return .doubtful }
    return told.editions > 1 ? .revised : .received
  }
}
