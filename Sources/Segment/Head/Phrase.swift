import Core

/// This is a short stretch of text as the head of a report is read: its characters without blanks, mended,
/// and beside each what it is compared as. All lists run in parallel, so a word found in `keys` is also a
/// range of what will be printed.
struct Phrase {
  /// The characters in ordinary form: radicals mended, full-width letters and digits as ASCII.
  private(set) var scalars: [UInt32] = []
  /// What each is compared as; 0 for punctuation.
  private(set) var keys: [UInt16] = []
  /// A blank stood in front of the character.
  private(set) var gaps: [Bool] = []

  var count: Int { scalars.count }
  var isEmpty: Bool { scalars.isEmpty }

  init() {}

  init(_ bytes: ArraySlice<UInt8>, characters: CharacterMap) { append(bytes, characters: characters) }

  private init(scalars: [UInt32], keys: [UInt16], gaps: [Bool]) {
    self.scalars = scalars
    self.keys = keys
    self.gaps = gaps
  }

  /// Appends text; the first character counts as coming after a blank, for a line may end anywhere.
  mutating func append(_ bytes: ArraySlice<UInt8>, characters: CharacterMap) {
    var gap = true
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      index += length
      if UTF8Cursor.isBlank(scalar) || scalar < 0x20 {
        gap = true
        continue
      }
      guard scalar <= 0xFFFF else {
        append(scalar, key: 0xFFFF, gap: gap)
        gap = false
        continue
      }
      var plain = UInt32(characters.mended[Int(scalar)])
      switch plain {
      case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: plain -= 0xFEE0
      default: break
      }
      append(plain, key: characters.folds[Int(scalar)], gap: gap)
      gap = false
    }
  }

  private mutating func append(_ scalar: UInt32, key: UInt16, gap: Bool) {
    scalars.append(scalar)
    keys.append(key)
    gaps.append(gap)
  }

  subscript(range: Range<Int>) -> Phrase {
    Phrase(scalars: Array(scalars[range]), keys: Array(keys[range]), gaps: Array(gaps[range]))
  }

  static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(
      scalars: left.scalars + right.scalars, keys: left.keys + right.keys, gaps: left.gaps + right.gaps)
  }

  var text: String { string(0..<count) }

  func string(_ range: Range<Int>) -> String {
    var text = ""
    for scalar in scalars[range] { text.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return text
  }

  // MARK: Words

  func holds(_ word: [UInt16], at index: Int) -> Bool {
    index >= 0 && index + word.count <= count && keys[index..<(index + word.count)].elementsEqual(word)
  }

  /// Gives the first of the words that stands at a place.
  func word(of words: [[UInt16]], at index: Int) -> [UInt16]? { words.first { holds($0, at: index) } }

  func first(_ word: [UInt16], from start: Int = 0) -> Int? {
    guard word.count + start <= count else { return nil }
    return (start...(count - word.count)).first { holds(word, at: $0) }
  }

  func holdsAny(of words: [[UInt16]]) -> Bool { words.contains { first($0) != nil } }

  func ends(with word: [UInt16]) -> Bool { holds(word, at: count - word.count) }

  /// Gives the range without punctuation at its ends, brackets aside.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, keys[lower] == 0, !Self.isOpening(scalars[lower]) { lower += 1 }
    while upper > lower, keys[upper - 1] == 0, !Self.isClosing(scalars[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  // MARK: Characters

  static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0xFF08, 0xFF3B, 0x3010, 0x3014, 0x300A, 0x3008, 0x201C: true
    default: false
    }
  }

  static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x29, 0x5D, 0xFF09, 0xFF3D, 0x3011, 0x3015, 0x300B, 0x3009, 0x201D: true
    default: false
    }
  }

  /// Punctuation that parts sentences or clauses: no title and no name holds any.
  static func endsClause(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F, 0x2C, 0x3A, 0x3B, 0x21, 0x3F: true
    default: false
    }
  }

  static func isColon(_ scalar: UInt32) -> Bool { scalar == 0x3A || scalar == 0xFF1A }
}
