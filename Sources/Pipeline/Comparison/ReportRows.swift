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
    reports = try RowCursor(folder.appending("csv/reports.csv"), for: reader)
    cells = try RowCursor(folder.appending("csv/observations.csv"), for: reader)
    reportColumns = try reports.columns(CellTable.reportColumns)
    cellColumns = try cells.columns(CellTable.columns)
    try cells.next()
    try next()
  }

  func next() throws(RunFailure) {
    rows.removeAll(keepingCapacity: true)
    guard try reports.next() else {
      report = nil
      if !cells.isAtEnd {
        throw cells.damage("a row stands with no report, or not in the order of the reports")
      }
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
