import Core

/// Gathers the lines of one row of a drawn table: a cell that is wrapped goes on in the lines below.
struct DrawnRow {
  private var pieces: [[(span: TextSpan, line: Int32)]] = []
  private var lastLine: Int32 = 0
  /// What was added, line by line: rules may stand around whole tables and not between their rows.
  private(set) var lines: [(spans: [TextSpan], line: Int32)] = []

  /// The number of columns that hold anything.
  var filledColumns: Int { pieces.count { !$0.isEmpty } }

  mutating func add(_ spans: [TextSpan], line: Int32) {
    lines.append((spans, line))
    while pieces.count < spans.count { pieces.append([]) }
    for (column, span) in spans.enumerated() where !span.isEmpty { pieces[column].append((span, line)) }
    if spans.allSatisfy(\.isEmpty), pieces.isEmpty { return }
    lastLine = line
  }

  mutating func close(
    reader: CellReader, row: inout Int32, text: [UInt8], to tokens: inout [Token]
  ) {
    lines = []
    if pieces.isEmpty { return }
    row += 1
    for (column, cell) in pieces.enumerated() {
      if cell.isEmpty {
        let end = pieces.joined().first?.span ?? TextSpan(start: 0, end: 0)
        tokens.append(
          Token(
            kind: .blank, span: TextSpan(start: Int(end.start), end: Int(end.start)), line: lastLine,
            row: row,
            column: Int32(column)))
      }
      for piece in cell {
        reader.append(
          piece.span, line: piece.line, row: row, column: Int32(column), text: text, to: &tokens)
      }
    }
    pieces = []
  }
}
