internal import Core

/// What governs a number from further away: verb, channel and scope.
extension SentenceReader {
  func verbs(governing zone: Range<Int>, _ hits: [WordHit], _ place: Place) -> [Int] {
    let own = hits.filter {
      $0.roles.contains(.verb) && $0.start >= zone.lowerBound && $0.end <= zone.upperBound + 3
        && $0.start < zone.upperBound
    }
    if !own.isEmpty { return own.map(\.word) }
    guard let last = hits.last(where: { $0.roles.contains(.verb) && $0.end <= zone.lowerBound }) else {
      return []
    }
    return [last.word]
  }

  /// Gives the verbs before a zone since the last semicolon: members of a list share the verb of the first.
  func verbs(before zone: Range<Int>, _ hits: [WordHit], _ place: Place) -> [Int] {
    var start = zone.lowerBound
    while start > place.range.lowerBound, place.codes[start - 1] != ProseScript.semicolon { start -= 1 }
    return hits.filter { $0.roles.contains(.verb) && $0.start >= start && $0.end <= zone.lowerBound }.map(
      \.word)
  }

  /// Gives the channel told last before a number, or by a short heading; nil where several are told at once.
  func channel(
    for start: Int, _ zone: Range<Int>, _ hits: [WordHit], _ place: Place
  ) -> Int? {
    // Of words with one end the longest says which: 微博公众号.
    guard let end = hits.last(where: { $0.roles.contains(.channel) && $0.end <= start })?.end,
      let last = hits.first(where: { $0.roles.contains(.channel) && $0.end == end })
    else {
      let told = Set(
        place.heading.filter { $0.roles.contains(.channel) }.map { lexicon.channels[$0.word] })
      return told.count == 1 ? told.first : nil
    }
    // 新区报发布8条: who publishes is told anew, and is none of the known channels.
    if last.end <= zone.lowerBound,
      let verb = hits.first(where: { $0.roles.contains(.verb) && $0.start >= zone.lowerBound }),
      verb.end <= zone.upperBound, !withoutTimes(zone.lowerBound..<verb.start, place.codes).isEmpty
    {
      return nil
    }
    // In a list each member has its own: 网站5条、微信公众号发布信息3条.
    let isOwn = last.start >= zone.lowerBound
    let clause = isOwn ? zone.lowerBound : clauseStart(place.range.lowerBound..<last.start, place.codes)
    var channel = lexicon.channels[last.word]
    for hit in hits where hit.roles.contains(.channel) && hit.start >= clause && hit.end <= start {
      if lexicon.channels[hit.word] == channel || hit.word == last.word { continue }
      // 微信 within 政务新媒体 or a wider word is no second channel.
      if hit.start < last.end, hit.end > last.start { continue }
      guard let both = lexicon.channelOfBoth(lexicon.channels[hit.word], channel) else { return nil }
      channel = both
    }
    return channel
  }

  /// Gives whom a zone is about: 全市, 本级 at the head of its clause or of one before it.
  func scope(of zone: Range<Int>, _ hits: [WordHit], _ place: Place) -> Range<Int>? {
    for hit in hits.reversed() where hit.roles.contains(.scope) && hit.start < zone.upperBound {
      if hit.end < place.codes.count, place.codes[hit.end] == Particle.beyond { continue }  // 市级以上
      // 市政府网站发布5条，…: whose the channel is, and no more.
      if hit.end <= zone.lowerBound,
        hits.contains(where: { $0.start == hit.end && $0.roles.contains(.channel) })
      {
        continue
      }
      var start = clauseStart(place.range.lowerBound..<hit.start, place.codes)
      if hit.start >= zone.lowerBound { start = max(start, zone.lowerBound) }
      // What stands in a bracket is about the bracket alone.
      if start > place.range.lowerBound, place.codes[start - 1] == ProseScript.leftBracket,
        start < zone.lowerBound
      {
        continue
      }
      start = withoutTimes(start..<hit.end, place.codes, scopes: false).lowerBound
      if start < hit.start, Particle.leadsToScope(place.codes[start]) { start += 1 }
      if start == hit.start { return hit.start..<hit.end }
    }
    return nil
  }
}
