import Core
import Glibc

/// This is the long table of an output folder, ready to give the cells of any report. It knows where the rows
/// of a report stand and keeps none of them, so that memory follows the number of reports and not of cells.
final class CellTable {
  /// This is a report of the folder.
  struct Report {
    let id: String
    let sourcePath: String
    let sha256: String

    /// The file and its content.
    var file: String { "\(id) \(sha256)" }
  }

  /// This is a cell as it stands in a row.
  struct Cell {
    /// `table/item/measure`.
    let place: String
    let value: String
    let unit: String
    let flags: String

    var isCorrected: Bool { flags.split(separator: ";").contains("corrected") }

    func isSame(as other: Cell) -> Bool {
      value == other.value && unit == other.unit && flags == other.flags
    }
  }

  /// What two folders have in common of a report: who reports and on which year. Where that is not known, only
  /// the file tells.
  struct Key: Hashable, Comparable {
    let agency: String
    let year: String
    /// Empty where agency and year are known.
    let id: String

    static func < (left: Key, right: Key) -> Bool {
      (left.agency, left.year, left.id) < (right.agency, right.year, right.id)
    }
  }

  private let path: DiskPath
  private let descriptor: Int32
  private(set) var reports: [Key: [Report]] = [:]
  private var places: [String: [Range<Int>]] = [:]
  private var columns: [Int] = []

  /// What is read of the table of reports.
  static let reportColumns = ["report_id", "agency", "year", "source_path", "sha256"]
  /// What is read of the long table.
  static let columns = ["report_id", "table", "item", "measure", "value", "unit", "flags"]

  /// - Parameter folder: an output folder that has the plain CSV edition.
  init(_ folder: DiskPath) throws(RunFailure) {
    path = folder.appending("csv/observations.csv")
    let path = path
    do { descriptor = try Disk.openForReading(path, followingLinks: true) } catch {
      throw RunFailure(reading: "diff reads the CSV edition", error)
    }
    try readReports(folder.appending("csv/reports.csv"))
    try readPlaces()
  }

  deinit { close(descriptor) }

  private func readReports(_ path: DiskPath) throws(RunFailure) {
    let rows = try RowCursor(path, for: "diff")
    let columns = try rows.columns(Self.reportColumns)
    while try rows.next() {
      let texts = columns.map(rows.text)
      let isKnown = !texts[1].isEmpty && !texts[2].isEmpty
      let key = Key(agency: texts[1], year: texts[2], id: isKnown ? "" : texts[0])
      reports[key, default: []].append(Report(id: texts[0], sourcePath: texts[3], sha256: texts[4]))
    }
  }

  private func readPlaces() throws(RunFailure) {
    let rows = try RowCursor(path, for: "diff")
    columns = try rows.columns(Self.columns)
    var offset = rows.headerLength
    var start = offset
    var id = ""
    while try rows.next() {
      // Rows of a report follow one another.
      if !rows.holds(id, in: columns[0]) {
        if offset > start { places[id, default: []].append(start..<offset) }
        (id, start) = (rows.text(columns[0]), offset)
      }
      offset += rows.length
    }
    if offset > start { places[id, default: []].append(start..<offset) }
  }

  /// Gives the cells of reports in the order of the table.
  func cells(of reports: [Report]) throws(RunFailure) -> [Cell] {
    var cells: [Cell] = []
    for range in reports.flatMap({ places[$0.id] ?? [] }) {
      let bytes = try RunFailure.unless { () throws(DiskFailure) in
        try Disk.read(descriptor, path: path, range: range)
      }
      cells += Self.cells(in: bytes, columns)
    }
    return cells
  }

  /// Gives the cells that whole rows of the long table hold.
  ///
  /// - Parameter columns: where ``columns`` stand in a row.
  static func cells(in rows: [UInt8], _ columns: [Int]) -> [Cell] {
    var cells: [Cell] = []
    var splitter = RowSplitter()
    let span = rows.span
    var at = 0
    while let next = splitter.split(span, from: at) {
      let texts = columns.map { RowSplitter.text(splitter.fields[$0], in: span) }
      cells.append(
        Cell(
          place: "\(texts[1])/\(texts[2])/\(texts[3])", value: texts[4], unit: texts[5], flags: texts[6]))
      at = next
    }
    return cells
  }
}
