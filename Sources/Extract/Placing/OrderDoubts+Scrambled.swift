import Core

extension OrderDoubts {
  /// Rows of text with a number a line and no label of their own before them whose sums fail close to each other:
  /// where a column stands below its header among rows that come one behind the other, the numbers of some rows are
  /// exchanged and all others in place. What lies between two such rows, or next to one, may hold by chance.
  func rowsScrambled() -> Set<Int> {
    let printed = table.printedRows(readings)
    let failing = printed.indices.filter { position in
      let row = printed[position]
      return readings[row].isCertain && judge.hasRowSum(row) && hasLoneValues(row)
        && judge.rowContradicts(row, readings[row].candidates[0])
    }
    var scrambled: Set<Int> = []
    for (position, next) in zip(failing, failing.dropFirst()) where next - position <= Self.closeRows {
      for near in max(0, position - 1)...min(printed.count - 1, next + 1) where hasLoneValues(printed[near]) {
        scrambled.insert(printed[near])
      }
    }
    return scrambled
  }

  private static let closeRows = 3

  /// No two values of a row of text stand on one line, and its label does not stand right before them.
  private func hasLoneValues(_ row: Int) -> Bool {
    let values = readings[row].asPrinted.compactMap { $0 }
    guard readings[row].gridCells.isEmpty, let first = values.min(),
      !alignment.rows[row].labels.contains(first - 1)
    else { return false }
    return values.count > 1 && values.allSatisfy { tokens[$0].row < 0 && tokens.isLoneValue($0) }
  }
}
