import Core

// Numbers below a header are those of its column.
extension OrderDoubts {
  /// Gives the rows of text whose values stand below the header of a column that only other blocks of the table have,
  /// as where a PDF is read column by column: the numbers there are those of that block. Where one row is, so may be
  /// all whose values stand apart from their labels. A row whose own sum tells of its order needs no doubt.
  func rowsBelowOtherHeaders() -> Set<Int> {
    var apart: Set<Int> = []
    var isFound = false
    for row in readings.indices where readings[row].isPrinted && !judge.hasRowSum(row) {
      guard !table.rows[row].isHeading, readings[row].gridCells.isEmpty,
        let value = readings[row].asPrinted.compactMap({ $0 }).min(), tokens[value].row < 0
      else { continue }
      let label =
        alignment.rows[row].labels.last { $0 < value }
        ?? tokens[..<value].lastIndex { $0.kind == .number } ?? -1
      let between = label + 1..<value
      if between.contains(where: { tokens[$0].kind == .label }) { apart.insert(row) }
      let above = between.reversed().lazy.map { self.blocks(headedBy: $0) }.first { !$0.isEmpty }
      if let above, !above.contains(table.rows[row].block) { isFound = true }
    }
    return isFound ? apart : []
  }

  /// Gives the rows of text among whose values the header of one of their own columns stands, and not the whole header
  /// printed again: the numbers behind it are those of that column, and of which rows nobody knows. A block of one row
  /// has them all.
  func rowsAcrossHeaders() -> Set<Int> {
    var crossed: Set<Int> = []
    for row in readings.indices where readings[row].isPrinted && !judge.hasRowSum(row) {
      guard !table.rows[row].isHeading, readings[row].gridCells.isEmpty,
        let first = alignment.rows[row].values.first, let last = alignment.rows[row].values.last,
        tokens[first].row < 0, last - first >= alignment.rows[row].values.count
      else { continue }
      let block = table.rows[row].block
      let columns = (first..<last).compactMap { headedColumn($0, of: block) }
      if !columns.isEmpty, !columns.contains(0),
        table.rows.count(where: { $0.block == block && !$0.isHeading }) > 1
      {
        crossed.insert(block)
      }
    }
    return Set(readings.indices.filter { crossed.contains(table.rows[$0].block) && !isUniform($0) })
  }

  private func headedColumn(_ index: Int, of block: Int) -> Int? {
    guard tokens[index].kind == .label else { return nil }
    return table.columns[block].firstIndex { $0.folded.contains(folded[index]) }
  }

  /// Gives the rows of a long form in text whose halves stand side by side, as a header printed twice on a line tells:
  /// but those whose whole label stands on the line of their values, right before them.
  func rowsOfHalves() -> Set<Int> {
    guard table.kind == .indicators, hasHeaderTwice else { return [] }
    return Set(
      readings.indices.filter { row in
        guard readings[row].isPrinted, !table.rows[row].isHeading,
          let value = alignment.rows[row].values.first,
          tokens[value].row < 0
        else { return false }
        let beside = alignment.rows[row].labels.filter { label in
          label < value && tokens[label].line == tokens[value].line
            && !tokens[label..<value].contains(where: \.isValue)
        }
        return !table.rows[row].row.label.folded.contains(Array(beside.flatMap { folded[$0] }))
      })
  }

  /// A line of text without numbers prints the header of a column twice.
  private var hasHeaderTwice: Bool {
    tokens.lines.contains { line in
      guard tokens[line.lowerBound].row < 0, line.count > 3, !tokens[line].contains(where: \.isValue) else {
        return false
      }
      let headers = line.filter(isHeader).map { folded[$0] }
      return Set(headers).count < headers.count
    }
  }

  /// A word of the header, or the name of a group.
  func isHeader(_ index: Int) -> Bool { table.neutral.spellings.contains(folded[index]) }

  /// The blocks that have a column of this header.
  func blocks(headedBy index: Int) -> [Int] {
    table.columns.indices.filter { headedColumn(index, of: $0) != nil }
  }
}
