/// Writes a Parquet file: rows of text fields in, bytes out, a row group at a time.
///
/// Rows gather in pages, which are encoded and packed as soon as they are full; the packed pages of a row
/// group gather until it is full and are given out then. So memory holds a page of each column as it came
/// and a row group as it is in the file, however many rows follow. The same rows give the same bytes, in
/// whatever portions they are handed over.
public struct ParquetWriter {
  private let columns: [ParquetColumn]
  private let metadata: [(key: String, value: String)]
  private let creator: String
  private let codec: PageCodec
  private let limits: ParquetLimits
  private let pageRows: Int
  private var texts: [TextColumn] = []
  private var numbers: [NumberColumn] = []
  /// Where each column stands in one of the two lists above.
  private let places: [Place]
  private var output = FilePieces()
  /// Bytes of the file before ``output``.
  private var written = 0
  private var rowsOfPage = 0
  private var rowsOfGroup = 0
  private var groups: [FileFooter.RowGroup] = []

  private enum Place {
    case text(Int)
    case number(Int)
  }

  /// - Parameters:
  ///   - metadata: what the file says of itself, for readers that look.
  ///   - creator: the program, as `name version 1.2.3 (build …)`.
  public init(
    columns: [ParquetColumn], metadata: [(key: String, value: String)] = [], creator: String,
    compression: ParquetCompression, limits: ParquetLimits = ParquetLimits()
  ) {
    precondition(!columns.isEmpty, "a Parquet file has columns")
    self.columns = columns
    self.metadata = metadata
    self.creator = creator
    self.limits = limits
    pageRows = limits.pageRows(ofColumns: columns.count)
    codec = PageCodec(compression)
    var places: [Place] = []
    for column in columns {
      if column.type == .text {
        places.append(.text(texts.count))
        texts.append(TextColumn())
      } else {
        places.append(.number(numbers.count))
        numbers.append(NumberColumn(column))
      }
    }
    self.places = places
    output.append(Array("PAR1".utf8))
  }

  /// Appends whole rows.
  ///
  /// - Parameters:
  ///   - fields: a field a column, row by row.
  ///   - bytes: what the fields point into.
  public mutating func append(
    _ fields: Span<ParquetField>, of bytes: Span<UInt8>
  ) throws(ParquetFailure) {
    precondition(fields.count % columns.count == 0, "rows come whole")
    let rows = fields.count / columns.count
    var row = 0
    while row < rows {
      // Pages end after as many rows however the rows are handed over.
      let end = min(rows, row + min(limits.step - rowsOfPage % limits.step, pageRows - rowsOfPage))
      let part = fields.extracting(row * columns.count..<end * columns.count)
      try bytes.withUnsafeBytes { (bytes) throws(ParquetFailure) in try append(rows: part, of: bytes) }
      rowsOfPage += end - row
      row = end
      let isStep = rowsOfPage % limits.step == 0
      if rowsOfPage == pageRows || (isStep && pageWeight >= limits.pageBytes) { endPage() }
    }
  }

  /// Gives the bytes that are finished since the last call, in pieces.
  public mutating func drain() -> [[UInt8]] {
    written += output.count
    return output.take()
  }

  /// Gives the rest of the file. Nothing can be appended then.
  public mutating func finish() -> [[UInt8]] {
    if rowsOfPage > 0 { endPage() }
    if rowsOfGroup > 0 { endGroup() }
    let columnIndexes = groups.map { $0.chunks.map { chunk in chunk.columnIndex().map { put($0) } } }
    let offsetIndexes = groups.map { $0.chunks.map { put($0.offsetIndex()) } }
    let footer = FileFooter(
      columns: columns, metadata: metadata, creator: creator, groups: groups, offsetIndexes: offsetIndexes,
      columnIndexes: columnIndexes
    ).encoded()
    output.append(footer)
    var end: [UInt8] = []
    end.append(littleEndian: UInt32(footer.count))
    output.append(end + "PAR1".utf8)
    return drain()
  }

  private mutating func append(
    rows fields: Span<ParquetField>, of bytes: UnsafeRawBufferPointer
  ) throws(ParquetFailure) {
    for (index, place) in places.enumerated() {
      switch place {
      case .text(let slot): texts[slot].append(fields, at: index, of: columns.count, bytes: bytes)
      case .number(let slot): try numbers[slot].append(fields, at: index, of: columns.count, bytes: bytes)
      }
    }
  }

  private var pageWeight: Int { texts.lazy.map(\.pageWeight).max() ?? 0 }

  private mutating func endPage() {
    for slot in texts.indices { texts[slot].endPage(codec) }
    for slot in numbers.indices { numbers[slot].endPage(codec) }
    rowsOfGroup += rowsOfPage
    rowsOfPage = 0
    let held = texts.reduce(0) { $0 + $1.heldBytes } + numbers.reduce(0) { $0 + $1.heldBytes }
    if rowsOfGroup >= limits.groupRows || held >= limits.groupBytes { endGroup() }
  }

  private mutating func endGroup() {
    var chunks: [WrittenChunk] = []
    for (index, place) in places.enumerated() {
      let pages =
        switch place {
        case .text(let slot): texts[slot].endChunk(codec)
        case .number(let slot): numbers[slot].endChunk(codec)
        }
      chunks.append(
        WrittenChunk(
          pages, of: columns[index], codec: codec.number, at: written + output.count, to: &output))
    }
    groups.append(FileFooter.RowGroup(chunks: chunks, rows: rowsOfGroup))
    rowsOfGroup = 0
  }

  private mutating func put(_ bytes: [UInt8]) -> FileFooter.IndexPlace {
    let place = FileFooter.IndexPlace(offset: written + output.count, bytes: bytes.count)
    output.append(bytes)
    return place
  }
}

/// How much a writer gathers. Every row group has dictionaries of its own, but a quarter of a million rows in
/// one take no more room in the file than a million, and half as many one part in a hundred.
public struct ParquetLimits: Sendable {
  /// A page ends after so many rows, with that of all columns after so many fields, or when it has added so many
  /// bytes of text.
  let pageRows: Int
  let pageFields: Int
  let pageBytes: Int
  /// A row group ends with the page that reaches one of these, the bytes as they are in the file.
  let groupRows: Int
  let groupBytes: Int
  /// Bytes are looked at after so many rows.
  let step: Int

  public init(
    pageRows: Int = 1 << 15, pageFields: Int = 1 << 19, pageBytes: Int = 1 << 20, groupRows: Int = 1 << 18,
    groupBytes: Int = 1 << 23, step: Int = 512
  ) {
    precondition(pageRows > 0 && step > 0 && pageRows % step == 0, "a page has a number of whole steps")
    self.pageRows = pageRows
    self.pageFields = pageFields
    self.pageBytes = pageBytes
    self.groupRows = groupRows
    self.groupBytes = groupBytes
    self.step = step
  }

  /// Gives after how many rows a page of a table ends: whole steps of them, fewer where the table is wide, since
  /// the open pages of all its columns are in memory.
  func pageRows(ofColumns count: Int) -> Int {
    min(pageRows, max(step, pageFields / count / step * step))
  }
}
