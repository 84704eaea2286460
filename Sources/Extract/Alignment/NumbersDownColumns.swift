import Core

/// Turns numbers that stand one a line, column below column, into rows: so writes what takes the boxes of text from a
/// page. No empty line tells the columns apart, the sums of the rows do: along the lines they fail, down the columns
/// they all hold.
struct NumbersDownColumns {
  let table: ExpectedTable
  let text: [UInt8]

  /// Rows that hold more than zeros: one alone may add up by chance.
  private static let fewestTold = 2

  func turn(_ tokens: inout [Token], _ folded: [[UInt16]]) {
    guard let row = table.summedRow else { return }
    let width = table.rows[row].row.cells.count
    for run in tokens.runsOfLoneValues() where run.count % width == 0 && run.count > width {
      if !isHeadedOtherwise(row, behind: run.upperBound, tokens, folded),
        let order = order(run, row, width, tokens)
      {
        tokens.replaceSubrange(run, with: order.map { tokens[$0] })
      }
    }
  }

  /// Tells whether the headers of the columns stand behind the numbers, in another order than the form's.
  private func isHeadedOtherwise(_ row: Int, behind end: Int, _ tokens: [Token], _ folded: [[UInt16]]) -> Bool
  {
    let columns = table.columns[table.rows[row].block]
    let headed = tokens.indices[end...].prefix { tokens[$0].kind == .label }.compactMap { label in
      columns.firstIndex { $0.folded.contains(folded[label]) }
    }
    return headed != headed.sorted()
  }

  /// Gives the tokens row by row, or nil where they stand so already or no order adds up.
  private func order(_ run: Range<Int>, _ row: Int, _ width: Int, _ tokens: [Token]) -> [Int]? {
    let count = run.count / width
    let values = tokens[run].map { $0.kind == .number ? PrintedNumber.read($0.span, in: text)?.value : nil }
    let judge = PlacementJudge(table: table, values: values)
    func holds(_ place: (_ line: Int, _ column: Int) -> Int) -> Bool {
      (0..<count).allSatisfy { line in judge.rowHolds(row, (0..<width).map { place(line, $0) }) }
    }
    if holds({ line, column in line * width + column }) { return nil }
    for columns in Self.columns(width) {
      func place(_ line: Int, _ column: Int) -> Int { columns[column] * count + line }
      guard holds(place), isTold(values, count, width, place),
        standsEmpty(behindTotal: columns, values, count)
      else { continue }
      return (0..<count).flatMap { line in (0..<width).map { run.lowerBound + place(line, $0) } }
    }
    return nil
  }

  /// The columns in their order, and with the total before the last of the others.
  private static func columns(_ width: Int) -> [[Int]] {
    let inOrder = Array(0..<width)
    return [inOrder, inOrder.dropLast(2) + [width - 1, width - 2]]
  }

  private func isTold(
    _ values: [Decimal64?], _ count: Int, _ width: Int, _ place: (_ line: Int, _ column: Int) -> Int
  ) -> Bool {
    let told = (0..<count).count { line in values[place(line, width - 1)].map { !$0.isZero } ?? false }
    return told >= Self.fewestTold
  }

  /// A column that went behind the total holds nothing, so that no number changes its place with the total's.
  private func standsEmpty(behindTotal columns: [Int], _ values: [Decimal64?], _ count: Int) -> Bool {
    if columns[columns.count - 1] == columns.count - 1 { return true }
    let last = columns.count - 1
    return values[(last * count)...].allSatisfy { $0.map(\.isZero) ?? true }
  }
}
