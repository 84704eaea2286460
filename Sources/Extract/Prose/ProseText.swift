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
    var afterNumeral = false
    while index < end {
      let first = text[index]
      var code: UInt16
      let start = index
      if first < 0x80 {
        code = script.folds[Int(first)]
        index += 1
      } else if first >= 0xE0, first < 0xF0, index + 2 < end {
        let scalar =
          UInt32(first & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
        code = script.folds[Int(scalar & 0xFFFF)]
        index += 3
      } else if first >= 0xC0, first < 0xE0, index + 1 < end {
        code = script.folds[Int(UInt32(first & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F))]
        index += 2
      } else {
        code = 0xFFFF
        index = min(end, index + (first >= 0xF0 ? 4 : 1))
      }
      if code == 0 { continue }
      let kind = script.kinds[Int(code)]
      switch kind {
      case .digit: mayCount = true
      case .numeral, .place: afterNumeral = true
      default:
        if afterNumeral {
          if script.unitHeads[Int(code)] { mayCount = true }
          afterNumeral = false
        }
      }
      codes.append(code)
      offsets.append(UInt32(start))
    }
  }

  /// Gives the bytes from one place up to another.
  func span(_ range: Range<Int>, in document: Document) -> TextSpan {
    let last = Int(offsets[range.upperBound - 1])
    let (_, length) = UTF8Cursor.scalar(in: document.text[last..<document.text.count], at: last)
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
    for place in range {
      let start = Int(offsets[place])
      let (_, length) = UTF8Cursor.scalar(in: document.text[start..<document.text.count], at: start)
      bytes.append(contentsOf: document.text[start..<start + length])
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
