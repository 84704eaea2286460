import Core

/// Turns a cell into tokens: mostly one; a label and its numbers in one cell, or several numbers, are parted.
struct CellReader {
  private let classifier: TokenClassifier

  init(classifier: TokenClassifier) { self.classifier = classifier }

  func append(
    _ cell: TextSpan, line: Int32, row: Int32, column: Int32, isExplicit: Bool = false, text: [UInt8],
    to tokens: inout [Token]
  ) {
    let span = Emphasis.stripped(cell, in: text)
    if SlashedNumbers.append(
      span, line: line, row: row, column: column, isExplicit: isExplicit, text: text, to: &tokens)
    {
      return
    }
    let kind = classifier.kind(of: span, in: text)
    if kind != .label {
      tokens.append(
        Token(kind: kind, span: span, line: line, row: row, column: column, isExplicit: isExplicit))
      return
    }
    // From the end back: the run of values that closes the cell.
    var pieces: [(span: TextSpan, kind: TokenKind)] = []
    var end = Int(span.end)
    while end > Int(span.start) {
      let piece = lastPiece(TextSpan(start: Int(span.start), end: end), in: text)
      let kind = classifier.kind(of: piece, in: text)
      if kind == .label || kind == .blank { break }
      pieces.append((piece, kind))
      end = Int(UTF8Cursor.trimmed(TextSpan(start: Int(span.start), end: Int(piece.start)), in: text).end)
      if end < Int(span.start) { break }
    }
    let rest = UTF8Cursor.trimmed(TextSpan(start: Int(span.start), end: max(Int(span.start), end)), in: text)
    // A mark alone behind a label is part of its text: `其他 无`; and `12. 34` is a number with a blank in it, and
    // neither 12 nor 34.
    if pieces.isEmpty || !pieces.contains(where: { $0.kind == .number })
      || classifier.isCutNumber(rest, in: text)
    {
      tokens.append(
        Token(kind: .label, span: span, line: line, row: row, column: column, isExplicit: isExplicit))
      return
    }
    if !rest.isEmpty {
      tokens.append(
        Token(kind: .label, span: rest, line: line, row: row, column: column, isExplicit: isExplicit))
    }
    for piece in pieces.reversed() {
      tokens.append(
        Token(
          kind: piece.kind, span: piece.span, line: line, row: row, column: column, isExplicit: isExplicit))
    }
  }

  /// Tells whether a cell holds a label and a number behind a blank: a row of its own.
  func isRow(_ cell: TextSpan, in text: [UInt8]) -> Bool {
    let span = Emphasis.stripped(cell, in: text)
    if classifier.kind(of: span, in: text) != .label { return false }
    let last = lastPiece(span, in: text)
    return last.start > span.start && classifier.kind(of: last, in: text) == .number
  }

  private func lastPiece(_ span: TextSpan, in text: [UInt8]) -> TextSpan {
    let bytes = text[span.range]
    var start = bytes.endIndex
    while start > bytes.startIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, before: start)
      if UTF8Cursor.isBlank(scalar), !UTF8Cursor.isZeroWidth(scalar) { break }
      start -= length
    }
    return TextSpan(start: start, end: bytes.endIndex)
  }
}
