import Core

/// Finds what lies behind sums that do not hold. One wrong cell breaks the sum of its row and those of its
/// column; two rows exchanged break a dozen: each is one defect.
///
/// Every cause is a hypothesis: other numbers in a few cells, with which every sum of the table holds. The
/// simplest kind of cause with exactly one hypothesis that fits is taken; where several fit equally, no cell
/// is named. Nothing here changes a value: the numbers needed stand in the message alone.
enum SumAnalysis {
  static func defects(of system: SumSystem, places: [Int32], observations: [Observation]) -> [BrokenSum] {
    var table = SumTable(system, places: places, observations: observations)
    let printed = table
    var defects: [BrokenSum] = []
    var failing = table.failing
    while !failing.isEmpty {
      if let cause = cause(of: failing, in: table) {
        defects.append(BrokenSum(cause: cause, checks: failing, table: printed))
        return defects
      }
      let single = separateCells(failing, in: table)
      if single.isEmpty { break }
      for (correction, checks) in single {
        defects.append(BrokenSum(cause: .cell(correction), checks: checks, table: printed))
        table.assume([(correction.cell, correction.needed)])
      }
      failing = table.failing
    }
    for identity in system.statements.indices {
      let checks = failing.filter { system.checks[$0].identity == identity }
      if !checks.isEmpty { defects.append(BrokenSum(cause: .unknown, checks: checks, table: printed)) }
    }
    return defects
  }

  /// Gives the one cause that explains all failing sums, `.unknown` where several fit, nil where none does.
  private static func cause(of failing: [Int], in table: SumTable) -> BrokenSum.Cause? {
    if failing.count > 1 {
      let cells = table.states.indices.compactMap { correction(of: $0, atLeast: 2, in: table) }
        .filter { table.holds(with: [($0.cell, $0.needed)]) }
      if let only = one(cells) {
        let isTotal = failing.contains { table.system.checks[$0].total == only.cell }
        return isTotal && table.values[only.cell] == 0 ? .totalsAtZero([only]) : .cell(only)
      }
      if !cells.isEmpty { return .unknown }
    }
    if let totals = totalsAtZero(failing, in: table) { return .totalsAtZero(totals) }
    if failing.count < 2 { return nil }
    for causes in [exchangedCells, exchangedLines, correctedColumns, correctedRows] {
      let found = causes(failing, table)
      if let only = one(found) { return only }
      if !found.isEmpty { return .unknown }
    }
    return nil
  }

  private static func one<T>(_ list: [T]) -> T? { list.count == 1 ? list[0] : nil }

  /// Gives the number with which all sums of a cell hold, where all of them fail by the same amount.
  private static func correction(
    of cell: Int, atLeast least: Int, in table: SumTable
  ) -> BrokenSum.Correction? {
    if !table.canBeWrong(cell) { return nil }
    var amount: Int64?
    var count = 0
    for (check, sign) in table.system.checksOfCell[cell] {
      guard let difference = table.differences[check] else { continue }
      if difference == 0 { return nil }
      let change = -difference * sign
      if let amount, amount != change { return nil }
      amount = change
      count += 1
    }
    guard count >= least, let amount else { return nil }
    let needed = table.values[cell] + amount
    return needed < 0 ? nil : BrokenSum.Correction(cell: cell, needed: needed)
  }

  /// Gives cells that each explain sums of their own, which no other cell explains.
  private static func separateCells(
    _ failing: [Int], in table: SumTable
  ) -> [(correction: BrokenSum.Correction, checks: [Int])] {
    var claims = [Int](repeating: 0, count: table.differences.count)
    var candidates: [(correction: BrokenSum.Correction, checks: [Int])] = []
    for cell in table.states.indices {
      guard let correction = correction(of: cell, atLeast: 2, in: table) else { continue }
      let checks = table.system.checksOfCell[cell].map(\.check).filter { table.differences[$0] != nil }
      for check in checks { claims[check] += 1 }
      candidates.append((correction, checks))
    }
    return candidates.filter { $0.checks.allSatisfy { claims[$0] == 1 } }
  }

  private static func totalsAtZero(_ failing: [Int], in table: SumTable) -> [BrokenSum.Correction]? {
    var totals: [BrokenSum.Correction] = []
    for number in failing {
      let check = table.system.checks[number]
      if check.right.count > 1 || table.values[check.total] != 0 { continue }
      if totals.contains(where: { $0.cell == check.total }) { continue }
      totals.append(BrokenSum.Correction(cell: check.total, needed: table.left(number)))
    }
    if totals.isEmpty || !table.holds(with: totals.map { ($0.cell, $0.needed) }) { return nil }
    return totals
  }

  private static func exchangedCells(_ failing: [Int], in table: SumTable) -> [BrokenSum.Cause] {
    // Two cells stand in six sums at most.
    if failing.count > 6 { return [] }
    let system = table.system
    var found: [BrokenSum.Cause] = []
    for first in table.states.indices {
      for second in table.states.indices.suffix(from: first + 1) {
        let inLine =
          system.row(of: first) == system.row(of: second)
          || system.column(of: first) == system.column(of: second)
        if !inLine || table.values[first] == table.values[second] { continue }
        let changes = [(cell: first, value: table.values[second]), (second, table.values[first])]
        if table.holds(with: changes) { found.append(.exchangedCells(first, second)) }
      }
    }
    return found
  }

  private static func exchangedLines(_ failing: [Int], in table: SumTable) -> [BrokenSum.Cause] {
    let system = table.system
    var found: [BrokenSum.Cause] = []
    for first in system.rows.indices {
      for second in system.rows.indices.suffix(from: first + 1) {
        let pairs = system.columns.indices.map {
          (system.cell(row: first, column: $0), system.cell(row: second, column: $0))
        }
        if holds(exchanging: pairs, in: table) { found.append(.exchangedRows(first, second)) }
      }
    }
    for first in system.columns.indices {
      for second in system.columns.indices.suffix(from: first + 1) {
        let pairs = system.rows.indices.map {
          (system.cell(row: $0, column: first), system.cell(row: $0, column: second))
        }
        if holds(exchanging: pairs, in: table) { found.append(.exchangedColumns(first, second)) }
      }
    }
    return found
  }

  private static func holds(exchanging pairs: [(Int, Int)], in table: SumTable) -> Bool {
    var changes: [(cell: Int, value: Int64)] = []
    for (first, second) in pairs where table.values[first] != table.values[second] {
      changes.append((first, table.values[second]))
      changes.append((second, table.values[first]))
    }
    return table.holds(with: changes)
  }

  private static func correctedColumns(_ failing: [Int], in table: SumTable) -> [BrokenSum.Cause] {
    let system = table.system
    return system.columns.indices.compactMap { column in
      corrections(failing, in: table) { check in
        if case .row(let row) = check.line { system.cell(row: row, column: column) } else { nil }
      }.map(BrokenSum.Cause.column)
    }
  }

  private static func correctedRows(_ failing: [Int], in table: SumTable) -> [BrokenSum.Cause] {
    let system = table.system
    return system.rows.indices.compactMap { row in
      corrections(failing, in: table) { check in
        if case .column(let column) = check.line { system.cell(row: row, column: column) } else { nil }
      }.map(BrokenSum.Cause.row)
    }
  }

  /// Gives the numbers that one line of cells would need, one cell for each failing sum across the line.
  private static func corrections(
    _ failing: [Int], in table: SumTable, cell: (SumCheck) -> Int?
  ) -> [BrokenSum.Correction]? {
    var corrections: [BrokenSum.Correction] = []
    for number in failing {
      guard let cell = cell(table.system.checks[number]),
        let sign = table.system.checksOfCell[cell].first(where: { $0.check == number })?.sign,
        let difference = table.differences[number]
      else { continue }
      if corrections.contains(where: { $0.cell == cell }) { continue }
      corrections.append(
        BrokenSum.Correction(cell: cell, needed: table.values[cell] - difference * sign))
    }
    if corrections.count < 2 || !table.holds(with: corrections.map { ($0.cell, $0.needed) }) { return nil }
    return corrections
  }
}
