/// Takes the numbers of a column and gives pages.
struct NumberColumn {
  let column: ParquetColumn
  private(set) var chunk = ChunkPages()
  private var mode: ColumnMode
  private var levels = PageLevels()
  private var dictionary = NumberDictionary()
  private var values: [Int64] = []
  private var indices: [UInt32] = []

  init(_ column: ParquetColumn) {
    self.column = column
    mode = Self.start(of: column)
  }

  var heldBytes: Int { chunk.bytes + 8 * dictionary.count }

  mutating func append(
    _ fields: Span<ParquetField>, at place: Int, of width: Int, bytes: UnsafeRawBufferPointer
  ) throws(ParquetFailure) {
    let isDirect = if case .direct = mode { true } else { false }
    var index = place
    while index < fields.count {
      let field = fields[index]
      index += width
      levels.append(isMissing: field.isMissing)
      if field.isMissing { continue }
      let start = Int(field.start)
      let text = UnsafeRawBufferPointer(rebasing: bytes[start..<start + Int(field.count)])
      guard let value = FieldReading.number(text, column.type) else {
        throw ParquetFailure(column: column.name, text: String(decoding: text, as: UTF8.self))
      }
      values.append(value)
      if !isDirect { indices.append(dictionary.index(of: value)) }
    }
  }

  mutating func endPage(_ codec: PageCodec) {
    let start = levels.encoded()
    let best: EncodedValues
    switch mode {
    case .dictionary(let isTried):
      let indexed = EncodedValues(.dictionary, after: start, codec: codec) { body in
        let width = max(1, PackedBits.width(of: UInt64(max(1, dictionary.count) - 1)))
        body.append(UInt8(width))
        HybridRuns.append(indices.span, width: width, to: &body)
      }
      let other = isTried ? nil : shortest(after: start, codec: codec)
      if let other, other.body.count < indexed.body.count + dictionaryPage(codec).body.count {
        best = other
        mode = .direct(other.encoding)
        dictionary.removeAll()
      } else {
        best = indexed
        mode =
          8 * dictionary.count > ColumnMode.largestDictionary ? .direct(nil) : .dictionary(isTried: true)
      }
    case .direct(let encoding?):
      best = EncodedValues(encoding, after: start, codec: codec) { append(as: encoding, to: &$0) }
    case .direct(nil):
      best = shortest(after: start, codec: codec)
      mode = .direct(best.encoding)
    }
    let bounds = NumberRange(values.span, of: column.type)
      .map { ValueBounds(least: $0.least, greatest: $0.greatest, of: column.type) }
    chunk.append(best.page(levels, bounds: bounds))
    levels.removeAll()
    values.removeAll(keepingCapacity: true)
    indices.removeAll(keepingCapacity: true)
  }

  /// Gives the pages of the row group, which is over.
  mutating func endChunk(_ codec: PageCodec) -> ChunkPages {
    var finished = chunk
    if finished.usesDictionary { finished.dictionary = dictionaryPage(codec) }
    chunk = ChunkPages()
    mode = Self.start(of: column)
    dictionary.removeAll()
    return finished
  }

  /// A bit is shorter than the index of an entry.
  private static func start(of column: ParquetColumn) -> ColumnMode {
    column.type == .boolean ? .direct(.plain) : .start
  }

  private func append(as encoding: ValueEncoding, to body: inout [UInt8]) {
    NumberRun.append(values.span, of: column.type.physical, as: encoding, to: &body)
  }

  private func dictionaryPage(_ codec: PageCodec) -> ChunkPages.DictionaryPage {
    var body: [UInt8] = []
    NumberRun.append(dictionary.entries.span, of: column.type.physical, as: .plain, to: &body)
    return ChunkPages.DictionaryPage(body: codec.pack(body), size: body.count, entries: dictionary.count)
  }

  private func shortest(after start: [UInt8], codec: PageCodec) -> EncodedValues {
    let plain = EncodedValues(.plain, after: start, codec: codec) { append(as: .plain, to: &$0) }
    if column.type == .double { return plain }
    let delta = EncodedValues(.deltaPacked, after: start, codec: codec) { append(as: .deltaPacked, to: &$0) }
    return delta.body.count < plain.body.count ? delta : plain
  }
}
