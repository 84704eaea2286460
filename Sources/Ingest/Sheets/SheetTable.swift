import Core

/// Turns the cells of a sheet into blocks: rows of a table, and paragraphs where a row holds nothing but one
/// long text.
struct SheetTable {
  private let cells: [SheetPlace: [UInt8]]
  private let part: String
  private let name: String
  private var spans: [SheetPlace: SheetRange] = [:]
  private var covered: Set<SheetPlace> = []

  /// - Parameter name: what the sheet is called, `part` where it lies in the file.
  init(
    cells: [SheetPlace: [UInt8]], merged: [SheetRange], part: String, name: String
  ) throws(Reject) {
    self.cells = cells
    self.part = part
    self.name = name
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
    var lastPlace = SheetPlace(row: -1, column: -1)
    for place in filled.keys {
      let end = spans[place]?.last ?? place
      lastPlace = SheetPlace(
        row: max(lastPlace.row, place.row), column: max(lastPlace.column, end.column))
    }
    var rows: [Int: [Int]] = [:]
    for place in cells.keys where place.row <= lastPlace.row + 1 && place.column <= lastPlace.column {
      rows[place.row, default: []].append(place.column)
    }
    if lastPlace.column >= BlockCell.mostColumns { throw Reject.tooManyCells(part) }
    var blocks: [Block] = []
    var open: [(row: Int, columns: [Int])] = []
    for (row, columns) in rows.sorted(by: { $0.key < $1.key }) {
      let columns = columns.filter { !covered.contains(SheetPlace(row: row, column: $0)) }.sorted()
      if let last = open.last, row - last.row > Self.widestGap || columns.count == 1 {
        blocks += table(of: open)
        open = []
      }
      if columns.count == 1, let text = cells[SheetPlace(row: row, column: columns[0])] {
        // What stands alone in its row, often over the width of the table, is a heading or a text.
        if !Self.isBlank(text) { blocks.append(.paragraph(text)) }
      } else if !columns.isEmpty {
        open.append((row, columns))
      }
    }
    return blocks + table(of: open)
  }

  /// More empty rows than this part two tables.
  private static let widestGap = 50

  /// Makes one table of rows that follow each other. It is as wide as the cells that are there, empty or not:
  /// a cell that is left out between them is empty too.
  private func table(of rows: [(row: Int, columns: [Int])]) -> [Block] {
    guard let first = rows.first?.row,
      rows.contains(where: { row in row.columns.contains { isFilled(row.row, $0) } })
    else { return [] }
    var lastColumn = 0
    for (row, columns) in rows {
      for column in columns {
        lastColumn = max(lastColumn, spans[SheetPlace(row: row, column: column)]?.last.column ?? column)
      }
    }
    lastColumn = min(lastColumn, BlockCell.mostColumns)
    var table = BlockTable(sheet: (name, first))
    for (row, _) in rows {
      // Rows that are not there keep their number, so that merged cells end where they should.
      while table.rows.count < row - first { table.rows.append([]) }
      table.rows.append(cells(of: row, lastColumn: lastColumn))
    }
    return [.table(table)]
  }

  private func isFilled(_ row: Int, _ column: Int) -> Bool {
    !Self.isBlank(cells[SheetPlace(row: row, column: column)] ?? [])
  }

  private func cells(of row: Int, lastColumn: Int) -> [BlockCell] {
    var content: [BlockCell] = []
    for column in 0...lastColumn {
      let place = SheetPlace(row: row, column: column)
      if covered.contains(place) { continue }
      let range = spans[place]
      content.append(
        BlockCell(
          column: column, columnSpan: min(lastColumn, range?.last.column ?? column) - column + 1,
          rowSpan: (range?.last.row ?? row) - row + 1, blocks: [.paragraph(cells[place] ?? [])]))
    }
    return content
  }

  private static func isBlank(_ text: [UInt8]) -> Bool { text.allSatisfy { $0 <= 0x20 } }
}
