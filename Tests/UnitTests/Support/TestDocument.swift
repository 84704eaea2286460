import Core

/// Makes a document of text as ingestion would.
enum TestDocument {
  static func document(
    _ text: String, path: String = "a.txt", metadata: DocumentMetadata = DocumentMetadata()
  ) -> Document {
    let bytes = Array(text.utf8)
    var lines: [TextSpan] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(TextSpan(start: start, end: index))
      start = index + 1
    }
    if start < bytes.count { lines.append(TextSpan(start: start, end: bytes.count)) }
    return Document(
      path: SourcePath(path), format: .txt, encoding: .utf8, text: bytes, lines: lines, metadata: metadata)
  }
}
