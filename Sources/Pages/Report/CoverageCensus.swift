import Core

/// Gathers which agency reported on which year, and which reports follow one another.
struct CoverageCensus {
  enum Status: UInt8, CaseIterable {
    case received, doubtful, revised, missing

    init?(_ code: String) {
      guard let known = CoverageRecord.Status(rawValue: code) else { return nil }
      switch known {
      case .received: self = .received
      case .doubtful: self = .doubtful
      case .revised: self = .revised
      case .missing: self = .missing
      }
    }
  }

  struct Agency {
    /// By its place in the table.
    let number: Int
    let name: String
    fileprivate let province: String
    /// In the order of the years.
    fileprivate(set) var years: [(year: Int16, status: Status)] = []

    /// What there is to look at.
    fileprivate var gaps: Int { years.count { $0.status == .missing || $0.status == .doubtful } }
  }

  /// How many years of agencies there are, and how many of them have a report.
  struct Count {
    var reported = 0
    var all = 0
  }

  static let mostAgencies = 300

  /// The agencies with most to look at.
  private(set) var agencies: [Agency] = []
  private(set) var agencyCount = 0
  private(set) var provinces: [String: [Int: Count]] = [:]
  /// Reports of one agency on two years that follow one another.
  private(set) var pairs: [(older: Int32, newer: Int32)] = []
  private var provinceCodes: [String] = []
  /// Index into ``provinceCodes`` by agency.
  private var provinceOfAgency: [UInt64: UInt8] = [:]
  private var current: (id: UInt64?, agency: Agency)?
  private var last: (year: Int, document: Int)?

  private static let agencyID = FixedTable.agencies.place("agency_id")
  private static let region = FixedTable.agencies.place("region_code")
  private static let id = FixedTable.coverage.place("agency_id")
  private static let name = FixedTable.coverage.place("agency")
  private static let year = FixedTable.coverage.place("year")
  private static let status = FixedTable.coverage.place("status")
  private static let report = FixedTable.coverage.place("report_id")

  mutating func takeAgency(_ fields: RowSplitter, _ row: Span<UInt8>, _ province: (String) -> String) {
    let region = province(fields.text(Self.region, row))
    guard !region.isEmpty, let id = fields.identifier(Self.agencyID, row) else { return }
    let known = provinceCodes.firstIndex(of: region) ?? provinceCodes.count
    if known == provinceCodes.count { provinceCodes.append(region) }
    provinceOfAgency[id] = UInt8(clamping: known)
  }

  mutating func takeYear(_ fields: RowSplitter, _ row: Span<UInt8>, _ documents: DocumentShelf) {
    let id = fields.identifier(Self.id, row)
    if current == nil || current?.id != id {
      closeAgency()
      let province = id.flatMap { provinceOfAgency[$0] }.map { provinceCodes[Int($0)] } ?? ""
      current = (id, Agency(number: agencyCount, name: fields.text(Self.name, row), province: province))
      agencyCount += 1
      last = nil
    }
    guard let status = Status(fields.text(Self.status, row)) else { return }
    let year = fields.integer(Self.year, row)
    current?.agency.years.append((Int16(clamping: year), status))
    guard let document = documents.place(fields.identifier(Self.report, row)) else { return }
    if let last, last.year == year - 1 {
      pairs.append((Int32(last.document), Int32(document)))
    }
    last = (year, document)
  }

  /// Says that no rows follow.
  mutating func finish() {
    closeAgency()
    keepAgencies()
  }

  private mutating func closeAgency() {
    guard let agency = current?.agency else { return }
    current = nil
    for (year, status) in agency.years {
      let reported = status == .missing ? 0 : 1
      provinces[agency.province, default: [:]][Int(year), default: Count()].reported += reported
      provinces[agency.province, default: [:]][Int(year), default: Count()].all += 1
    }
    agencies.append(agency)
    if agencies.count >= 4 * Self.mostAgencies { keepAgencies() }
  }

  private mutating func keepAgencies() {
    agencies.sort { left, right in (right.gaps, left.number) < (left.gaps, right.number) }
    agencies.removeLast(max(0, agencies.count - Self.mostAgencies))
  }

  /// All years of all agencies.
  var count: Count {
    provinces.values.lazy.flatMap(\.values).reduce(into: Count()) {
      $0.reported += $1.reported
      $0.all += $1.all
    }
  }

  /// All years that any agency has, in order.
  var years: [Int] { Set(provinces.values.lazy.flatMap(\.keys)).sorted() }
}
