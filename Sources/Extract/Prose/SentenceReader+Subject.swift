internal import Core

/// The noun phrase that is counted.
extension SentenceReader {
  /// Tells whether the noun stands behind the unit, whatever stands before the number: 宿城区等26个单位,
  /// 正常运行的70家网站, 接入53个部门2261项事项.
  func isHeadBehind(
    _ draft: ProseDraft, since first: Int, _ drafts: [ProseDraft], _ codes: [UInt16]
  ) -> Bool {
    let start = draft.quantity.start
    if start > draft.sentence.lowerBound,
      codes[start - 1] == Particle.of || codes[start - 1] == Particle.others
    {
      return true
    }
    guard drafts.count > first, let last = drafts.last else { return false }
    return draft.zone.lowerBound == last.quantity.end && last.subject.lowerBound == last.quantity.end
  }

  /// Gives the nouns of a zone one by one where the numbers behind it are each of one of them: 建议和提案分别为
  /// 36件和52件. Nil where there are not as many nouns as numbers in a row, of which the first stands at `number`.
  func nounsShared(
    in zone: Range<Int>, by count: Int, from number: Int, _ codes: [UInt16]
  ) -> [Range<Int>]? {
    guard count > 1, zone.count > 2, zone.upperBound < number,
      isDistributed(zone.upperBound..<number, codes)
    else { return nil }
    var nouns: [Range<Int>] = []
    var start = zone.lowerBound
    for place in zone
    where codes[place] == ProseScript.enumerationMark || Particle.joins(codes[place]) {
      if place > start { nouns.append(start..<place) }
      start = place + 1
    }
    if start < zone.upperBound { nouns.append(start..<zone.upperBound) }
    return count == nouns.count ? nouns : nil
  }

  /// 公共法律服务12条: the word that could be a verb ends a noun phrase.
  func hasNounBeforeVerb(_ zone: Range<Int>, _ hits: [WordHit], _ codes: [UInt16]) -> Bool {
    guard let verb = hits.last(where: { $0.roles.contains(.verb) && $0.end == zone.upperBound }),
      verb.start > zone.lowerBound
    else { return false }
    return withoutTimes(zone.lowerBound..<verb.start, codes).count > 1
  }

  /// Gives the noun phrase of a zone: what stands behind its verb, without words of time and place. Of verbs
  /// in a row (组织开展) and of verbs with a place between (产生并在网上公开) the last one counts.
  func subject(
    in zone: Range<Int>, _ hits: [WordHit], _ codes: [UInt16], endsInVerb: Bool = true
  ) -> Range<Int> {
    var start = zone.lowerBound
    // 、社会救助信息4条: in a list, a verb behind a noun is part of a noun.
    if start > 0, lexicon.script.kinds[Int(codes[start - 1])] == .enumeration,
      let verb = hits.first(where: { $0.roles.contains(.verb) && $0.start >= start }),
      verb.end < zone.upperBound,
      let first = withoutTimes(start..<verb.start, codes).first, !Particle.leadsToVerb(codes[first])
    {
      return withoutTimes(zone, codes)
    }
    for hit in hits where hit.roles.contains(.verb) && hit.start >= zone.lowerBound {
      if hit.end > zone.upperBound { break }
      if hit.end == zone.upperBound, !hit.roles.contains(.noun) {
        if endsInVerb { return hit.end..<hit.end }
        break
      }
      let between = withoutTimes(start..<hit.start, codes)
      if start == zone.lowerBound || between.isEmpty || Particle.leadsToVerb(codes[between.lowerBound])
        || isJoint(between, codes)
      {
        start = hit.end
      }
    }
    var end = zone.upperBound
    while end > start, codes[end - 1] == Particle.asterisk { end -= 1 }
    return withoutLeadingObject(withoutTimes(start..<end, codes), codes)
  }

  /// Leaves out 将 and 把 in front of what something is done with; 将乐县 and 将军 are names.
  private func withoutLeadingObject(_ range: Range<Int>, _ codes: [UInt16]) -> Range<Int> {
    guard range.count > 2,
      Particle.leadsToObject(codes[range.lowerBound], before: codes[range.lowerBound + 1])
    else { return range }
    return (range.lowerBound + 1)..<range.upperBound
  }

  /// Leaves out 2021年, 全年, 全市, 了 and their like in front.
  func withoutTimes(_ range: Range<Int>, _ codes: [UInt16], scopes: Bool = true) -> Range<Int> {
    let roles: WordRoles = scopes ? [.time, .scope, .compared, .part] : [.time, .compared, .part]
    var start = range.lowerBound
    while start < range.upperBound {
      if let length = lexicon.length(of: roles, at: start, codes, range.upperBound) {
        // 市级以上媒体: no scope, but part of what is counted.
        if start + length < range.upperBound, codes[start + length] == Particle.beyond { break }
        start += length
        continue
      }
      let kind = lexicon.script.kinds[Int(codes[start])]
      if kind == .digit {
        var end = start
        while end < range.upperBound, lexicon.script.kinds[Int(codes[end])] == .digit { end += 1 }
        guard end < range.upperBound, Particle.isDate(codes[end]) else { break }
        start = end + 1
        if start < range.upperBound, Particle.endsDate(codes[start]) { start += 1 }
        continue
      }
      if Particle.fillsIn(codes[start])
        || kind == .clauseEnd
        || kind == .enumeration || kind == .closing
      {
        start += 1
        continue
      }
      break
    }
    return start..<range.upperBound
  }
}
