import Core

/// Counts reports and their cells by year, region, sector, format and form.
struct ReportCensus {
  struct Count {
    var reports = 0
    var warnings = 0
    var errors = 0
    var cells = 0
    var expected = 0
    var doubtful = 0

    var sound: Int { reports - warnings - errors }
  }

  /// What reports are told apart by.
  enum Dimension: Int, CaseIterable {
    case year, region, sector, format, template
  }

  private(set) var all = Count()
  private var groups: [[String: Count]] = Array(repeating: [:], count: Dimension.allCases.count)
  private(set) var bytes = 0
  private let provinces: [UInt32: String]

  private static let year = FixedTable.reports.place("year")
  private static let template = FixedTable.reports.place("template")
  private static let format = FixedTable.reports.place("format")
  private static let size = FixedTable.reports.place("bytes")
  private static let region = FixedTable.reports.place("region_code")
  private static let sector = FixedTable.reports.place("sector")
  private static let read = FixedTable.reports.place("cells_read")
  private static let expected = FixedTable.reports.place("cells_expected")
  private static let doubt = FixedTable.reports.place("doubtful_cells")
  private static let status = FixedTable.reports.place("status")

  init(_ definitions: Definitions) {
    var provinces: [UInt32: String] = [:]
    for division in definitions.regions.all where division.code % 10000 == 0 {
      provinces[division.code / 10000] = division.name
    }
    self.provinces = provinces
  }

  mutating func take(_ fields: RowSplitter, _ row: Span<UInt8>) {
    var one = Count()
    one.reports = 1
    switch fields.text(Self.status, row) {
    case "errors": one.errors = 1
    case "warnings": one.warnings = 1
    default: break
    }
    one.cells = fields.integer(Self.read, row)
    one.expected = fields.integer(Self.expected, row)
    one.doubtful = fields.integer(Self.doubt, row)
    bytes += fields.integer(Self.size, row)
    all.add(one)
    for dimension in Dimension.allCases {
      let key: String
      switch dimension {
      case .year: key = fields.text(Self.year, row)
      case .region: key = province(fields.text(Self.region, row))
      case .sector: key = fields.text(Self.sector, row)
      case .format: key = fields.text(Self.format, row)
      case .template: key = fields.text(Self.template, row)
      }
      groups[dimension.rawValue][key, default: Count()].add(one)
    }
  }

  /// The province that a code such as `CN411600` lies in; empty where it is not known.
  func province(_ code: String) -> String {
    let digits = code.utf8.dropFirst(2).prefix(2)
    guard digits.count == 2, let number = UInt32(String(decoding: digits, as: UTF8.self)) else { return "" }
    return provinces[number] ?? ""
  }

  /// Gives the groups: years and forms in their order, all else by size; the group without a name comes last.
  func groups(by dimension: Dimension) -> [(key: String, count: Count)] {
    let known = groups[dimension.rawValue]
    let isOrdered = dimension == .year || dimension == .template
    return known.map { (key: $0.key, count: $0.value) }.sorted { left, right in
      if left.key.isEmpty != right.key.isEmpty { return right.key.isEmpty }
      if !isOrdered, left.count.reports != right.count.reports {
        return left.count.reports > right.count.reports
      }
      return left.key < right.key
    }
  }
}

extension ReportCensus.Count {
  mutating func add(_ other: Self) {
    reports += other.reports
    warnings += other.warnings
    errors += other.errors
    cells += other.cells
    expected += other.expected
    doubtful += other.doubtful
  }
}
