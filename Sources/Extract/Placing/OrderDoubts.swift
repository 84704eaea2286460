import Core

/// Doubts rows whose numbers only their order holds: numbers one a line below the labels of several rows may run
/// along the rows or down the columns; a row put together from pieces of lines whose sum fails was put together
/// wrongly; and of a long run of numbers without labels nobody can say where a row begins.
///
/// It is a class since all its questions are asked of rows by closures, each of which would copy a structure of
/// so many parts.
final class OrderDoubts {
  let table: ExpectedTable
  let tokens: [Token]
  /// The text of each label, folded.
  let folded: [[UInt16]]
  /// What was taken for sums beside headings, and is not among the tokens.
  let subtotals: [Subtotal]
  let text: [UInt8]
  let readings: [RowReading]
  let judge: PlacementJudge
  let alignment: Alignment
  /// Numbers that no row took.
  let leftover: [Int]
  let headers: HeaderOrder
  /// The text was put together from places on pages: lines of one row come by their height, not from left to right.
  let isPage: Bool

  init(
    table: ExpectedTable, arranged: ArrangedTokens, document: Document, readings: [RowReading],
    judge: PlacementJudge, alignment: Alignment, leftover: [Int]
  ) {
    self.table = table
    tokens = arranged.tokens
    folded = arranged.folded
    subtotals = arranged.subtotals
    text = document.text
    self.readings = readings
    self.judge = judge
    self.alignment = alignment
    self.leftover = leftover
    headers = HeaderOrder(table: table, tokens: arranged.tokens, folded: arranged.folded)
    isPage = document.format == .pdf
  }

  func loosen(_ supports: inout [Support]) {
    let pieced = readings.indices.filter(isPieced)
    if !pieced.isEmpty {
      // One cell of the agency's own error breaks one of these sums; exchanged pieces break two.
      let failing = judge.failingColumns(readings.map { $0.candidates.first ?? $0.asPrinted })
      for row in pieced
      where failing > 1 || judge.rowContradicts(row, readings[row].candidates[0])
        || (isPage && !judge.hasRowSum(row) && !isUniform(row))
      {
        supports[row] = .loose
      }
    }
    let scrambled = headers.scrambledBlocks(firstValues: firstValues)
    for row in readings.indices where scrambled.contains(table.rows[row].block) && !isUniform(row) {
      supports[row] = .loose
    }
    for row in readings.indices where isAdrift(row) || isCutOff(row) { supports[row] = .loose }
    let doubted = [
      crossedRows(), turnedRows(), shiftedRows(), rowsBelowOtherHeaders(), rowsAcrossHeaders(),
      rowsOutOfStep(), rowsInAnyOrder(), rowsOfHalves(), rowsScrambled(), rowsWithRivals(),
      rowsAmongUnplaced(), rowsBehindOtherLabels(), rowsOfTwoTables(), rowsAmidHeaders(),
      rowsBelowOtherSums(), rowsBesideTheirHeaders(), rowsBelowExchangedGroups(), rowsInParts(),
    ]
    for row in doubted.joined() { supports[row] = .loose }
    for run in stacks() where !isRowOrder(run) {
      for row in run { supports[row] = .loose }
    }
  }

  /// The first value of each block that has any.
  private var firstValues: [Int: Int] {
    var found: [Int: Int] = [:]
    for row in table.printedRows(readings) {
      guard let first = readings[row].asPrinted.lazy.compactMap({ $0 }).min() else { continue }
      found[table.rows[row].block] = min(found[table.rows[row].block] ?? first, first)
    }
    return found
  }

  /// The cells of a row hold one and the same, so that any order gives it.
  func isUniform(_ row: Int) -> Bool {
    let values = readings[row].asPrinted.map { value($0) }
    return values.allSatisfy { $0 == values[0] }
  }

  // MARK: Pieces of lines

  /// A row of flowing text whose values stand on several lines, more than one on some.
  private func isPieced(_ row: Int) -> Bool {
    guard readings[row].isCertain, readings[row].isPrinted, readings[row].gridCells.isEmpty else {
      return false
    }
    var count = 0
    var lines: [Int32] = []
    for value in readings[row].candidates[0].lazy.compactMap({ $0 }) {
      count += 1
      if !lines.contains(tokens[value].line) { lines.append(tokens[value].line) }
    }
    return lines.count > 1 && lines.count < count
  }

  // MARK: Runs without labels

  /// A row without a label of its own, with numbers beside its values that may as well be its own.
  private func isAdrift(_ row: Int) -> Bool {
    guard readings[row].isCertain, readings[row].isPrinted, table.rows[row].row.label.folded.isEmpty,
      readings[row].gridCells.isEmpty, !table.rows[row].isHeading
    else { return false }
    let values = readings[row].candidates[0].compactMap { $0 }
    guard let first = values.first, let last = values.last else { return false }
    var before = first
    while before > 0, leftover.contains(before - 1) { before -= 1 }
    var after = last
    while after + 1 < tokens.count, leftover.contains(after + 1) { after += 1 }
    // One number behind may be that of a page.
    if before == first, after - last < 2 { return false }
    let isTold = values.contains { judge.values[$0].map { !$0.isZero } ?? false }
    return !isTold || !judge.rowHolds(row, readings[row].candidates[0])
  }

  /// A row of text above or below which numbers stand that no row took: the halves of numbers that a narrow column
  /// cut in two, 136 and 0 for 1360. One alone may be that of a page, as many as the row has are another row.
  private func isCutOff(_ row: Int) -> Bool {
    guard readings[row].isPrinted, readings[row].gridCells.isEmpty,
      let first = alignment.rows[row].values.first, let last = alignment.rows[row].values.last,
      tokens[first].row < 0, tokens[last].row < 0
    else { return false }
    let below = leftover.drop { $0 < last }.prefix { tokens[$0].line == tokens[last].line + 1 }
    let above = leftover.prefix { $0 < first }.reversed().prefix { tokens[$0].line == tokens[first].line - 1 }
    return [Array(below), above.reversed()].contains { halves in
      guard halves.count > 1, halves.count < alignment.rows[row].values.count, let start = halves.first,
        let end = halves.last, end - start == halves.count - 1, tokens[start].row < 0
      else { return false }
      let between = start > last ? (last + 1)..<start : (end + 1)..<first
      return !tokens[between].contains(where: \.isValue) && (start > last || !areHalvesAbove(start))
    }
  }

  /// Tells whether numbers that no row took follow a row whose sum fails: they are the halves of that one.
  private func areHalvesAbove(_ start: Int) -> Bool {
    readings.indices.contains { row in
      readings[row].isCertain && alignment.rows[row].values.last == start - 1
        && judge.rowContradicts(row, readings[row].candidates[0])
    }
  }

  /// Rows of a block of text that begins with a number before its first label and ends in a label without one: the
  /// numbers may stand before their labels as well as behind them.
  private func shiftedRows() -> Set<Int> {
    var shifted: Set<Int> = []
    let labelled = readings.indices.filter { row in
      !table.rows[row].isHeading && !alignment.rows[row].labels.isEmpty
    }
    let blocks = Set(labelled.map { table.rows[$0].block }).sorted()
    for block in blocks {
      let rows = labelled.filter { table.rows[$0].block == block }
      guard let first = rows.first, let last = rows.last, let label = alignment.rows[first].labels.min(),
        label > 0, leftover.contains(label - 1), tokens[label - 1].kind == .number, tokens[label - 1].row < 0,
        tokens.isLoneValue(label - 1) || isLineOfValues(label - 1, width: table.rows[first].row.cells.count),
        !alignment.rows[last].values.contains(where: { tokens[$0].kind == .number })
      else { continue }
      shifted.formUnion(rows)
    }
    return shifted
  }

  /// Tells whether a line holds as many values as a row has cells and nothing else.
  private func isLineOfValues(_ last: Int, width: Int) -> Bool {
    let line = tokens[...last].reversed().prefix { $0.line == tokens[last].line }
    return line.count == width && line.allSatisfy(\.isValue)
  }

  // MARK: Rows of a grid

  /// Rows whose values stand in a line of a grid behind the header of a column, their own or that of another block:
  /// the table lies on its side.
  private func turnedRows() -> Set<Int> {
    var turned: Set<Int> = []
    for row in readings.indices where readings[row].isPrinted {
      let own = table.rows[row].block
      guard let first = alignment.rows[row].values.first, tokens[first].row >= 0,
        let label = label(before: first)
      else { continue }
      let blocks = self.blocks(headedBy: label)
      if blocks.contains(own) ? table.columns[own].count > 1 : !blocks.isEmpty { turned.insert(row) }
    }
    return turned
  }

  /// Rows that share a line of a grid: the values there were given to one, the label before them is the other's,
  /// or begins as that of the other alone.
  private func crossedRows() -> Set<Int> {
    var labelled: [Int32: Int] = [:]
    for row in readings.indices where !table.rows[row].isHeading {
      for label in alignment.rows[row].labels where tokens[label].row >= 0 {
        labelled[tokens[label].row] = row
      }
    }
    var crossed: Set<Int> = []
    for row in readings.indices where readings[row].isPrinted {
      for value in alignment.rows[row].values where tokens[value].kind == .number && tokens[value].row >= 0 {
        guard let other = labelled[tokens[value].row] ?? rowBegun(before: value), other != row else {
          continue
        }
        crossed.formUnion([row, other])
      }
    }
    return crossed
  }

  /// Gives the only row whose label begins as the one before a value on its line does.
  private func rowBegun(before value: Int) -> Int? {
    guard let label = label(before: value), folded[label].count >= Self.shortestBeginning else { return nil }
    let rows = table.rows.indices.filter { row in
      table.rows[row].row.label.folded.contains { $0.starts(with: folded[label]) }
    }
    return rows.count == 1 && !table.rows[rows[0]].isHeading ? rows[0] : nil
  }

  private static let shortestBeginning = 3

  /// Gives the label before a value on its line of a grid.
  private func label(before value: Int) -> Int? {
    var label = value - 1
    while label >= 0, tokens[label].row == tokens[value].row, tokens[label].isValue { label -= 1 }
    return label >= 0 && tokens[label].row == tokens[value].row ? label : nil
  }

  // MARK: Rows or columns

  /// Gives the rows, next to each other and of one width, whose values stand one a line without any label
  /// between them.
  private func stacks() -> [[Int]] {
    var stacks: [[Int]] = []
    var run: [Int] = []
    func close() {
      if run.count > 1 { stacks.append(run) }
      run = []
    }
    for row in readings.indices where !table.rows[row].isHeading && readings[row].isPrinted {
      guard isStack(row) else {
        close()
        continue
      }
      if let last = run.last, !follows(row, last) { close() }
      run.append(row)
    }
    close()
    return stacks
  }

  private func isStack(_ row: Int) -> Bool {
    let slots = readings[row].candidates.first ?? []
    guard readings[row].isCertain, slots.count > 1, readings[row].gridCells.isEmpty else { return false }
    var line: Int32 = -1
    for slot in slots {
      guard let slot, tokens[slot].line > line, tokens[slot].row < 0 else { return false }
      line = tokens[slot].line
      if slot > 0, tokens[slot - 1].line == line { return false }
    }
    return true
  }

  private func follows(_ row: Int, _ before: Int) -> Bool {
    let slots = readings[row].candidates[0]
    guard slots.count == readings[before].candidates[0].count,
      table.rows[row].block == table.rows[before].block,
      let first = slots[0], let last = readings[before].candidates[0].last ?? nil
    else { return false }
    return first == last + 1 && tokens[first].line > tokens[last].line
  }

  /// The sums of the rows say that the numbers run along them, or down the columns they would be the same.
  private func isRowOrder(_ run: [Int]) -> Bool {
    var isTold = false
    for row in run where judge.hasRowSum(row) {
      let slots = readings[row].candidates[0]
      if judge.rowHolds(row, slots), slots.contains(where: { value($0).map { !$0.isZero } ?? false }) {
        isTold = true
      }
    }
    if isTold { return true }
    let values = run.flatMap { readings[$0].candidates[0].map { value($0) } }
    let width = readings[run[0]].candidates[0].count
    return values.indices.allSatisfy { index in
      values[index] == values[(index % width) * run.count + index / width]
    }
  }

  func value(_ token: Int?) -> Decimal64? { token.flatMap { judge.values[$0] } }
}
