import Core

/// Follows rows whose cells stand one a line with a bar alone on a line between them. Two bars without text
/// between them hold a blank cell; a row ends at empty lines, or where no bar stands between two texts.
struct BarStack {
  struct Cell {
    let span: TextSpan
    let line: Int32
    let row: Int32
    let column: Int32
  }

  private(set) var cells: [Cell] = []
  private var row: Int32
  private var column: Int32 = -1
  private var isOpen = false
  private var lastWasBar = false
  private var lastOffset = 0
  private var lastLine: Int32 = 0
  /// So many empty lines end a row.
  private let emptyLines: Int
  private let barsBound: Bool
  /// Text below text that no bar and no end of a row parts is another paragraph of the cell.
  private let joinsParagraphs: Bool
  private var emptySeen = 0
  /// Rows that begin with text: where there are any, a bar at the start of a row has an empty cell before it.
  private(set) var openedByText = 0

  init(firstRow: Int32, emptyLines: Int, barsBound: Bool, joinsParagraphs: Bool = false) {
    row = firstRow - 1
    self.emptyLines = emptyLines
    self.barsBound = barsBound
    self.joinsParagraphs = joinsParagraphs && emptyLines > 1 && emptyLines < .max
  }

  mutating func bar(line: Int32, at offset: Int) {
    emptySeen = 0
    if isOpen, lastWasBar { add(TextSpan(start: offset, end: offset), line: line) }
    if !isOpen {
      open()
      if !barsBound { add(TextSpan(start: offset, end: offset), line: line) }
    }
    lastWasBar = true
    lastOffset = offset
    lastLine = line
  }

  mutating func text(_ span: TextSpan, line: Int32) {
    emptySeen = 0
    if joinsParagraphs, isOpen, !lastWasBar {
      cells.append(Cell(span: span, line: line, row: row, column: column))
      return
    }
    if !isOpen || !lastWasBar {
      open()
      openedByText += 1
    }
    add(span, line: line)
    lastWasBar = false
  }

  mutating func empty() {
    emptySeen += 1
    if emptySeen < emptyLines { return }
    if isOpen, lastWasBar, !barsBound {
      add(TextSpan(start: lastOffset, end: lastOffset), line: lastLine)
    }
    isOpen = false
    lastWasBar = false
  }

  private mutating func open() {
    row += 1
    column = -1
    isOpen = true
  }

  private mutating func add(_ span: TextSpan, line: Int32) {
    column += 1
    cells.append(Cell(span: span, line: line, row: row, column: column))
  }

  /// The number of cells of the longest row.
  var widest: Int { Int((cells.map(\.column).max() ?? -1) + 1) }

  /// The number of cells a row, on the average.
  var width: Double {
    guard let first = cells.first, let last = cells.last else { return 0 }
    return Double(cells.count) / Double(last.row - first.row + 1)
  }
}
