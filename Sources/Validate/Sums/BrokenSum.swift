import Core

/// This is one defect behind sums that do not hold: the least that explains them, where the sums tell.
struct BrokenSum {
  enum Cause {
    /// One cell: with `needed` in it every sum holds.
    case cell(Correction)
    /// Totals that print 0 over filled parts.
    case totalsAtZero([Correction])
    /// Several cells of one row or of one column.
    case row([Correction])
    case column([Correction])
    /// Numbers that hold the sums when they change places.
    case exchangedCells(Int, Int)
    case exchangedRows(Int, Int)
    case exchangedColumns(Int, Int)
    /// The sums do not tell.
    case unknown
  }

  struct Correction {
    let cell: Int
    let needed: Int64
  }

  let cause: Cause
  /// The sums that fail for it, as indices into the checks of the system.
  let checks: [Int]
  let table: SumTable

  var system: SumSystem { table.system }

  /// The cells that the cause names one by one.
  var namedCells: [Int] {
    switch cause {
    case .cell(let correction): [correction.cell]
    case .totalsAtZero(let list), .row(let list), .column(let list): list.map(\.cell)
    case .exchangedCells(let first, let second): [first, second]
    case .exchangedRows, .exchangedColumns, .unknown: []
    }
  }
}
