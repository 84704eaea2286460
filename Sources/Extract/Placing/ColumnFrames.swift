import Core

/// These are the columns that the values of whole rows stand in, in tables whose source tells columns: of a row
/// with fewer or more cells they tell which cell is which.
struct ColumnFrames {
  private var seen: [(columns: [Int32], rows: Int)] = []

  /// Counts a row that has as many cells as the form.
  mutating func add(_ cells: [Int], tokens: [Token], width: Int) {
    guard cells.count == width else { return }
    let columns = cells.map { tokens[$0].column }
    if let index = seen.firstIndex(where: { $0.columns == columns }) {
      seen[index].rows += 1
    } else {
      seen.append((columns, 1))
    }
  }

  /// Gives the place of each cell by its column, or nil where no whole row has these columns. A cell beside
  /// them must be blank.
  func slots(for cells: [Int], tokens: [Token], width: Int) -> RowReading.Slots? {
    var best: (slots: RowReading.Slots, rows: Int)?
    for frame in seen where frame.columns.count == width && frame.rows > best?.rows ?? 0 {
      if let slots = slots(for: cells, tokens: tokens, frame: frame.columns) { best = (slots, frame.rows) }
    }
    return best?.slots
  }

  private func slots(for cells: [Int], tokens: [Token], frame: [Int32]) -> RowReading.Slots? {
    var slots = RowReading.Slots(repeating: nil, count: frame.count)
    var placed = 0
    for cell in cells {
      if let slot = frame.firstIndex(of: tokens[cell].column) {
        if slots[slot] != nil { return nil }
        slots[slot] = cell
        placed += 1
      } else if tokens[cell].kind != .blank {
        return nil
      }
    }
    return placed > 0 ? slots : nil
  }
}

extension RowPlacer {
  /// Gives the cells of a row of an explicit grid behind its label, none for other rows.
  func explicitCells(_ aligned: AlignedRow) -> [Int] {
    guard let first = aligned.values.first, tokens[first].isExplicit else { return [] }
    return gridCells(aligned)
  }
}
