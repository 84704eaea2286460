/// These are words to look for in short texts: most lines hold none, which their signatures tell at once.
public struct Phrases: Sendable {
  private let words: [[UInt16]]
  private let signatures: [CharacterSignature]

  public init(_ words: [[UInt16]]) {
    self.words = words
    signatures = words.map { CharacterSignature($0) }
  }

  /// Tells whether one of the words stands anywhere in a text.
  ///
  /// - Parameter signature: that of the text, or of a longer one that it is a part of.
  public func stand(in text: ArraySlice<UInt16>, signature: CharacterSignature) -> Bool {
    for index in words.indices
    where signatures[index].mayStand(in: signature) && text.holds(words[index]) {
      return true
    }
    return false
  }
}

extension ArraySlice<UInt16> {
  /// Tells whether a word stands anywhere in a text; an empty one stands nowhere.
  @inlinable public func holds(_ word: [UInt16]) -> Bool { word.span.stands(in: span) }
}

extension [UInt16] {
  /// Tells whether a word stands anywhere in a text; an empty one stands nowhere.
  @inlinable public func holds(_ word: [UInt16]) -> Bool { word.span.stands(in: span) }
}

extension Span<UInt16> {
  @inlinable
  func stands(in text: Span<UInt16>) -> Bool {
    if isEmpty || text.count < count { return false }
    let first = self[0]
    for start in 0...(text.count - count) where text[start] == first {
      var length = 1
      while length < count, text[start + length] == self[length] { length += 1 }
      if length == count { return true }
    }
    return false
  }
}
