import Core

/// Writes blocks as text and keeps where the cells of tables stand in it: a paragraph is a line, a row of a
/// table is a line whose cells are parted by tabs, and the place of each cell is told by a grid.
///
/// A table may only lay out the page: what holds another table, or long text of several paragraphs, is no
/// row of data, and its cells are walked one after the other.
struct BlockRenderer {
  private(set) var text: [UInt8] = []
  private(set) var lines: [TextSpan] = []
  private(set) var grids: [Grid] = []
  private(set) var pageStarts: [UInt32] = []
  /// How many tables have begun.
  private var tables = 0

  mutating func append(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .paragraph(let content): append(paragraph: content)
      case .table(let table): append(table)
      case .page(let number): begin(page: number)
      }
    }
  }

  /// Pages follow each other; one that nothing is printed on begins where the next one does.
  private mutating func begin(page: Int) {
    while pageStarts.count < page { pageStarts.append(UInt32(text.count)) }
  }

  /// No report has as much text; a file that says one long text in every cell of a large table wants to do harm.
  private static let mostText = 16 << 20

  private var isTooLong: Bool { text.count > Self.mostText }

  // MARK: Paragraphs

  private mutating func append(paragraph content: [UInt8]) {
    if isTooLong { return }
    for line in content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let start = text.count
      // A tab at the start of a line would look like the mark of a cell.
      var indent = true
      for byte in line {
        if byte != UInt8(ascii: "\t") { indent = false }
        text.append(indent ? UInt8(ascii: " ") : byte)
      }
      endLine(from: start)
    }
  }

  private mutating func endLine(from start: Int) {
    lines.append(TextSpan(start: start, end: text.count))
    text.append(UInt8(ascii: "\n"))
  }

  // MARK: Tables

  private mutating func append(_ table: BlockTable) {
    tables += 1
    let number = tables
    var row = 0
    while row < table.rows.count {
      if Self.isLayout(table.rows[row]) {
        for cell in table.rows[row] { append(cell.blocks) }
        row += 1
        continue
      }
      var end = row + 1
      while end < table.rows.count, !Self.isLayout(table.rows[end]) { end += 1 }
      append(
        rows: table.rows[row..<end],
        origin: GridOrigin(
          table: number, rowsAbove: row + (table.sheet?.rowsAbove ?? 0), sheet: table.sheet?.name))
      row = end
    }
  }

  /// Two paragraphs of this many bytes are more than any cell of the forms holds.
  private static let longCell = 600

  private static func isLayout(_ row: [BlockCell]) -> Bool {
    row.contains { cell in
      if cell.blocks.contains(where: \.isTable) { return true }
      var filled = 0
      var bytes = 0
      for case .paragraph(let content) in cell.blocks where content.contains(where: { $0 > 0x20 }) {
        filled += 1
        bytes += content.count
      }
      return filled > 1 && (row.count == 1 || bytes > longCell)
    }
  }

  private mutating func append(rows: ArraySlice<[BlockCell]>, origin: GridOrigin) {
    var cells: [GridCell] = []
    var columns = 0
    for (row, content) in rows.enumerated() {
      // A row that is wholly covered from above has nothing to print.
      if content.isEmpty { continue }
      let start = text.count
      var column = 0
      for (position, cell) in content.enumerated() {
        // A cell that is covered from above is empty; one that covers columns stands once.
        let isCovered = cell.column > column
        if position == 0, case .page(let number)? = cell.blocks.first { begin(page: number) }
        text += repeatElement(UInt8(ascii: "\t"), count: (position == 0 ? 0 : 1) + (isCovered ? 1 : 0))
        let span = append(cellText: cell.blocks)
        column = cell.column + cell.columnSpan
        columns = max(columns, column)
        cells.append(
          GridCell(
            span: span, row: Int32(row), column: Int32(cell.column),
            rowSpan: Int32(min(cell.rowSpan, rows.count - row)), columnSpan: Int32(cell.columnSpan)))
      }
      endLine(from: start)
    }
    if !cells.isEmpty {
      grids.append(Grid(rows: rows.count, columns: columns, cells: cells, origin: origin))
    }
  }

  /// Writes the paragraphs of a cell on one line and gives where they stand.
  private mutating func append(cellText blocks: [Block]) -> TextSpan {
    let start = text.count
    for case .paragraph(let content) in blocks where !isTooLong {
      if text.count > start, text.last != UInt8(ascii: " ") { text.append(UInt8(ascii: " ")) }
      for byte in content {
        text.append(byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") ? UInt8(ascii: " ") : byte)
      }
    }
    return UTF8Cursor.trimmed(TextSpan(start: start, end: text.count), in: text)
  }

  // MARK: The document

  func document(
    path: SourcePath, format: DocumentFormat, metadata: DocumentMetadata = DocumentMetadata()
  ) throws(Reject) -> Document {
    if isTooLong { throw Reject.tooMuchText(Self.mostText) }
    guard text.contains(where: { $0 > 0x20 }) else { throw Reject.noText(format) }
    return Document(
      path: path, format: format, encoding: .none, text: text, lines: lines, grids: grids,
      pageStarts: pageStarts, metadata: metadata)
  }
}
