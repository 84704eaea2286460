import Core

/// This is a sum that a form promises for one row or one column: the cells of `left` add up to those of
/// `right`. Cells are numbered within the system.
struct SumCheck: Sendable {
  enum Line: Sendable {
    case row(Int)
    case column(Int)
  }
  /// The identity of the form, as an index into ``SumSystem/statements``.
  let identity: Int
  let line: Line
  let left: [Int]
  let right: [Int]

  /// The cell that must be printed for the sum to be tested.
  var total: Int { right[0] }
  var cells: [Int] { left + right }
}

/// This is a set of sums that share cells, over a grid of rows and columns: what one wrong cell can break
/// lies within one system.
struct SumSystem: Sendable {
  let region: RegionKind
  let form: FormID
  let table: TableID
  let rows: [ItemID]
  let columns: [MeasureID]
  /// The slot of ``CellIndex`` for each cell, row by row, or -1 where the form has no cell.
  let slots: [Int]
  /// Rows that replace one another, and in which print they stand; nil for all others.
  let choices: [(choice: Int, variant: Int)?]
  /// How many choices between rows there are.
  let choiceCount: Int
  let statements: [String]
  let checks: [SumCheck]
  /// The sums that a cell stands in: 1 on the left side, -1 on the right.
  let checksOfCell: [[(check: Int, sign: Int64)]]

  func row(of cell: Int) -> Int { cell / columns.count }
  func column(of cell: Int) -> Int { cell % columns.count }
  func cell(row: Int, column: Int) -> Int { row * columns.count + column }

  static func systems(of form: Form, cells: CellIndex) -> [SumSystem] {
    var systems: [SumSystem] = []
    for region in form.regions {
      var tables: [TableID] = []
      for identity in region.identities where !tables.contains(identity.table) {
        tables.append(identity.table)
      }
      for table in tables {
        let whole = SumSystem(region: region, form: form.id, table: table, cells: cells)
        systems += whole.parts()
      }
    }
    return systems
  }

  private init(region: FormRegion, form: FormID, table: TableID, cells: CellIndex) {
    var rows: [ItemID] = []
    var columns: [MeasureID] = []
    var choices: [(choice: Int, variant: Int)?] = []
    for block in region.blocks where block.table == table {
      for row in block.rows {
        for cell in row.cells {
          if !rows.contains(cell.item) {
            rows.append(cell.item)
            choices.append(row.choice.map { ($0, row.variant) })
          }
          if !columns.contains(cell.measure) { columns.append(cell.measure) }
        }
      }
    }
    let width = columns.count
    var slots: [Int] = []
    for row in rows {
      for column in columns { slots.append(cells.slot(table, row, column) ?? -1) }
    }
    let identities = region.identities.filter { $0.table == table }
    var checks: [SumCheck] = []
    for (number, identity) in identities.enumerated() {
      switch identity.terms {
      case .items(let left, let right):
        for column in columns.indices {
          func at(_ items: [ItemID]) -> [Int] {
            items.compactMap { item in rows.firstIndex(of: item).map { $0 * width + column } }
          }
          checks.append(
            SumCheck(identity: number, line: .column(column), left: at(left), right: at(right)))
        }
      case .measures(let left, let right):
        for row in rows.indices {
          func at(_ measures: [MeasureID]) -> [Int] {
            measures.compactMap { measure in columns.firstIndex(of: measure).map { row * width + $0 } }
          }
          checks.append(SumCheck(identity: number, line: .row(row), left: at(left), right: at(right)))
        }
      }
    }
    self.init(
      region: region.kind, form: form, table: table, rows: rows, columns: columns, slots: slots,
      choices: choices, statements: identities.map(\.statement), checks: checks.filter { !$0.right.isEmpty })
  }

  private init(
    region: RegionKind, form: FormID, table: TableID, rows: [ItemID], columns: [MeasureID], slots: [Int],
    choices: [(choice: Int, variant: Int)?], statements: [String], checks: [SumCheck]
  ) {
    self.region = region
    self.form = form
    self.table = table
    self.rows = rows
    self.columns = columns
    self.slots = slots
    self.choices = choices
    choiceCount = (choices.compactMap { $0?.choice }.max() ?? -1) + 1
    self.statements = statements
    self.checks = checks
    var checksOfCell = [[(check: Int, sign: Int64)]](repeating: [], count: slots.count)
    for (number, check) in checks.enumerated() {
      for cell in check.left { checksOfCell[cell].append((number, 1)) }
      for cell in check.right { checksOfCell[cell].append((number, -1)) }
    }
    self.checksOfCell = checksOfCell
  }

  /// Gives the system cut into those that share no cell: the three blocks of 行政复议、行政诉讼.
  private func parts() -> [SumSystem] {
    var owner = Array(checks.indices)
    func root(_ check: Int) -> Int {
      var at = check
      while owner[at] != at { at = owner[at] }
      return at
    }
    for list in checksOfCell {
      for other in list.dropFirst() {
        let roots = (root(list[0].check), root(other.check))
        owner[max(roots.0, roots.1)] = min(roots.0, roots.1)
      }
    }
    return checks.indices.filter { owner[$0] == $0 }.map { first in
      SumSystem(
        region: region, form: form, table: table, rows: rows, columns: columns, slots: slots,
        choices: choices, statements: statements,
        checks: checks.indices.filter { root($0) == first }.map { checks[$0] })
    }
  }
}
