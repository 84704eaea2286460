import Core

/// Counts the numbers between the rows of a table that were not understood as such and stand there as words: `!0`,
/// `{0}` or `@ 0@*`. A row beside them is not blank.
struct UnreadNumbers {
  let tokens: [Token]
  let text: [UInt8]
  /// The labels of all rows.
  let labels: Set<Int>
  let isLabelled: Bool

  func count() -> Int {
    // Rows without labels of their own stand anywhere between the first and the last word.
    let range = isLabelled ? (labels.min() ?? 0)..<(labels.max() ?? 0) : tokens.indices
    return range.reduce(0) { count, token in
      tokens[token].kind == .label && !labels.contains(token) ? count + runs(tokens[token].span) : count
    }
  }

  /// Runs of digits behind all that is a word.
  private func runs(_ span: TextSpan) -> Int {
    var runs = 0
    var isDigit = false
    for byte in text[span.range].reversed() {
      if byte >= 0x80 { break }
      let digit = (0x30...0x39).contains(byte)
      if digit, !isDigit { runs += 1 }
      isDigit = digit
    }
    return runs
  }
}
