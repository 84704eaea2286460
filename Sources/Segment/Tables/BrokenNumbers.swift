import Core

/// Puts numbers together that a line break cut at their point or behind a separator of thousands: `3204` and
/// `.0915` below it, `3204.` and `0915`, `3,` and `204.09`. Either piece alone would be a wrong value.
struct BrokenNumbers {
  let classifier: TokenClassifier
  let text: [UInt8]

  /// Pieces are looked for among so many tokens above and below: three lines of a table hold no more.
  private static let farthest = 200
  private static let mostLines: Int32 = 2

  func join(_ tokens: inout [Token]) {
    guard tokens.contains(where: { isTail($0) || isHead($0) }) else { return }
    var joined: [Token] = []
    joined.reserveCapacity(tokens.count)
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if isTail(token) {
        if let above = joined.lastIndex(where: { $0.kind != .blank }),
          let whole = united(joined[above], token)
        {
          joined.removeSubrange(above...)
          joined.append(whole)
          index = behindBlanks(of: index, tokens)
          continue
        }
        doubt(above: token, in: &joined)
      } else if isHead(token) {
        if let below = tokens[(index + 1)...].firstIndex(where: { $0.kind != .blank }),
          let whole = united(token, tokens[below])
        {
          joined.append(whole)
          index = behindBlanks(of: below, tokens)
          continue
        }
        doubt(below: index, in: &tokens)
        if let digits = digits(beside: index, tokens) {
          joined.append(digits)
          index += 1
          continue
        }
      }
      joined.append(token)
      index += 1
    }
    tokens = joined
  }

  // MARK: What pieces look like

  /// A point and digits: the end of a number, never a value.
  private func isTail(_ token: Token) -> Bool {
    if token.kind != .label || token.span.isEmpty { return false }
    let bytes = text[token.span.range]
    let (first, length) = UTF8Cursor.scalar(in: bytes, at: bytes.startIndex)
    return PrintedNumber.isPoint(first) && PrintedNumber.isDigit(bytes, at: bytes.startIndex + length)
  }

  /// Digits that end with a point or a separator.
  private func isHead(_ token: Token) -> Bool {
    token.kind == .label && token.span.count <= 24 && classifier.isCutNumber(token.span, in: text)
  }

  // MARK: Putting together

  /// Gives the number of two pieces with nothing but the end of a line between them, or a blank behind a separator.
  private func united(_ head: Token, _ tail: Token) -> Token? {
    guard tail.line == head.line + 1 || tail.isOnLine(of: head), tail.span.start >= head.span.end else {
      return nil
    }
    let between = TextSpan(start: Int(head.span.end), end: Int(tail.span.start))
    let span = TextSpan(start: Int(head.span.start), end: Int(tail.span.end))
    guard UTF8Cursor.trimmed(between, in: text).isEmpty, classifier.kind(of: span, in: text) == .number else {
      return nil
    }
    return head.with(kind: .number, span: span)
  }

  /// What else the line of a joined piece has is the rest of a row that was none: empty cells.
  private func behindBlanks(of index: Int, _ tokens: [Token]) -> Int {
    tokens[(index + 1)...].firstIndex { $0.kind != .blank || !$0.isOnLine(of: tokens[index]) } ?? tokens.count
  }

  // MARK: Pieces with other cells between them

  // Below the number in its column stands its end: neither is a value, and no bytes of the text are the number.

  private func doubt(above tail: Token, in tokens: inout [Token]) {
    let near = tokens.suffix(Self.farthest)
    let number =
      tail.row < 0
      ? near.lastIndex { $0.kind == .number }
      : near.lastIndex {
        $0.column == tail.column && $0.row >= 0 && $0.row < tail.row && $0.kind != .blank
      }
    if let number, tokens[number].kind == .number, tail.line - tokens[number].line <= Self.mostLines {
      tokens[number] = tokens[number].with(kind: .label)
    }
  }

  /// Gives the digits before a blank that cut a number of text behind its point, `29. 17`: two numbers stand there where
  /// the row has one cell, so that neither is given. `4. 1 0 0` is the number of a label that goes on below its values.
  private func digits(beside index: Int, _ tokens: [Token]) -> Token? {
    let head = tokens[index]
    guard head.row < 0, index > 0, tokens[index - 1].isOnLine(of: head), index + 1 < tokens.count,
      tokens[index + 1].kind == .number, tokens[index + 1].isOnLine(of: head),
      tokens[index - 1].isValue || index + 2 == tokens.count || !tokens[index + 2].isOnLine(of: head),
      PrintedNumber.isDigit(text[tokens[index + 1].span.range], at: Int(tokens[index + 1].span.start))
    else { return nil }
    let (last, length) = UTF8Cursor.scalar(in: text[head.span.range], before: Int(head.span.end))
    if !PrintedNumber.isPoint(last) { return nil }
    return Token(
      kind: .number, span: TextSpan(start: Int(head.span.start), end: Int(head.span.end) - length),
      line: head.line)
  }

  private func doubt(below index: Int, in tokens: inout [Token]) {
    let head = tokens[index]
    if head.row < 0 { return }
    let below = tokens[(index + 1)...].prefix(Self.farthest).firstIndex {
      $0.column == head.column && $0.row > head.row && $0.kind != .blank
    }
    guard let below, tokens[below].kind == .number, tokens[below].line - head.line <= Self.mostLines else {
      return
    }
    let row = tokens[below].row
    let near = max(0, below - Self.farthest)..<min(tokens.count, below + Self.farthest)
    if tokens[near].allSatisfy({ $0.row != row || $0.kind == .blank || $0.column == head.column }) {
      tokens[below] = tokens[below].with(kind: .label)
    }
  }
}
