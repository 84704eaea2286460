import Core

/// Takes away what marks a stretch of text in a line, left over from a page: `<span lang="zh">3</span>`, the
/// `[3]{lang="zh"}` of Markdown, and how characters are read, 公(gōng)开(kāi), as copies of pages have it behind every
/// few. It is no word and no end of one: `<b>1</b><b>2</b>` is 12.
///
/// Blanks stand for it, so that offsets into the text are those of the file: before a word as they are, within one
/// behind it, so that the word is whole.
struct InlineMarkup {
  /// Elements that mark text and change nothing about what it says. Raised and struck text is not as it reads.
  private static let names = [
    "a", "b", "class", "em", "font", "i", "mark", "o:p", "small", "span", "strong", "u",
  ].map { Array($0.utf8) }
  private static let longest = 600
  private static let deepest = 100
  private static let space = UInt8(ascii: " ")
  /// Behind these a sentence goes on with another word.
  private static let ends = ["，", "。", "；"].map { Array($0.utf8) }

  private let text: [UInt8]
  private var marks: [Range<Int>] = []
  /// The places of `[` that are not closed.
  private var open: [Int] = []

  /// Gives the text with that replaced, or nil where it has none.
  static func removed(_ text: [UInt8]) -> [UInt8]? {
    var markup = InlineMarkup(text: text)
    markup.findTags()
    markup.findBrackets()
    markup.findReadings()
    if markup.marks.isEmpty { return nil }
    markup.marks.sort { $0.lowerBound < $1.lowerBound }
    return markup.withoutMarks()
  }

  private init(text: [UInt8]) { self.text = text }

  // MARK: What is found

  private mutating func findTags() {
    var from = 0
    while let start = ByteSearch.first(UInt8(ascii: "<"), in: text, from: from) {
      from = start + 1
      let name = start + (byte(start + 1) == UInt8(ascii: "/") ? 2 : 1)
      guard let word = Self.names.first(where: { text[min(name, text.count)...].starts(with: $0) }),
        [Self.space, UInt8(ascii: ">"), UInt8(ascii: "/")].contains(byte(name + word.count)),
        let end = end(of: UInt8(ascii: ">"), from: name, without: UInt8(ascii: "<"))
      else { continue }
      marks.append(start..<end)
      from = end
    }
  }

  private mutating func findBrackets() {
    if ByteSearch.first(UInt8(ascii: "{"), in: text, from: 0) == nil { return }
    var place = 0
    while place < text.count {
      switch text[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "[") where open.count < Self.deepest: open.append(place)
      case UInt8(ascii: "]"):
        guard let start = open.popLast() else { break }
        guard byte(place + 1) == UInt8(ascii: "{"), isAttribute(place + 2),
          let end = end(of: UInt8(ascii: "}"), from: place + 2, without: UInt8(ascii: "{"))
        else { break }
        marks.append(start..<(start + 1))
        marks.append(place..<end)
        place = end - 1
      case UInt8(ascii: "\n") where byte(place + 1) == UInt8(ascii: "\n"): open.removeAll()
      default: break
      }
      place += 1
    }
  }

  /// So many readings in a text, and so many that differ, are no abbreviations.
  private static let fewestReadings = 8
  private static let fewestSyllables = 4
  private static let longestSyllable = 6

  private static let brackets = [("(", ")"), ("（", "）")].map { (open: Array($0.utf8), close: Array($1.utf8)) }

  private mutating func findReadings() {
    var readings: [Range<Int>] = []
    var syllables: Set<[UInt8]> = []
    for bracket in Self.brackets {
      var from = 0
      while let start = ByteSearch.first(bracket.open[0], in: text, from: from) {
        from = start + bracket.open.count
        // Behind an ideograph, which has three bytes.
        guard start > 2, (0xE3...0xE9).contains(text[start - 3]), let end = endOfSyllable(from),
          text[start...].starts(with: bracket.open), text[end...].starts(with: bracket.close)
        else { continue }
        readings.append(start..<(end + bracket.close.count))
        syllables.insert(Array(text[from..<end]))
      }
    }
    if readings.count >= Self.fewestReadings, syllables.count >= Self.fewestSyllables {
      marks.append(contentsOf: readings)
    }
  }

  /// Small letters, one of them with a sign of its tone or none.
  private func endOfSyllable(_ start: Int) -> Int? {
    var place = start
    for _ in 0..<Self.longestSyllable {
      let (scalar, length) = place < text.count ? UTF8Cursor.scalar(in: text[...], at: place) : (0, 0)
      guard (0x61...0x7A).contains(scalar) || (0xE0...0x1DC).contains(scalar) else { break }
      place += length
    }
    return place > start ? place : nil
  }

  /// `.name`, `#name` or `name="value"`.
  private func isAttribute(_ start: Int) -> Bool {
    if [UInt8(ascii: "."), UInt8(ascii: "#")].contains(byte(start)) { return true }
    var place = start
    while isLetter(byte(place)) { place += 1 }
    return place > start && byte(place) == UInt8(ascii: "=") && byte(place + 1) == UInt8(ascii: "\"")
  }

  private func isLetter(_ byte: UInt8?) -> Bool {
    byte.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || $0 == UInt8(ascii: "-") }
      ?? false
  }

  private func byte(_ place: Int) -> UInt8? { place < text.count ? text[place] : nil }

  /// Gives the place behind a byte in the same line.
  private func end(of last: UInt8, from start: Int, without other: UInt8) -> Int? {
    for place in start..<min(start + Self.longest, text.count) {
      switch text[place] {
      case last: return place + 1
      case other, UInt8(ascii: "\n"), UInt8(ascii: "\r"): return nil
      default: break
      }
    }
    return nil
  }

  // MARK: What is left

  private func withoutMarks() -> [UInt8] {
    var left: [UInt8] = []
    left.reserveCapacity(text.count)
    var held = 0
    var place = 0
    func release() {
      left.append(contentsOf: repeatElement(Self.space, count: held))
      held = 0
    }
    func keep(to end: Int) {
      while place < end {
        if isBoundary(text[place]) { release() }
        left.append(text[place])
        place += 1
        if held > 0, Self.ends.contains(where: { left.suffix($0.count).elementsEqual($0) }) { release() }
      }
    }
    for mark in marks where mark.lowerBound >= place {
      keep(to: mark.lowerBound)
      held += mark.count
      place = mark.upperBound
      if left.last.map(isBoundary) ?? true { release() }
    }
    keep(to: text.count)
    release()
    return left
  }

  private func isBoundary(_ byte: UInt8) -> Bool { byte <= Self.space || byte == UInt8(ascii: "|") }
}
