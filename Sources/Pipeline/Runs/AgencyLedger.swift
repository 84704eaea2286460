import Core
import Validate

/// This is what a corpus holds by agency and year: the rows of `agencies` and `coverage`, and the key that
/// each report has.
struct AgencyLedger {
  let agencies: [AgencyRecord]
  let coverage: [CoverageRecord]
  private let keys: [AgencyKey?]

  init(
    _ register: AgencyRegister, entries: [CorpusEntry], reports: [(record: ReportRecord, findings: [Finding])]
  ) {
    let all = Set(entries.compactMap(\.year)).sorted()
    var agencies: [AgencyRecord] = []
    var coverage: [CoverageRecord] = []
    for agency in register.agencies {
      let key = AgencyKey("A" + SHA256.hexadecimal(Array(agency.identity.utf8)).prefix(12))
      let years = agency.years(entries)
      agencies.append(
        AgencyRecord(
          id: key, name: agency.name, names: agency.names, regionCode: agency.regionCode,
          region: agency.region, level: agency.level, sector: agency.sector, years: years.map(\.year),
          reports: agency.reports.count))
      var wanted = Set(all)
      if let first = years.first?.year, let last = years.last?.year { wanted.formUnion(first...last) }
      for year in wanted.sorted() {
        let told = years.first { $0.year == year }
        coverage.append(
          CoverageRecord(
            agency: key, name: agency.name, year: year, status: Self.status(told, reports),
            report: told.map { reports[$0.counted].record.id }, reports: told?.reports.count ?? 0))
      }
    }
    self.agencies = agencies
    self.coverage = coverage
    keys = register.agency.map { $0.map { agencies[$0].id } }
  }

  func key(ofReport index: Int) -> AgencyKey? { keys[index] }

  private static func status(
    _ year: AgencyYear?, _ reports: [(record: ReportRecord, findings: [Finding])]
  ) -> CoverageRecord.Status {
    guard let year else { return .missing }
    let (record, findings) = reports[year.counted]
    let isDoubtful = record.doubtfulCells > 0 || findings.contains { $0.severity == .error }
    if isDoubtful { return .doubtful }
    return year.editions > 1 ? .revised : .received
  }
}
