import Core

// Rows of a grid: which of their cells the values of the form stand in.
extension RowPlacer {
  /// A row of a grid that is one cell short takes no blank from the next row.
  func withoutForeignBlanks(_ aligned: AlignedRow) -> AlignedRow {
    guard let anchor = aligned.values.first(where: { tokens[$0].kind != .blank }), tokens[anchor].row >= 0
    else { return aligned }
    var own = aligned
    own.values.removeAll { tokens[$0].kind == .blank && tokens[$0].row != tokens[anchor].row }
    return own
  }

  func isExplicit(_ values: [Int]) -> Bool { values.first.map { tokens[$0].isExplicit } ?? false }

  /// Gives all values of the grid row that the row's values stand in, behind its label; empty in flowing text.
  func gridCells(_ aligned: AlignedRow) -> [Int] {
    guard let first = aligned.values.first, tokens[first].row >= 0 else { return [] }
    let row = tokens[first].row
    if aligned.values.contains(where: { tokens[$0].row != row }) { return [] }
    var start = first
    while start > 0, tokens[start - 1].row == row { start -= 1 }
    var end = first
    while end + 1 < tokens.count, tokens[end + 1].row == row { end += 1 }
    let label = aligned.labels.last { $0 >= start && $0 <= end }
    var from = start
    if let label, label < first { from = label + 1 }
    let hasLabel = from > start
    return (from...end).filter { index in
      if !tokens[index].isValue { return hasLabel && isWordOfCell(index, besides: aligned.values) }
      return owners[index] < 0 || owners[index] == owners[first]
    }
  }

  /// A word or two behind the label of the row that no row takes for its own: what recognition made of a number, or a
  /// remark in its place. The cell is there, and its number is not known.
  private func isWordOfCell(_ index: Int, besides values: [Int]) -> Bool {
    if labels.contains(index) || tokens[index].span.count > Self.longestWord { return false }
    // What stands on another line behind the last value may be the rest of the label.
    return values.contains { $0 > index } && values.contains { $0 < index }
      || values.contains { tokens[$0].kind != .blank && tokens[$0].line == tokens[index].line }
  }

  /// What tells one shape of grid row from another: how many cells it has and where its label stands.
  func frameKey(_ cells: [Int], _ aligned: AlignedRow) -> Frames.Key {
    let first = cells.first.map { tokens[$0].column } ?? -1
    return Frames.Key(cells: cells.count, firstColumn: first)
  }

  /// Gives the offset of the cells of a row whose window is certain, for rows of the same shape.
  func certainFrame(
    _ aligned: AlignedRow, width: Int
  ) -> (key: Frames.Key, offset: Int, column: Int32)? {
    let cells = gridCells(aligned)
    if cells.count < width { return nil }
    let windows = self.windows(of: cells, width: width)
    guard windows.count == 1, tokens[cells[windows[0].offset]].kind != .blank,
      tokens[cells[windows[0].offset + width - 1]].kind != .blank
    else { return nil }
    let offset = windows[0].offset
    return (frameKey(cells, aligned), offset, tokens[cells[offset]].column)
  }

  /// Gives every run of `width` cells that leaves no number outside.
  func windows(of cells: [Int], width: Int) -> [(offset: Int, slots: RowReading.Slots)] {
    var found: [(offset: Int, slots: RowReading.Slots)] = []
    guard cells.count >= width else { return found }
    for offset in 0...(cells.count - width) {
      let inside = cells[offset..<(offset + width)]
      let outside = cells[..<offset] + cells[(offset + width)...]
      if outside.allSatisfy({ tokens[$0].kind == .blank }) {
        found.append((offset, inside.map { $0 }))
      }
    }
    return found
  }
}

extension RowPlacer {
  /// Opens a row of a grid whose cells cannot stand as they are printed: its numbers, in order, may stand in
  /// any of its cells, and where the row has more cells than the form, any window of them may be the row.
  func reopened(_ reading: RowReading, width: Int) -> RowReading {
    var reading = reading
    let cells = reading.gridCells.isEmpty ? reading.candidates[0].compactMap { $0 } : reading.gridCells
    let numbers = cells.filter { tokens[$0].kind == .number }
    var candidates =
      numbers.count > width ? combinations(of: numbers, choosing: width) : spread(numbers, over: width)
    if cells.count >= width {
      for offset in 0...(cells.count - width) {
        let window: RowReading.Slots = cells[offset..<(offset + width)].map { $0 }
        if !candidates.contains(where: { $0 == window }) { candidates.append(window) }
      }
    }
    reading.candidates = candidates
    reading.asPrinted = cells.count >= width ? cells[..<width].map { $0 } : padded(cells, to: width)
    reading.isShort = true
    reading.isReopened = true
    return reading
  }

  /// Tells whether the header above a grid row has as many cells, so that none was lost.
  private func isAsLongAsHeader(_ end: Int) -> Bool {
    var index = end
    while index >= 0, tokens[index].row >= 0 {
      let row = tokens[index].row
      let last = tokens[index].column
      var holdsNumbers = false
      var labels = 0
      while index >= 0, tokens[index].row == row {
        if tokens[index].kind == .number || tokens[index].kind == .mark { holdsNumbers = true }
        if tokens[index].kind == .label { labels += 1 }
        index -= 1
      }
      if !holdsNumbers, labels > 1 { return last == tokens[end].column }
    }
    return false
  }

  /// Tells whether a grid row that begins or ends in a blank may have lost a cell: no row without blanks has its
  /// shape, or those that have it begin elsewhere.
  func hasSuspectEdge(_ reading: RowReading, aligned: AlignedRow, frames: Frames) -> Bool {
    guard let slots = reading.candidates.first, let first = slots.first, let last = slots.last,
      let anchor = reading.gridCells.first, !tokens[anchor].isExplicit
    else { return false }
    let isBlank = [first, last].contains { $0.map { tokens[$0].kind == .blank } ?? true }
    if !isBlank || !frames.hasVotes { return false }
    guard let first, let end = reading.gridCells.last else { return true }
    let shape = frameKey(reading.gridCells, aligned)
    if reading.gridCells.count == slots.count || frames.offset(of: shape) != nil, isAsLongAsHeader(end) {
      return false
    }
    if frames.beginsElsewhere(shape, than: tokens[first].column) { return true }
    if reading.gridCells.count == slots.count, frames.isUsual(shape) {
      return false
    }
    return !frames.isUsual(firstColumn: tokens[first].column, lastColumn: tokens[end].column)
  }
}
