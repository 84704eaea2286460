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

  /// Gives the quantity that this one may go on with: the last of its unit, but 申请34件(含结转1件)，办结34件 goes on with what
  /// stands before the bracket, and 9件，上年14件，办结8件 with the 9.
  func previous(of draft: ProseDraft, since first: Int, _ drafts: [ProseDraft]) -> Int? {
    let told = drafts.indices.filter { $0 >= first && drafts[$0].quantity.unit == draft.quantity.unit }
    let open = told.filter { draft.bracket > 0 || drafts[$0].bracket == 0 }
    return open.last { !drafts[$0].isApart } ?? open.last ?? told.last
  }

  /// Gives the quantity right before that this one tells in another unit: 培训2次、86人次, 培训2期，共计86人次, 培训1期（36人）.
  func twin(of draft: ProseDraft, since first: Int, _ drafts: [ProseDraft], _ codes: [UInt16]) -> Int? {
    guard drafts.count > first, let last = drafts.last, last.quantity.unit != draft.quantity.unit,
      last.quantity.kind == .count, draft.quantity.kind == .count, !last.isApart,
      last.quantity.end <= draft.quantity.start
    else { return nil }
    let end = withoutLeads(last.quantity.end..<draft.quantity.start, codes)
    let between = codes[last.quantity.end..<max(end, last.quantity.end)]
    let isJoint = between.allSatisfy { code in
      code == ProseScript.comma || code == ProseScript.enumerationMark || code == ProseScript.leftBracket
    }
    return isJoint && between.count <= 1 ? drafts.count - 1 : nil
  }

  func hasVerb(_ zone: Range<Int>, _ hits: [WordHit]) -> Bool {
    hits.contains { $0.roles.contains(.verb) && zone.contains($0.start) }
  }

  /// Tells whether a verb of its own begins or ends a zone: 梳理事项56项. Behind 、 it may begin a noun, 整改情况公告3份.
  func isGoverned(_ zone: Range<Int>, _ hits: [WordHit], _ place: Place) -> Bool {
    let start = withoutTimes(zone, place.codes).lowerBound
    let isInList =
      zone.lowerBound > place.range.lowerBound && isJoint(zone.lowerBound - 1..<zone.lowerBound, place.codes)
    return endsInVerb(zone, hits)
      || (!isInList && hits.contains { isVerbAlone($0, in: zone) && $0.start == start })
  }

  /// Tells whether a verb and nothing more stands before a number, which has its object behind its unit then.
  func endsInVerb(_ zone: Range<Int>, _ hits: [WordHit]) -> Bool {
    hits.contains { isVerbAlone($0, in: zone) && $0.end == zone.upperBound }
  }

  private func isVerbAlone(_ hit: WordHit, in zone: Range<Int>) -> Bool {
    hit.roles.contains(.verb) && !hit.roles.contains(.noun) && zone.contains(hit.start)
  }

  /// Gives the verbs before a zone since the last semicolon: members of a list share the verb of the first.
  func verbs(before zone: Range<Int>, _ hits: [WordHit], _ place: Place) -> [Int] {
    var start = zone.lowerBound
    while start > place.range.lowerBound, place.codes[start - 1] != ProseScript.semicolon { start -= 1 }
    return hits.filter { $0.roles.contains(.verb) && $0.start >= start && $0.end <= zone.lowerBound }.map(
      \.word)
  }

  /// Gives the channel told last before a number, or by a short heading; nil where several are told at once.
  ///
  /// - Parameter turn: which of so many numbers in a row this is: 微信、微博分别发布203条、345条.
  func channel(
    for start: Int, _ zone: Range<Int>, turn: (index: Int, count: Int), _ hits: [WordHit], _ place: Place
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
    if let own = channelInTurn(turn, clause..<start, hits, place.codes) { return own }
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

  /// Gives the channel of one of several numbers where as many channels are told before 分别.
  private func channelInTurn(
    _ turn: (index: Int, count: Int), _ clause: Range<Int>, _ hits: [WordHit], _ codes: [UInt16]
  ) -> Int? {
    guard turn.count > 1 else { return nil }
    var channels: [Int] = []
    var end = clause.lowerBound
    for hit in hits where hit.roles.contains(.channel) && hit.start >= end && hit.end <= clause.upperBound {
      // 政务微信公众号 is one, whatever words it is made of.
      if hit.start > end || channels.last != lexicon.channels[hit.word] {
        channels.append(lexicon.channels[hit.word])
      }
      end = hit.end
    }
    guard channels.count == turn.count, isDistributed(end..<clause.upperBound, codes) else { return nil }
    return channels[turn.index]
  }

  /// Gives which of the numbers in a row each one is, 203条、345条, and how many there are.
  func turns(of quantities: ArraySlice<ProseQuantity>, _ codes: [UInt16]) -> [(index: Int, count: Int)] {
    var runs: [Int] = []
    var last: ProseQuantity?
    for quantity in quantities {
      let goesOn = last.map {
        $0.kind == quantity.kind && $0.end < quantity.start && isJoint($0.end..<quantity.start, codes)
      }
      if goesOn == true { runs[runs.count - 1] += 1 } else { runs.append(1) }
      last = quantity
    }
    return runs.flatMap { count in (0..<count).map { ($0, count) } }
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
