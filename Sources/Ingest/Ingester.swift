public import Core

/// Turns the bytes of a file into text: what the bytes are decides first, what the file is called second.
public struct Ingester: Sendable {
  private let pages: PageReader
  private let sheets: CommaFile
  private let binaries: BinaryFile
  private let conversion: OfficeConversion?

  /// - Parameters:
  ///   - helpers: runs the programs that read PDF; without it such a file is rejected.
  ///   - converts: LibreOffice may convert what nianbao does not read itself.
  public init(
    definitions: Definitions, helpers: (any HelperRunner)? = nil, convertsOldFiles converts: Bool = false
  ) {
    pages = PageReader(definitions: definitions)
    let labels = RowLabels(definitions: definitions)
    sheets = CommaFile(labels: labels)
    conversion = converts ? helpers.map(OfficeConversion.init) : nil
    binaries = BinaryFile(
      pdf: PDFFile(
        helpers: helpers,
        forms: FormWords(labels: labels, headers: ColumnHeaders(definitions: definitions))),
      conversion: conversion)
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
      return try binaries.document(file, kind: kind)
    }
    // Tags are ASCII in every encoding but UTF-16, which is looked at once it is decoded.
    if let markup = MarkupKind(text: file.bytes) { return try document(from: file, markup: markup) }
    let decoded = try TextDecoder.decode(file.bytes)
    if decoded.encoding.isWide, let markup = MarkupKind(text: decoded.text) {
      guard markup == .html else { throw Reject.notReadYet(markup) }
      return try pages.document(decoded, path: file.path)
    }
    switch FileName(file.path).textFormat {
    case .readable(.html): return try pages.document(decoded, path: file.path)
    case .readable(.csv): return try sheets.document(decoded, path: file.path)
    case .readable(let format): return try TextReader.document(decoded, path: file.path, format: format)
    case .misnamed(let name): throw Reject.misnamed(name)
    case .unknown(let suffix): throw Reject.unknownName(suffix)
    }
  }

  private func document(from file: RawFile, markup: MarkupKind) throws(Reject) -> Document {
    switch markup {
    case .html: return try pages.document(try PageReader.decoded(file.bytes), path: file.path)
    case .mhtml:
      guard let page = WebArchive(file.bytes).page else { throw Reject.webArchiveWithoutPage() }
      return try pages.document(try PageReader.decoded(page), path: file.path)
    case .rtf:
      guard let conversion else { throw Reject.notReadYet(markup) }
      return try conversion.document(
        file, suffix: "rtf", format: .rtf, obstacle: Reject.notReadYet(markup))
    case .xml: throw Reject.notReadYet(markup)
    }
  }

  /// Spans count bytes in 32 bits. Other encodings grow to at most three bytes for two, and a damaged byte
  /// to three for one, so a third of the range is always enough.
  private static let largestText = Int(UInt32.max) / 3
}

extension TextEncoding {
  fileprivate var isWide: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
