import Core

// How alike a piece of text and a label are.
//
// A document holds some hundred pieces against some hundred spellings, and nearly all have nothing to do with
// one another. Their signatures tell that first; what is left is compared with the longest common subsequence,
// found 64 characters at a time: bit i of a word stands for the i-th character of the piece.

/// This is a piece of text, folded, made ready to be held against many labels.
struct LabelPiece {
  let text: [UInt16]
  private let signature: CharacterSignature
  /// Of labels longer than the piece and shorter ones, this many characters in common make one like it.
  private let fewestCommon: Int

  init(_ text: [UInt16]) {
    self.text = text
    signature = CharacterSignature(text)
    fewestCommon = max(3, (text.count * 6 + 9) / 10)
  }

  /// What the piece weighs against a label that it has nothing in common with.
  var unlike: Float { -0.1 * Float(text.count) }

  /// The measure of likeness of the piece and a spelling of a label.
  func weight(_ label: FormLabel, _ spelling: Int) -> Float {
    var positions = CharacterPositions()
    return weight(label.folded[spelling], label.signatures[spelling], &positions)
  }

  /// The likeness of the piece and each spelling of a label.
  func weights(_ label: FormLabel) -> [Float] { label.folded.indices.map { weight(label, $0) } }

  /// Calls `found` for each spelling that the piece has something in common with, in order, with what it
  /// weighs there; all others weigh ``unlike``.
  @inline(__always)
  func compare(with list: LabelList, found: (_ spelling: Int, _ weight: Float) -> Void) {
    var positions = CharacterPositions()
    for index in list.lengths.indices where mayBeLike(list.lengths[index], list.signatures[index]) {
      found(index, weight(list.spellings[index], list.signatures[index], &positions))
    }
  }

  /// Tells whether the piece is one of these labels or a part of one, or holds one.
  func touches(_ list: LabelList) -> Bool {
    for index in list.lengths.indices {
      let isLonger = text.count > list.lengths[index]
      let (shorter, longer) =
        isLonger ? (list.signatures[index], signature) : (signature, list.signatures[index])
      if !shorter.mayStand(in: longer) { continue }
      let label = list.spellings[index]
      if label == text || label.holds(text) || (label.count >= 3 && text.holds(label)) { return true }
    }
    return false
  }

  /// Tells whether a label may weigh otherwise than one that has nothing in common with the piece: with fewer
  /// characters in common the piece is no part of it, does not hold it, and is not like it.
  @inline(__always)
  private func mayBeLike(_ length: Int, _ other: CharacterSignature) -> Bool {
    signature.mostCommon(with: other) >= min(text.count, length, fewestCommon)
  }

  private func weight(
    _ label: [UInt16], _ other: CharacterSignature, _ positions: inout CharacterPositions
  ) -> Float {
    let n = text.count
    let m = label.count
    if m == 0 { return 0 }
    let most = signature.mostCommon(with: other)
    if n == m {
      if text == label { return 2 * Float(n) + 4 }
    } else if n < m {
      if most >= n, label.holds(text) {
        if n == 1 { return text[0] == label[0] ? 0.6 : 0.3 }
        return Float(n) + (label.starts(with: text) ? 1 : 0)
      }
    } else if m >= 3, most >= m, text.holds(label) {
      return 2 * Float(m) + 2 - 0.3 * Float(n - m)
    }
    if n < 3 || most < fewestCommon { return unlike }
    let common: Int
    if n > CharacterPositions.longest {
      common = Self.commonLength(text, label)
    } else {
      if positions.isEmpty { positions.fill(text) }
      common = positions.commonLength(label)
    }
    return common < fewestCommon ? unlike : Float(common) - 1.2 * Float(n - common)
  }

  /// Gives the length of the longest common subsequence of texts that a word has no bits for.
  private static func commonLength(_ a: [UInt16], _ b: [UInt16]) -> Int {
    var previous = [Int](repeating: 0, count: b.count + 1)
    var current = previous
    for x in a {
      for (j, y) in b.enumerated() {
        current[j + 1] = x == y ? previous[j] + 1 : max(previous[j + 1], current[j])
      }
      swap(&previous, &current)
    }
    return previous[b.count]
  }
}

/// Says of each character where in a text of at most 64 characters it stands.
///
/// It is filled when it is first needed, and is not to be copied: it is as large as a hundred labels.
private struct CharacterPositions: ~Copyable {
  static let longest = 64
  private static let slots = 128

  private var length = 0
  private var characters = InlineArray<128, UInt16>(repeating: 0)
  private var words = InlineArray<128, UInt64>(repeating: 0)

  var isEmpty: Bool { length == 0 }

  mutating func fill(_ text: [UInt16]) {
    length = text.count
    for (place, character) in text.enumerated() {
      var slot = Self.slot(of: character)
      while words[slot] != 0, characters[slot] != character { slot = (slot + 1) % Self.slots }
      characters[slot] = character
      words[slot] |= 1 << UInt64(place)
    }
  }

  private static func slot(of character: UInt16) -> Int { Int((character &* 0x9E37) >> 9) }

  @inline(__always)
  private static func word(
    _ character: UInt16, _ characters: Span<UInt16>, _ words: Span<UInt64>
  ) -> UInt64 {
    var slot = slot(of: character)
    while words[slot] != 0 {
      if characters[slot] == character { return words[slot] }
      slot = (slot + 1) % slots
    }
    return 0
  }

  /// Gives the length of the longest common subsequence of this text and another.
  func commonLength(_ other: [UInt16]) -> Int {
    // A bit that is 0 stands for a place where the longest common subsequence of what was seen grows.
    var rest = UInt64.max
    let characters = characters.span
    let words = words.span
    for character in other {
      let matching = rest & Self.word(character, characters, words)
      rest = (rest &+ matching) | (rest & ~matching)
    }
    let used: UInt64 = length == Self.longest ? .max : 1 << UInt64(length) - 1
    return (~rest & used).nonzeroBitCount
  }
}
