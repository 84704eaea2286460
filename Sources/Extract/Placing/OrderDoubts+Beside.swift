import Core

/// A number right below the header of its block that the block did not get: what it got belongs to another.
extension OrderDoubts {
  /// Gives the rows of blocks with one column whose header has one number right behind it that another row took, or none.
  func rowsBesideTheirHeaders() -> Set<Int> {
    if table.kind == .indicators { return [] }
    var rows: [Int: [Int]] = [:]
    for row in readings.indices where readings[row].isPrinted && !table.rows[row].isHeading {
      rows[table.rows[row].block, default: []].append(row)
    }
    var found: Set<Int> = []
    for label in tokens.indices.dropLast() where tokens[label].kind == .label {
      guard tokens[label + 1].kind == .number, tokens[label + 1].row < 0,
        label + 2 == tokens.count || tokens[label + 2].kind != .number
      else { continue }
      // Several blocks may have a header of that name.
      let headed = blocks(headedBy: label).filter { table.columns[$0].count == 1 }
      let own = headed.flatMap { rows[$0] ?? [] }
      if !own.contains(where: { alignment.rows[$0].values.contains(label + 1) }) { found.formUnion(own) }
    }
    return found
  }
}
