import Core

/// Places the numbers of rows of text that lack their total. A table that is wider than its page loses the last column
/// at the edge, all of it or where its numbers are short, and what is left of a row has no place of its own: one number
/// of seven may be missing anywhere. But where the last number is less than those before it add up to, it is no total,
/// and all parts are there. Whether the agency left the total blank or the page cut it off nobody can say.
struct CutOffTotals {
  let table: ExpectedTable
  let tokens: [Token]
  let judge: PlacementJudge

  /// One row may have lost a part and have a wrong total besides.
  private static let fewestProofs = 2

  func close(_ readings: inout [RowReading]) {
    let printed = table.printedRows(readings)
    let short = printed.filter { lacksOne(readings[$0]) && judge.hasRowSum($0) }
    if short.isEmpty { return }
    for row in short where hasSeveralTotals(row) { closeOne(row, &readings[row]) }
    let single = short.filter { !hasSeveralTotals($0) }
    guard single.count(where: { isProof($0, readings[$0]) }) >= Self.fewestProofs,
      printed.allSatisfy({ single.contains($0) || isFull(readings[$0]) }),
      let width = single.map({ readings[$0].asPrinted.count }).min(),
      judge.failingColumns(readings.map { $0.candidates.first ?? $0.asPrinted }, before: width - 1) == 0
    else { return }
    for row in single { close(&readings[row], readings[row].candidates[0]) }
  }

  private func close(_ reading: inout RowReading, _ slots: RowReading.Slots) {
    reading.candidates = [slots]
    reading.asPrinted = slots
    reading.isShort = false
    reading.isAligned = true
    reading.open = [slots.count - 1]
  }

  /// A row of text with a number less than it has cells, of which any may be missing.
  private func lacksOne(_ reading: RowReading) -> Bool {
    guard reading.isShort, reading.gridCells.isEmpty, let first = reading.candidates.first,
      reading.candidates.count == first.count
    else { return false }
    return first.count(where: { $0 == nil }) == 1 && first.last == .some(nil)
      && first.allSatisfy { $0.map { tokens[$0].kind == .number && tokens[$0].row < 0 } ?? true }
  }

  private func isFull(_ reading: RowReading) -> Bool {
    reading.isCertain && !reading.isShort && !reading.candidates[0].contains(nil)
  }

  /// The last number is less than the others add up to.
  private func isProof(_ row: Int, _ reading: RowReading) -> Bool {
    let numbers = reading.candidates[0].compactMap { $0.flatMap { judge.values[$0] } }
    guard let last = numbers.last else { return false }
    var rest = -last.mantissa
    for number in numbers.dropLast() {
      if !number.isWhole || !last.isWhole { return false }
      rest += number.mantissa
    }
    return rest > 0
  }

  private func hasSeveralTotals(_ row: Int) -> Bool {
    let cells = table.rows[row].row.cells
    return cells.contains { $0.item != cells[0].item }
  }

  /// Of a row with several totals the others tell where the numbers stand.
  private func closeOne(_ row: Int, _ reading: inout RowReading) {
    if reading.candidates.contains(where: { judge.rowHolds(row, $0) }) { return }
    let fitting = reading.candidates.filter { !judge.rowContradicts(row, $0) }
    if fitting.count == 1, fitting[0].last == .some(nil) { close(&reading, fitting[0]) }
  }
}
