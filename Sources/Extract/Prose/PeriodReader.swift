internal import Core

/// Finds the numbers of a sentence that belong to another year than the report does: 上年为30件, 比2023年的13件,
/// 由86个精简至52个. They stand there to compare.
struct PeriodReader: Sendable {
  private let earlier: FoldedWords
  private let current: FoldedWords
  private let links: FoldedWords
  private let notBefore: FoldedWords
  private let notBehind: FoldedWords
  private let attributes: FoldedWords
  private let attributions: FoldedWords
  private let more: FoldedWords
  private let comparisons: FoldedWords
  private let compared: FoldedWords
  private let script: ProseScript

  /// So many characters may stand before 去年 in a clause that tells of last year.
  private static let longestOpening = 12

  init(definitions: Definitions, script: ProseScript) {
    let words = definitions.prose.words.periods
    earlier = FoldedWords(words.earlier, script)
    current = FoldedWords(words.current, script)
    links = FoldedWords(words.links, script)
    notBefore = FoldedWords(words.notBefore, script)
    notBehind = FoldedWords(words.notBehind, script)
    attributes = FoldedWords(words.attributes, script)
    attributions = FoldedWords(words.attributions, script)
    more = FoldedWords(words.more, script)
    comparisons = FoldedWords(words.comparisons, script)
    compared = FoldedWords(words.compared, script)
    self.script = script
  }

  /// This is a year that a sentence names.
  private struct Year {
    let range: Range<Int>
    /// How many years it is from that of the report, -1 for 去年; nil where that is not known.
    let distance: Int?
  }

  /// Gives the stretches of a sentence that tell of another year.
  func otherYears(
    in place: SentenceReader.Place, _ quantities: ArraySlice<ProseQuantity>, _ hits: [WordHit]
  ) -> [Range<Int>] {
    let years = self.years(in: place)
    var found: [Range<Int>] = []
    for (index, year) in years.enumerated() where year.distance != 0 {
      let next = years.dropFirst(index + 1).first?.range.lowerBound
      let end = min(next ?? Int.max, place.sentence(at: year.range.lowerBound).upperBound)
      if let told = stretch(of: year, until: end, place, quantities, hits) { found.append(told) }
    }
    return found
  }

  /// Tells whether nothing but a year stands before a number: 2021年的14件, 上年同期14件, 2021年度（14件.
  func standsAlone(before place: Int, in codes: [UInt16], from bound: Int) -> Bool {
    var end = place
    while end > bound {
      if codes[end - 1] == Particle.year || earlier.length(before: end, in: codes, from: bound) != nil {
        return true
      }
      if codes[end - 1] == ProseScript.leftBracket {
        end -= 1
      } else if let length = links.length(before: end, in: codes, from: bound) {
        end -= length
      } else {
        return false
      }
    }
    return false
  }

  /// Gives the years named in a sentence, in order; those in names of documents are none.
  private func years(in place: SentenceReader.Place) -> [Year] {
    let codes = place.codes
    let limit = place.range.upperBound
    var years: [Year] = []
    var index = place.range.lowerBound
    while index < limit {
      switch script.kinds[Int(codes[index])] {
      case .opening: index = ProseScript.nameEnd(codes, at: index, limit: limit) ?? index + 1
      case .digit:
        if let year = script.year(at: index, in: codes, limit: limit) {
          years.append(Year(range: index..<year.end, distance: place.year.map { year.value - $0 }))
        }
        while index < limit, script.kinds[Int(codes[index])] == .digit { index += 1 }
      default:
        if let length = earlier.length(at: index, in: codes, limit: limit) {
          years.append(Year(range: index..<index + length, distance: -1))
          index += length
        } else if let length = current.length(at: index, in: codes, limit: limit) {
          years.append(Year(range: index..<index + length, distance: 0))
          index += length
        } else {
          index += 1
        }
      }
    }
    return years
  }

  private func stretch(
    of year: Year, until end: Int, _ place: SentenceReader.Place, _ quantities: ArraySlice<ProseQuantity>,
    _ hits: [WordHit]
  ) -> Range<Int>? {
    let codes = place.codes
    let start = year.range.upperBound
    let lower = place.range.lowerBound
    if notBefore.length(at: start, in: codes, limit: place.range.upperBound) != nil { return nil }
    if notBehind.length(before: year.range.lowerBound, in: codes, from: lower) != nil { return nil }
    var index = start
    while index < end {
      if let length = links.length(at: index, in: codes, limit: end) {
        index += length
      } else if codes[index] == ProseScript.leftBracket {
        index += 1
      } else {
        break
      }
    }
    let next = quantities.first { $0.start >= start }
    if let next, next.numberStart == index || next.start == index { return start..<next.end }
    guard let next, next.end <= end else { return nil }
    let clauseEnd = (start..<end).first { script.partsClauses(codes[$0]) } ?? end
    // 与2021年收到14件相比: only what is compared.
    if comparisons.length(before: year.range.lowerBound, in: codes, from: lower) != nil {
      let compared = (next.end..<max(next.end, clauseEnd)).first {
        self.compared.length(at: $0, in: codes, limit: clauseEnd) != nil
      }
      return compared.map { start..<$0 }
    }
    if year.range.lowerBound > lower, Particle.isFrom(codes[year.range.lowerBound - 1]) {
      return next.end <= clauseEnd ? start..<next.end : nil
    }
    // 2021年机构改革后，公开信息120条 tells nothing of 2021; 2021年，收到14件 does.
    let isOwn = next.end <= clauseEnd || index == clauseEnd
    return isOwn && opensClause(year, place, hits) && !attributes.stand(in: start..<next.start, of: codes)
      && !isAttributive(start..<next.start, hits, codes)
      ? start..<closing(of: year, until: end, place) : nil
  }

  /// Tells whether a verb follows 的: 2021年开通的视频号发布短视频44条 is told of something made in that year.
  private func isAttributive(_ range: Range<Int>, _ hits: [WordHit], _ codes: [UInt16]) -> Bool {
    guard let particle = range.last(where: { codes[$0] == Particle.of }) else { return false }
    return hits.contains { $0.roles.contains(.verb) && $0.start > particle && $0.end <= range.upperBound }
  }

  /// Tells whether a clause says by how much something differs from another year: 比2024年增加42条, 较去年同期多公开23条.
  func comparesBy(_ clause: Range<Int>, in codes: [UInt16]) -> Bool {
    guard let length = comparisons.length(at: clause.lowerBound, in: codes, limit: clause.upperBound) else {
      return false
    }
    var index = clause.lowerBound + length
    if let length = earlier.length(at: index, in: codes, limit: clause.upperBound) {
      index += length
    } else if let year = script.year(at: index, in: codes, limit: clause.upperBound) {
      index = year.end
    } else {
      return false
    }
    while index < clause.upperBound,
      let length = links.length(at: index, in: codes, limit: clause.upperBound)
        ?? compared.length(at: index, in: codes, limit: clause.upperBound)
    {
      index += length
    }
    return more.length(at: index, in: codes, limit: clause.upperBound) != nil
  }

  /// Tells whether a year is that of its whole clause: it stands at its head, before any verb.
  private func opensClause(_ year: Year, _ place: SentenceReader.Place, _ hits: [WordHit]) -> Bool {
    guard let distance = year.distance, abs(distance) == 1 else { return false }
    var head = year.range.lowerBound
    while head > place.range.lowerBound, !script.partsClauses(place.codes[head - 1]) { head -= 1 }
    if year.range.lowerBound - head > Self.longestOpening
      || attributions.stand(in: head..<year.range.lowerBound, of: place.codes)
    {
      return false
    }
    return !hits.contains {
      $0.start >= head && $0.end <= year.range.lowerBound && $0.roles.contains(.verb)
        && !$0.roles.contains(.noun)
    }
  }

  /// Gives the end of what a year tells: the next year, or the end of the bracket that it stands in.
  private func closing(of year: Year, until end: Int, _ place: SentenceReader.Place) -> Int {
    var depth = 0
    for index in year.range.upperBound..<end {
      if place.codes[index] == ProseScript.leftBracket { depth += 1 }
      if place.codes[index] == ProseScript.rightBracket { depth -= 1 }
      if depth < 0 { return index }
    }
    return end
  }
}
