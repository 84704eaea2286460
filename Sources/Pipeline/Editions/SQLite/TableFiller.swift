import Core
import Export

/// Puts rows of CSV into a table, each field as what its column says it is.
final class TableFiller {
  private let table: EditionTable
  private let statement: Database.Statement
  private var splitter = RowSplitter()

  init(_ table: EditionTable, of database: Database) throws(DatabaseFailure) {
    self.table = table
    let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
    let name = DatabaseSchema.quoted(table.category.table)
    statement = try database.prepare("INSERT INTO \(name) VALUES (\(marks))")
  }

  func insert(_ rows: Span<UInt8>) throws(DatabaseFailure) {
    var at = 0
    while at < rows.count {
      guard let next = splitter.split(rows, from: at),
        splitter.fields.count == table.category.columns.count
      else { preconditionFailure("rows have the fields of their table: the encoder writes them") }
      for (index, column) in table.columns.enumerated() {
        try bind(index + 1, splitter.fields[column.field], of: column.definition.type, in: rows)
      }
      try statement.run()
      at = next
    }
  }

  private func bind(
    _ index: Int, _ field: RowSplitter.Field, of type: ColumnType, in rows: Span<UInt8>
  ) throws(DatabaseFailure) {
    if field.isEmpty { return try statement.bindNull(index) }
    switch type {
    case .integer, .decimal:
      let text = RowSplitter.text(field, in: rows)
      if let whole = Int64(text) { return try statement.bind(index, whole) }
      if let number = Double(text) { return try statement.bind(index, number) }
    case .boolean:
      return try statement.bind(index, Int64(rows[field.start] == UInt8(ascii: "t") ? 1 : 0))
    case .text, .code, .date: break
    }
    if field.hasDoubledQuotes {
      var plain: [UInt8] = []
      RowSplitter.append(field, in: rows, to: &plain)
      try bind(index, plain.span, 0..<plain.count)
      return
    }
    try bind(index, rows, field.start..<field.end)
  }

  private func bind(
    _ index: Int, _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(DatabaseFailure) {
    try bytes.withUnsafeBytes { pointer throws(DatabaseFailure) in
      try statement.bind(index, text: UnsafeRawBufferPointer(rebasing: pointer[range]))
    }
  }
}
