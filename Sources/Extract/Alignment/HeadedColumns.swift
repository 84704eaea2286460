import Core

/// Turns columns that are printed one after the other, each below its header, into rows: PDF text that follows
/// the columns of a page gives 本年制发件数, its numbers one below the other, 本年废止件数, and so on.
struct HeadedColumns {
  let table: ExpectedTable

  func turn(_ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    for (index, columns) in table.columns.enumerated() where columns.count > 1 {
      let sizes = rowCounts(of: index)
      var start = 0
      while start < tokens.count {
        if let found = groups(columns, sizes: sizes, from: start, tokens, folded) {
          turn(found, block: index, &tokens, &folded)
          start = found[found.count - 1].upperBound
        } else {
          start += 1
        }
      }
    }
  }

  /// How many rows the block prints: more than one, and one figure for each print of a choice.
  private func rowCounts(of block: Int) -> Set<Int> {
    let rows = table.rows.filter { $0.block == block && !$0.isHeading }
    let variants = Set(rows.filter { $0.row.choice != nil }.map(\.row.variant))
    let counts =
      variants.isEmpty
      ? [rows.count]
      : variants.map { variant in rows.count { $0.row.choice == nil || $0.row.variant == variant } }
    return Set(counts.filter { $0 > 1 })
  }

  /// Gives the numbers below each header, where the header at `start` begins such a table.
  private func groups(
    _ columns: [FormLabel], sizes: Set<Int>, from start: Int, _ tokens: [Token], _ folded: [[UInt16]]
  ) -> [Range<Int>]? {
    var found: [Range<Int>] = []
    var index = start
    for column in columns.indices {
      guard index < tokens.count, tokens[index].kind == .label, tokens[index].row < 0,
        let values = end(of: columns[column], from: index, tokens, folded)
      else {
        return nil
      }
      var end = values
      while end < tokens.count, tokens[end].isValue, tokens[end].kind != .blank,
        tokens.isLoneValue(end) || isBeside(values - 1, end, tokens)
      {
        end += 1
      }
      let size = end - values
      guard sizes.contains(size), found.first.map({ $0.count == size }) ?? true else { return nil }
      found.append(values..<end)
      index = end
    }
    return found
  }

  /// Tells whether a value of text stands on the line of the header, which begins it: `本年制发件数 0 2`.
  private func isBeside(_ header: Int, _ value: Int, _ tokens: [Token]) -> Bool {
    let line = tokens[header].line
    return tokens[value].row < 0 && tokens[value].line == line
      && (header == 0 || tokens[header - 1].line != line)
  }

  /// Gives the token behind a header, which may take several tokens.
  private func end(of column: FormLabel, from start: Int, _ tokens: [Token], _ folded: [[UInt16]]) -> Int? {
    var piece: [UInt16] = []
    var index = start
    while index < tokens.count, tokens[index].kind == .label, tokens[index].row < 0 {
      piece += folded[index]
      index += 1
      if column.folded.contains(piece) { return index }
      if !column.folded.contains(where: { $0.starts(with: piece) }) { return nil }
    }
    return nil
  }

  private func turn(
    _ groups: [Range<Int>], block: Int, _ tokens: inout [Token], _ folded: inout [[UInt16]]
  ) {
    guard let first = groups.first, let last = groups.last else { return }
    let labels = rowLabels(
      of: block, count: first.count, from: headerStart(first.lowerBound, tokens), tokens, folded)
    let start = labels.first ?? first.lowerBound
    let all = start..<last.upperBound
    var order = all.filter { index in !labels.contains(index) && !groups.contains { $0.contains(index) } }
    for row in 0..<first.count {
      if !labels.isEmpty { order.append(labels[row]) }
      for group in groups { order.append(group.lowerBound + row) }
    }
    tokens.replaceSubrange(all, with: order.map { tokens[$0] })
    folded.replaceSubrange(all, with: order.map { folded[$0] })
  }

  /// Where the labels begin that stand before some values.
  private func headerStart(_ values: Int, _ tokens: [Token]) -> Int {
    var start = values
    while start > 0, tokens[start - 1].kind == .label, tokens[start - 1].row < 0 { start -= 1 }
    return start
  }

  /// Gives the labels of the rows of a block where all stand, in order, among the labels from `start` on; else none.
  private func rowLabels(
    of block: Int, count: Int, from start: Int, _ tokens: [Token], _ folded: [[UInt16]]
  ) -> [Int] {
    var found: [Int] = []
    var rows: [Int] = []
    var index = start
    while index < tokens.count, tokens[index].kind == .label {
      if let row = table.meanings.row(folded[index]), table.rows[row].block == block {
        found.append(index)
        rows.append(row)
      }
      index += 1
    }
    return found.count == count && rows == rows.sorted() && Set(rows).count == count ? found : []
  }
}
