/// This is a column of a row group as it lies in the file: what the footer tells of it.
struct WrittenChunk {
  struct Page {
    let offset: Int
    /// With its header.
    let bytes: Int
    let firstRow: Int
    let missing: Int
    let isEmpty: Bool
    let bounds: ValueBounds?
  }

  let column: ParquetColumn
  let codec: Int
  private(set) var pages: [Page] = []
  private(set) var rows = 0
  private(set) var missing = 0
  private(set) var dictionaryOffset: Int?
  private(set) var bytes = 0
  private(set) var size = 0
  /// By encoding in the order of their numbers, the pages of values that have it.
  private var pagesByEncoding = [Int](repeating: 0, count: ValueEncoding.allCases.count)

  /// Appends the pages to the file.
  init(_ chunk: ChunkPages, of column: ParquetColumn, codec: Int, at start: Int, to output: inout FilePieces)
  {
    self.column = column
    self.codec = codec
    var offset = start
    if let dictionary = chunk.dictionary {
      dictionaryOffset = offset
      put(PageHeader.dictionary(dictionary), dictionary.body, size: dictionary.size, at: &offset, to: &output)
    }
    for page in chunk.pages {
      let first = offset
      put(PageHeader.data(page), page.body, size: page.size, at: &offset, to: &output)
      pages.append(
        Page(
          offset: first, bytes: offset - first, firstRow: rows, missing: page.missing,
          isEmpty: page.missing == page.rows, bounds: page.bounds))
      rows += page.rows
      missing += page.missing
      for (index, encoding) in ValueEncoding.allCases.enumerated() where encoding == page.encoding {
        pagesByEncoding[index] += 1
      }
    }
  }

  private mutating func put(
    _ header: [UInt8], _ body: [UInt8], size: Int, at offset: inout Int, to output: inout FilePieces
  ) {
    output.append(header)
    output.append(body)
    offset += header.count + body.count
    bytes += header.count + body.count
    self.size += header.count + size
  }

  /// Nil where no value of the chunk tells them, or one is too long to be told.
  private var bounds: ValueBounds? {
    let filled = pages.filter { !$0.isEmpty }
    let known = filled.compactMap(\.bounds)
    guard known.count == filled.count else { return nil }
    return ValueBounds(of: known, type: column.type)
  }

  // MARK: Footer

  func metadata(_ writer: inout ThriftWriter) {
    let counts = zip(ValueEncoding.allCases, pagesByEncoding).filter { $0.1 > 0 }
    var encodings = counts.map { Int($0.0.rawValue) }
    for other in [ValueEncoding.runs] + (dictionaryOffset == nil ? [] : [.plain]) {
      let number = Int(other.rawValue)
      if !encodings.contains(number) { encodings.append(number) }
    }
    encodings.sort()
    writer.field(1, int32: column.type.physical.rawValue)
    writer.field(2, listOf: .int32, count: encodings.count) { $0.int32(encodings[$1]) }
    writer.field(3, listOf: .binary, count: 1) { writer, _ in writer.binary(Array(column.name.utf8)) }
    writer.field(4, int32: codec)
    writer.field(5, int64: rows)
    writer.field(6, int64: size)
    writer.field(7, int64: bytes)
    writer.field(9, int64: pages.first?.offset ?? 0)
    if let dictionaryOffset { writer.field(11, int64: dictionaryOffset) }
    writer.field(12) { statistics in
      statistics.field(3, int64: missing)
      if let bounds {
        statistics.field(5, binary: bounds.greatest)
        statistics.field(6, binary: bounds.least)
        statistics.field(7, truth: true)
        statistics.field(8, truth: true)
        if column.type == .double { statistics.field(9, int64: 0) }
      }
    }
    writer.field(13, listOf: .structure, count: counts.count + (dictionaryOffset == nil ? 0 : 1)) {
      writer, index in
      writer.structure { entry in
        let isDictionary = index == counts.count
        entry.field(1, int32: isDictionary ? 2 : 0)
        entry.field(2, int32: Int((isDictionary ? .plain : counts[index].0).rawValue))
        entry.field(3, int32: isDictionary ? 1 : counts[index].1)
      }
    }
  }

  // MARK: Page index

  /// Gives where each page lies and which row is its first.
  func offsetIndex() -> [UInt8] {
    var writer = ThriftWriter()
    writer.structure { index in
      index.field(1, listOf: .structure, count: pages.count) { writer, number in
        writer.structure { location in
          location.field(1, int64: pages[number].offset)
          location.field(2, int32: pages[number].bytes)
          location.field(3, int64: pages[number].firstRow)
        }
      }
    }
    return writer.bytes
  }

  /// Gives the bounds of each page; nil where those of one page cannot be told.
  func columnIndex() -> [UInt8]? {
    if pages.contains(where: { !$0.isEmpty && $0.bounds == nil }) { return nil }
    var writer = ThriftWriter()
    let unordered = 0
    writer.structure { index in
      index.field(1, listOf: .truth, count: pages.count) { $0.truth(pages[$1].isEmpty) }
      index.field(2, listOf: .binary, count: pages.count) { $0.binary(pages[$1].bounds?.least ?? []) }
      index.field(3, listOf: .binary, count: pages.count) { $0.binary(pages[$1].bounds?.greatest ?? []) }
      index.field(4, int32: unordered)
      index.field(5, listOf: .int64, count: pages.count) { $0.int64(pages[$1].missing) }
      if column.type == .double { index.field(8, listOf: .int64, count: pages.count) { $0.int64(0 * $1) } }
    }
    return writer.bytes
  }
}
