/// These are the tables of a page, known before it is told, and where each of their rows of data begins.
struct PagePlan {
  private(set) var tables: [TableLayout] = []
  /// For the first node of a row of data its table and its row.
  private(set) var rows: [Int: (table: Int, row: Int)] = [:]

  init(_ tree: HTMLTree, weights: PageWeights, skipped: [Bool]) {
    var index = 1
    while index < tree.nodes.count {
      if skipped[index] {
        index = max(Int(tree.nodes[index].end), index + 1)
        continue
      }
      switch tree.nodes[index].element {
      case .table: add(TableLayout(index, in: tree, weights: weights, skipped: skipped))
      case .block, .list:
        let built = DivisionTable.rows(in: index, of: tree, weights: weights, skipped: skipped)
        if !built.isEmpty { add(TableLayout(rows: built)) }
      case .inline, .text, .raised, .lowered, .anchor, .paragraph, .heading, .lineBreak, .preformatted,
        .rowGroup, .row,
        .cell,
        .title, .meta, .ignored:
        break
      }
      index += 1
    }
  }

  private mutating func add(_ table: TableLayout) {
    for (index, row) in table.rows.enumerated() where row.isData {
      rows[row.nodes.lowerBound] = (tables.count, index)
    }
    tables.append(table)
  }
}

/// Finds tables that are built of `<div>`: an element whose children are rows, each of them nothing but two or
/// more short pieces.
enum DivisionTable {
  private static let longestCell = 60
  private static let mostCells = 24

  /// Gives the rows with their cells, or none where the element is no table.
  static func rows(
    in parent: Int, of tree: HTMLTree, weights: PageWeights, skipped: [Bool]
  ) -> [(nodes: Range<Int>, cells: [Int])] {
    var rows: [(nodes: Range<Int>, cells: [Int])] = []
    var others = 0
    var index = parent + 1
    let end = Int(tree.nodes[parent].end)
    while index < end {
      let next = max(Int(tree.nodes[index].end), index + 1)
      defer { index = next }
      if skipped[index] { continue }
      if let cells = cells(of: index, in: tree, weights: weights, skipped: skipped) {
        rows.append((index..<next, cells))
      } else if weights.characters[index] > 0 {
        others += 1
      }
    }
    return rows.count >= 3 && rows.count > others ? rows : []
  }

  private static func cells(
    of row: Int, in tree: HTMLTree, weights: PageWeights, skipped: [Bool]
  ) -> [Int]? {
    let element = tree.nodes[row].element
    guard element == .block || element == .list else { return nil }
    var cells: [Int] = []
    var index = row + 1
    let end = Int(tree.nodes[row].end)
    while index < end {
      let next = max(Int(tree.nodes[index].end), index + 1)
      defer { index = next }
      if skipped[index] { continue }
      let element = tree.nodes[index].element
      if element == .text, weights.characters[index] == 0 { continue }
      guard element == .block || element == .paragraph || element == .cell,
        Int(weights.characters[index]) <= longestCell, isCell(index, in: tree, skipped: skipped),
        cells.count < mostCells
      else { return nil }
      cells.append(index)
    }
    return cells.count >= 2 ? cells : nil
  }

  /// A cell holds text, paragraphs, or one element around them; two elements beside each other would be a row.
  /// A paragraph with lines of its own is a cell of no row: pages of a PDF turned into HTML are divisions of such.
  private static func isCell(_ cell: Int, in tree: HTMLTree, skipped: [Bool]) -> Bool {
    if tree.nodes[cell].element == .paragraph {
      return !tree.range(cell).contains { tree.nodes[$0].element.breaksLine }
    }
    var inner = 0
    var index = cell + 1
    let end = Int(tree.nodes[cell].end)
    while index < end {
      let next = max(Int(tree.nodes[index].end), index + 1)
      if skipped[index] {
        index = next
        continue
      }
      switch tree.nodes[index].element {
      case .paragraph: index = next
      case .block:
        inner += 1
        guard inner == 1, isCell(index, in: tree, skipped: skipped) else { return false }
        index = next
      case .inline, .text, .raised, .lowered, .anchor, .lineBreak: index += 1
      case .heading, .list, .preformatted, .table, .rowGroup, .row, .cell, .title, .meta, .ignored:
        return false
      }
    }
    return true
  }
}
