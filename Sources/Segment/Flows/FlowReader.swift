import Core

/// Cuts flowing text into labels and values at blanks: lines of PDF text and OCR, where columns are gone.
struct FlowReader {
  private let classifier: TokenClassifier

  init(classifier: TokenClassifier) { self.classifier = classifier }

  /// - Parameter line: from 1.
  func append(
    _ span: TextSpan, line: Int32, row: Int32, column: Int32, text: [UInt8], to tokens: inout [Token]
  ) {
    let bytes = text[span.range]
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      if UTF8Cursor.isBlank(scalar) || scalar == 0x7C {
        index += length
        continue
      }
      var end = index + length
      var depth = opens(scalar) ? 1 : 0
      while end < bytes.endIndex {
        let (next, nextLength) = UTF8Cursor.scalar(in: bytes, at: end)
        if next == 0x7C { break }
        // A blank inside brackets parts nothing: `12（其中 3件）`.
        if UTF8Cursor.isBlank(next), !UTF8Cursor.isZeroWidth(next),
          depth == 0 || !closesLater(bytes, from: end)
        {
          break
        }
        if opens(next) { depth += 1 }
        if closes(next) { depth = max(0, depth - 1) }
        end += nextLength
      }
      let piece = Emphasis.stripped(TextSpan(start: index, end: end), in: text)
      append(piece: piece, line: line, row: row, column: column, text: text, to: &tokens)
      index = end
    }
  }

  /// A piece may be a label with its numbers glued on: `行政许可550`; only a clean cut is made.
  private func append(
    piece: TextSpan, line: Int32, row: Int32, column: Int32, text: [UInt8], to tokens: inout [Token]
  ) {
    let kind = classifier.kind(of: piece, in: text)
    if kind == .label, let cut = gluedNumber(piece, in: text) {
      tokens.append(
        Token(
          kind: .label, span: TextSpan(start: Int(piece.start), end: cut), line: line, row: row,
          column: column))
      tokens.append(
        Token(
          kind: .number, span: TextSpan(start: cut, end: Int(piece.end)), line: line, row: row, column: column
        ))
      return
    }
    tokens.append(Token(kind: kind, span: piece, line: line, row: row, column: column))
  }

  /// Gives where a number starts that ends a label of at least four ideographs.
  private func gluedNumber(_ piece: TextSpan, in text: [UInt8]) -> Int? {
    let bytes = text[piece.range]
    var start = bytes.endIndex
    while start > bytes.startIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, before: start)
      if UTF8Cursor.digit(scalar) == nil, scalar != 0x2E, scalar != 0x2C { break }
      start -= length
    }
    if start == bytes.endIndex || start - bytes.startIndex < 12 { return nil }
    let (before, _) = UTF8Cursor.scalar(in: bytes, before: start)
    if !UTF8Cursor.isIdeograph(before), before != 0xFF09, before != 0x29 { return nil }
    return PrintedNumber.read(TextSpan(start: start, end: bytes.endIndex), in: text)?.suffix.isEmpty == true
      ? start : nil
  }

  private func opens(_ scalar: UInt32) -> Bool { scalar == 0xFF08 || scalar == 0x28 }
  private func closes(_ scalar: UInt32) -> Bool { scalar == 0xFF09 || scalar == 0x29 }

  private func closesLater(_ bytes: ArraySlice<UInt8>, from start: Int) -> Bool {
    var index = start
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      if closes(scalar) { return true }
      if opens(scalar) { return false }
      index += length
    }
    return false
  }
}
