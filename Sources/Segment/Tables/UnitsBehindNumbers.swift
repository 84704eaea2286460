import Core

/// Puts an amount and its unit together where text has a blank or the end of a line between them: `3.6 万元`. The digits
/// alone would be read in the unit of the header.
struct UnitsBehindNumbers {
  let classifier: TokenClassifier
  let text: [UInt8]

  func join(_ tokens: inout [Token]) {
    guard tokens.indices.dropFirst().contains(where: { isUnit($0, of: tokens) }) else { return }
    var joined: [Token] = []
    joined.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() {
      if index > 0, isUnit(index, of: tokens), let number = joined.popLast() {
        joined.append(
          Token(
            kind: .number, span: TextSpan(start: Int(number.span.start), end: Int(token.span.end)),
            line: number.line))
      } else {
        joined.append(token)
      }
    }
    tokens = joined
  }

  /// Tells whether a token of text is the unit of the number before it: on its line, or each on a line of its own.
  private func isUnit(_ index: Int, of tokens: [Token]) -> Bool {
    let token = tokens[index]
    let number = tokens[index - 1]
    guard token.kind == .label, number.kind == .number, token.row < 0, number.row < 0,
      classifier.isUnitOfAmount(token.span, in: text)
    else { return false }
    let between = TextSpan(start: Int(number.span.end), end: Int(token.span.start))
    guard UTF8Cursor.trimmed(between, in: text).isEmpty else { return false }
    if token.line == number.line { return true }
    return token.line == number.line + 1 && (index < 2 || tokens[index - 2].line < number.line)
      && (index + 1 == tokens.count || tokens[index + 1].line > token.line)
  }
}
