import Core
import Testing

@testable import Extract

@Suite struct CharacterPairsTests {
  /// A word that stands in a text is never passed over, and of others most are.
  @Test func passesOverOnlyWordsThatStandNowhere() {
    var random = SplitMix(seed: 4)
    var passed = 0
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        UInt16.random(in: 0x4E00...0x4E20, using: &random)
      }
      let word = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        UInt16.random(in: 0x4E00...0x4E20, using: &random)
      }
      let mayHold = CharacterPairs(text).mayHold(word)
      if text.holds(word) { #expect(mayHold) }
      if !mayHold { passed += 1 }
    }
    #expect(passed > 500)
  }
}
