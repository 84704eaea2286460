import Core

/// Tells which rows of a table stand for themselves whatever became of the others: their label stands to the letter
/// with as many numbers behind it as the row has cells, and those add up. Between two such labels the other rows stand
/// too where nothing but their own numbers is there.
struct StandingRows {
  let table: ExpectedTable
  let tokens: [Token]
  let alignment: Alignment
  /// For each token the row whose value it is beyond doubt, or -1.
  let owners: [Int32]
  let judge: PlacementJudge

  func rows(_ readings: [RowReading], supports: [Support]) -> Set<Int> {
    let printed = table.printedRows(readings)
    let whole = Set(printed.filter { isWhole($0, readings[$0]) && supports[$0] == .firm })
    let own = printed.filter { readings[$0].isCertain && ownsAll($0, readings[$0]) }
    var standing = Set(own.filter(whole.contains))
    let known = own.filter { standing.contains($0) || hasOneLine($0) }
    for (row, next) in zip(known, known.dropFirst()) {
      let between = printed.filter { $0 > row && $0 < next }
      if !between.isEmpty, between.allSatisfy({ whole.contains($0) && !readings[$0].isUnlabelled }),
        isFilled(between, from: row, to: next, readings)
      {
        standing.formUnion(between)
      }
    }
    return standing
  }

  /// All numbers of a row of text are there, and its sum is told by them.
  private func isWhole(_ row: Int, _ reading: RowReading) -> Bool {
    guard reading.isCertain, !reading.isShort, reading.gridCells.isEmpty, judge.hasRowSum(row) else {
      return false
    }
    let slots = reading.candidates[0]
    return slots.allSatisfy { $0 != nil } && judge.rowHolds(row, slots)
  }

  private func ownsAll(_ row: Int, _ reading: RowReading) -> Bool {
    reading.candidates[0].allSatisfy { $0.map { owners[$0] == Int32(row) } ?? false }
  }

  /// The numbers stand on the line of their label: they are those of the row, also where they do not add up.
  private func hasOneLine(_ row: Int) -> Bool {
    guard let label = alignment.rows[row].labels.last, tokens[label].row < 0 else { return false }
    return alignment.rows[row].values.allSatisfy { tokens[$0].line == tokens[label].line }
  }

  /// There are as many numbers between two rows as those between them have cells.
  private func isFilled(_ rows: [Int], from: Int, to: Int, _ readings: [RowReading]) -> Bool {
    guard let first = alignment.rows[from].values.last, let last = alignment.rows[to].values.first,
      first < last
    else { return false }
    let cells = rows.reduce(0) { $0 + table.rows[$1].row.cells.count }
    return tokens[(first + 1)..<last].count(where: \.isValue) == cells
  }
}
