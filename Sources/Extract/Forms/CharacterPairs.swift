/// These are the pairs of neighbouring characters of a long text, by a hash: a word that has a pair which is not
/// among them stands nowhere in the text, and need not be looked for.
struct CharacterPairs {
  private var words = [UInt64](repeating: 0, count: 1 << (bits - 6))

  private static let bits = 15

  init(_ text: [UInt16]) {
    var previous: UInt16 = 0
    for character in text {
      let slot = Self.slot(previous, character)
      words[slot >> 6] |= 1 << UInt64(slot & 63)
      previous = character
    }
  }

  func mayHold(_ word: [UInt16]) -> Bool {
    guard var previous = word.first else { return true }
    for character in word.dropFirst() {
      let slot = Self.slot(previous, character)
      if words[slot >> 6] & 1 << UInt64(slot & 63) == 0 { return false }
      previous = character
    }
    return true
  }

  private static func slot(_ first: UInt16, _ second: UInt16) -> Int {
    let pair = UInt32(first) << 16 | UInt32(second)
    return Int((pair &* 0x9E37_79B1) >> UInt32(32 - bits))
  }
}
