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
        let value = readings[row].asPrinted.compactMap({ $0 }).min(), tokens[value].row < 0,
        let label = alignment.rows[row].labels.last(where: { $0 < value })
      else { continue }
      let between = label + 1..<value
      if between.contains(where: { tokens[$0].kind == .label }) { apart.insert(row) }
      let above = between.reversed().lazy.map { blocks(headedBy: $0) }.first { !$0.isEmpty }
      if let above, !above.contains(table.rows[row].block) { isFound = true }
    }
    return isFound ? apart : []
  }

  /// The blocks that have a column of this header.
  func blocks(headedBy index: Int) -> [Int] {
    guard tokens[index].kind == .label else { return [] }
    return table.columns.indices.filter { block in
      table.columns[block].contains { $0.folded.contains(folded[index]) }
    }
  }
}
