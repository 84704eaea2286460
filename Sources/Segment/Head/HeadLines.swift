import Core

/// These are the lines of a document that can belong to its head or its foot: not blank, not noise, not the
/// number of a page.
struct HeadLines {
  let document: Document
  let index: LineIndex
  let characters: CharacterMap
  /// Indices of lines, from 0.
  let visible: [Int]

  init(document: Document, index: LineIndex, characters: CharacterMap, noise: [ClosedRange<Int>]) {
    self.document = document
    self.index = index
    self.characters = characters
    var visible: [Int] = []
    visible.reserveCapacity(index.lines.count)
    var next = noise[...]
    for line in index.lines.indices where index.lines[line].shape != .blank {
      while let range = next.first, range.upperBound < line { next = next.dropFirst() }
      if let range = next.first, range.contains(line) { continue }
      if Self.isPageNumber(document.text[index.lines[line].trimmed.range]) { continue }
      visible.append(line)
    }
    self.visible = visible
  }

  /// `-5-`, `— 4 —`, `· 12 ·`, 第3页, 3 / 4. A number alone may be a cell.
  private static func isPageNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 36 else { return false }
    var marks = 0
    var slashes = 0
    var digits = 0
    var mostDigits = 3
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      index += length
      switch scalar {
      case 0x2D, 0x2010...0x2015, 0xB7, 0xFF0D, 0x2500, 0x4E00: marks += 1
      case 0x7B2C, 0x5171: marks += 1  // 第, 共
      case 0x2F, 0xFF0F: slashes += 1
      case 0x9875:  // 页
        marks += 2
        mostDigits = 6
      case _ where UTF8Cursor.digit(scalar) != nil: digits += 1
      case _ where UTF8Cursor.isBlank(scalar): break
      default: return false
      }
    }
    if slashes > 0 { return slashes == 1 && marks == 0 && (2...4).contains(digits) }
    return marks >= 2 && digits >= 1 && digits <= mostDigits
  }

  /// Gives the line at a place among the visible ones as a phrase.
  func phrase(_ place: Int) -> Phrase {
    Phrase(document.text[index.lines[visible[place]].trimmed.range], characters: characters)
  }

  func shape(_ place: Int) -> LineIndex.Shape { index.lines[visible[place]].shape }

  func folded(_ place: Int) -> ArraySlice<UInt16> { index.folded(visible[place]) }

  /// Gives several lines as one phrase: a line may end in the middle of anything.
  func phrase(_ places: Range<Int>) -> Phrase {
    var phrase = Phrase()
    for place in places.clamped(to: visible.indices) {
      phrase.append(
        document.text[index.lines[visible[place]].trimmed.range], characters: characters)
    }
    return phrase
  }

  /// Tells whether the last character of a line is a digit.
  func endsInDigit(_ place: Int) -> Bool {
    document.text[index.lines[visible[place]].trimmed.range].last.map { (0x30...0x39).contains($0) } ?? false
  }

  /// Tells whether a line begins with the number of a heading; the `#` of Markdown alone is none.
  func isHeading(_ place: Int) -> Bool {
    let span = index.lines[visible[place]].trimmed
    guard let mark = NumberMark.read(span, in: document.text, characters: characters) else { return false }
    return mark.foldedCount > 0
  }
}
