import Core

/// Counts the flags of cells by table, and keeps of every report the figures that are the same over the forms:
/// the series of the crosswalk. Most figures are small, so that they are kept packed, one report behind the other.
struct CellCensus {
  /// Figures in hundredths, so that money keeps its fen.
  static let hundred: Int64 = 100
  /// What is larger is no figure of an agency.
  private static let most = UInt64(1) << 60
  /// The report has no such figure.
  static let none = Int64.min
  /// The report has one and it is not certain.
  static let unsure = Int64.min + 1

  struct TableCount {
    let table: String
    var cells = 0
    var empty = 0
    var flags: [String: Int] = [:]
  }

  private(set) var tables: [TableCount] = []
  /// Figures of all reports, each report's one behind the other, and where those of a report begin.
  private var packed = FlatWriter()
  private var starts: [UInt32] = []
  /// The figures of the report at hand.
  private var figures: [Int64]
  let series: [Crosswalk.Series]
  /// The series that a cell counts for, by `template,table,item,measure` as it stands in the row.
  private var places: [[UInt8]: [Int]] = [:]
  private var hashes: [UInt64: [UInt8]] = [:]
  private var current: (id: UInt64?, document: Int?)
  private var lastTable: [UInt8] = []

  private static let id = FixedTable.observations.place("report_id")
  private static let template = FixedTable.observations.place("template")
  private static let table = FixedTable.observations.place("table")
  private static let measure = FixedTable.observations.place("measure")
  private static let value = FixedTable.observations.place("value")
  private static let flags = FixedTable.observations.place("flags")

  init(_ definitions: Definitions) {
    series = definitions.crosswalk.series
    figures = Array(repeating: Self.none, count: series.count)
    for (number, one) in series.enumerated() {
      // What is not the same over the forms would be added to what is.
      for entry in one.entries where entry.comparability != .notComparable {
        for cell in entry.cells {
          let vocabulary = definitions.vocabulary
          let key = [
            definitions[entry.form].code, vocabulary.code(cell.table), vocabulary.code(cell.item),
            vocabulary.code(cell.measure),
          ].joined(separator: ",")
          places[Array(key.utf8), default: []].append(number)
        }
      }
    }
    for key in places.keys { hashes[Self.hash(key.span, 0..<key.count)] = key }
  }

  /// Makes room for the figures of so many reports.
  mutating func reserve(_ reports: Int) {
    starts = Array(repeating: Self.nowhere, count: reports)
  }

  mutating func take(_ fields: RowSplitter, _ row: Span<UInt8>, _ documents: DocumentShelf) {
    let id = fields.identifier(Self.id, row)
    if id != current.id {
      closeReport()
      current = (id, documents.place(id))
      if let document = current.document, document < starts.count { figures = unpacked(document) }
    }
    let value = fields.fields[Self.value]
    count(fields, row, isEmpty: value.isEmpty)
    // Codes stand without quotes, so that the four fields are one stretch of the row.
    let key = fields.fields[Self.template].start..<fields.fields[Self.measure].end
    guard let document = current.document, document < starts.count, key.lowerBound < key.upperBound,
      let known = hashes[Self.hash(row, key)], known.span.isEqual(to: row.extracting(key))
    else { return }
    for number in places[known] ?? [] {
      add(Self.hundredths(value, row), isEmpty: value.isEmpty, fields.fields[Self.flags], row, at: number)
    }
  }

  private mutating func add(
    _ figure: Int64?, isEmpty: Bool, _ flags: RowSplitter.Field, _ row: Span<UInt8>, at place: Int
  ) {
    let before = figures[place]
    if before == Self.unsure { return }
    if isEmpty {
      // A cell that is blank, or a dash, adds nothing; one that could not be read makes the figure uncertain.
      let words = RowSplitter.text(flags, in: row)
      if words != "blank" && words != "not_applicable" { figures[place] = Self.unsure }
      return
    }
    guard let figure else {
      figures[place] = Self.unsure
      return
    }
    let (sum, overflow) = (before == Self.none ? 0 : before).addingReportingOverflow(figure)
    figures[place] = overflow || sum.magnitude > Self.most ? Self.unsure : sum
  }

  // MARK: Figures of all reports

  private static let nowhere = UInt32.max

  /// Says that the figures of the report at hand are all there.
  mutating func closeReport() {
    guard let document = current.document, document < starts.count else { return }
    current = (nil, nil)
    starts[document] = UInt32(packed.bytes.count)
    for figure in figures { packed.append(Self.code(of: figure)) }
  }

  /// Gives a number that is small where the figure is: its lowest bit tells fen, 0 and 1 are taken.
  private static func code(of figure: Int64) -> Int {
    if figure == none { return 0 }
    if figure == unsure { return 1 }
    let code = Int(figure % hundred == 0 ? figure / hundred * 2 : figure * 2 + 1)
    return code < 0 ? code : code + 2
  }

  private static func figure(of code: Int) -> Int64 {
    if code == 0 { return none }
    if code == 1 { return unsure }
    let rest = Int64(code < 0 ? code : code - 2)
    return rest & 1 == 0 ? rest / 2 * hundred : (rest - 1) / 2
  }

  private static func figure(_ reader: inout FlatReader) -> Int64 {
    guard let code = try? reader.integer() else { preconditionFailure("memory gives what was put there") }
    return figure(of: code)
  }

  private func unpacked(_ document: Int) -> [Int64] {
    if starts[document] == Self.nowhere { return Array(repeating: Self.none, count: series.count) }
    var reader = FlatReader(packed.bytes, at: Int(starts[document]))
    return series.map { _ in Self.figure(&reader) }
  }

  /// Gives the figure of a series for every report.
  func figures(ofSeries number: Int) -> [Int64] {
    starts.map { start in
      if start == Self.nowhere { return Self.none }
      var reader = FlatReader(packed.bytes, at: Int(start))
      for _ in 0..<number { _ = Self.figure(&reader) }
      return Self.figure(&reader)
    }
  }

  // MARK: Flags

  private mutating func count(_ fields: RowSplitter, _ row: Span<UInt8>, isEmpty: Bool) {
    let table = fields.fields[Self.table]
    if !lastTable.span.isEqual(to: row.extracting(table.start..<table.end)) || tables.isEmpty {
      let name = RowSplitter.text(table, in: row)
      lastTable = Array(name.utf8)
      if let known = tables.firstIndex(where: { $0.table == name }) {
        tables.swapAt(known, tables.count - 1)
      } else {
        tables.append(TableCount(table: name))
      }
    }
    // The table at hand stands last.
    let last = tables.count - 1
    tables[last].cells += 1
    if isEmpty { tables[last].empty += 1 }
    let flags = fields.fields[Self.flags]
    if flags.isEmpty { return }
    for flag in RowSplitter.text(flags, in: row).split(separator: ";") {
      tables[last].flags[String(flag), default: 0] += 1
    }
  }

  // MARK: Bytes

  private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return hash
  }

  /// Gives a decimal in hundredths, what is smaller left out; nil where it does not fit.
  static func hundredths(_ field: RowSplitter.Field, _ row: Span<UInt8>) -> Int64? {
    var value: Int64 = 0
    var digits = 0
    var fraction = -1
    let isNegative = !field.isEmpty && row[field.start] == UInt8(ascii: "-")
    for index in field.start + (isNegative ? 1 : 0)..<max(field.start + (isNegative ? 1 : 0), field.end) {
      let byte = row[index]
      if byte == UInt8(ascii: "."), fraction < 0 {
        fraction = 0
      } else if (0x30...0x39).contains(byte) {
        digits += 1
        if fraction >= 2 { continue }
        guard value < Int64.max / 100_000 else { return nil }
        value = value * 10 + Int64(byte - 0x30)
        if fraction >= 0 { fraction += 1 }
      } else {
        return nil
      }
    }
    if digits == 0 { return nil }
    for _ in max(0, fraction)..<2 { value *= 10 }
    return isNegative ? -value : value
  }
}
