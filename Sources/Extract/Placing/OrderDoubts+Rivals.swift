import Core

// Rows without a label of their own that are printed twice: one of them was struck out, hidden, an example or last
// year's.
extension OrderDoubts {
  /// Gives the rows that no label names, beside which another row of the grid or another line has as many numbers, left
  /// over. Where the sums of the row hold, and not for zeros, and those of the other do not, it is the one that counts.
  func rowsWithRivals() -> Set<Int> {
    var rivals: Set<Int> = []
    for row in table.printedRows(readings) {
      guard table.rows[row].row.label.folded.isEmpty, let slots = readings[row].candidates.first,
        let own = slots.lazy.compactMap({ $0 }).first
      else { continue }
      var others: [Place: [Int]] = [:]
      for token in Set(leftover).sorted() where !tokens[token].isOnLine(of: tokens[own]) {
        others[Place(tokens[token]), default: []].append(token)
      }
      let numbers = slots.compactMap { value($0) }
      for (place, other) in others where other.count >= numbers.count {
        let isOwnDoubtful = !judge.rowHolds(row, slots) || numbers.allSatisfy(\.isZero)
        if place.isGrid && isOwnDoubtful || addsUp(other, insteadOf: slots, of: row) { rivals.insert(row) }
      }
    }
    return rivals
  }

  /// A row of a grid, or a line of text.
  private struct Place: Hashable {
    let isGrid: Bool
    let number: Int32

    init(_ token: Token) {
      isGrid = token.row >= 0
      number = isGrid ? token.row : token.line
    }
  }

  private func addsUp(_ other: [Int], insteadOf slots: RowReading.Slots, of row: Int) -> Bool {
    other.count == slots.count && other.map { value($0) } != slots.map { value($0) }
      && judge.hasRowSum(row) && judge.rowHolds(row, other.map { $0 })
  }
}
