import Core

/// Puts numbers together that a line break cut at their point or behind a separator of thousands: `3204` and
/// `.0915` below it, `3204.` and `0915`, `3,` and `204.09`. Either piece alone would be a wrong value.
struct BrokenNumbers {
  let classifier: TokenClassifier
  let text: [UInt8]

  func join(_ tokens: inout [Token]) {
    var index = 0
    while index < tokens.count {
      defer { index += 1 }
      let token = tokens[index]
      if isTail(token) {
        join(before: &index, &tokens)
      } else if isHead(token) {
        join(behind: index, &tokens)
      }
    }
  }

  // MARK: What pieces look like

  /// A point and digits: the end of a number, never a value.
  private func isTail(_ token: Token) -> Bool {
    if token.kind != .label { return false }
    let bytes = text[token.span.range]
    let point = pointLength(bytes)
    return point > 0 && startsWithDigit(bytes.dropFirst(point))
  }

  /// Digits that end with a point or a separator.
  private func isHead(_ token: Token) -> Bool {
    if token.kind != .label || token.span.count > 24 { return false }
    let bytes = text[token.span.range]
    let (last, length) = UTF8Cursor.scalar(in: bytes, before: bytes.endIndex)
    if !isPoint(last), last != 0x2C, last != 0xFF0C { return false }
    return classifier.kind(of: TextSpan(start: Int(token.span.start), end: bytes.endIndex - length), in: text)
      == .number
  }

  private func isPoint(_ scalar: UInt32) -> Bool { scalar == 0x2E || scalar == 0xFF0E }

  private func pointLength(_ bytes: ArraySlice<UInt8>) -> Int {
    guard !bytes.isEmpty else { return 0 }
    let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: bytes.startIndex)
    return isPoint(scalar) ? length : 0
  }

  private func startsWithDigit(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && UTF8Cursor.digit(UTF8Cursor.scalar(in: bytes, at: bytes.startIndex).scalar) != nil
  }

  // MARK: Putting together

  private func join(before index: inout Int, _ tokens: inout [Token]) {
    let tail = tokens[index]
    if let before = tokens[..<index].lastIndex(where: { $0.kind != .blank }), unite(before, index, &tokens) {
      index = before
      return
    }
    // Below the number in its column stands its end, with other cells between them in the text: neither is a
    // value, and what the number is nobody can copy.
    let number =
      tail.row < 0
      ? tokens[..<index].lastIndex { $0.kind == .number }
      : tokens[..<index].lastIndex {
        $0.column == tail.column && $0.row >= 0 && $0.row < tail.row && $0.kind != .blank
      }
    if let number, tokens[number].kind == .number, tail.line - tokens[number].line <= 2 {
      tokens[number] = tokens[number].asLabel
    }
  }

  private func join(behind index: Int, _ tokens: inout [Token]) {
    let head = tokens[index]
    if let next = tokens[(index + 1)...].firstIndex(where: { $0.kind != .blank }),
      unite(index, next, &tokens)
    {
      return
    }
    if head.row < 0 { return }
    let below = tokens[(index + 1)...].firstIndex {
      $0.column == head.column && $0.row > head.row && $0.kind != .blank
    }
    guard let below, tokens[below].kind == .number, tokens[below].line - head.line <= 2 else { return }
    let isAlone = tokens.allSatisfy {
      $0.row != tokens[below].row || $0.kind == .blank || $0.column == head.column
    }
    if isAlone { tokens[below] = tokens[below].asLabel }
  }

  /// Makes one number of two pieces with nothing but the end of a line between them.
  private func unite(_ first: Int, _ second: Int, _ tokens: inout [Token]) -> Bool {
    let (head, tail) = (tokens[first], tokens[second])
    guard tail.line == head.line + 1, tail.span.start >= head.span.end else { return false }
    let between = text[Int(head.span.end)..<Int(tail.span.start)]
    var index = between.startIndex
    while index < between.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: between, at: index)
      if !UTF8Cursor.isBlank(scalar) { return false }
      index += length
    }
    let span = TextSpan(start: Int(head.span.start), end: Int(tail.span.end))
    if classifier.kind(of: span, in: text) != .number { return false }
    tokens[first] = Token(
      kind: .number, span: span, line: head.line, row: head.row, column: head.column,
      isExplicit: head.isExplicit)
    // What else its line has is the rest of a row that was none: empty cells.
    var end = second + 1
    while end < tokens.count, tokens[end].kind == .blank, tokens[end].isOnLine(of: tail) { end += 1 }
    tokens.removeSubrange((first + 1)..<end)
    return true
  }
}

extension Token {
  fileprivate var asLabel: Token {
    Token(kind: .label, span: span, line: line, row: row, column: column, isExplicit: isExplicit)
  }
}
