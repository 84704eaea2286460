import Core

/// Reads a table that was saved as CSV. The text stays that of the file, byte for byte; a grid tells where its
/// cells stand. A line with one word only, a heading or a row whose cells are all empty, is that word for whoever
/// reads lines, without the commas behind it.
enum CommaFile {
  static func document(
    _ decoded: DecodedText, path: SourcePath, separator: UInt8
  ) throws(Reject) -> Document {
    let plain = try TextReader.document(decoded, path: path, format: .csv)
    var lines = plain.lines
    var cells: [GridCell] = []
    var columns = 0
    var row = 0
    var line = 0
    while line < lines.count {
      let record = Record(lines, from: line, in: plain.text, separator: separator)
      let filled = record.cells.filter { !$0.isEmpty }
      if filled.count == 1, record.lastLine == line { lines[line] = filled[0] }
      if !filled.isEmpty {
        if cells.count + record.cells.count > BlockCell.mostCells { throw Reject.tooManyCells("the text") }
        for (column, span) in record.cells.enumerated() {
          cells.append(
            GridCell(span: span, row: Int32(row), column: Int32(column), rowSpan: 1, columnSpan: 1))
        }
        columns = max(columns, record.cells.count)
        row += 1
      }
      line = record.lastLine + 1
    }
    let grids = cells.isEmpty ? [] : [Grid(rows: row, columns: columns, cells: cells)]
    return Document(
      path: path, format: .csv, encoding: plain.encoding, text: plain.text, lines: lines, grids: grids,
      replacedBytes: plain.replacedBytes)
  }

  /// This is a record: the cells of a line, or of several where one is quoted over their ends.
  private struct Record {
    private(set) var cells: [TextSpan] = []
    private(set) var lastLine: Int

    private static let quote = UInt8(ascii: "\"")

    init(_ lines: [TextSpan], from line: Int, in text: [UInt8], separator: UInt8) {
      lastLine = line
      var index = Int(lines[line].start)
      var end = Int(lines[line].end)
      var start = index
      var isQuoted = false
      while true {
        if index >= end {
          // A quote that is never closed does not swallow the rest of the file.
          guard isQuoted, lastLine + 1 < lines.count, lastLine - line < 20 else { break }
          lastLine += 1
          index = Int(lines[lastLine].start)
          end = Int(lines[lastLine].end)
          continue
        }
        if text[index] == Self.quote {
          if isQuoted || index == start { isQuoted.toggle() }
        } else if text[index] == separator, !isQuoted {
          cells.append(Self.content(start, index, in: text))
          start = index + 1
        }
        index += 1
      }
      cells.append(Self.content(start, end, in: text))
    }

    private static func content(_ start: Int, _ end: Int, in text: [UInt8]) -> TextSpan {
      let span = UTF8Cursor.trimmed(TextSpan(start: start, end: max(start, end)), in: text)
      guard span.count >= 2, text[Int(span.start)] == quote, text[Int(span.end) - 1] == quote else {
        return span
      }
      return UTF8Cursor.trimmed(TextSpan(start: Int(span.start) + 1, end: Int(span.end) - 1), in: text)
    }
  }
}
