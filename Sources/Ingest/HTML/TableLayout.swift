/// This is a cell of a table on its grid.
struct TableCell {
  let node: Int
  let column: Int
  let rowSpan: Int
  let columnSpan: Int
  /// How many cells reach down from the rows above just before this one.
  let covered: Int
}

/// This is a row of a table: its nodes from the first to behind the last, and its cells.
struct TableRow {
  let nodes: Range<Int>
  var cells: [TableCell] = []
  /// How many cells reach down from above behind the last cell.
  var coveredBehind = 0
  /// The row is data: short cells, told on one line. Other rows frame the page and are walked through.
  var isData = false
}

/// This is one table of a page: its rows, and the columns that its cells stand in.
struct TableLayout {
  private(set) var rows: [TableRow] = []
  private(set) var columns = 0

  /// A cell with more characters or lines than this holds a part of an article.
  private static let longestCell = 250
  private static let mostLines = 8
  /// Cells further to the right reach down into no other row.
  private static let mostColumns = 256

  /// - Parameter skipped: nodes that are left out with everything inside.
  init(_ table: Int, in tree: HTMLTree, weights: PageWeights, skipped: [Bool]) {
    for row in Self.rows(of: table, in: tree, weights: weights, skipped: skipped) { place(row, in: tree) }
    for index in rows.indices { rows[index].isData = isData(rows[index], tree, weights, skipped) }
    // A table without two cells side by side is a frame around text.
    if !rows.contains(where: { $0.isData && $0.cells.count > 1 }) {
      for index in rows.indices { rows[index].isData = false }
    }
  }

  /// Makes a table of rows that are built of other elements, with one column for each cell.
  init(rows: [(nodes: Range<Int>, cells: [Int])]) {
    for row in rows {
      var placed = TableRow(nodes: row.nodes, isData: true)
      for (column, cell) in row.cells.enumerated() {
        placed.cells.append(TableCell(node: cell, column: column, rowSpan: 1, columnSpan: 1, covered: 0))
      }
      columns = max(columns, row.cells.count)
      self.rows.append(placed)
    }
  }

  // MARK: Rows

  /// Gives the nodes of each row and of its cells; cells without a row around them make one together.
  private static func rows(
    of table: Int, in tree: HTMLTree, weights: PageWeights, skipped: [Bool]
  ) -> [(nodes: Range<Int>, cells: [Int])] {
    var rows: [(nodes: Range<Int>, cells: [Int])] = []
    var rowEnd = 0
    var isLoose = false
    var index = table + 1
    let end = Int(tree.nodes[table].end)
    while index < end {
      let next = max(Int(tree.nodes[index].end), index + 1)
      if skipped[index] {
        index = next
        continue
      }
      switch tree.nodes[index].element {
      case .table:
        isLoose = false
        index = next
      case .row:
        rows.append((index..<next, []))
        rowEnd = next
        isLoose = false
        index += 1
      case .cell:
        if index >= rowEnd {
          if !isLoose { rows.append((index..<next, [])) }
          isLoose = true
          rows[rows.count - 1].nodes = rows[rows.count - 1].nodes.lowerBound..<next
        }
        rows[rows.count - 1].cells.append(index)
        index = next
      case .text:
        if weights.characters[index] > 0 { isLoose = false }
        index = next
      case .inline, .raised, .lowered, .anchor, .block, .paragraph, .heading, .list, .lineBreak,
        .preformatted,
        .rowGroup,
        .title, .meta, .ignored:
        index += 1
      }
    }
    return rows
  }

  // MARK: Columns

  /// For each column how many rows further down a cell reaches, and which cell that is.
  private var reaching: [(rows: Int, cell: Int)] = []

  private mutating func place(_ row: (nodes: Range<Int>, cells: [Int]), in tree: HTMLTree) {
    var placed = TableRow(nodes: row.nodes)
    var column = 0
    var last = -1
    for node in row.cells {
      let covered = passCovered(&column, &last)
      let printed = tree.nodes[node]
      let down = printed.rowSpan == 0 ? Int(Int32.max) : Int(printed.rowSpan)
      let span = max(1, min(Int(printed.columnSpan), Self.mostColumns - column))
      placed.cells.append(
        TableCell(node: node, column: column, rowSpan: down, columnSpan: span, covered: covered))
      column += span
    }
    placed.coveredBehind = passCovered(&column, &last)
    columns = max(columns, column)
    for index in reaching.indices { reaching[index].rows = max(0, reaching[index].rows - 1) }
    for cell in placed.cells where cell.rowSpan > 1 && cell.column + cell.columnSpan <= Self.mostColumns {
      while reaching.count < cell.column + cell.columnSpan { reaching.append((0, -1)) }
      for index in cell.column..<(cell.column + cell.columnSpan) {
        reaching[index] = (cell.rowSpan - 1, cell.node)
      }
    }
    rows.append(placed)
  }

  /// Goes on to the next column that no cell from above covers, and counts the cells passed.
  private func passCovered(_ column: inout Int, _ last: inout Int) -> Int {
    var count = 0
    while column < reaching.count, reaching[column].rows > 0 {
      if reaching[column].cell != last { count += 1 }
      last = reaching[column].cell
      column += 1
    }
    return count
  }

  // MARK: Data or frame

  private func isData(_ row: TableRow, _ tree: HTMLTree, _ weights: PageWeights, _ skipped: [Bool]) -> Bool {
    if row.cells.isEmpty || row.cells.count > 200 { return false }
    for cell in row.cells {
      if Int(weights.characters[cell.node]) > Self.longestCell { return false }
      // A table around a single cell draws a border; one of more cells is a table of its own.
      if weights.cells[cell.node] > 2,
        tree.range(cell.node).contains(where: {
          tree.nodes[$0].element == .table && weights.cells[$0] > 1 && !skipped[$0]
        })
      {
        return false
      }
      if lines(cell.node, tree, weights) > Self.mostLines { return false }
    }
    // A paragraph across the whole table is a remark.
    return row.cells.count > 1 || Int(weights.characters[row.cells[0].node]) <= 100
  }

  private func lines(_ cell: Int, _ tree: HTMLTree, _ weights: PageWeights) -> Int {
    var lines = 1
    var block = Int32(-1)
    for index in tree.range(cell) {
      switch tree.nodes[index].element {
      case .lineBreak: lines += 1
      case .text where weights.characters[index] > 0 && tree.nodes[index].block != block:
        if block >= 0 { lines += 1 }
        block = tree.nodes[index].block
      case .text, .inline, .raised, .lowered, .anchor, .block, .paragraph, .heading, .list, .preformatted,
        .table,
        .rowGroup,
        .row, .cell, .title, .meta, .ignored:
        continue
      }
    }
    return lines
  }
}
