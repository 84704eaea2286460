import Core

// What is known of each token before the search begins.
extension AlignmentSearch {
  /// What a token gives at most, wherever it is put.
  func ceiling(of index: Int) -> Float {
    guard let match = matches[index] else {
      return tokens[index].kind == .blank ? Cost.takeBlank : Cost.takeNumber
    }
    var most = match.noise
    for row in match.weights.indices { most = max(most, states.shares[row] * match.weights[row]) }
    return most
  }

  mutating func findLabelsBefore() {
    var label: Int?
    var isOpenedByNumber = false
    for index in tokens.indices {
      let token = tokens[index]
      let isFirst = index == 0 || !tokens[index - 1].isOnLine(of: token)
      if isFirst {
        label = nil
        isOpenedByNumber = false
      }
      lineStart.append(isFirst ? index : lineStart[index - 1])
      if token.isValue {
        // The empty cells beside a label that reaches over several rows open nothing.
        if label == nil, token.kind != .blank { isOpenedByNumber = true }
      } else if !isOpenedByNumber {
        label = index
      }
      labelBefore.append(token.isValue ? label : nil)
    }
  }

  /// Below a label that is a row's to the letter, exactly as many values as the row has cells are that row's,
  /// unless labels stand below their numbers in this table: then numbers follow a header or a heading.
  mutating func giveRunsToLabels() {
    var owned: [(values: Range<Int>, label: Int)] = []
    var index = 0
    while index < tokens.count {
      guard tokens[index].isValue, tokens[index].row < 0 else {
        index += 1
        continue
      }
      var end = index
      while end < tokens.count, tokens[end].isValue { end += 1 }
      guard index > 0, let match = matches[index - 1] else { return }
      let row = match.isExact ? rowOfExact(match) : nil
      if row == nil, match.isExact || match.noise == 0 { return }
      if let row, end - index == states.widths[row] { owned.append((index..<end, index - 1)) }
      index = end
    }
    for run in owned {
      for value in run.values where labelBefore[value] == nil { labelBefore[value] = run.label }
    }
  }

  /// The row with cells whose label this is to the letter.
  private func rowOfExact(_ match: LabelMatcher.Match) -> Int? {
    match.weights.indices.first { match.weights[$0] == match.best && states.widths[$0] > 1 }
  }
}
