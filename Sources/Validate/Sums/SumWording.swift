import Core

/// What messages say of sums that do not hold.
extension ReportSheet {
  /// Gives the observation of a cell of a system; nil where the document does not have the cell.
  func observation(_ cell: Int, of system: SumSystem) -> Observation? {
    system.slots[cell] < 0 ? nil : self[system.slots[cell]]
  }

  /// Tells who is to look: all cells of all sums that fail are taken into account.
  func kind(of broken: BrokenSum) -> FindingKind {
    kind(
      of: broken.checks.flatMap { broken.system.checks[$0].cells }
        .compactMap { observation($0, of: broken.system) })
  }

  func line(of cell: Int, in system: SumSystem) -> Int {
    observation(cell, of: system).map { Int($0.line) } ?? 0
  }

  func row(_ cell: Int, of system: SumSystem) -> String { rowLabel(system.row(of: cell), of: system) }

  func column(_ cell: Int, of system: SumSystem) -> String {
    columnLabel(system.column(of: cell), of: system)
  }

  func rowLabel(_ row: Int, of system: SumSystem) -> String {
    book.label(system.rows[row], in: system.table, form: system.form)
  }

  func columnLabel(_ column: Int, of system: SumSystem) -> String {
    book.label(system.columns[column], in: system.table, form: system.form)
  }

  /// Gives `总计 1234 differs from the sum of its parts 1230 (一、本年新收…)`, or both sides with their labels
  /// where the right side has several cells.
  func sentence(_ check: Int, of broken: BrokenSum) -> String {
    let (system, table) = (broken.system, broken.table)
    let sum = system.checks[check]
    let (left, right) = (table.decimal(table.left(check)), table.decimal(table.right(check)))
    func names(_ cells: [Int]) -> String {
      cells.map { cell in
        switch sum.line {
        case .row: column(cell, of: system)
        case .column: row(cell, of: system)
        }
      }.joined(separator: " + ")
    }
    if sum.right.count > 1 {
      return "\(names(sum.right)) = \(right.description) differs from \(names(sum.left)) = "
        + "\(left.description) (\(line(check, of: system)))"
    }
    return "\(names(sum.right)) \(right.description) differs from the sum of its parts "
      + "\(left.description) (\(line(check, of: system)))"
  }

  /// Gives the label of the row or column that a sum runs along.
  func line(_ check: Int, of system: SumSystem) -> String {
    switch system.checks[check].line {
    case .row(let row): rowLabel(row, of: system)
    case .column(let column): columnLabel(column, of: system)
    }
  }

  /// Gives `row, column 1 instead of 2; …` for the cells that a cause names.
  func list(_ corrections: [BrokenSum.Correction], of broken: BrokenSum) -> String {
    corrections.map { correction in
      "\(row(correction.cell, of: broken.system)), \(column(correction.cell, of: broken.system)) "
        + "\(printed(correction.cell, of: broken)) instead of \(broken.table.decimal(correction.needed).description)"
    }.joined(separator: "; ")
  }

  /// Gives what stands in a cell: its number, or `blank`.
  func printed(_ cell: Int, of broken: BrokenSum) -> String {
    broken.table.states[cell] == .number
      ? broken.table.decimal(broken.table.values[cell]).description : "blank"
  }
}

extension Draft {
  /// A draft about a cell of a sum that does not hold.
  init(
    _ broken: BrokenSum, at cell: Int, expected: Int64, actual: Int64, in sheet: ReportSheet,
    _ message: String
  ) {
    let system = broken.system
    self.init(
      sheet.kind(of: broken), table: system.table, item: system.rows[system.row(of: cell)],
      measure: system.columns[system.column(of: cell)], expected: broken.table.decimal(expected).description,
      actual: broken.table.decimal(actual).description, line: sheet.line(of: cell, in: system), message)
  }
}
