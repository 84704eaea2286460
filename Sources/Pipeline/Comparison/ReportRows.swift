import Core
import Export

/// Goes through the reports of an output folder in the order of its tables, each with its rows of the long
/// table: memory holds one report.
final class ReportRows {
  /// This is a report as the tables have it.
  struct Report {
    let id: String
    let agency: String
    let year: String
    let path: String
    let sha256: String
  }

  private let reports: RowCursor
  private let cells: RowCursor
  private let reportColumns: [Int]
  let cellColumns: [Int]
  /// The report that has been come to, nil behind the last.
  private(set) var report: Report?
  /// Its rows of the long table.
  private(set) var rows: [UInt8] = []

  init(_ folder: DiskPath, for reader: String) throws(RunFailure) {
    let reports = try RowFile.table(folder.appending("csv/reports.csv"), for: reader)
    let cells = try RowFile.table(folder.appending("csv/observations.csv"), for: reader)
    reportColumns = try reports.columns(
      ["report_id", "agency", "year", "source_path", "sha256"], for: reader)
    cellColumns = try cells.columns(CellTable.columns, for: reader)
    self.reports = RowCursor(reports)
    self.cells = RowCursor(cells)
    try self.cells.next()
    try next()
  }

  func next() throws(RunFailure) {
    rows.removeAll(keepingCapacity: true)
    guard try reports.next() else {
      report = nil
      return
    }
    let texts = reportColumns.map(reports.text)
    report = Report(id: texts[0], agency: texts[1], year: texts[2], path: texts[3], sha256: texts[4])
    while cells.holds(texts[0], in: cellColumns[0]) {
      cells.append(to: &rows)
      try cells.next()
    }
  }
}

/// Goes through the rows of a CSV file of ours one by one.
final class RowCursor {
  private let file: RowFile
  private var block: [UInt8] = []
  private var range = 0..<0
  private var splitter = RowSplitter()
  private var isAtEnd = false

  init(_ file: RowFile) { self.file = file }

  /// Comes to the next row and tells whether there is one.
  @discardableResult
  func next() throws(RunFailure) -> Bool {
    while range.upperBound >= block.count {
      try Interruption.check()
      guard let more = try RunFailure.unless({ () throws(DiskFailure) in try file.next() }) else {
        isAtEnd = true
        return false
      }
      (block, range) = (more, 0..<0)
    }
    let block = block
    guard let end = splitter.split(block.span, from: range.upperBound) else {
      throw RunFailure(.failed, "a row of a table that is to be compared is damaged")
    }
    range = range.upperBound..<end
    return true
  }

  func text(_ column: Int) -> String {
    guard column < splitter.fields.count else { return "" }
    let block = block
    return RowSplitter.text(splitter.fields[column], in: block.span)
  }

  /// Tells whether a field of the row says this and nothing else.
  func holds(_ text: String, in column: Int) -> Bool {
    if isAtEnd || column >= splitter.fields.count { return false }
    let field = splitter.fields[column]
    return block[field.start..<field.end].elementsEqual(text.utf8)
  }

  func append(to rows: inout [UInt8]) { rows += block[range] }
}
