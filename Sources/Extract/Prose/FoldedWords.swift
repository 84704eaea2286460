internal import Core

/// This is a list of words in folded form, searched for at a place without touching memory that is counted:
/// one pool of characters, the longest word first.
struct FoldedWords: Sendable {
  private let pool: [UInt16]
  private let words: [(start: Int32, count: Int32)]
  /// The first and the last characters of the words: most places are refused by them.
  private let firsts: CharacterBits
  private let lasts: CharacterBits

  init(_ list: [String], _ script: ProseScript) {
    var pool: [UInt16] = []
    var words: [(start: Int32, count: Int32)] = []
    var firsts = CharacterBits()
    var lasts = CharacterBits()
    for codes in list.map(script.fold).sorted(by: { $0.count > $1.count }) {
      guard let first = codes.first, let last = codes.last else { continue }
      words.append((Int32(pool.count), Int32(codes.count)))
      pool += codes
      firsts.insert(first)
      lasts.insert(last)
    }
    self.pool = pool
    self.words = words
    self.firsts = firsts
    self.lasts = lasts
  }

  /// Gives the length of the longest word that stands at a place and ends within a limit.
  func length(at place: Int, in codes: [UInt16], limit: Int) -> Int? {
    if place < 0 || place >= limit || !firsts.mayHold(codes[place]) { return nil }
    for word in words where place + Int(word.count) <= limit && matches(word, at: place, codes) {
      return Int(word.count)
    }
    return nil
  }

  /// Gives the length of the longest word that ends before a place and begins at a bound or behind it.
  func length(before place: Int, in codes: [UInt16], from bound: Int) -> Int? {
    if place <= bound || !lasts.mayHold(codes[place - 1]) { return nil }
    for word in words
    where place - Int(word.count) >= bound && matches(word, at: place - Int(word.count), codes) {
      return Int(word.count)
    }
    return nil
  }

  /// Tells whether one of the words stands anywhere in a range.
  func stand(in range: Range<Int>, of codes: [UInt16]) -> Bool {
    for place in range where length(at: place, in: codes, limit: codes.count) != nil { return true }
    return false
  }

  private func matches(_ word: (start: Int32, count: Int32), at place: Int, _ codes: [UInt16]) -> Bool {
    let start = Int(word.start)
    for index in 0..<Int(word.count) where codes[place + index] != pool[start + index] { return false }
    return true
  }
}

/// A bit for each character of a set, modulo 256.
struct CharacterBits: Sendable {
  private var bits = SIMD4<UInt64>.zero

  mutating func insert(_ code: UInt16) { bits[Int(code & 3)] |= Self.bit(code) }

  func mayHold(_ code: UInt16) -> Bool { bits[Int(code & 3)] & Self.bit(code) != 0 }

  private static func bit(_ code: UInt16) -> UInt64 { 1 << UInt64((code >> 2) & 63) }
}
