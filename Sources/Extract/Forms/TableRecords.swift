import Core

/// This is what stands together in a long table: the label of a row, its unit, its numbers.
struct TableRecord {
  /// Labels of lines before this one that no numbers followed: the beginning of a wrapped label, or a heading.
  var pending: [Int] = []
  /// Labels on the line, or in the row of the grid, of the numbers.
  var labels: [Int] = []
  var units: [Int] = []
  var values: [Int] = []
}

/// This is how the tokens of a long table are seen before they are aligned with the form.
struct TableRecords {
  let tokens: [Token]
  /// The unit that a token is, for labels that say nothing else.
  let units: [UnitID?]

  /// Gives what stands between one label and the next. Numbers belong to the label before them, or on their
  /// line; this is only used to see how the table is built, never to place a number.
  func records() -> [TableRecord] {
    var records: [TableRecord] = []
    var current = TableRecord()
    var start = 0
    while start < tokens.count {
      let group = start..<self.end(of: start)
      let end = group.upperBound
      start = end
      let labels = group.filter { !tokens[$0].isValue && units[$0] == nil }
      let named = group.filter { units[$0] != nil }
      let values = group.filter { tokens[$0].isValue }
      // A unit closes a row whose cells are empty, too.
      if !labels.isEmpty, !current.values.isEmpty || !current.units.isEmpty {
        records.append(current)
        current = TableRecord()
      }
      if !labels.isEmpty {
        current.pending += current.labels
        current.labels = labels
      }
      current.units += named
      current.values += values
    }
    if !current.labels.isEmpty || !current.values.isEmpty { records.append(current) }
    return records
  }

  /// Gives the end of a line or a row of a grid, or of a row of the table where a line holds several: behind
  /// the numbers that follow its label.
  private func end(of start: Int) -> Int {
    var end = start + 1
    let startsWithLabel = !tokens[start].isValue
    var hasValue = false
    while end < tokens.count, isTogether(tokens[end], tokens[start]) {
      if tokens[end].isValue { hasValue = true }
      if tokens[end].row < 0, startsWithLabel, hasValue, !tokens[end].isValue, units[end] == nil {
        return end
      }
      end += 1
    }
    return end
  }

  private func isTogether(_ token: Token, _ first: Token) -> Bool {
    token.row >= 0 || first.row >= 0 ? token.row == first.row : token.line == first.line
  }
}
