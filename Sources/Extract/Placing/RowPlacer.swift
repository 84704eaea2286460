import Core

/// Puts the values of an aligned row into its cells. Where there are as many values as cells that is all;
/// where a grid has more cells than the form, the window is found that holds all numbers; where values were
/// lost, every placement that keeps their order is a candidate for the arithmetic to judge.
struct RowPlacer {
  let tokens: [Token]
  /// For each token the row that it was aligned with, or -1: no token is the value of two rows.
  let owners: [Int]
  /// The labels of all rows.
  let labels: Set<Int>

  /// Three ideographs.
  static let longestWord = 9

  init(tokens: [Token], alignment: Alignment) {
    self.tokens = tokens
    var owners = [Int](repeating: -1, count: tokens.count)
    for (row, aligned) in alignment.rows.enumerated() {
      for token in aligned.values { owners[token] = row }
    }
    self.owners = owners
    labels = alignment.labels
  }

  func reading(_ found: AlignedRow, width: Int, frames: Frames, isLabelled: Bool) -> RowReading {
    let aligned = withoutForeignBlanks(found)
    let printed = aligned.isTaken && (!aligned.values.isEmpty || aligned.evidence > 0)
    let empty = [Int?](repeating: nil, count: width)
    var reading = RowReading(
      candidates: [empty], asPrinted: empty, isPrinted: printed,
      isUnlabelled: isLabelled && aligned.evidence < Aligner.weak, isShort: false, gridCells: [])
    if !printed { return reading }
    let cells = gridCells(aligned)
    reading.gridCells = cells
    if areCut(cells.isEmpty ? aligned.values + strays(of: aligned) : cells, width: width) {
      reading.candidates = []
      reading.asPrinted = Array(aligned.values.prefix(width)).map { $0 }
      reading.asPrinted += [Int?](repeating: nil, count: width - reading.asPrinted.count)
      reading.isShort = true
      return reading
    }
    if cells.count > width {
      let windows = self.windows(of: cells, width: width)
      if windows.count == 1 {
        reading.candidates = [windows[0].slots]
        reading.asPrinted = windows[0].slots
        return reading
      }
      if isExplicit(cells), let slots = frames.explicit.slots(for: cells, tokens: tokens, width: width) {
        reading.candidates = [slots]
        reading.asPrinted = slots
        return reading
      }
      let known =
        frames.offset(of: frameKey(cells, aligned))
        ?? frames.firstColumn.flatMap { column in cells.firstIndex { tokens[$0].column == column } }
      if let known,
        let window = windows.first(where: { $0.offset == known })
      {
        reading.candidates = [window.slots]
        reading.asPrinted = window.slots
        return reading
      }
      if !windows.isEmpty {
        reading.candidates = unique(windows.map(\.slots))
        reading.asPrinted = Array(cells[..<width]).map { $0 }
        return reading
      }
      let numbers = cells.filter { tokens[$0].kind != .blank }
      // A column that is none, since numbers of unlike length stand in two: what is printed fills the row.
      if numbers.count == width {
        reading.candidates = [numbers.map { $0 }]
        reading.asPrinted = reading.candidates[0]
        reading.isAligned = true
        return reading
      }
      // More numbers than cells: one of them does not belong here.
      reading.candidates = combinations(of: numbers, choosing: width)
      reading.asPrinted = Array(cells[..<width]).map { $0 }
      reading.isShort = true
      return reading
    }
    let values = cells.isEmpty ? aligned.values + strays(of: aligned) : cells
    if values.count == width {
      reading.candidates = [values.map { $0 }]
      reading.asPrinted = reading.candidates[0]
      return reading
    }
    if values.count > width {
      reading.candidates =
        hasHalves(values.sorted()) ? [] : combinations(of: values.sorted(), choosing: width)
      reading.asPrinted = Array(values.sorted()[..<width]).map { $0 }
      reading.isShort = true
      return reading
    }
    if values.isEmpty { return reading }
    if values.allSatisfy({ tokens[$0].kind == .blank }) {
      reading.asPrinted = padded(values, to: width)
      reading.candidates = [reading.asPrinted]
      return reading
    }
    reading.isShort = true
    if isExplicit(values), let slots = frames.explicit.slots(for: values, tokens: tokens, width: width) {
      reading.candidates = [slots]
      reading.asPrinted = slots
      // A cell that another one covers is no loss; a cell missing at the end may be missing anywhere.
      reading.isShort = slots.last == .some(nil)
      return reading
    }
    if let slots = frames.positions.slots(for: values, width: width) {
      reading.candidates = [slots]
      reading.asPrinted = slots
      reading.isShort = false
      reading.isAligned = true
      // The edge of a page may have cut off what is missing at the end.
      reading.open = Array(((slots.lastIndex { $0 != nil } ?? 0) + 1)..<width)
      return reading
    }
    reading.candidates = spread(values, over: width)
    reading.asPrinted = padded(values, to: width)
    return reading
  }

  /// Tells whether numbers stand in as many places as the row has cells, and more than one in some: `1 7` in a cell of
  /// a grid or on a line of its own is 17, or 1 and something else, and no sum tells.
  private func areCut(_ values: [Int], width: Int) -> Bool {
    let numbers = values.filter { tokens[$0].kind == .number }
    guard numbers.count > width, let first = numbers.first, width > 1 || tokens[first].row >= 0 else {
      return false
    }
    let places = Set(numbers.map { tokens[$0].row >= 0 ? tokens[$0].column : tokens[$0].line })
    return places.count == width
  }

  // MARK: Flowing text

  /// Tells whether the numbers of a row stand on lines of several and of one, one below the other: what is too much may
  /// be the second half of a number above, and may not be left out though the row adds up without it.
  private func hasHalves(_ values: [Int]) -> Bool {
    let pairs = zip(values, values.dropFirst())
    return pairs.contains { tokens[$0].line == tokens[$1].line }
      && pairs.contains { head, tail in
        tail == head + 1 && tokens[tail].row < 0 && tokens[tail].line == tokens[head].line + 1
      }
  }

  /// Numbers that the alignment passed over on a line where the row has values, or right beside them where they
  /// stand one a line: one of all these is too much.
  private func strays(of aligned: AlignedRow) -> [Int] {
    var strays = aligned.skipped.filter { stray in
      aligned.values.contains { tokens[$0].line == tokens[stray].line }
    }
    guard let first = aligned.values.first, let last = aligned.values.last else { return [] }
    var index = last + 1
    while isUnowned(index) {
      if !strays.contains(index) { strays.append(index) }
      index += 1
    }
    index = first - 1
    while isUnowned(index) { index -= 1 }
    // Behind the values of the row before they are its own.
    if index < 0 || !tokens[index].isValue {
      for stray in (index + 1)..<first where !strays.contains(stray) { strays.append(stray) }
    }
    return strays.filter { !isListNumber($0, of: aligned) }
  }

  private func isUnowned(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .number && owners[index] < 0
  }

  /// The number in front of a label on its line, `1 属于国家秘密`, is part of the label.
  private func isListNumber(_ index: Int, of aligned: AlignedRow) -> Bool {
    guard let label = aligned.labels.first, let first = aligned.values.first else { return false }
    return index < label && index < first && tokens[label].line == tokens[index].line
  }
}
