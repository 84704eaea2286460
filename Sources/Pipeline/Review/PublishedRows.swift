import Core

/// Goes through a table of an output folder row by row.
struct PublishedRows {
  private let path: DiskPath
  private let rows: RowFile
  private let columns: [Int]

  /// - Parameter columns: the names of those that ``visit(where:_:)`` gives, in its order.
  init(_ folder: DiskPath, _ table: String, columns names: [String]) throws(RunFailure) {
    path = folder.appending("csv/\(table).csv")
    rows = try RowFile.table(path, for: "a review")
    columns = try rows.columns(names, for: "a review")
  }

  /// Gives the fields of each row that is wanted.
  ///
  /// - Parameter isWanted: asked about the first column alone, once for rows that follow one another with the
  ///   same; the fields of other rows are not looked at.
  func visit(
    where isWanted: (String) -> Bool = { _ in true }, _ body: ([String]) -> Void
  ) throws(RunFailure) {
    var splitter = RowSplitter()
    var last: [UInt8] = []
    var wanted = false
    var isFirst = true
    while let block = try RunFailure.unless({ () throws(DiskFailure) in try rows.next() }) {
      try Interruption.check()
      let span = block.span
      var at = 0
      while at < span.count {
        guard let next = splitter.split(span, from: at), (columns.max() ?? 0) < splitter.fields.count else {
          throw RunFailure(.failed, "\(path.description) is damaged: a row has too few fields")
        }
        at = next
        let key = splitter.fields[columns[0]]
        let bytes = Array(block[key.start..<key.end])
        if isFirst || bytes != last {
          (isFirst, last) = (false, bytes)
          wanted = isWanted(RowSplitter.text(key, in: span))
        }
        if wanted { body(columns.map { RowSplitter.text(splitter.fields[$0], in: span) }) }
      }
    }
  }
}
