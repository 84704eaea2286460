import Core

// How firmly each row of an aligned table is held.
//
// In a table where every row of the form was found with all its values and no number is left over, the order
// alone decides and every row is firm. Where something is missing or left over, a row is firm when its own
// label stands with its values; a row without such a label is firm only when all rows between its firm
// neighbours are whole. Everything else stays open: no sum tells neighbours apart.

/// This is how a row is held.
enum Support {
  case firm
  /// It may as well be another row of the form.
  case loose
}

struct SupportJudge {
  let table: ExpectedTable
  let tokens: [Token]
  let alignment: Alignment
  let readings: [RowReading]
  let judge: PlacementJudge

  /// Every row that should be printed is there with all its values, and no number is left over.
  var isWhole: Bool {
    leftover.isEmpty && readings.indices.allSatisfy { !isExpected($0) || isWhole($0) }
  }

  /// Numbers that no row took. A mark without a cell, such as the 无 of a vertical 无法提供, tells nothing.
  var leftover: [Int] {
    (alignment.leftover + alignment.rows.flatMap(\.skipped)).filter { tokens[$0].kind == .number }.sorted()
  }

  func supports() -> [Support] {
    var supports = [Support](repeating: .firm, count: readings.count)
    if isWhole { return supports }
    let expected = readings.indices.filter { isExpected($0) }
    // Where blanks were lost the numbers of two short rows may look like one whole row: its sum tells.
    for row in expected where readings[row].isCertain && readings[row].gridCells.isEmpty {
      if judge.rowContradicts(row, readings[row].candidates[0]) { supports[row] = .loose }
    }
    loosenStacks(expected, &supports)
    loosenStacksBehindNumbers(expected, &supports)
    loosenUnlabelledRuns(expected, &supports)
    let labelsLead = self.labelsLead
    let anchored = readings.indices.map { isAnchored($0, labelsLead: labelsLead) }
    var position = 0
    while position < expected.count {
      if anchored[expected[position]] {
        position += 1
        continue
      }
      var end = position
      while end < expected.count, !anchored[expected[end]] { end += 1 }
      let run = expected[position..<end]
      if !run.allSatisfy({ isWhole($0) }) {
        for row in run where readings[row].isPrinted && !alignment.rows[row].values.isEmpty {
          supports[row] = .loose
        }
      }
      position = end
    }
    return supports
  }

  /// Where labels stand together before the numbers of all their rows, or in one block of lines between empty ones,
  /// a row without numbers and the next one cannot be told apart.
  private func loosenStacks(_ expected: [Int], _ supports: inout [Support]) {
    let pairs = zip(expected, expected.dropFirst())
    let isStacked = pairs.contains { row, next in
      guard let value = alignment.rows[row].values.first, let label = alignment.rows[next].labels.first else {
        return false
      }
      return label < value && !alignment.rows[next].values.isEmpty
    }
    let hasBlocks = !isStacked && emptyLinesPartNumbers
    if !isStacked, !hasBlocks { return }
    for (row, next) in pairs
    where readings[row].isPrinted && alignment.rows[row].values.isEmpty
      && !alignment.rows[next].values.isEmpty && (isStacked || areOneBlock(row, next))
    {
      supports[row] = .loose
      supports[next] = .loose
    }
  }

  /// Where the labels of several rows stand together behind numbers that are too few for all of them, nobody can say
  /// whose they are.
  private func loosenStacksBehindNumbers(_ expected: [Int], _ supports: inout [Support]) {
    var start = 0
    while start < expected.count {
      var end = start + 1
      while end < expected.count, followsBehindNumbers(expected[end], expected[end - 1]) { end += 1 }
      let stack = expected[start..<end]
      start = end
      if stack.count > 1, !stack.allSatisfy({ isWhole($0) }) { for row in stack { supports[row] = .loose } }
    }
  }

  /// Tells whether the label of a row stands right behind that of the one before, and that one's numbers before both.
  private func followsBehindNumbers(_ row: Int, _ before: Int) -> Bool {
    guard readings[row].isPrinted, let value = alignment.rows[before].values.last, tokens[value].row < 0,
      let label = alignment.rows[before].labels.first, label > value, tokens[label].line > tokens[value].line,
      let last = alignment.rows[before].labels.last
    else { return false }
    return alignment.rows[row].labels.first == last + 1
  }

  /// Whose the numbers of several rows are that follow each other without a label between them only counting tells;
  /// where rows are without numbers the count is off.
  private func loosenUnlabelledRuns(_ expected: [Int], _ supports: inout [Support]) {
    if expected.allSatisfy({ !alignment.rows[$0].values.isEmpty }) { return }
    let filled = expected.filter { row in alignment.rows[row].values.first.map { tokens[$0].row < 0 } ?? false
    }
    for (row, next) in zip(filled, filled.dropFirst()) {
      guard let last = alignment.rows[row].values.last, let first = alignment.rows[next].values.first,
        last < first, tokens[last].line < tokens[first].line,
        !tokens[last..<first].contains(where: { $0.kind == .label })
      else { continue }
      supports[row] = .loose
      supports[next] = .loose
    }
  }

  /// Most numbers that have their line for themselves have empty lines between them: then empty lines part the
  /// blocks of a page.
  private var emptyLinesPartNumbers: Bool {
    var parted = 0
    var together = 0
    for index in tokens.indices.dropFirst() where tokens.isLoneValue(index) && tokens.isLoneValue(index - 1) {
      if tokens[index].line > tokens[index - 1].line + 1 { parted += 1 } else { together += 1 }
    }
    return parted > 2 * together
  }

  /// Tells whether the label of a row follows that of the row before without an empty line, and the numbers not
  /// on its own line.
  private func areOneBlock(_ row: Int, _ next: Int) -> Bool {
    guard let last = alignment.rows[row].labels.last, let first = alignment.rows[next].labels.first,
      let value = alignment.rows[next].values.first
    else { return false }
    return tokens[first].row < 0 && tokens[first].line == tokens[last].line + 1
      && tokens[value].line > tokens[first].line
  }

  /// Rows that the document should print: all but the other form of a choice.
  private func isExpected(_ row: Int) -> Bool {
    if table.rows[row].isHeading { return false }
    guard let choice = table.rows[row].row.choice, !readings[row].isPrinted else { return true }
    return !readings.indices.contains {
      !table.rows[$0].isHeading && table.rows[$0].row.choice == choice
        && table.rows[$0].row.variant != table.rows[row].row.variant
        && readings[$0].isPrinted
    } && table.rows[row].row.variant == 0
  }

  private func isWhole(_ row: Int) -> Bool {
    readings[row].isPrinted && !readings[row].isShort && !alignment.rows[row].values.isEmpty
  }

  /// A row whose label, whole enough, stands on the line of its values or on the side of them where labels
  /// stand in this table.
  private func isAnchored(_ row: Int, labelsLead: Bool) -> Bool {
    let aligned = alignment.rows[row]
    guard !readings[row].isUnlabelled, let first = aligned.values.first, let last = aligned.values.last else {
      return readings[row].isPrinted && !readings[row].isUnlabelled && aligned.values.isEmpty
    }
    if table.rows[row].row.label.folded.isEmpty { return true }
    if tokens[first].row >= 0 { return aligned.labels.contains { tokens[$0].row == tokens[first].row } }
    if aligned.labels.contains(where: { label in
      aligned.values.contains { tokens[$0].line == tokens[label].line }
    }) {
      return true
    }
    return labelsLead ? aligned.labels.contains { $0 < first } : aligned.labels.contains { $0 > last }
  }

  /// Tells on which side of their values most labels stand that are not on a line with them.
  private var labelsLead: Bool {
    var leading = 0
    var trailing = 0
    for aligned in alignment.rows {
      guard let first = aligned.values.first, let last = aligned.values.last else { continue }
      if aligned.labels.contains(where: { $0 < first }) { leading += 1 }
      if aligned.labels.contains(where: { $0 > last }) { trailing += 1 }
    }
    return leading >= trailing
  }
}
