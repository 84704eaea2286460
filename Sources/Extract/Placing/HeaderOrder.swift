import Core

/// Tells whether the headers of a table stand in the order of the form. Where they do not, the columns were
/// exchanged, or the source gives the cells of a line in no order, and the numbers below cannot be told apart.
struct HeaderOrder {
  let table: ExpectedTable
  let tokens: [Token]
  let folded: [[UInt16]]

  /// Gives the blocks whose headers are out of order.
  /// - Parameter firstValues: for each block that holds values the first of them.
  func scrambledBlocks(firstValues: [Int: Int]) -> Set<Int> {
    var scrambled: Set<Int> = []
    for (block, columns) in table.columns.enumerated() where columns.count > 1 {
      guard let end = firstValues[block] else { continue }
      let start = headStart(before: end)
      let headers = (start..<end).compactMap { index in
        column(of: index, among: columns).map { (index: index, column: $0) }
      }
      // Where groups stand over the columns some headers are a line lower than others.
      let isOutOfOrder =
        isNested(block)
        ? hasScrambledRow(headers) || beginsLate(headers) || hasScrambledText(headers, of: columns)
        : isScrambled(headers.map(\.column))
      if isOutOfOrder || (start..<end).contains(where: { isScrambledLine($0, of: columns) }) {
        scrambled.insert(block)
      }
    }
    return scrambled
  }

  /// The header of a block begins behind the last value before it.
  private func headStart(before end: Int) -> Int {
    var start = end
    while start > 0, tokens[start - 1].kind == .label || tokens[start - 1].kind == .blank { start -= 1 }
    return start
  }

  private func column(of index: Int, among columns: [FormLabel]) -> Int? {
    guard tokens[index].kind == .label else { return nil }
    return columns.firstIndex { $0.folded.contains(folded[index]) }
  }

  private func isNested(_ block: Int) -> Bool {
    table.columns[block].count > 3
  }

  private func hasScrambledRow(_ headers: [(index: Int, column: Int)]) -> Bool {
    var row: [Int] = []
    var last: Token?
    for header in headers {
      let token = tokens[header.index]
      if let last, last.row != token.row || token.row < 0 {
        if isScrambled(row) { return true }
        row = []
      }
      row.append(header.column)
      last = token
    }
    return isScrambled(row)
  }

  /// In text the header of the first column stands before those of all others, however the groups are printed:
  /// 总计 before 自然人 tells of another order.
  private func beginsLate(_ headers: [(index: Int, column: Int)]) -> Bool {
    let columns = headers.filter { tokens[$0.index].row < 0 }.map(\.column)
    guard let first = columns.first, first != 0 else { return false }
    return columns.contains(0)
  }

  /// In text the headers of the first and the last column stand beside those of groups; all others come in order,
  /// where they come once.
  private func hasScrambledText(_ headers: [(index: Int, column: Int)], of columns: [FormLabel]) -> Bool {
    let inner = headers.filter { tokens[$0.index].row < 0 && $0.column > 0 && $0.column + 1 < columns.count }
    return Set(inner.map(\.column)).count == inner.count && isScrambled(inner.map(\.column))
  }

  /// Tells whether a line of text is nothing but headers, several of them, in another order.
  private func isScrambledLine(_ index: Int, of columns: [FormLabel]) -> Bool {
    guard tokens[index].kind == .label, tokens[index].row < 0 else { return false }
    var rest = folded[index][...]
    var found: [Int] = []
    while !rest.isEmpty {
      var longest = 0
      var next: Int?
      for (column, header) in columns.enumerated() {
        for label in header.folded where label.count > longest && rest.starts(with: label) {
          longest = label.count
          next = column
        }
      }
      guard let next else { return false }
      found.append(next)
      rest = rest.dropFirst(longest)
    }
    return found.count > 2 && isScrambled(found)
  }

  /// Headers printed again begin where the first began; a column that comes later and stands before that one
  /// does not.
  private func isScrambled(_ columns: [Int]) -> Bool {
    guard let first = columns.first else { return false }
    var last = first
    for column in columns.dropFirst() {
      if column < first || (column < last && column != first) { return true }
      last = column
    }
    return false
  }
}
