/// This is a table of a page with the text of its cells; what goes on over the end of a page is one table.
struct FilledTable {
  struct Cell {
    var row: Int
    var rowSpan: Int
    let left: Double
    let right: Double
    /// The lines of the cell from top to bottom; a number that takes several is one.
    var lines: [[UInt8]]
    /// How wide the first line and the last one are where they are numbers, and how wide a number must be to be
    /// broken over lines.
    var firstNumber: Double?
    var lastNumber: Double?
    let room: Double

    var isEmpty: Bool { lines.isEmpty }

    /// Tells whether a number goes on in another cell: it would not have found room on one line.
    func numberGoesOn(in rest: Cell) -> Bool {
      guard let lastNumber, let first = rest.firstNumber else { return false }
      return lastNumber + first > room
    }

    mutating func goOn(with rest: Cell) {
      var added = rest.lines[...]
      if numberGoesOn(in: rest), let last = lines.indices.last, let first = added.popFirst() {
        lines[last] += first
      }
      if lines.isEmpty { firstNumber = rest.firstNumber }
      lines += added
      lastNumber = rest.lastNumber
    }
  }

  private var cells: [Cell]
  private var rows: Int
  private var columns: [Double]
  /// The rows that pages begin with, and their pages.
  private var pages: [(row: Int, number: Int)]

  /// - Parameter page: its number, from 1.
  init(_ table: RuledTable, words: [[PageWord]], page: Int) {
    pages = [(0, page)]
    rows = table.rows.count - 1
    columns = table.columns
    let lines = words.map { WordLines.lines(of: $0).filter { !$0.text.isEmpty } }
    /// For each column and width of a cell the widest number on one line.
    var widest: [[Int]: Double] = [:]
    for (cell, lines) in zip(table.cells, lines) {
      for line in lines where NumberLine.isNumber(line.text) {
        widest[[cell.column, cell.columnSpan], default: 0] = max(
          widest[[cell.column, cell.columnSpan]] ?? 0, line.box.width)
      }
    }
    // The middles of the numbers that stand alone in the cells of each row.
    var middles: [[Int]: [Double]] = [:]
    for (cell, lines) in zip(table.cells, lines) where lines.count == 1 && NumberLine.isNumber(lines[0].text)
    {
      middles[[cell.row, cell.rowSpan], default: []].append(lines[0].box.middle)
    }
    cells = zip(table.cells, lines).map { cell, lines in
      let (left, right) = (table.columns[cell.column], table.columns[cell.column + cell.columnSpan])
      let most = widest[[cell.column, cell.columnSpan]] ?? 0
      let isCut = NumberLine.isCut(
        lines, cell: right - left, widest: most, beside: middles[[cell.row, cell.rowSpan]] ?? [])
      var filled = Cell(
        row: cell.row, rowSpan: cell.rowSpan, left: left, right: right, lines: [],
        room: isCut ? 0 : NumberLine.room(in: right - left, widest: most))
      for line in lines {
        let number = NumberLine.isNumber(line.text) ? line.box.width : nil
        filled.goOn(
          with: Cell(
            row: cell.row, rowSpan: 1, left: left, right: right, lines: [line.text], firstNumber: number,
            lastNumber: number, room: filled.room))
      }
      return filled
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
    var height = next.rows
    pages += next.pages.map { (rows + $0.row, $0.number) }
    let lastRow = rows - 1
    let cut = repeatedRows(in: next)
    if goesOn(in: next, at: cut, labels: labels) {
      for index in added.indices where added[index].row == cut {
        guard let above = cells.firstIndex(where: { $0.row == lastRow && isSame($0, added[index]) }) else {
          continue
        }
        cells[above].goOn(with: added[index])
        added[index].lines = []
      }
      added.removeAll { $0.row == cut && $0.rowSpan == 1 }
      for index in added.indices {
        if added[index].row == cut { added[index].rowSpan -= 1 }
        if added[index].row > cut { added[index].row -= 1 }
      }
      height -= 1
    }
    for var cell in added {
      cell.row += rows
      cells.append(cell)
    }
    rows += height
    columns = columns.count >= next.columns.count ? columns : next.columns
    return true
  }

  private func isWithin(_ edges: [Double], _ others: [Double]) -> Bool {
    edges.allSatisfy { edge in others.contains { abs($0 - edge) < Self.sameEdge } }
  }

  private func isSame(_ cell: Cell, _ other: Cell) -> Bool {
    abs(cell.left - other.left) < Self.sameEdge && abs(cell.right - other.right) < Self.sameEdge
  }

  /// Gives how many rows the next page begins with that the table begins with too: its header, printed anew.
  private func repeatedRows(in next: FilledTable) -> Int {
    var repeated = 0
    for row in 0..<min(rows, next.rows) {
      let own = cells.filter { $0.row == row }
      let other = next.cells.filter { $0.row == row }
      guard own.count == other.count,
        zip(own, other).allSatisfy({ isSame($0, $1) && $0.rowSpan == $1.rowSpan && $0.lines == $1.lines })
      else { break }
      repeated = row + 1
    }
    // A header goes no further than the cells that begin in it.
    return next.cells.contains { $0.row < repeated && $0.row + $0.rowSpan > repeated } ? 0 : repeated
  }

  /// Tells whether the end of the page cut through a row: both halves together have the label of a row or group
  /// of the form, which the first has not alone. Where the second has nothing but numbers, the first has the label
  /// and an empty place for each of them, or a number that goes on: the numbers of a row stand in its middle, so
  /// that a page may end between those of one line and those of two.
  ///
  /// - Parameter cut: the row of the next page that may be the second half.
  private func goesOn(in next: FilledTable, at cut: Int, labels: RowLabels) -> Bool {
    let below = next.cells.filter { $0.row == cut && $0.rowSpan == 1 }
    // The heading beside several rows may begin in the last row of the page.
    let headings = next.cells.filter { $0.row == cut && $0.rowSpan > 1 }
    let above = cells.filter { cell in
      cell.row + cell.rowSpan == rows && cell.rowSpan == 1 && !headings.contains { isSame($0, cell) }
    }
    guard !below.isEmpty, above.count == below.count, zip(above, below).allSatisfy({ isSame($0, $1) }) else {
      return false
    }
    let isFree = zip(above, below).allSatisfy { $0.isEmpty || $1.isEmpty || $0.numberGoesOn(in: $1) }
    let numbers = below.filter { Self.isNumber($0) }
    // Nothing but numbers, or the rest of them: the label stands whole before the end of the page.
    if !numbers.isEmpty, numbers.count == below.count(where: { !$0.isEmpty }) {
      let hasOwnLabel = above.contains { labels.containsRow(Array($0.lines.joined())[...]) }
      return isFree && (hasOwnLabel || zip(above, below).allSatisfy { $1.isEmpty || $0.numberGoesOn(in: $1) })
    }
    // One label is cut, or that of its group with it.
    let pairs = zip(above, below).filter { pair in
      !pair.0.isEmpty && !pair.1.isEmpty && !(Self.isNumber(pair.0) && Self.isNumber(pair.1))
    }
    return !pairs.isEmpty && pairs.count <= 2
      && pairs.allSatisfy { first, second in
        let halves = (Array(first.lines.joined()), Array(second.lines.joined()))
        return labels.contains((halves.0 + halves.1)[...]) && !labels.contains(halves.0[...])
      }
  }

  private static func isNumber(_ cell: Cell) -> Bool {
    NumberLine.isNumber(Array(cell.lines.joined()))
  }

  // MARK: Blocks

  /// A cell with this much text holds paragraphs, not a label.
  private static let longCell = 400

  var block: Block {
    var table = BlockTable(rows: Array(repeating: [], count: rows))
    var page = 0
    for cell in cells.sorted(by: { ($0.row, $0.left) < ($1.row, $1.left) }) {
      while page + 1 < pages.count, pages[page + 1].row <= cell.row { page += 1 }
      let first = column(cell.left)
      let isLong = cell.lines.joined().count > Self.longCell
      let text = isLong ? cell.lines.map(Block.paragraph) : [.paragraph(WordLines.joined(cell.lines))]
      table.rows[cell.row].append(
        BlockCell(
          column: first, columnSpan: max(1, column(cell.right) - first), rowSpan: cell.rowSpan,
          blocks: [.page(pages[page].number)] + text))
    }
    return .table(table)
  }

  private func column(_ edge: Double) -> Int {
    columns.indices.min { abs(columns[$0] - edge) < abs(columns[$1] - edge) } ?? 0
  }
}
