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
          turn(found, &tokens, &folded)
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
      while end < tokens.count, tokens.isLoneValue(end), tokens[end].kind != .blank { end += 1 }
      let size = end - values
      guard sizes.contains(size), found.first.map({ $0.count == size }) ?? true else { return nil }
      found.append(values..<end)
      index = end
    }
    return found
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

  private func turn(_ groups: [Range<Int>], _ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    guard let first = groups.first, let last = groups.last else { return }
    let all = first.lowerBound..<last.upperBound
    var order = all.filter { index in !groups.contains { $0.contains(index) } }
    for row in 0..<first.count { for group in groups { order.append(group.lowerBound + row) } }
    tokens.replaceSubrange(all, with: order.map { tokens[$0] })
    folded.replaceSubrange(all, with: order.map { folded[$0] })
  }
}
