/// This is a small picture of which characters stand in a text. It tells without comparing two texts that they
/// have little in common: what it allows must still be compared.
public struct CharacterSignature: Sendable {
  /// Each character has one place among 256, and may share it with others.
  @usableFromInline let places: SIMD4<UInt64>
  /// Characters of the text whose place another one of it has taken already.
  @usableFromInline let hidden: Int

  @inlinable
  public init(_ text: some Collection<UInt16>) {
    var places = SIMD4<UInt64>()
    var distinct = 0
    for character in text {
      let word = Int(character >> 6 & 3)
      let bit: UInt64 = 1 << UInt64(character & 63)
      if places[word] & bit == 0 {
        places[word] |= bit
        distinct += 1
      }
    }
    self.places = places
    hidden = text.count - distinct
  }

  /// Tells whether all characters of this text may stand in another.
  @inlinable
  public func mayStand(in other: CharacterSignature) -> Bool { places & ~other.places == SIMD4<UInt64>() }

  /// Gives how many characters of this text may stand in another: never fewer than do.
  @inlinable
  public func mostCommon(with other: CharacterSignature) -> Int {
    let both = places & other.places
    return both[0].nonzeroBitCount + both[1].nonzeroBitCount + both[2].nonzeroBitCount
      + both[3].nonzeroBitCount + hidden
  }
}
