/// These are the rows and columns of a sheet that are not shown, and what stands in them.
struct HiddenPlaces {
  private(set) var cells: [SheetPlace: [UInt8]] = [:]
  private var rows: Set<Int> = []
  private var columns: [ClosedRange<Int>] = []

  mutating func hide(row: Int) {
    if rows.count < BlockCell.mostCells { rows.insert(row) }
  }

  /// - Parameters:
  ///   - first: counted from 1, as the file does; nil where it does not tell.
  ///   - last: the last one of them.
  mutating func hide(columnsFrom first: Int?, to last: Int?) {
    guard let first, let last, first >= 1, last >= first, columns.count < BlockCell.mostColumns else {
      return
    }
    columns.append((first - 1)...(last - 1))
  }

  func contains(_ place: SheetPlace) -> Bool { contains(row: place.row) || contains(column: place.column) }

  private func contains(row: Int) -> Bool { rows.contains(row) }

  private func contains(column: Int) -> Bool { columns.contains { $0.contains(column) } }

  mutating func add(_ text: [UInt8], at place: SheetPlace) { cells[place] = text }

  /// Gives the text of a merged cell that begins in a hidden row or column and reaches out of it: it is shown.
  func text(shownOf range: SheetRange) -> [UInt8]? {
    let hasRow = !contains(row: range.first.row) || !contains(row: range.last.row)
    let hasColumn = !contains(column: range.first.column) || !contains(column: range.last.column)
    return hasRow && hasColumn ? cells[range.first] : nil
  }
}
