import Core

/// Reads a table by counting alone: where the document prints exactly as many values as the form has cells,
/// the n-th value stands in the n-th cell, whatever became of the labels. It is used only where labels and
/// numbers lie apart, as in text that follows the columns of a page, and only if the rows' own sums hold,
/// but for one; and no label to the letter says that a number is another row's.
struct Sequence {
  let table: ExpectedTable
  let tokens: [Token]
  /// The text of each label, folded.
  let folded: [[UInt16]]
  /// For each token the row whose value it is beyond doubt, or -1.
  let owners: [Int32]
  let judge: PlacementJudge

  /// - Returns: one reading a row, and the alignment with the values as they were counted; nil where counting does not
  ///   settle the table.
  func counted(_ alignment: Alignment) -> (readings: [RowReading], alignment: Alignment)? {
    let values = tokens.indices.filter { tokens[$0].isValue }
    guard values.allSatisfy({ tokens[$0].kind != .blank && tokens[$0].row < 0 }) else { return nil }
    for rows in prints {
      let count = rows.reduce(0) { $0 + table.rows[$1].row.cells.count }
      if count != values.count || leavesOut(rows) { continue }
      guard let readings = readings(rows, values: values, alignment: alignment), areInStep(readings) else {
        continue
      }
      return (readings, counted(alignment, readings))
    }
    return nil
  }

  /// Tells whether the label of a row that this print has not stands there to the letter.
  private func leavesOut(_ rows: [Int]) -> Bool {
    tokens.indices.contains { token in
      if let row = rowNamed(token) { !rows.contains(row) } else { false }
    }
  }

  /// Tells whether no row whose label stands to the letter has its numbers behind those that follow its stretch of labels:
  /// a row of a page that prints nothing moves those of the next page. Labels behind their numbers say nothing.
  private func areInStep(_ readings: [RowReading]) -> Bool {
    // Headers between numbers begin no new stretch, labels of rows do.
    var stretch = 0
    var stretches: [Int] = []
    for token in tokens.indices {
      if token > 0, tokens[token].kind == .label, tokens[token - 1].isValue,
        tokens.indices[token...].prefix(while: { tokens[$0].kind == .label }).contains(where: {
          rowNamed($0) != nil
        })
      {
        stretch += 1
      }
      stretches.append(stretch)
    }
    return tokens.indices.allSatisfy { token in
      guard let row = rowNamed(token), let value = readings[row].asPrinted.first ?? nil else { return true }
      return stretches[value] <= stretches[token]
    }
  }

  private func rowNamed(_ token: Int) -> Int? { table.meanings.row(folded[token]) }

  private func counted(_ alignment: Alignment, _ readings: [RowReading]) -> Alignment {
    var counted = alignment
    counted.leftover = []
    for row in readings.indices {
      counted.rows[row].values = readings[row].asPrinted.compactMap { $0 }
      counted.rows[row].skipped = []
    }
    return counted
  }

  /// Gives the rows of each way to print the form, in order.
  private var prints: [[Int]] {
    let cells = table.rows.indices.filter { !table.rows[$0].isHeading }
    let variants = Set(cells.filter { table.rows[$0].row.choice != nil }.map { table.rows[$0].row.variant })
    if variants.isEmpty { return [cells] }
    return variants.sorted().map { variant in
      cells.filter { table.rows[$0].row.choice == nil || table.rows[$0].row.variant == variant }
    }
  }

  private func readings(_ rows: [Int], values: [Int], alignment: Alignment) -> [RowReading]? {
    var result: [RowReading] = []
    var next = 0
    var failing = 0
    for index in table.rows.indices {
      let width = table.rows[index].row.cells.count
      guard rows.contains(index) else {
        let empty = [Int?](repeating: nil, count: width)
        result.append(
          RowReading(
            candidates: [empty], asPrinted: empty, isPrinted: false, isUnlabelled: true, isShort: false,
            gridCells: []))
        continue
      }
      let slots: RowReading.Slots = values[next..<(next + width)].map { $0 }
      next += width
      if slots.contains(where: { $0.map { owners[$0] >= 0 && owners[$0] != Int32(index) } ?? false }) {
        return nil
      }
      if !judge.rowHolds(index, slots) { failing += 1 }
      // One row may be the agency's own slip; more are a sign that the count is right by chance.
      if failing > 1 { return nil }
      result.append(
        RowReading(
          candidates: [slots], asPrinted: slots, isPrinted: true,
          isUnlabelled: alignment.rows[index].evidence < Aligner.weak, isShort: false, gridCells: []))
    }
    return result
  }
}
