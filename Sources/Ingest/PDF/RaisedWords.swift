/// Finds digits that are printed smaller and above or below the line of a number, such as the mark of a note: read as
/// digits of it they would make 121 of 12 with a raised 1. They become ¹ and ₁, in one word with the number.
struct RaisedWords {
  private var words: [PageWord]
  /// What ends at a place on the page and what begins there.
  private var ends: [Place: [Int]] = [:]
  private var starts: [Place: [Int]] = [:]
  private var isTaken: [Bool]

  /// This is a square of the page.
  private struct Place: Hashable {
    let x: Int
    let y: Int

    static let size = 10.0

    init(_ x: Double, _ y: Double) { (self.x, self.y) = (Int(x / Self.size), Int(y / Self.size)) }
    init(x: Int, y: Int) { (self.x, self.y) = (x, y) }
  }

  /// A square with more words than this is no text.
  private static let mostWords = 40
  /// Larger characters are no mark of a note, and no number beside one.
  private static let tallest = 40.0
  private static let mostBytes = 12

  static func marked(_ words: [PageWord]) -> [PageWord] {
    var marking = RaisedWords(words)
    return marking.marked()
  }

  private init(_ words: [PageWord]) {
    self.words = words
    isTaken = Array(repeating: false, count: words.count)
    for (index, word) in words.enumerated() where word.box.height < Self.tallest {
      if Self.isDigit(word.text.last) {
        ends[Place(word.box.right, word.box.middle), default: []].append(index)
      }
      if Self.isDigit(word.text.first) {
        starts[Place(word.box.left, word.box.middle), default: []].append(index)
      }
    }
  }

  private mutating func marked() -> [PageWord] {
    for index in words.indices where Self.mayBeMark(words[index]) {
      let mark = words[index]
      if let base = number(before: mark), base != index, !isTaken[base] {
        words[base].text += shift(of: mark, beside: words[base]).printed(mark.text)
        words[base].box.right = max(words[base].box.right, mark.box.right)
      } else if let base = number(behind: mark), base != index, !isTaken[base] {
        words[base].text = shift(of: mark, beside: words[base]).printed(mark.text) + words[base].text
        words[base].box.left = min(words[base].box.left, mark.box.left)
      } else {
        continue
      }
      isTaken[index] = true
    }
    return zip(words, isTaken).filter { !$0.1 }.map(\.0)
  }

  private static func mayBeMark(_ word: PageWord) -> Bool {
    word.text.count <= mostBytes && word.box.height < tallest && word.text.contains { isDigit($0) }
  }

  private static func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }

  private func number(before mark: PageWord) -> Int? {
    near(mark.box.left, mark.box.middle, in: ends).first { index in
      gap(words[index].box.right, mark.box.left, beside: words[index])
        && shift(of: mark, beside: words[index]).shift != .none
    }
  }

  private func number(behind mark: PageWord) -> Int? {
    near(mark.box.right, mark.box.middle, in: starts).first { index in
      gap(mark.box.right, words[index].box.left, beside: words[index])
        && shift(of: mark, beside: words[index]).shift != .none
    }
  }

  private func near(_ x: Double, _ y: Double, in places: [Place: [Int]]) -> [Int] {
    let place = Place(x, y)
    var found: [Int] = []
    for row in (place.y - 1)...(place.y + 1) {
      for column in (place.x - 1)...(place.x + 1) {
        found += (places[Place(x: column, y: row)] ?? []).prefix(Self.mostWords)
      }
    }
    return found
  }

  private func gap(_ end: Double, _ start: Double, beside number: PageWord) -> Bool {
    abs(start - end) < 0.3 * number.box.height
  }

  /// Marks are at most this large beside the number.
  private static let size = 0.3...0.9
  /// How far above the line of the number a mark stands at least, or below, in heights of the number.
  private static let rise = 0.15
  private static let fall = -0.04

  private func shift(of mark: PageWord, beside number: PageWord) -> TextStyle {
    var style = TextStyle()
    let (small, large) = (mark.box, number.box)
    guard large.height > 0, Self.size.contains(small.height / large.height),
      small.middle > large.top - 0.2 * large.height, small.middle < large.bottom + 0.2 * large.height
    else { return style }
    let raise = (Self.line(of: large) - Self.line(of: small)) / large.height
    if raise > Self.rise { style.shift = .raised }
    if raise < Self.fall { style.shift = .lowered }
    return style
  }

  /// Where characters stand; a fifth of their box reaches below.
  private static func line(of box: PageBox) -> Double { box.bottom - 0.2 * box.height }
}
