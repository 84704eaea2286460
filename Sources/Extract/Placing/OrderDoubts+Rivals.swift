import Core

// Rows without a label of their own that are printed twice: one of them was struck out, hidden or is an example.
extension OrderDoubts {
  /// Gives the rows of a grid that no label names, beside which another row of the grid has as many numbers, left over.
  /// Where the sums of the row hold, and not for zeros, it is the one that counts.
  func rowsWithRivals() -> Set<Int> {
    var rivals: Set<Int> = []
    for row in table.printedRows(readings) {
      guard table.rows[row].row.label.folded.isEmpty, let slots = readings[row].candidates.first,
        let own = readings[row].gridCells.first.map({ tokens[$0].row })
      else { continue }
      var counts: [Int32: Int] = [:]
      for token in Set(leftover) where tokens[token].row >= 0 && tokens[token].row != own {
        counts[tokens[token].row, default: 0] += 1
      }
      let numbers = slots.compactMap { value($0) }
      guard counts.values.contains(where: { $0 >= numbers.count }) else { continue }
      if !judge.rowHolds(row, slots) || numbers.allSatisfy(\.isZero) { rivals.insert(row) }
    }
    return rivals
  }
}
