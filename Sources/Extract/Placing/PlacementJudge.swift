import Core

/// Judges placements by the sums that the form promises. It chooses between placements of printed numbers;
/// it never changes a digit, and it fills no blank. Where several placements satisfy the sums, a cell in which
/// they agree is known and the others stay open.
struct PlacementJudge {
  let table: ExpectedTable
  /// The number of each token, nil where it holds none.
  let values: [Decimal64?]

  /// This is what is known of a cell after judging.
  enum Verdict {
    case certain(Int?)
    case inferred(Int?)
    case ambiguous
  }

  /// More combinations than this are not tried.
  private static let mostCombinations = 20_000

  /// - Parameter standing: gives the rows that stand for themselves in a table that was not understood.
  func verdicts(
    _ readings: [RowReading], supports: [Support], standing: () -> Set<Int>
  ) -> [[Verdict]] {
    var rows = readings.map(\.candidates)
    for index in rows.indices where rows[index].count > 1 {
      rows[index] = rows[index].filter { rowHolds(index, $0) }
    }
    let open = rows.indices.filter { rows[$0].count > 1 }
    if !open.isEmpty {
      let solutions = self.solutions(rows, open: open)
      if !solutions.isEmpty {
        for (position, row) in open.enumerated() {
          var kept: [RowReading.Slots] = []
          for solution in solutions {
            let slots = rows[row][solution[position]]
            if !kept.contains(where: { $0 == slots }) { kept.append(slots) }
          }
          rows[row] = kept
        }
      }
    }
    if isBroken(rows, readings: readings, supports: supports) {
      let standing = standing()
      return readings.indices.map { row in
        if standing.contains(row) { return verdict(rows[row], was: readings[row], support: supports[row]) }
        let printed = readings[row].asPrinted
        return readings[row].isPrinted ? printed.map { _ in .ambiguous } : printed.map { .certain($0) }
      }
    }
    return rows.indices.map { verdict(rows[$0], was: readings[$0], support: supports[$0]) }
  }

  // MARK: One row

  /// Tells whether each sum within the row holds: where the total is printed the parts, blanks as 0, add up
  /// to it; where it is not, no part may be more than 0.
  func rowHolds(_ row: Int, _ slots: RowReading.Slots) -> Bool {
    holds(row, slots, missingTotal: false)
  }

  /// Tells whether a printed total differs from its parts. A total left blank contradicts nothing: there are
  /// agencies that fill in none.
  func rowContradicts(_ row: Int, _ slots: RowReading.Slots) -> Bool {
    !holds(row, slots, missingTotal: true)
  }

  /// Tells whether the total of a row is left blank and the last number before it is the sum of the others, 1 0 0 1
  /// and nothing: then a cell was lost, and the total moved up.
  func looksShifted(_ row: Int, _ slots: RowReading.Slots) -> Bool {
    let cells = table.rows[row].row.cells
    return table.identities.contains { identity in
      guard case .measures(let left, let right) = identity.terms else { return false }
      return cells.indices.contains { total in
        guard cells[total].table == identity.table, right == [cells[total].measure],
          slots[total].flatMap({ values[$0] }) == nil
        else { return false }
        let parts = cells.indices.filter {
          cells[$0].item == cells[total].item && left.contains(cells[$0].measure)
        }
        .compactMap { slots[$0].flatMap { values[$0] } }
        guard parts.count > 2, let last = parts.last, !last.isZero else { return false }
        return parts.dropLast().reduce(Decimal64.zero) { $0.adding($1) ?? $0 } == last
      }
    }
  }

  /// Tells whether the form promises a sum within a row.
  func hasRowSum(_ row: Int) -> Bool { table.hasRowSum(row) }

  private func holds(_ row: Int, _ slots: RowReading.Slots, missingTotal: Bool) -> Bool {
    if slots.isEmpty { return true }
    let cells = table.rows[row].row.cells
    for identity in table.identities {
      guard case .measures(let left, let right) = identity.terms else { continue }
      var items: [ItemID] = []
      for cell in cells where cell.table == identity.table && !items.contains(cell.item) {
        items.append(cell.item)
      }
      for item in items {
        var parts = Decimal64.zero
        var total = Decimal64.zero
        var totalIsPrinted = false
        for (slot, cell) in cells.enumerated() where cell.item == item {
          let value = slots[slot].flatMap { values[$0] }
          if left.contains(cell.measure) { parts = parts.adding(value ?? .zero) ?? parts }
          if right.contains(cell.measure), let value {
            total = total.adding(value) ?? total
            totalIsPrinted = true
          }
        }
        if totalIsPrinted ? parts != total : !parts.isZero && !missingTotal { return false }
      }
    }
    return true
  }

  // MARK: All rows

  /// Gives, for every combination of the open rows' candidates that satisfies the sums over rows, the index of
  /// the candidate of each open row; empty where there are none or too many to try.
  private func solutions(_ rows: [[RowReading.Slots]], open: [Int]) -> [[Int]] {
    var combinations = 1
    for row in open {
      combinations *= rows[row].count
      if combinations > Self.mostCombinations { return [] }
    }
    let checks = columnChecks(rows, open: open)
    if checks.isEmpty { return [] }
    var found: [[Int]] = []
    var choice = [Int](repeating: 0, count: open.count)
    while true {
      if checks.allSatisfy({ $0.holds(choice) }) { found.append(choice) }
      var position = 0
      while position < choice.count {
        choice[position] += 1
        if choice[position] < rows[open[position]].count { break }
        choice[position] = 0
        position += 1
      }
      if position == choice.count { return found }
    }
  }

  /// This is one sum over rows in one column: what the certain rows give, and what each candidate adds.
  private struct ColumnCheck {
    let base: Int64
    /// For each open row, for each candidate, what it adds: left side less right side.
    let terms: [[Int64]]

    func holds(_ choice: [Int]) -> Bool {
      var sum = base
      for (position, candidate) in choice.enumerated() { sum += terms[position][candidate] }
      return sum == 0
    }
  }

  /// Gives the number of sums over rows that fail.
  ///
  /// - Parameter end: the columns from here on are not looked at.
  func failingColumns(_ rows: [RowReading.Slots], before end: Int = .max) -> Int {
    columnChecks(rows.map { [$0] }, open: [], before: end).count { !$0.holds([]) }
  }

  private func columnChecks(
    _ rows: [[RowReading.Slots]], open: [Int], before end: Int = .max
  ) -> [ColumnCheck] {
    var checks: [ColumnCheck] = []
    for identity in table.identities {
      guard case .items(let left, let right) = identity.terms else { continue }
      let width = min(table.rows.map(\.row.cells.count).max() ?? 0, end)
      for slot in 0..<width {
        var base: Int64 = 0
        var terms = [[Int64]](repeating: [], count: open.count)
        var isKnown = true
        for row in rows.indices {
          guard slot < table.rows[row].row.cells.count else { continue }
          let item = table.rows[row].row.cells[slot].item
          let sign: Int64 = left.contains(item) ? 1 : right.contains(item) ? -1 : 0
          if let position = open.firstIndex(of: row) {
            terms[position] = rows[row].map { sign * whole($0[slot]) }
          } else if let only = rows[row].first {
            base += sign * whole(only[slot])
          } else if sign != 0 {
            isKnown = false
          }
        }
        if isKnown, terms.contains(where: { $0.contains { $0 != 0 } }) || base != 0 {
          checks.append(ColumnCheck(base: base, terms: terms))
        }
      }
    }
    return checks
  }

  private func whole(_ token: Int?) -> Int64 {
    guard let token, let value = values[token], value.isWhole else { return 0 }
    return value.mantissa
  }

  // MARK: Verdicts

  /// A table in which rows hang loose and whose sums fail in several rows was not understood: no cell of it is
  /// given but those of rows that stand for themselves.
  private func isBroken(
    _ rows: [[RowReading.Slots]], readings: [RowReading], supports: [Support]
  ) -> Bool {
    guard supports.contains(.loose) else { return false }
    var failing = 0
    for index in rows.indices where readings[index].isPrinted && readings[index].isCertain {
      let slots = readings[index].candidates[0]
      let isOpen = !readings[index].open.isEmpty
      if isOpen ? rowContradicts(index, slots) : !rowHolds(index, slots) { failing += 1 }
    }
    return failing >= 2
  }

  private func verdict(
    _ kept: [RowReading.Slots], was reading: RowReading, support: Support
  ) -> [Verdict] {
    let width = reading.asPrinted.count
    // No sum tells which row numbers belong to: moved to the next row they add up as well. And where no
    // placement satisfies the row's own sum, the sums of the columns prove nothing about it.
    if support == .loose || kept.isEmpty { return [Verdict](repeating: .ambiguous, count: width) }
    if reading.isReopened, kept.count > 1 { return [Verdict](repeating: .ambiguous, count: width) }
    if kept.count == 1, reading.candidates.count == 1 {
      return kept[0].enumerated().map { slot, token in
        if reading.open.contains(slot) { return .ambiguous }
        return reading.isAligned ? .inferred(token) : .certain(token)
      }
    }
    return (0..<width).map { slot in
      var seen: [Decimal64?] = []
      for candidate in kept {
        let value = candidate[slot].flatMap { values[$0] }
        if !seen.contains(where: { $0 == value }) { seen.append(value) }
      }
      return seen.count == 1 ? .inferred(kept[0][slot]) : .ambiguous
    }
  }
}
