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
    let name: String
    let province: String
    /// In the order of the years.
    var years: [(year: Int16, status: Status)] = []

    /// What there is to look at.
    var gaps: Int { years.count { $0.status == .missing || $0.status == .doubtful } }
  }

  private(set) var agencies: [Agency] = []
  /// Reports of one agency on two years that follow one another.
  private(set) var pairs: [(older: Int32, newer: Int32)] = []
  private var provinces: [String: String] = [:]
  private var current = ""
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
    if !region.isEmpty { provinces[fields.text(Self.agencyID, row)] = region }
  }

  mutating func takeYear(_ fields: RowSplitter, _ row: Span<UInt8>, _ documents: DocumentShelf) {
    let id = fields.text(Self.id, row)
    if id != current || agencies.isEmpty {
      current = id
      last = nil
      agencies.append(Agency(name: fields.text(Self.name, row), province: provinces[id] ?? ""))
    }
    guard let status = Status(fields.text(Self.status, row)) else { return }
    let year = fields.integer(Self.year, row)
    agencies[agencies.count - 1].years.append((Int16(clamping: year), status))
    guard let document = documents.place(fields.identifier(Self.report, row)) else { return }
    if let last, last.year == year - 1 {
      pairs.append((Int32(last.document), Int32(document)))
    }
    last = (year, document)
  }

  /// All years that any agency has, in order.
  var years: [Int] {
    Set(agencies.lazy.flatMap { $0.years.lazy.map { Int($0.year) } }).sorted()
  }
}
