import Core

/// Reads the rows of a CSV file of ours by the names of its columns, whatever other columns it has.
final class NamedRows {
  /// This is one row. A column that the file does not have is empty.
  struct Row {
    fileprivate let columns: [String: Int]
    fileprivate let fields: [RowSplitter.Field]
    fileprivate let bytes: [UInt8]
    /// The bytes of the row with its end.
    let length: Int

    subscript(name: String) -> String {
      guard let column = columns[name], column < fields.count else { return "" }
      return RowSplitter.text(fields[column], in: bytes.span)
    }
  }

  private let path: DiskPath
  private let rows: RowFile
  private let columns: [String: Int]
  /// The bytes before the first row.
  let headerLength: Int

  init(_ path: DiskPath) throws(RunFailure) {
    self.path = path
    rows = try RunFailure.unless { () throws(DiskFailure) in try RowFile(path) }
    headerLength = rows.header.count + 1
    var splitter = RowSplitter()
    let header = rows.header + [UInt8(ascii: "\n")]
    _ = splitter.split(header.span, from: 0)
    var columns: [String: Int] = [:]
    for (index, field) in splitter.fields.enumerated() {
      columns[RowSplitter.text(field, in: header.span)] = index
    }
    self.columns = columns
  }

  func has(_ names: [String]) -> Bool { names.allSatisfy { columns[$0] != nil } }

  /// Gives the rows in order; they can be gone through once.
  func visit(_ body: (Row) throws(RunFailure) -> Void) throws(RunFailure) {
    while let block = try RunFailure.unless({ () throws(DiskFailure) in try rows.next() }) {
      try Interruption.check()
      try visit(block, body)
    }
  }

  /// Gives the row that the bytes are.
  func row(_ bytes: [UInt8], _ body: (Row) throws(RunFailure) -> Void) throws(RunFailure) {
    try visit(bytes, body)
  }

  private func visit(_ block: [UInt8], _ body: (Row) throws(RunFailure) -> Void) throws(RunFailure) {
    var splitter = RowSplitter()
    var at = 0
    while at < block.count {
      guard let next = splitter.split(block.span, from: at), splitter.fields.count == columns.count else {
        throw RunFailure(.failed, "\(path.description) is damaged: rows have not all the same fields")
      }
      try body(Row(columns: columns, fields: splitter.fields, bytes: block, length: next - at))
      at = next
    }
  }
}
