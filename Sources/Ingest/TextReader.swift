import Core

/// Makes a document of decoded text: it only finds the lines, and makes lines where a report has none.
enum TextReader {
  static func document(
    _ decoded: DecodedText, path: SourcePath, format: DocumentFormat
  ) throws(Reject) -> Document {
    guard holdsMoreThanBlanks(decoded.text) else { throw Reject.onlyBlanks(decoded.text.count) }
    let read = WrittenEscapes.resolved(decoded.text) ?? decoded.text
    let bare = InlineMarkup.removed(read) ?? read
    let lines = LineSplitter.lines(of: bare)
    let open = ClosingBars.removed(bare, lines: lines) ?? bare
    let text = CellMarks.replaced(open, lines: lines) ?? open
    let parted = LongLines.parted(text, lines: lines)
    return Document(
      path: path, format: format, encoding: decoded.encoding, text: parted ?? text,
      lines: parted.map { LineSplitter.lines(of: $0) } ?? lines, replacedBytes: decoded.replacedBytes)
  }

  private static func holdsMoreThanBlanks(_ text: [UInt8]) -> Bool {
    var index = 0
    while index < text.count {
      let (scalar, length) = UTF8Cursor.scalar(in: text[...], at: index)
      if !UTF8Cursor.isBlank(scalar) { return true }
      index += length
    }
    return false
  }
}
