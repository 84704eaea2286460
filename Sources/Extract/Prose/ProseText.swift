internal import Core

/// This is a stretch of prose as it was before its lines were broken: one folded character a place, without
/// blanks, and for each the byte of the document that it starts at. Everything that reads prose works on
/// places; a place becomes a span or printed text at the very end.
struct ProseText {
  private(set) var codes: [UInt16] = []
  private(set) var offsets: [UInt32] = []
  /// Where each line begins among the places, and the line's bytes.
  private(set) var pieces: [(start: Int, span: TextSpan)] = []
  /// Something may be counted here: a digit, or a numeral with a unit behind it.
  private(set) var mayCount = false

  var count: Int { codes.count }

  mutating func removeAll() {
    codes.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    mayCount = false
  }

  mutating func append(_ span: TextSpan, of text: Span<UInt8>, using script: ProseScript) {
    pieces.append((codes.count, span))
    var index = Int(span.start)
    let end = Int(span.end)
    codes.reserveCapacity(codes.count + (end - index) / 2)
    offsets.reserveCapacity(offsets.count + (end - index) / 2)
    var afterNumeral = false
    while index < end {
      let (scalar, length) = text.scalar(at: index, limit: end)
      let code = script.folds[Int(scalar & 0xFFFF)]
      if code != 0 {
        switch script.kinds[Int(code)] {
        case .digit: mayCount = true
        case .numeral, .place: afterNumeral = true
        case .other where afterNumeral:
          if script.unitHeads[Int(code)] { mayCount = true }
          afterNumeral = false
        default: afterNumeral = false
        }
        codes.append(code)
        offsets.append(UInt32(index))
      }
      index += length
    }
  }

  /// Gives the bytes from one place up to another.
  func span(_ range: Range<Int>, in document: Document) -> TextSpan {
    let last = Int(offsets[range.upperBound - 1])
    let (_, length) = document.text.span.scalar(at: last, limit: document.text.count)
    return TextSpan(start: Int(offsets[range.lowerBound]), end: last + length)
  }

  /// Tells whether two neighbouring places are neighbours in the document too, or parted by a line end only.
  func isUnbroken(before place: Int) -> Bool {
    if place == 0 { return true }
    let gap = Int(offsets[place]) - Int(offsets[place - 1])
    if gap == 1 || (gap == 3 && codes[place - 1] < 0x80) { return true }
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start < place { low = middle + 1 } else { high = middle }
    }
    return low < pieces.count && pieces[low].start == place
  }

  /// Gives text in ordinary characters, blanks and line ends left out.
  func mended(_ range: Range<Int>, in document: Document, using characters: CharacterMap) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count * 3)
    let text = document.text.span
    for place in range {
      let start = Int(offsets[place])
      let (_, length) = text.scalar(at: start, limit: text.count)
      for index in start..<start + length { bytes.append(text[index]) }
    }
    return characters.mend(bytes[...])
  }

  /// Gives text as printed, line ends and the blanks around them left out.
  func printed(_ range: Range<Int>, in document: Document) -> String {
    let whole = span(range, in: document)
    var result = ""
    for piece in pieces {
      let start = max(piece.span.start, whole.start)
      let end = min(piece.span.end, whole.end)
      if start < end { result += document.string(TextSpan(start: Int(start), end: Int(end))) }
    }
    return result
  }
}
