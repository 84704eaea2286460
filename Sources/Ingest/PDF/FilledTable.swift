/// This is a table of a page with the text of its cells; what goes on over the end of a page is one table.
struct FilledTable {
  struct Cell {
    var row: Int
    var rowSpan: Int
    let left: Double
    let right: Double
    /// The lines of the cell from top to bottom.
    var lines: [[UInt8]]

    var isEmpty: Bool { lines.isEmpty }
  }

  private var cells: [Cell]
  private var rows: Int
  private var columns: [Double]

  init(_ table: RuledTable, words: [[PageWord]]) {
    rows = table.rows.count - 1
    columns = table.columns
    cells = zip(table.cells, words).map { cell, words in
      Cell(
        row: cell.row, rowSpan: cell.rowSpan, left: table.columns[cell.column],
        right: table.columns[cell.column + cell.columnSpan],
        lines: WordLines.lines(of: words).map(\.text).filter { !$0.isEmpty })
    }
  }

  // MARK: Pages

  private static let sameEdge = 4.0

  /// Adds the table that the next page begins with, or gives false where its columns show that it is another.
  mutating func append(_ next: FilledTable, labels: RowLabels) -> Bool {
    guard let left = columns.first, let right = columns.last, let nextLeft = next.columns.first,
      let nextRight = next.columns.last, abs(left - nextLeft) < Self.sameEdge,
      abs(right - nextRight) < Self.sameEdge,
      isWithin(columns, next.columns) || isWithin(next.columns, columns)
    else { return false }
    var added = next.cells
    let lastRow = rows - 1
    if goesOn(in: next, labels: labels) {
      for index in added.indices where added[index].row == 0 {
        guard let above = cells.firstIndex(where: { $0.row == lastRow && isSame($0, added[index]) }) else {
          continue
        }
        cells[above].lines += added[index].lines
        added[index].lines = []
      }
      added.removeAll { $0.row == 0 && $0.rowSpan == 1 }
      for index in added.indices where added[index].row == 0 {
        added[index].row = 1
        added[index].rowSpan -= 1
      }
      rows -= 1
    }
    for var cell in added {
      cell.row += rows
      cells.append(cell)
    }
    rows += next.rows
    columns = columns.count >= next.columns.count ? columns : next.columns
    return true
  }

  private func isWithin(_ edges: [Double], _ others: [Double]) -> Bool {
    edges.allSatisfy { edge in others.contains { abs($0 - edge) < Self.sameEdge } }
  }

  private func isSame(_ cell: Cell, _ other: Cell) -> Bool {
    abs(cell.left - other.left) < Self.sameEdge && abs(cell.right - other.right) < Self.sameEdge
  }

  /// Tells whether the end of the page cut through a row: both halves together have the label of a row of the
  /// form, which neither has alone, and only one of them has numbers.
  private func goesOn(in next: FilledTable, labels: RowLabels) -> Bool {
    let above = cells.filter { $0.row + $0.rowSpan == rows && $0.rowSpan == 1 }
    let below = next.cells.filter { $0.row == 0 && $0.rowSpan == 1 }
    guard above.count == below.count, zip(above, below).allSatisfy({ isSame($0, $1) }) else { return false }
    let hasNumbers = (above.contains { Self.isNumber($0) }, below.contains { Self.isNumber($0) })
    if hasNumbers.0 && hasNumbers.1 { return false }
    let pairs = zip(above, below).filter { !$0.isEmpty && !$1.isEmpty }
    guard pairs.count == 1, let (first, second) = pairs.first else { return false }
    let halves = (first.lines.joined(), second.lines.joined())
    let whole = Array(halves.0) + Array(halves.1)
    return labels.contains(whole[...]) && !labels.contains(Array(halves.0)[...])
      && !labels.contains(Array(halves.1)[...])
  }

  private static func isNumber(_ cell: Cell) -> Bool {
    let bytes = cell.lines.joined()
    return !bytes.isEmpty && bytes.allSatisfy { $0 < 0x40 }
  }

  // MARK: Blocks

  /// A cell with this much text holds paragraphs, not a label.
  private static let longCell = 400

  var block: Block {
    var table = BlockTable(rows: Array(repeating: [], count: rows))
    for cell in cells.sorted(by: { ($0.row, $0.left) < ($1.row, $1.left) }) {
      let first = column(cell.left)
      let isLong = cell.lines.joined().count > Self.longCell
      table.rows[cell.row].append(
        BlockCell(
          column: first, columnSpan: max(1, column(cell.right) - first), rowSpan: cell.rowSpan,
          blocks: isLong ? cell.lines.map(Block.paragraph) : [.paragraph(WordLines.joined(cell.lines))]))
    }
    return .table(table)
  }

  private func column(_ edge: Double) -> Int {
    columns.indices.min { abs(columns[$0] - edge) < abs(columns[$1] - edge) } ?? 0
  }
}
