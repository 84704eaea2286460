import Core

/// Makes a document of decoded text: it only finds the lines, and makes lines where a report has none.
enum TextReader {
  static func document(
    _ decoded: DecodedText, path: SourcePath, format: DocumentFormat
  ) throws(Reject) -> Document {
    guard holdsMoreThanBlanks(decoded.text) else { throw Reject.onlyBlanks(decoded.text.count) }
    let text = LongLines.parted(decoded.text)
    return Document(
      path: path, format: format, encoding: decoded.encoding, text: text,
      lines: LineSplitter.lines(of: text), replacedBytes: decoded.replacedBytes)
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
