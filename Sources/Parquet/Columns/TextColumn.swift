/// Takes the texts of a column and gives pages.
struct TextColumn {
  private(set) var chunk = ChunkPages()
  private var mode = ColumnMode.start
  private var levels = PageLevels()
  private var dictionary = TextDictionary()
  /// The values of the page: indices of the dictionary, or the texts.
  private var indices: [UInt32] = []
  private var texts = TextRun()
  /// By entry of the dictionary, the number of the last page that has it.
  private var seen: [UInt32] = []
  private var pageNumber: UInt32 = 0
  private var dictionarySize = 0

  /// Bytes that the page has added to what is held in memory.
  var pageWeight: Int { texts.bytes.count + dictionary.size - dictionarySize }

  var heldBytes: Int { chunk.bytes + dictionary.size }

  mutating func append(
    _ fields: Span<ParquetField>, at place: Int, of width: Int, bytes: UnsafeRawBufferPointer
  ) {
    let isDirect = if case .direct = mode { true } else { false }
    var index = place
    while index < fields.count {
      let field = fields[index]
      index += width
      levels.append(isMissing: field.isMissing)
      if field.isMissing { continue }
      let start = Int(field.start)
      let text = UnsafeRawBufferPointer(rebasing: bytes[start..<start + Int(field.count)])
      if isDirect { texts.append(text) } else { indices.append(dictionary.index(of: text)) }
    }
  }

  mutating func endPage(_ codec: PageCodec) {
    let start = levels.encoded()
    switch mode {
    case .dictionary(let isTried):
      let bounds = dictionaryBounds()
      var best = EncodedValues(.dictionary, after: start, codec: codec) { body in
        let width = max(1, PackedBits.width(of: UInt64(max(1, dictionary.count) - 1)))
        body.append(UInt8(width))
        HybridRuns.append(indices.span, width: width, to: &body)
      }
      if !isTried {
        mode = .dictionary(isTried: true)
        // Where most values repeat an entry nothing is shorter.
        if dictionary.count * 8 > indices.count {
          let cost = best.body.count + dictionaryPage(codec).body.count
          let other = shortest(of: expanded(), after: start, codec: codec)
          if other.body.count < cost {
            best = other
            mode = .direct(other.encoding)
            dictionary.removeAll()
          }
        }
      }
      chunk.append(best.page(levels, bounds: bounds))
      if dictionary.size > ColumnMode.largestDictionary { mode = .direct(nil) }
    case .direct(let encoding):
      let best: EncodedValues
      if let encoding {
        best = EncodedValues(encoding, after: start, codec: codec) { texts.append(as: encoding, to: &$0) }
      } else {
        best = shortest(of: texts, after: start, codec: codec)
        mode = .direct(best.encoding)
      }
      chunk.append(best.page(levels, bounds: Self.bounds(of: texts)))
    }
    levels.removeAll()
    indices.removeAll(keepingCapacity: true)
    texts.removeAll()
    dictionarySize = dictionary.size
  }

  /// Gives the pages of the row group, which is over.
  mutating func endChunk(_ codec: PageCodec) -> ChunkPages {
    var finished = chunk
    if finished.usesDictionary { finished.dictionary = dictionaryPage(codec) }
    chunk = ChunkPages()
    mode = .start
    dictionary.removeAll()
    dictionarySize = 0
    seen.removeAll(keepingCapacity: true)
    pageNumber = 0
    return finished
  }

  private func dictionaryPage(_ codec: PageCodec) -> ChunkPages.DictionaryPage {
    var body: [UInt8] = []
    dictionary.entries.append(as: .plain, to: &body)
    return ChunkPages.DictionaryPage(body: codec.pack(body), size: body.count, entries: dictionary.count)
  }

  /// Not every reader knows the two encodings behind PLAIN: they are taken where they spare a tenth of it.
  private func shortest(of texts: TextRun, after start: [UInt8], codec: PageCodec) -> EncodedValues {
    var best = EncodedValues(.plain, after: start, codec: codec) { texts.append(as: .plain, to: &$0) }
    let limit = best.body.count - best.body.count / 10
    for encoding in [ValueEncoding.deltaLengths, .deltaTexts] {
      let other = EncodedValues(encoding, after: start, codec: codec) { texts.append(as: encoding, to: &$0) }
      if other.body.count < min(limit, best.body.count) { best = other }
    }
    return best
  }

  /// Gives the texts that the indices stand for.
  private func expanded() -> TextRun {
    var run = TextRun()
    dictionary.entries.bytes.withUnsafeBytes { bytes in
      for index in indices {
        run.append(UnsafeRawBufferPointer(rebasing: bytes[dictionary.entries.range(Int(index))]))
      }
    }
    return run
  }

  // MARK: Statistics

  /// Compares every entry that the page has once.
  private mutating func dictionaryBounds() -> ValueBounds? {
    guard let first = indices.first else { return nil }
    pageNumber += 1
    seen.append(contentsOf: repeatElement(0, count: dictionary.count - seen.count))
    var least = Int(first)
    var greatest = Int(first)
    for index in indices where seen[Int(index)] != pageNumber {
      seen[Int(index)] = pageNumber
      if dictionary.entries.isLess(Int(index), least) { least = Int(index) }
      if dictionary.entries.isLess(greatest, Int(index)) { greatest = Int(index) }
    }
    return dictionary.entries.bounds(least: least, greatest: greatest)
  }

  private static func bounds(of texts: TextRun) -> ValueBounds? {
    if texts.count == 0 { return nil }
    var least = 0
    var greatest = 0
    for index in 1..<max(1, texts.count) {
      if texts.isLess(index, least) { least = index }
      if texts.isLess(greatest, index) { greatest = index }
    }
    return texts.bounds(least: least, greatest: greatest)
  }
}

extension TextRun {
  func isLess(_ left: Int, _ right: Int) -> Bool {
    bytes[range(left)].lexicographicallyPrecedes(bytes[range(right)])
  }

  func bounds(least: Int, greatest: Int) -> ValueBounds? {
    ValueBounds(leastText: Array(bytes[range(least)]), greatestText: Array(bytes[range(greatest)]))
  }
}
