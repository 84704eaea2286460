import Core

/// These are the states of the automaton that reads a table, and the ways from row to row.
struct RowStates {
  /// How many cells each row has.
  let widths: [Int]
  /// The length of the shortest spelling of each row's label.
  let labelLengths: [Float]
  /// The first state of each row: H, L, then V1…Vn, then T.
  let bases: [Int]
  /// The row of each state, or -1 before the first and behind the last row.
  let rowOf: [Int32]
  /// What it costs to leave a row from each of its states.
  let leaving: [Float]
  /// The row behind each row; a row of the shorter print of a choice jumps over the longer one.
  let following: [Int]
  let skips: [Skip]
  /// What part of the weight of a row's label counts.
  let shares: [Float]
  /// The state behind the last row.
  let end: Int
  /// The state before the first row.
  var start: Int { end + 1 }
  var count: Int { end + 2 }

  /// This is where a path goes that leaves a row out.
  struct Skip {
    let row: Int
    let cost: Float
    /// The next print of a choice, which costs nothing, or -1.
    let other: Int
  }

  init(rows: [ExpectedTable.Row]) {
    var widths: [Int] = []
    var bases: [Int] = []
    var rowOf: [Int32] = []
    var leaving: [Float] = []
    for (index, row) in rows.enumerated() {
      let width = row.row.cells.count
      bases.append(rowOf.count)
      widths.append(width)
      rowOf += [Int32](repeating: Int32(index), count: width + 3)
      for taken in -1...(width + 1) { leaving.append(Self.cost(ofLeavingWith: taken, of: width)) }
    }
    self.widths = widths
    self.bases = bases
    self.leaving = leaving
    end = rowOf.count
    self.rowOf = rowOf + [-1, -1]
    labelLengths = rows.map { Float($0.row.label.folded.map(\.count).min() ?? 1) }
    following = rows.indices.map { Self.following($0, in: rows) }
    skips = rows.indices.map { Self.skip($0, in: rows) }
    shares = rows.map { $0.isHeading && $0.row.choice == nil ? Aligner.Cost.heading : 1 }
  }

  private static func cost(ofLeavingWith taken: Int, of width: Int) -> Float {
    if width == 0 { return 0 }
    if taken <= 0 { return Aligner.Cost.bareRow }
    if taken >= width { return 0 }
    return Aligner.Cost.shortRow + Aligner.Cost.shortByOne * Float(width - taken)
  }

  private static func following(_ row: Int, in rows: [ExpectedTable.Row]) -> Int {
    guard let choice = rows[row].row.choice else { return row + 1 }
    let variant = rows[row].row.variant
    var next = row + 1
    while next < rows.count, rows[next].row.choice == choice,
      rows[next].row.variant != variant
    {
      next += 1
    }
    return next
  }

  private static func skip(_ row: Int, in rows: [ExpectedTable.Row]) -> Skip {
    let missing = rows[row].isHeading ? 0 : Aligner.Cost.missingRow
    guard let choice = rows[row].row.choice else { return Skip(row: row + 1, cost: missing, other: -1) }
    let isFirst = row == 0 || rows[row - 1].row.choice != choice
    if !isFirst { return Skip(row: row + 1, cost: missing, other: -1) }
    // Leaving one print of a choice for the next costs nothing; leaving the whole choice is one row lost.
    let variant = rows[row].row.variant
    var other = row
    while other < rows.count, rows[other].row.choice == choice,
      rows[other].row.variant == variant
    {
      other += 1
    }
    var behind = other
    while behind < rows.count, rows[behind].row.choice == choice { behind += 1 }
    return Skip(row: behind, cost: Aligner.Cost.missingRow, other: other < behind ? other : -1)
  }
}
