/// This is a file as it was found: the path below the input root and its bytes.
public struct RawFile: Sendable {
  public let path: SourcePath
  public let bytes: [UInt8]

  public init(path: SourcePath, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// This is the kind of file that a document was read from.
public enum DocumentFormat: String, Sendable, CaseIterable {
  case txt, md, html, docx, doc, rtf, pdf, odt, xlsx, csv
}

/// This is the encoding that the bytes of a file turned out to have, whatever their label said.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf8WithMark = "UTF-8-BOM"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  /// The format carries its own encoding, as a Word file does.
  case none = ""
}

/// This is a cell of a table whose rows and columns are explicit in the source, as in HTML or DOCX.
/// `span` is the trimmed text of the cell within the text of the document; a cell that covers several
/// rows or columns stands once, at its upper left.
public struct GridCell: Sendable {
  public let span: TextSpan
  public let row: Int32
  public let column: Int32
  public let rowSpan: Int32
  public let columnSpan: Int32

  public init(span: TextSpan, row: Int32, column: Int32, rowSpan: Int32, columnSpan: Int32) {
    self.span = span
    self.row = row
    self.column = column
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
  }
}

/// This is a table with explicit rows and columns; its cells stand in reading order.
public struct Grid: Sendable {
  public let rows: Int
  public let columns: Int
  public let cells: [GridCell]
  /// Where the grid stands in the file, for a person who opens it.
  public let origin: GridOrigin

  public init(rows: Int, columns: Int, cells: [GridCell], origin: GridOrigin) {
    self.rows = rows
    self.columns = columns
    self.cells = cells
    self.origin = origin
  }
}

/// This is what the format itself says of a document: tags of a web page, properties of a Word file.
public struct DocumentMetadata: Sendable {
  public let title: String?
  public let agency: String?
  public let publishedOn: String?

  public init(title: String? = nil, agency: String? = nil, publishedOn: String? = nil) {
    self.title = title
    self.agency = agency
    self.publishedOn = publishedOn
  }
}

/// This is a document as text: UTF-8 bytes as they stand in the source, never normalised, so that every
/// span is also a place in the file; characters are folded where they are compared.
///
/// For a UTF-8 file `text` is the file, byte for byte, its byte order mark and carriage returns included, and `?`
/// for every damaged byte, so that offsets stay those of the file; for any other source it is the decoded or rendered text. `lines` are its lines without terminators and
/// without a byte order mark: line 1 is `lines[0]`.
public struct Document: Sendable {
  public let path: SourcePath
  public let format: DocumentFormat
  public let encoding: TextEncoding
  public let text: [UInt8]
  public let lines: [TextSpan]
  public let grids: [Grid]
  /// Where in the text each page begins, for formats that have pages; a page without words begins where the next
  /// one does.
  public let pageStarts: [UInt32]
  public let metadata: DocumentMetadata
  /// Bytes that had no meaning in the encoding and were replaced: by `?` in UTF-8, else by U+FFFD.
  public let replacedBytes: Int

  public init(
    path: SourcePath, format: DocumentFormat, encoding: TextEncoding, text: [UInt8], lines: [TextSpan],
    grids: [Grid] = [], pageStarts: [UInt32] = [], metadata: DocumentMetadata = DocumentMetadata(),
    replacedBytes: Int = 0
  ) {
    self.path = path
    self.format = format
    self.encoding = encoding
    self.text = text
    self.lines = lines
    self.grids = grids
    self.pageStarts = pageStarts
    self.metadata = metadata
    self.replacedBytes = replacedBytes
  }

  /// Gives the text of a span as it is printed.
  public func string(_ span: TextSpan) -> String {
    String(decoding: text[span.range], as: UTF8.self)
  }

  /// Gives the number of the line, from 1, that holds a byte offset.
  public func lineNumber(at offset: Int) -> Int {
    Self.number(at: offset, of: lines.count) { Int(lines[$0].start) }
  }

  /// Gives the number, from 1, of the last of some parts of the text that begins no later than an offset; the
  /// first also where it begins behind it.
  static func number(at offset: Int, of count: Int, start: (Int) -> Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if start(middle) <= offset { low = middle + 1 } else { high = middle }
    }
    return max(1, low)
  }
}
