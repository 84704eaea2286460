import Core

/// Tells a page as text with the grids of its tables: the document that the later stages read. It is one walk
/// over the nodes; a row of data is told at once, everything else piece by piece.
struct PageRenderer {
  private let tree: HTMLTree
  private let skipped: [Bool]
  private let plan: PagePlan
  /// Line ends of the source count: a text that only its tables make a page.
  private let keepsLines: Bool
  private var text: PageText
  private var cells: [[GridCell]]

  static func rendered(
    _ tree: HTMLTree, weights: PageWeights, skipped: [Bool], keepsLines: Bool
  ) -> RenderedPage {
    var renderer = PageRenderer(tree, weights: weights, skipped: skipped, keepsLines: keepsLines)
    renderer.walk()
    return renderer.page
  }

  private init(_ tree: HTMLTree, weights: PageWeights, skipped: [Bool], keepsLines: Bool) {
    self.tree = tree
    self.skipped = skipped
    plan = PagePlan(tree, weights: weights, skipped: skipped)
    self.keepsLines = keepsLines
    text = PageText(capacity: tree.text.count + tree.nodes.count)
    cells = [[GridCell]](repeating: [], count: plan.tables.count)
  }

  private mutating func walk() {
    var block = Int32(-1)
    var preformattedEnd = 0
    var tableEnd = 0
    var index = 1
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      if skipped[index] {
        index = max(Int(node.end), index + 1)
        continue
      }
      if let place = plan.rows[index] {
        text.endLine()
        tell(place.table, place.row)
        block = -1
        index = plan.tables[place.table].rows[place.row].nodes.upperBound
        continue
      }
      if node.element == .text {
        if node.block != block { text.endLine() }
        block = node.block
        if index < preformattedEnd || (keepsLines && index >= tableEnd) {
          text.appendLines(tree.bytes(index))
        } else {
          text.append(tree.bytes(index))
        }
      } else if node.element == .lineBreak, keepsLines, index >= tableEnd, text.isInBars {
        // The cell of a Markdown table is one line of the source.
        text.appendLines([0x20])
      } else if node.element.breaksLine || node.element == .lineBreak {
        text.endLine()
        if node.element == .preformatted { preformattedEnd = max(preformattedEnd, Int(node.end)) }
        if node.element == .table { tableEnd = max(tableEnd, Int(node.end)) }
      }
      index += 1
    }
    text.endLine()
  }

  // MARK: Rows of data

  private mutating func tell(_ table: Int, _ number: Int) {
    let row = plan.tables[table].rows[number]
    tellLooseText(of: row)
    for (index, cell) in row.cells.enumerated() {
      // A cell that reaches down from above is an empty field, as in the text of a Word file.
      for covered in 0..<cell.covered { text.beginCell(isFirst: index == 0 && covered == 0) }
      text.beginCell(isFirst: index == 0 && cell.covered == 0)
      append(cell.node)
      cells[table].append(
        GridCell(
          span: text.endCell(), row: Int32(number), column: Int32(cell.column), rowSpan: Int32(cell.rowSpan),
          columnSpan: Int32(cell.columnSpan)))
    }
    for _ in 0..<row.coveredBehind { text.beginCell(isFirst: false) }
    text.endRow()
  }

  /// Text between the cells of a row belongs to no cell; a browser shows it above the table.
  private mutating func tellLooseText(of row: TableRow) {
    var next = row.cells[...]
    var index = row.nodes.lowerBound
    while index < row.nodes.upperBound {
      if index == next.first?.node {
        next = next.dropFirst()
        index = max(Int(tree.nodes[index].end), index + 1)
      } else if skipped[index] {
        index = max(Int(tree.nodes[index].end), index + 1)
      } else {
        if tree.nodes[index].element == .text { text.append(tree.bytes(index)) }
        index += 1
      }
    }
    text.endLine()
  }

  private mutating func append(_ cell: Int) {
    var block = Int32(-1)
    var index = cell + 1
    let end = Int(tree.nodes[cell].end)
    while index < end {
      let node = tree.nodes[index]
      if skipped[index] {
        index = max(Int(node.end), index + 1)
        continue
      }
      if node.element == .text {
        if node.block != block { text.breakInCell() }
        block = node.block
        text.append(tree.bytes(index))
      } else if node.element.breaksLine || node.element == .lineBreak {
        text.breakInCell()
      }
      index += 1
    }
  }

  // MARK: What it gives

  private var page: RenderedPage {
    var grids: [Grid] = []
    for (table, cells) in cells.enumerated() where !cells.isEmpty {
      grids.append(
        Grid(
          rows: plan.tables[table].rows.count, columns: plan.tables[table].columns, cells: cells,
          origin: GridOrigin(table: table + 1)))
    }
    return RenderedPage(text: text.bytes, grids: grids)
  }
}

/// This is a page as text, with the grids of its tables.
struct RenderedPage {
  let text: [UInt8]
  let grids: [Grid]
}
