import Core

/// These are the lines of a document that can belong to its head or its foot: not blank, not noise.
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
      visible.append(line)
    }
    self.visible = visible
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

  /// Tells whether a line begins with the number of a heading; the `#` of Markdown alone is none.
  func isHeading(_ place: Int) -> Bool {
    let span = index.lines[visible[place]].trimmed
    guard let mark = NumberMark.read(span, in: document.text, characters: characters) else { return false }
    return mark.foldedCount > 0
  }
}
