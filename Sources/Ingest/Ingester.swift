public import Core

/// Turns the bytes of a file into text: what the bytes are decides first, what the file is called second.
public struct Ingester: Sendable {
  public init(definitions: Definitions) {
    // Text needs no definitions; readers of other formats may, so the pipeline hands them to every stage.
    _ = definitions
  }

  /// Gives the file as a document, or a reject that says what the file is and what to do about it.
  public func document(from file: RawFile) throws(Reject) -> Document {
    guard !file.bytes.isEmpty else { throw Reject.emptyFile() }
    if GzipFile.isGzip(file.bytes) {
      return try plainDocument(from: RawFile(path: file.path, bytes: try GzipFile.content(of: file.bytes)))
    }
    return try plainDocument(from: file)
  }

  private func plainDocument(from file: RawFile) throws(Reject) -> Document {
    guard !file.bytes.isEmpty else { throw Reject.emptyFile() }
    guard file.bytes.count < Self.largestText else { throw Reject.tooLarge(file.bytes.count) }
    if let kind = BinaryKind(content: file.bytes) {
      return try BinaryFile.document(file, kind: kind)
    }
    let decoded = try TextDecoder.decode(file.bytes)
    if let markup = MarkupKind(text: decoded.text) { throw Reject.notReadYet(markup) }
    switch FileName(file.path).textFormat {
    case .readable(let format): return try TextReader.document(decoded, path: file.path, format: format)
    case .misnamed(let name): throw Reject.misnamed(name)
    case .unknown(let suffix): throw Reject.unknownName(suffix)
    }
  }

  /// Spans count bytes in 32 bits. Other encodings grow to at most three bytes for two, and a damaged byte
  /// to three for one, so a third of the range is always enough.
  private static let largestText = Int(UInt32.max) / 3
}
