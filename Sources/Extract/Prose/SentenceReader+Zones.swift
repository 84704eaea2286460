internal import Core

/// The text before and behind a number that may say what it counts.
extension SentenceReader {
  /// Gives the text that leads to a number: back to the mark or number before it, without 共, 累计 and 达.
  func zone(
    before start: Int, from lower: Int, isPrevious: Bool, _ codes: [UInt16]
  ) -> Range<Int> {
    var end = start
    // 7件建议和19件提案: what stands between belongs to the first number.
    if isPrevious, end > lower, isJoint(end - 1..<end, codes) { return end..<end }
    var zone = clauseStart(lower..<end, codes)..<end
    for _ in 0..<3 {
      end = withoutLeads(zone.lowerBound..<end, codes)
      zone = zone.lowerBound..<max(zone.lowerBound, end)
      // 对25件…, 另有72件…: the head noun follows.
      if zone.count == 1, Particle.isPreposition(codes[zone.lowerBound]) { return end..<end }
      if !zone.isEmpty || zone.lowerBound <= lower || codes[start - 1] == Particle.have { break }
      // ，共18件: the subject stands before the comma. A bracket behind the subject is passed over.
      var before = zone.lowerBound - 1
      if codes[before] == ProseScript.semicolon { break }
      if codes[before] == ProseScript.rightBracket {
        while before > lower, codes[before] != ProseScript.leftBracket { before -= 1 }
      }
      let next = clauseStart(lower..<before, codes)
      // 1件按期办结，18件延期办结: what stands there is told of the number before.
      if isPrevious, next == lower { break }
      end = before
      zone = next..<end
    }
    return withoutMarks(zone, codes)
  }

  /// Gives the place behind the last mark of a range.
  func clauseStart(_ range: Range<Int>, _ codes: [UInt16]) -> Int {
    var place = range.upperBound
    while place > range.lowerBound, !lexicon.script.partsClauses(codes[place - 1]) { place -= 1 }
    return place
  }

  func withoutLeads(_ range: Range<Int>, _ codes: [UInt16]) -> Int {
    var end = range.upperBound
    while let length = lexicon.leads.length(before: end, in: codes, from: range.lowerBound) { end -= length }
    return end
  }

  /// Leaves out 、 and 和 that join a range to what stands before it.
  func withoutMarks(_ range: Range<Int>, _ codes: [UInt16]) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      let code = codes[start]
      let mark = lexicon.script.kinds[Int(code)] == .enumeration || code == ProseScript.rightBracket
      if !Particle.joins(code) && !mark { break }
      start += 1
    }
    return start..<range.upperBound
  }

  func afterZone(_ start: Int, _ place: Place, _ hits: [WordHit], next: Int?) -> Range<Int> {
    let limit = min(place.range.upperBound, next ?? Int.max, start + 30)
    var end = start
    while end < limit {
      switch lexicon.script.kinds[Int(place.codes[end])] {
      case .other, .letter, .digit, .numeral, .place:
        end += 1
        continue
      case .opening where place.codes[end] != ProseScript.leftBracket:
        end += 1
        continue
      case .closing where place.codes[end] != ProseScript.rightBracket:
        end += 1
        continue
      default: break
      }
      break
    }
    var nounEnd = start
    for hit in hits where hit.start >= start && hit.start < end {
      // 检查了: a verb whatever else the word may be.
      let isDone = hit.end < place.codes.count && place.codes[hit.end] == Particle.done
      let isVerb = hit.roles.contains(.verb) && (isDone || !hit.roles.contains(.noun))
      // 予以 of 予以公开, 参加 of 参加培训 are parts of a noun.
      if isVerb || hit.roles.contains(.tail), isDone || hit.end > nounEnd {
        end = hit.start
        break
      }
      if hit.roles.contains(.noun) { nounEnd = max(nounEnd, hit.end) }
    }
    var begin = start
    while begin < end, Particle.opensNoun(place.codes[begin]) { begin += 1 }
    while end > begin, Particle.joins(place.codes[end - 1]) { end -= 1 }
    return begin..<end
  }

  func clauseEnd(_ start: Int, _ place: Place, next: Int?) -> Int {
    var end = start
    let limit = min(place.range.upperBound, next ?? Int.max)
    while end < limit {
      switch lexicon.script.kinds[Int(place.codes[end])] {
      case .sentenceEnd, .clauseEnd, .opening, .closing:
        if place.codes[end] != ProseScript.leftTitle, place.codes[end] != ProseScript.rightTitle {
          return end
        }
      case .enumeration: return end
      case .other, .letter, .digit, .numeral, .place: break
      }
      end += 1
    }
    return end
  }
}
