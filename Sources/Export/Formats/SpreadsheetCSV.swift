import Core

/// Writes CSV that spreadsheets of a Chinese Windows open by double click: with the byte order mark without
/// which they take it for GBK, lines that end in CRLF, and Chinese headers. A text that a spreadsheet would
/// calculate gets an apostrophe in front; a number never does.
struct SpreadsheetCSV: EditionWriter {
  private var table: EditionTable?
  private var splitter = RowSplitter()

  init() {}

  mutating func begin(_ table: EditionTable, into output: inout EditionOutput) {
    self.table = table
    var writer = CSVWriter()
    for column in table.columns { writer.text(column.definition.chineseLabel) }
    let file = Self.name(of: table)
    output.create(file)
    output.write([0xEF, 0xBB, 0xBF] + Self.withoutEnd(writer.bytes()) + Self.rowEnd, to: file)
  }

  mutating func append(_ rows: Span<UInt8>, into output: inout EditionOutput) throws(EditionFailure) {
    guard let table else { preconditionFailure("rows come after their table is begun") }
    var buffer = ByteBuffer(capacity: rows.count + rows.count / 8 + 64)
    var at = 0
    while at < rows.count {
      at = try splitter.splitOwn(rows, from: at, of: table)
      for (index, column) in table.columns.enumerated() {
        if index > 0 { buffer.append(UInt8(ascii: ",")) }
        put(splitter.fields[column.field], of: column.definition.type, in: rows, into: &buffer)
      }
      buffer.append(contentsOf: Self.rowEnd)
    }
    output.write(buffer.take(), to: Self.name(of: table))
  }

  mutating func endTable(into output: inout EditionOutput) {
    guard let table else { preconditionFailure("a table is begun before it ends") }
    output.finish(Self.name(of: table), rows: table.rows)
    self.table = nil
  }

  mutating func finish(into output: inout EditionOutput) {}

  private static let rowEnd: [UInt8] = [0x0D, 0x0A]

  private static func name(of table: EditionTable) -> String { "excel/\(table.category.table).csv" }

  private static func withoutEnd(_ row: [UInt8]) -> [UInt8] { Array(row.dropLast()) }

  /// Fields keep the quotes that they came with: the comma is the same, and an apostrophe asks for none.
  private func put(
    _ field: RowSplitter.Field, of type: ColumnType, in rows: Span<UInt8>, into buffer: inout ByteBuffer
  ) {
    let isQuoted = field.start > 0 && rows[field.start - 1] == UInt8(ascii: "\"")
    if isQuoted { buffer.append(UInt8(ascii: "\"")) }
    let bytes = rows.extracting(field.start..<field.end)
    if type == .text || type == .code, FormulaGuard.isNeeded(bytes) { buffer.append(UInt8(ascii: "'")) }
    buffer.append(bytes)
    if isQuoted { buffer.append(UInt8(ascii: "\"")) }
  }
}

/// Tells which texts a spreadsheet would take for a formula.
enum FormulaGuard {
  static func isNeeded(_ text: Span<UInt8>) -> Bool {
    if text.count == 0 { return false }
    switch text[0] {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isNumber(text)
    case 0xEF:
      // ＝ ＋ － ＠ in full width are read like their narrow forms.
      return text.count >= 3 && text[1] == 0xBC && [0x9D, 0x8B, 0x8D, 0xA0].contains(text[2])
    default: return false
    }
  }

  /// A sign, digits, and at most one point.
  private static func isNumber(_ text: Span<UInt8>) -> Bool {
    var digits = 0
    var points = 0
    for index in 1..<text.count {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."): points += 1
      default: return false
      }
    }
    return digits > 0 && points <= 1
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
