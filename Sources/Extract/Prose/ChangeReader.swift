internal import Core

/// Tells which numbers are rates of change and which quantity each of them qualifies.
struct ChangeReader: Sendable {
  enum Direction: String { case up, down, flat }

  let rises: [[UInt16]]
  let falls: [[UInt16]]
  let riseNouns: [[UInt16]]
  let fallNouns: [[UInt16]]
  let compared: [[UInt16]]
  let links: [[UInt16]]
  let shareNouns: [[UInt16]]

  init(definitions: Definitions, script: ProseScript) {
    let numerals = definitions.prose.numerals
    func folded(_ words: [String]) -> [[UInt16]] {
      words.map(script.fold).sorted { $0.count > $1.count }
    }
    rises = folded(numerals.rises)
    falls = folded(numerals.falls)
    riseNouns = folded(numerals.riseNouns)
    fallNouns = folded(numerals.fallNouns)
    compared = folded(numerals.compared)
    links = folded(numerals.rateLinks)
    shareNouns = folded(numerals.shareNouns)
  }

  /// Gives the direction where a rate or a difference stands directly behind 增长, 下降 and their like, and
  /// the place where that word begins.
  func change(
    before place: Int, in codes: [UInt16], from bound: Int
  ) -> (direction: Direction, start: Int, isCompared: Bool)? {
    var end = place
    if end > bound, codes[end - 1] == ProseScript.dash || codes[end - 1] == 0x2B { end -= 1 }
    for word in compared where codes.holds(word, before: end, from: bound) && end < place {
      return (.up, end - word.count, true)
    }
    let plain = end > bound && codes[end - 1] == 0x4E86 ? end - 1 : end
    if let found = ending(rises, .up, plain, codes, bound) ?? ending(falls, .down, plain, codes, bound) {
      return found
    }
    var linked = end
    for word in links where codes.holds(word, before: end, from: bound) {
      linked = end - word.count
      break
    }
    return ending(riseNouns, .up, linked, codes, bound) ?? ending(fallNouns, .down, linked, codes, bound)
  }

  private func ending(
    _ words: [[UInt16]], _ direction: Direction, _ end: Int, _ codes: [UInt16], _ bound: Int
  ) -> (direction: Direction, start: Int, isCompared: Bool)? {
    for word in words where codes.holds(word, before: end, from: bound) {
      let start = end - word.count
      let isCompared = self.compared.contains { codes.holds($0, before: start, from: bound) }
      // 多 and 少 alone say nothing of change: 很多, 至少.
      if word.count == 1, !isCompared { continue }
      return (direction, start, isCompared)
    }
    return nil
  }

  /// Tells whether a clause speaks of a change without a share: 压缩审批时限70%.
  func direction(of clause: Range<Int>, in codes: [UInt16]) -> Direction? {
    if clause.contains(where: { place in shareNouns.contains { codes.holds($0, at: place) } }) { return nil }
    for place in clause {
      for word in rises where word.count > 1 && codes.holds(word, at: place) {
        return isLevel(behind: place + word.count, codes) ? nil : .up
      }
      for word in falls where word.count > 1 && codes.holds(word, at: place) {
        return isLevel(behind: place + word.count, codes) ? nil : .down
      }
    }
    return nil
  }

  /// 提高到, 降至: what follows is the level reached.
  private func isLevel(behind place: Int, _ codes: [UInt16]) -> Bool {
    guard place < codes.count else { return false }
    return codes[place] == 0x5230 || codes[place] == 0x81F3 || codes[place] == 0x4E3A
  }
}
