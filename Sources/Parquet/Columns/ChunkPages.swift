/// The finished pages of one column of a row group. They wait here until the group is full: in the file the
/// pages of a column lie together, behind their dictionary.
struct ChunkPages {
  struct Page {
    let body: [UInt8]
    /// Bytes before packing.
    let size: Int
    let rows: Int
    let missing: Int
    let encoding: ValueEncoding
    let bounds: ValueBounds?
  }

  struct DictionaryPage {
    let body: [UInt8]
    let size: Int
    let entries: Int
  }

  private(set) var pages: [Page] = []
  private(set) var bytes = 0
  /// Set before the chunk is written, if pages refer to it.
  var dictionary: DictionaryPage?

  mutating func append(_ page: Page) {
    pages.append(page)
    bytes += page.body.count
  }

  var usesDictionary: Bool { pages.contains { $0.encoding == .dictionary } }
}

/// This is a way to encode the values of a page, tried out.
struct EncodedValues {
  let encoding: ValueEncoding
  let body: [UInt8]
  let size: Int

  /// - Parameter levels: the start of the body.
  init(
    _ encoding: ValueEncoding, after levels: [UInt8], codec: PageCodec, values: (inout [UInt8]) -> Void
  ) {
    self.encoding = encoding
    var body = levels
    values(&body)
    size = body.count
    self.body = codec.pack(body)
  }

  func page(_ levels: PageLevels, bounds: ValueBounds?) -> ChunkPages.Page {
    ChunkPages.Page(
      body: body, size: size, rows: levels.rows, missing: levels.missing, encoding: encoding, bounds: bounds)
  }
}

/// How a column encodes its values.
enum ColumnMode: Equatable {
  /// As indices of a dictionary; the first page of a row group shows whether that is the shortest way.
  case dictionary(isTried: Bool)
  /// As they are, in the encoding that the first such page showed to be the shortest.
  case direct(ValueEncoding?)

  static let start = ColumnMode.dictionary(isTried: false)
  /// Beyond it a dictionary is given up for the rest of the row group.
  static let largestDictionary = 1 << 20
}
