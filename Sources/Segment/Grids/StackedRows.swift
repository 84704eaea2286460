import Core

/// Follows rows that are printed one cell a line, each cell behind a tab, rows parted by empty lines.
struct StackedRows {
  private(set) var isOpen = false
  private var column: Int32 = -1
  var lastColumn: Int32 { column }

  mutating func open() {
    if !isOpen { column = -1 }
    isOpen = true
  }

  mutating func nextColumn() -> Int32 {
    column += 1
    return column
  }

  mutating func close() { isOpen = false }
}
