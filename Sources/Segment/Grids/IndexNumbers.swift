import Core

/// Leaves out the numbers that count rows and columns and are no values: the index that data frames print
/// (`,0,1,2,3` above a table, `0,1,2…` down its first column), 栏次 rows and 序号 columns.
struct IndexNumbers {
  let text: [UInt8]

  /// Rows of the form hold sums, which consecutive numbers never do; fewer than this may be counts.
  private static let fewestColumns = 4
  private static let fewestRows = 4

  func remove(from tokens: inout [Token]) {
    let lines = self.lines(of: tokens)
    var dropped: Set<Int> = []
    for line in lines where isColumnIndex(line, tokens) { dropped.formUnion(line) }
    for index in rowIndexes(lines.filter { !dropped.contains($0.lowerBound) }, tokens) {
      dropped.insert(index)
    }
    if dropped.isEmpty { return }
    var kept: [Token] = []
    kept.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() where !dropped.contains(index) { kept.append(token) }
    tokens = kept
  }

  /// Gives the tokens of each line, or row of a grid.
  private func lines(of tokens: [Token]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in tokens.indices.dropFirst() where !tokens[index - 1].isOnLine(of: tokens[index]) {
      lines.append(start..<index)
      start = index
    }
    if start < tokens.count { lines.append(start..<tokens.count) }
    return lines
  }

  /// A line of consecutive numbers from 0 or 1 and nothing else, blanks apart.
  private func isColumnIndex(_ line: Range<Int>, _ tokens: [Token]) -> Bool {
    var next: Int64?
    var count = 0
    for token in tokens[line] where token.kind != .blank {
      guard let number = whole(token) else { return false }
      if let next, number != next { return false }
      if next == nil, number > 1 { return false }
      next = number + 1
      count += 1
    }
    return count >= Self.fewestColumns
  }

  /// Gives the first tokens of lines that follow each other and count up by one, most of them before a label.
  private func rowIndexes(_ lines: [Range<Int>], _ tokens: [Token]) -> [Int] {
    var found: [Int] = []
    var run: [(index: Int, number: Int64, isLabelled: Bool)] = []
    func close() {
      let labelled = run.count { $0.isLabelled }
      if run.count >= Self.fewestRows, labelled * 4 >= run.count * 3 { found += run.map(\.index) }
      run = []
    }
    for line in lines {
      // A cell of a label that is wrapped stands on a line of its own below its row.
      guard let number = whole(tokens[line.lowerBound]), line.count > 1 else { continue }
      let isLabelled = tokens[line.dropFirst()].first { $0.kind != .blank }?.kind == .label
      if let last = run.last, number != last.number + 1 { close() }
      run.append((line.lowerBound, number, isLabelled))
    }
    close()
    return found
  }

  private func whole(_ token: Token) -> Int64? {
    guard token.kind == .number, let number = PrintedNumber.read(token.span, in: text), number.suffix.isEmpty,
      number.value.isWhole, number.value.mantissa >= 0, token.span.count <= 3
    else { return nil }
    return number.value.mantissa
  }
}
