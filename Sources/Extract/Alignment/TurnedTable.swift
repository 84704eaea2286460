import Core

/// Turns a grid that lies on its side: the labels of rows stand in its header, and each line below begins with the
/// header of a column. Every column must be there, in order, with a cell below every label; else it is left as it is.
struct TurnedTable {
  let table: ExpectedTable

  /// Rows of labels above the first line of values.
  private static let mostHeaderRows = 4
  private static let fewestLabels = 2

  func turn(_ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    for (block, columns) in table.columns.enumerated() where columns.count > 1 {
      guard let found = lying(block, columns, tokens, folded) else { continue }
      turn(found, &tokens, &folded)
    }
  }

  private struct Lying {
    let range: Range<Int>
    /// For each row of the form that the header names: its label, and its values in the order of the columns.
    let rows: [(label: Int, values: [Int])]
  }

  private func lying(
    _ block: Int, _ columns: [FormLabel], _ tokens: [Token], _ folded: [[UInt16]]
  ) -> Lying? {
    let lines = gridRows(tokens)
    guard let first = lines.indices.first(where: { begins(lines[$0], columns[0], tokens, folded) }),
      first > 0, lines.count - first >= columns.count
    else { return nil }
    let body = lines[first..<(first + columns.count)]
    for (line, column) in zip(body, columns) where !begins(line, column, tokens, folded) { return nil }
    // The label that stands lowest above a column is that of the row.
    var labels: [Int32: Int] = [:]
    var top = first
    while top > 0, first - top < Self.mostHeaderRows, isContinuous(lines[top - 1], lines[top]),
      lines[top - 1].allSatisfy({ tokens[$0].kind == .label || tokens[$0].kind == .blank })
    {
      top -= 1
      for index in lines[top]
      where labels[tokens[index].column] == nil && isRow(folded[index], block, tokens[index]) {
        labels[tokens[index].column] = index
      }
    }
    let named = labels.values.sorted { tokens[$0].column < tokens[$1].column }
    if named.count < Self.fewestLabels || Set(named.map { folded[$0] }).count < named.count { return nil }
    var rows: [(label: Int, values: [Int])] = []
    for label in named {
      let values = body.compactMap { line in
        line.first { tokens[$0].column == tokens[label].column && tokens[$0].isValue }
      }
      if values.count < columns.count { return nil }
      rows.append((label, values))
    }
    return Lying(range: lines[top].lowerBound..<body[body.endIndex - 1].upperBound, rows: rows)
  }

  private func isRow(_ label: [UInt16], _ block: Int, _ token: Token) -> Bool {
    guard token.kind == .label else { return false }
    switch table.meanings[label] {
    case .row(let row), .rowOrHeading(let row, _): return table.rows[row].block == block
    case .heading, .unclear, nil: return false
    }
  }

  /// Tells whether the last label before the first value of a line is the header of a column, or the one label there.
  private func begins(_ line: Range<Int>, _ column: FormLabel, _ tokens: [Token], _ folded: [[UInt16]])
    -> Bool
  {
    guard let value = line.first(where: { tokens[$0].kind == .number || tokens[$0].kind == .mark }) else {
      return false
    }
    guard let label = line.last(where: { $0 < value && tokens[$0].kind == .label }) else { return false }
    return column.folded.contains(folded[label])
  }

  /// Gives the rows of grids, each as the range of its tokens.
  private func gridRows(_ tokens: [Token]) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var start = 0
    while start < tokens.count {
      var end = start + 1
      while end < tokens.count, tokens[end].row == tokens[start].row { end += 1 }
      if tokens[start].row >= 0 { rows.append(start..<end) }
      start = end
    }
    return rows
  }

  private func isContinuous(_ upper: Range<Int>, _ lower: Range<Int>) -> Bool {
    upper.upperBound == lower.lowerBound
  }

  private func turn(_ found: Lying, _ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    var turned: [Token] = []
    var text: [[UInt16]] = []
    for (number, row) in found.rows.enumerated() {
      for (column, index) in ([row.label] + row.values).enumerated() {
        turned.append(tokens[index].at(row: Token.firstTurnedRow + Int32(number), column: Int32(column)))
        text.append(folded[index])
      }
    }
    tokens.replaceSubrange(found.range, with: turned)
    folded.replaceSubrange(found.range, with: text)
  }
}

extension Token {
  /// The first row of a grid that text was turned into: rows of other grids have no numbers as high as these.
  static let firstTurnedRow: Int32 = 1 << 24
}
