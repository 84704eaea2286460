import Core

// Numbers of one row, each on a line of its own, in no order.
extension OrderDoubts {
  /// Gives the rows of lone numbers whose own sums fail and hold in another order of the same numbers: what reads a page
  /// as boxes with text gives the boxes of a row by their height, and the agency's own slips leave no such order.
  func rowsInAnyOrder() -> Set<Int> {
    var found: Set<Int> = []
    for row in readings.indices where readings[row].isCertain && readings[row].isPrinted {
      let slots = readings[row].candidates[0]
      let cells = table.rows[row].row.cells
      guard slots.count > 2, judge.hasRowSum(row), slots.allSatisfy({ $0.map(tokens.isLoneValue) ?? false }),
        judge.rowContradicts(row, slots)
      else { continue }
      var start = 0
      while start < cells.count {
        var end = start + 1
        while end < cells.count, cells[end].item == cells[start].item { end += 1 }
        if holdsInAnotherOrder(slots[start..<end]) { found.insert(row) }
        start = end
      }
    }
    return found
  }

  /// One of the numbers, and not the last, is the sum of all others.
  private func holdsInAnotherOrder(_ slots: ArraySlice<Int?>) -> Bool {
    var sum = Decimal64.zero
    var values: [Decimal64] = []
    for slot in slots {
      guard let value = value(slot), let next = sum.adding(value) else { return false }
      sum = next
      values.append(value)
    }
    guard let last = values.last, last.adding(last) != sum else { return false }
    return values.contains { !$0.isZero && $0.adding($0) == sum }
  }
}
