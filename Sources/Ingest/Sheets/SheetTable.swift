import Core

/// Turns the cells of a sheet into blocks: rows of a table, and paragraphs where a row holds nothing but one
/// long text.
struct SheetTable {
  private let cells: [SheetPlace: [UInt8]]
  private let part: String
  private var spans: [SheetPlace: SheetRange] = [:]
  private var covered: Set<SheetPlace> = []

  init(cells: [SheetPlace: [UInt8]], merged: [SheetRange], part: String) throws(Reject) {
    self.cells = cells
    self.part = part
    for range in merged {
      let columns = range.last.column - range.first.column + 1
      let area = columns * (range.last.row - range.first.row + 1)
      if area + covered.count > BlockCell.mostCells { throw Reject.tooManyCells(part) }
      spans[range.first] = range
      for row in range.first.row...range.last.row {
        for column in range.first.column...range.last.column {
          covered.insert(SheetPlace(row: row, column: column))
        }
      }
      covered.remove(range.first)
    }
  }

  func blocks() throws(Reject) -> [Block] {
    // A sheet may have formats far beyond its last word.
    let filled = cells.filter { !Self.isBlank($0.value) && !covered.contains($0.key) }
    var lastColumn = -1
    for place in filled.keys {
      lastColumn = max(lastColumn, place.column, spans[place].map(\.last.column) ?? 0)
    }
    let lastRow = filled.keys.map(\.row).max() ?? -1
    let rows = Set(cells.keys.map(\.row)).filter { $0 <= lastRow + 1 }.sorted()
    if lastColumn >= BlockCell.mostColumns || rows.count * (lastColumn + 1) > BlockCell.mostCells {
      throw Reject.tooManyCells(part)
    }
    var blocks: [Block] = []
    var table = BlockTable()
    var firstRow = 0
    func close() {
      if !table.rows.isEmpty { blocks.append(.table(table)) }
      table = BlockTable()
    }
    for row in rows {
      if row - firstRow > table.rows.count + Self.widestGap { close() }
      let (content, isFilled) = cells(of: row, lastColumn: lastColumn)
      if let text = loneText(content) {
        close()
        blocks.append(.paragraph(text))
        continue
      }
      // A row without a word belongs to the table where most of its cells are there, empty as they are.
      let present = (0...max(0, lastColumn)).count { cells[SheetPlace(row: row, column: $0)] != nil }
      if !isFilled, table.rows.isEmpty || present * 2 <= lastColumn { continue }
      if table.rows.isEmpty { firstRow = row }
      // Rows that are not there keep their number, so that merged cells end where they should.
      while table.rows.count < row - firstRow { table.rows.append([]) }
      table.rows.append(content)
    }
    close()
    return blocks
  }

  /// More empty rows than this part two tables.
  private static let widestGap = 50

  private func cells(of row: Int, lastColumn: Int) -> (cells: [BlockCell], isFilled: Bool) {
    var content: [BlockCell] = []
    var isFilled = false
    for column in 0...max(0, lastColumn) {
      let place = SheetPlace(row: row, column: column)
      if covered.contains(place) { continue }
      let text = cells[place] ?? []
      if !Self.isBlank(text) { isFilled = true }
      let range = spans[place]
      content.append(
        BlockCell(
          column: column, columnSpan: min(lastColumn, range?.last.column ?? column) - column + 1,
          rowSpan: (range?.last.row ?? row) - row + 1, blocks: [.paragraph(text)]))
    }
    return (content, isFilled)
  }

  /// A text of this many bytes is no label.
  private static let longText = 240

  private func loneText(_ row: [BlockCell]) -> [UInt8]? {
    var found: [UInt8]?
    for case .paragraph(let text) in row.flatMap(\.blocks) where !Self.isBlank(text) {
      if found != nil { return nil }
      found = text
    }
    guard let found, found.count > Self.longText || found.contains(UInt8(ascii: "\n")) else { return nil }
    return found
  }

  private static func isBlank(_ text: [UInt8]) -> Bool { text.allSatisfy { $0 <= 0x20 } }
}
