internal import Core

/// Tells which numbers are rates of change and which quantity each of them qualifies.
struct ChangeReader: Sendable {
  enum Direction: String { case up, down, flat }

  private let rises: FoldedWords
  private let falls: FoldedWords
  private let riseNouns: FoldedWords
  private let fallNouns: FoldedWords
  private let compared: FoldedWords
  private let links: FoldedWords
  private let shareNouns: FoldedWords

  init(definitions: Definitions, script: ProseScript) {
    let numerals = definitions.prose.numerals
    rises = FoldedWords(numerals.rises, script)
    falls = FoldedWords(numerals.falls, script)
    riseNouns = FoldedWords(numerals.riseNouns, script)
    fallNouns = FoldedWords(numerals.fallNouns, script)
    compared = FoldedWords(numerals.compared, script)
    links = FoldedWords(numerals.rateLinks, script)
    shareNouns = FoldedWords(numerals.shareNouns, script)
  }

  /// Gives the direction where a rate or a difference stands directly behind 增长, 下降 and their like, and
  /// the place where that word begins.
  func change(
    before place: Int, in codes: [UInt16], from bound: Int
  ) -> (direction: Direction, start: Int, isCompared: Bool)? {
    var end = place
    if end > bound, codes[end - 1] == ProseScript.dash || codes[end - 1] == Particle.plus {
      end -= 1
      // 同比+5%
      if let length = compared.length(before: end, in: codes, from: bound) {
        return (.up, end - length, true)
      }
    }
    let plain = end > bound && codes[end - 1] == Particle.done ? end - 1 : end
    if let found = ending(rises, .up, plain, codes, bound) ?? ending(falls, .down, plain, codes, bound) {
      return found
    }
    let linked = end - (links.length(before: end, in: codes, from: bound) ?? 0)
    return ending(riseNouns, .up, linked, codes, bound) ?? ending(fallNouns, .down, linked, codes, bound)
  }

  private func ending(
    _ words: FoldedWords, _ direction: Direction, _ end: Int, _ codes: [UInt16], _ bound: Int
  ) -> (direction: Direction, start: Int, isCompared: Bool)? {
    guard let length = words.length(before: end, in: codes, from: bound) else { return nil }
    let start = end - length
    let isCompared = compared.length(before: start, in: codes, from: bound) != nil
    // 多 and 少 alone say nothing of change: 很多, 至少.
    return length == 1 && !isCompared ? nil : (direction, start, isCompared)
  }

  /// Tells whether a clause speaks of a change without a share: 压缩审批时限70%.
  func direction(of clause: Range<Int>, in codes: [UInt16]) -> Direction? {
    if shareNouns.stand(in: clause, of: codes) { return nil }
    for place in clause {
      let rise = rises.length(at: place, in: codes, limit: codes.count)
      guard let length = rise ?? falls.length(at: place, in: codes, limit: codes.count), length > 1 else {
        continue
      }
      // 提高到: what follows is the level reached.
      let behind = place + length
      if behind < codes.count, Particle.reaches(codes[behind]) { return nil }
      return rise == nil ? .down : .up
    }
    return nil
  }

  /// Tells whether a clause is nothing but a word of change: 减少, 增加了.
  func isChange(_ clause: Range<Int>, in codes: [UInt16]) -> Bool {
    guard let length = length(at: clause.lowerBound, in: codes, limit: clause.upperBound) else {
      return false
    }
    let rest = clause.lowerBound + length
    return rest == clause.upperBound || (rest + 1 == clause.upperBound && codes[rest] == Particle.done)
  }

  /// Tells whether 增加到, 精简至 and their like stand in a range.
  func reachesLevel(in range: Range<Int>, of codes: [UInt16]) -> Bool {
    range.contains { place in
      guard let length = length(at: place, in: codes, limit: range.upperBound) else { return false }
      return place + length < range.upperBound && Particle.reaches(codes[place + length])
    }
  }

  /// Gives the length of the word for a rise or a fall that stands at a place.
  private func length(at place: Int, in codes: [UInt16], limit: Int) -> Int? {
    rises.length(at: place, in: codes, limit: limit) ?? falls.length(at: place, in: codes, limit: limit)
  }
}
