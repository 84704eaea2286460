import Core

/// This is what is kept of every report: who reports on which year, where it lies, and how doubtful it is.
struct DocumentShelf {
  private(set) var count = 0
  private var index: [UInt64: Int32] = [:]
  private var agencies: [Int32] = []
  private var names = TextTable()
  private var years: [Int16] = []
  private var forms: [UInt8] = []
  private(set) var doubtful: [Int32] = []
  private(set) var missing: [Int32] = []
  /// All paths, one behind the other, and where each ends.
  private var paths: [UInt8] = []
  private var pathEnds: [Int] = []
  private let formCodes: [String]

  private static let id = FixedTable.reports.place("report_id")
  private static let agency = FixedTable.reports.place("agency")
  private static let year = FixedTable.reports.place("year")
  private static let template = FixedTable.reports.place("template")
  private static let path = FixedTable.reports.place("source_path")
  private static let read = FixedTable.reports.place("cells_read")
  private static let expected = FixedTable.reports.place("cells_expected")
  private static let doubt = FixedTable.reports.place("doubtful_cells")

  init(_ definitions: Definitions) { formCodes = definitions.forms.map(\.code) }

  mutating func reserve(_ rows: Int) {
    index.reserveCapacity(rows)
    agencies.reserveCapacity(rows)
    years.reserveCapacity(rows)
    pathEnds.reserveCapacity(rows)
    paths.reserveCapacity(rows * 64)
  }

  mutating func take(_ fields: RowSplitter, _ row: Span<UInt8>) {
    if let id = fields.identifier(Self.id, row) { index[id] = Int32(count) }
    agencies.append(names.number(of: fields.text(Self.agency, row)))
    years.append(Int16(clamping: fields.integer(Self.year, row)))
    forms.append(UInt8(formCodes.firstIndex(of: fields.text(Self.template, row)) ?? formCodes.count))
    doubtful.append(Int32(clamping: fields.integer(Self.doubt, row)))
    let absent = fields.integer(Self.expected, row) - fields.integer(Self.read, row)
    missing.append(Int32(clamping: max(0, absent)))
    RowSplitter.append(fields.fields[Self.path], in: row, to: &paths)
    pathEnds.append(paths.count)
    count += 1
  }

  /// Gives the place of a report by its identifier.
  func place(_ id: UInt64?) -> Int? { id.flatMap { index[$0] }.map(Int.init) }

  func path(_ place: Int) -> String {
    String(decoding: paths[(place == 0 ? 0 : pathEnds[place - 1])..<pathEnds[place]], as: UTF8.self)
  }

  func agency(_ place: Int) -> String { names[agencies[place]] }
  func year(_ place: Int) -> Int { Int(years[place]) }
  /// The place of the form among the definitions; one behind the last where it is not known.
  func form(_ place: Int) -> Int { Int(forms[place]) }
}
