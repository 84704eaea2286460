/// Puts together a table of a Word file, whose cells say only how many columns they take and whether they go
/// on from the row above.
struct WordTable {
  /// This is what the properties of a cell say.
  struct CellProperties {
    enum Merge { case none, starts, goesOn }

    var columnSpan = 1
    var vertical = Merge.none
    var horizontal = Merge.none
    var isDeleted = false
  }

  private(set) var table = BlockTable()
  /// Where the cell stands that covers a column from above, by its first column.
  private var open: [Int: (row: Int, position: Int)] = [:]

  mutating func append(row cells: [(properties: CellProperties, blocks: [Block])], firstColumn: Int) {
    let row = table.rows.count
    var kept: [BlockCell] = []
    var stillOpen: [Int: (row: Int, position: Int)] = [:]
    var column = min(firstColumn, BlockCell.mostColumns)
    for cell in cells where !cell.properties.isDeleted {
      let span = max(1, min(cell.properties.columnSpan, BlockCell.mostColumns))
      defer { column += span }
      if cell.properties.horizontal == .goesOn, let last = kept.indices.last {
        kept[last].columnSpan += span
        continue
      }
      if cell.properties.vertical == .goesOn, let start = open[column] {
        // What such a cell holds is not printed.
        table.rows[start.row][start.position].rowSpan += 1
        stillOpen[column] = start
        continue
      }
      if cell.properties.vertical == .starts { stillOpen[column] = (row, kept.count) }
      kept.append(BlockCell(column: column, columnSpan: span, blocks: cell.blocks))
    }
    open = stillOpen
    table.rows.append(kept)
  }
}
