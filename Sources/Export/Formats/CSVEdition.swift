import Core

/// Writes CSV in another dress than the plain one: with words for headers, another delimiter, columns left
/// out, or as spreadsheets of a Chinese Windows want it.
struct CSVEdition: EditionWriter {
  /// This is the dress.
  struct Style {
    let folder: String
    let delimiter: Delimiter
    let headers: HeaderLanguage
    /// Opened by double click: the byte order mark without which a spreadsheet takes the text for GBK, lines
    /// that end in CRLF, and an apostrophe in front of a text that it would calculate. A number never gets one.
    let isForSpreadsheets: Bool

    var rowEnd: [UInt8] { isForSpreadsheets ? [0x0D, 0x0A] : [0x0A] }
  }

  private let style: Style
  private var table: EditionTable?
  private var splitter = RowSplitter()

  init(_ style: Style) { self.style = style }

  mutating func begin(_ table: EditionTable, into output: inout EditionOutput) throws(EditionFailure) {
    self.table = table
    var header = CSVWriter()
    for column in table.columns { header.text(style.headers.name(of: column.definition)) }
    header.endRow()
    let row = header.bytes()
    guard splitter.split(row.span, from: 0) != nil else { preconditionFailure("a header is a row") }
    var buffer = ByteBuffer(capacity: row.count + 16)
    if style.isForSpreadsheets { buffer.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
    for (index, field) in splitter.fields.enumerated() {
      put(field, at: index, isText: true, in: row.span, into: &buffer)
    }
    buffer.append(contentsOf: style.rowEnd)
    output.create(name(of: table))
    output.write(buffer.take(), to: name(of: table))
  }

  mutating func append(_ rows: Span<UInt8>, into output: inout EditionOutput) throws(EditionFailure) {
    guard let table else { preconditionFailure("rows come after their table is begun") }
    var buffer = ByteBuffer(capacity: rows.count + rows.count / 8 + 64)
    var at = 0
    while at < rows.count {
      at = try splitter.splitOwn(rows, from: at, of: table)
      for (index, column) in table.columns.enumerated() {
        let type = column.definition.type
        put(
          splitter.fields[column.field], at: index, isText: type == .text || type == .code, in: rows,
          into: &buffer)
      }
      buffer.append(contentsOf: style.rowEnd)
    }
    output.write(buffer.take(), to: name(of: table))
  }

  mutating func endTable(into output: inout EditionOutput) {
    guard let table else { preconditionFailure("a table is begun before it ends") }
    output.finish(name(of: table), rows: table.rows)
    self.table = nil
  }

  mutating func finish(into output: inout EditionOutput) {}

  private func name(of table: EditionTable) -> String { "\(style.folder)/\(table.category.table).csv" }

  /// Fields keep the quotes that they came with, and get some where they hold the delimiter.
  private func put(
    _ field: RowSplitter.Field, at index: Int, isText: Bool, in rows: Span<UInt8>,
    into buffer: inout ByteBuffer
  ) {
    let delimiter = style.delimiter.byte
    if index > 0 { buffer.append(delimiter) }
    let bytes = rows.extracting(field.start..<field.end)
    var isQuoted = field.start > 0 && rows[field.start - 1] == UInt8(ascii: "\"")
    if !isQuoted, delimiter != UInt8(ascii: ",") {
      for place in bytes.indices where bytes[place] == delimiter { isQuoted = true }
    }
    if isQuoted { buffer.append(UInt8(ascii: "\"")) }
    if style.isForSpreadsheets, isText, FormulaGuard.isNeeded(bytes) { buffer.append(UInt8(ascii: "'")) }
    buffer.append(bytes)
    if isQuoted { buffer.append(UInt8(ascii: "\"")) }
  }
}

extension RowSplitter {
  /// Splits a row of a table that we wrote.
  mutating func splitOwn(
    _ rows: Span<UInt8>, from start: Int, of table: EditionTable
  ) throws(EditionFailure) -> Int {
    guard let next = split(rows, from: start), fields.count == table.category.columns.count else {
      throw EditionFailure(
        "a row of \(table.category.table) has \(fields.count) fields, expected "
          + "\(table.category.columns.count)")
    }
    return next
  }
}
