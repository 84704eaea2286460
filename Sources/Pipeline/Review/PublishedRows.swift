import Core

/// Goes through a table of an output folder row by row.
struct PublishedRows {
  private let rows: RowCursor
  private let columns: [Int]

  /// - Parameter columns: the names of those that ``visit(where:_:)`` gives, in its order.
  init(_ folder: DiskPath, _ table: String, columns names: [String]) throws(RunFailure) {
    rows = try RowCursor(folder.appending("csv/\(table).csv"), for: "a review")
    columns = try rows.columns(names)
  }

  /// Gives the fields of each row that is wanted.
  ///
  /// - Parameter isWanted: asked about the first column alone, once for rows that follow one another with the
  ///   same; the fields of other rows are not looked at.
  func visit(
    where isWanted: (String) -> Bool = { _ in true }, _ body: ([String]) -> Void
  ) throws(RunFailure) {
    var last: String?
    var wanted = false
    while try rows.next() {
      if last.map({ rows.holds($0, in: columns[0]) }) != true {
        let key = rows.text(columns[0])
        last = key
        wanted = isWanted(key)
      }
      if wanted { body(columns.map(rows.text)) }
    }
  }
}
