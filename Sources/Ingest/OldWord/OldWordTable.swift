import Core

/// Puts together a table of an old Word file. A row tells where its cells begin and end on the page; the columns
/// of the table are all those edges together.
struct OldWordTable {
  private struct Cell {
    let left: Int
    let right: Int
    let goesOn: Bool
    var rowSpan = 1
    let blocks: [Block]
  }

  private var rows: [[Cell]] = []

  /// Edges that lie nearer than this (in twentieths of a point) are one.
  private static let tolerance = 30

  /// Adds a row by the operand of its definition.
  mutating func append(row cells: [[Block]], definition: ArraySlice<UInt8>) throws(Reject) {
    let reader = LittleEndian(Array(definition))
    guard let count = reader.byte(2).map(Int.init), count == cells.count, count > 0,
      count <= BlockCell.mostColumns
    else { throw Reject.brokenOldTable() }
    var row: [Cell] = []
    for (index, blocks) in cells.enumerated() {
      guard let left = Self.signed(reader.short(3 + 2 * index)),
        let right = Self.signed(reader.short(5 + 2 * index)), left <= right
      else { throw Reject.brokenOldTable() }
      // The flags of a cell may be left out at the end of the row.
      let flags = reader.short(3 + 2 * (count + 1) + 20 * index) ?? 0
      let isMerged = flags & 2 != 0 && flags & 1 == 0
      if isMerged, let last = row.last, Self.isEmpty(blocks) {
        row[row.count - 1] = Cell(left: last.left, right: right, goesOn: last.goesOn, blocks: last.blocks)
        continue
      }
      // Bit 5: merged with the cell above or below; bit 6: the first of those.
      row.append(Cell(left: left, right: right, goesOn: flags & 0x60 == 0x20, blocks: blocks))
    }
    rows.append(row)
  }

  func table() throws(Reject) -> BlockTable {
    var edges: [Int] = []
    for edge in Set(rows.joined().flatMap { [$0.left, $0.right] }).sorted() {
      if let last = edges.last, edge - last < Self.tolerance { continue }
      edges.append(edge)
    }
    func column(_ place: Int) -> Int { max(0, edges.lastIndex { $0 <= place } ?? 0) }
    var table = BlockTable()
    var open: [Int: (row: Int, position: Int)] = [:]
    var cells = 0
    for (number, row) in rows.enumerated() {
      cells += row.count
      if cells > BlockCell.mostCells || edges.count > BlockCell.mostColumns {
        throw Reject.tooManyCells("the text")
      }
      var kept: [BlockCell] = []
      var stillOpen: [Int: (row: Int, position: Int)] = [:]
      for cell in row {
        let first = column(cell.left)
        if cell.goesOn, let start = open[first] {
          table.rows[start.row][start.position].rowSpan += 1
          stillOpen[first] = start
          continue
        }
        stillOpen[first] = (number, kept.count)
        kept.append(
          BlockCell(column: first, columnSpan: max(1, column(cell.right) - first), blocks: cell.blocks))
      }
      open = stillOpen
      table.rows.append(kept)
    }
    return table
  }

  private static func signed(_ value: Int?) -> Int? { value.map { Int(Int16(truncatingIfNeeded: $0)) } }

  private static func isEmpty(_ blocks: [Block]) -> Bool {
    blocks.allSatisfy { block in
      switch block {
      case .paragraph(let text): text.isEmpty
      case .table: false
      case .page: true
      }
    }
  }
}
