import Core

// Lines, and rows of drawn tables, that hold several rows of the form.
extension TableReader {
  /// Halves of a table side by side have two labels on a line.
  private static let fewestRowsOnALine = 3

  /// Tells whether a line holds the cells of several rows: a label stands behind values again and again, in cells of
  /// their own or each with its numbers in one.
  func isManyRows(_ spans: [TextSpan], width: Int, in text: [UInt8]) -> Bool {
    spans.count > width + Self.mostLabels && holdManyRows(spans, in: text)
  }

  private func holdManyRows(_ spans: [TextSpan], in text: [UInt8]) -> Bool {
    var labels = 0
    var followsValue = false
    for span in spans where !span.isEmpty {
      let isLabel = classifier.kind(of: span, in: text) == .label
      if isLabel, followsValue { labels += 1 }
      followsValue = !isLabel || cells.isRow(span, in: text)
    }
    return labels >= Self.fewestRowsOnALine
  }

  /// Appends a cell of a line that holds several rows: their columns mean nothing.
  func append(cell: TextSpan, line: Int32, text: [UInt8], to tokens: inout [Token]) {
    if cells.isRow(cell, in: text) {
      flow.append(cell, line: line, row: -1, column: -1, text: text, to: &tokens)
    } else {
      cells.append(cell, line: line, row: -1, column: -1, text: text, to: &tokens)
    }
  }

  /// A frame around a page parts it in so many columns at most.
  private static let mostFrameColumns = 2

  /// Ends a row of a drawn table. Where rules stand around whole tables and not between rows, each line is a row; and
  /// where they frame the page, the lines of its tables stand in one cell and are text.
  func close(
    _ drawn: inout DrawnRow, row: inout Int32, text: [UInt8], to tokens: inout [Token]
  ) {
    guard holdManyRows(drawn.lines.flatMap(\.spans), in: text) else {
      drawn.close(reader: cells, row: &row, text: text, to: &tokens)
      return
    }
    let isFrame = drawn.filledColumns <= Self.mostFrameColumns
    for (spans, line) in drawn.lines {
      if !isFrame { row += 1 }
      for (column, span) in spans.enumerated() {
        if isFrame {
          flow.append(span, line: line, row: -1, column: -1, text: text, to: &tokens)
        } else {
          cells.append(span, line: line, row: row, column: Int32(column), text: text, to: &tokens)
        }
      }
    }
    drawn = DrawnRow()
  }
}
