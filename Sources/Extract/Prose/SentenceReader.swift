internal import Core

/// Finds out, for the quantities of one sentence, what each of them counts, whom it is about, and which
/// rates of change belong to it.
///
/// A sentence is cut into zones: the zone of a number reaches back to the mark or the number before it. What
/// governs a number is looked for in its zone first, then behind its unit, then with the number before.
struct SentenceReader: Sendable {
  let lexicon: ProseLexicon
  let chooser: MetricChooser
  let changes: ChangeReader
  let repeatedSubjects: [[UInt16]]

  /// This is where a sentence stands.
  struct Place {
    let codes: [UInt16]
    let range: Range<Int>
    let section: SectionKind?
    /// Words of the heading above, by number.
    let heading: [WordHit]
  }

  init(definitions: Definitions) {
    lexicon = ProseLexicon(definitions: definitions)
    chooser = MetricChooser(lexicon: lexicon)
    changes = ChangeReader(definitions: definitions, script: lexicon.script)
    repeatedSubjects = definitions.prose.numerals.repeatedSubjects.map(lexicon.script.fold)
      .sorted { $0.count > $1.count }
  }

  /// Appends the quantities of a sentence; a rate of change may go to one of the sentence before.
  func read(_ place: Place, _ quantities: ArraySlice<ProseQuantity>, into drafts: inout [ProseDraft]) {
    let codes = place.codes
    var hits: [WordHit] = []
    lexicon.hits(in: codes, place.range, into: &hits)
    var present = [Bool](repeating: false, count: lexicon.words.count)
    for hit in hits { present[hit.word] = true }
    for hit in place.heading { present[hit.word] = true }
    let firstDraft = drafts.count
    let brackets = self.brackets(of: quantities, place)
    var pending: (percent: Decimal64?, direction: ChangeReader.Direction)?
    var isContinued: ChangeReader.Direction?
    for (order, quantity) in quantities.enumerated() {
      let lower = order == 0 ? place.range.lowerBound : quantities[quantities.startIndex + order - 1].end
      let zone = zone(before: quantity.start, from: lower, isPrevious: order > 0, codes)
      let change = rate(quantity, zone, lower: lower, continued: isContinued, codes)
      isContinued = nil
      if let change {
        isContinued = change.direction
        let rest = lower..<max(lower, change.start)
        let attached = attach(
          change, of: quantity, rest: clauseStart(rest, codes)..<rest.upperBound, bracket: brackets[order],
          codes, following: quantities.dropFirst(order + 1), since: firstDraft, &drafts)
        if !attached { pending = (change.percent, change.direction) }
        continue
      }
      if quantity.kind == .points || quantity.kind == .times { continue }
      if isNorm(quantity, zone, hits) || isDenied(quantity, zone, hits) { continue }
      var draft = ProseDraft(
        quantity: quantity, sentence: place.range, bracket: brackets[order], zone: zone, subject: zone,
        isRow: true)
      if quantity.kind == .count || quantity.kind == .money,
        let difference = changes.change(before: quantity.start, in: codes, from: lower), difference.isCompared
      {
        draft.isDifference = true
        let rest = clauseStart(lower..<difference.start, codes)..<difference.start
        _ = attach(
          (nil, difference.direction, difference.start), of: quantity, rest: rest, bracket: draft.bracket,
          codes, following: [], since: firstDraft, &drafts)
      }
      if let waiting = pending, isReached(quantity, from: place.range.lowerBound, codes) {
        draft.changePercent = waiting.percent
        draft.changeDirection = waiting.direction.rawValue
        pending = nil
      }
      let next = order + 1 < quantities.count ? quantities[quantities.startIndex + order + 1].start : nil
      describe(&draft, place, hits, present, next: next, since: firstDraft, drafts)
      if draft.isRow { drafts.append(draft) }
    }
    attachLevels(hits, place, since: firstDraft, &drafts)
  }

  // MARK: Zones

  /// Gives the text that leads to a number: back to the mark or number before it, without 共, 累计 and 达.
  private func zone(
    before start: Int, from lower: Int, isPrevious: Bool, _ codes: [UInt16]
  ) -> Range<Int> {
    var end = start
    // 7件建议和19件提案: what stands between belongs to the first number.
    if isPrevious, end > lower, isJoint(end - 1..<end, codes) { return end..<end }
    var zone = clauseStart(lower..<end, codes)..<end
    for _ in 0..<3 {
      end = withoutLeads(zone.lowerBound..<end, codes)
      zone = zone.lowerBound..<max(zone.lowerBound, end)
      if !zone.isEmpty || zone.lowerBound <= lower || isPreposition(codes[start - 1]) { break }
      // ，共18件: the subject stands before the comma. A bracket behind the subject is passed over.
      var before = zone.lowerBound - 1
      if codes[before] == ProseScript.rightBracket {
        while before > lower, codes[before] != ProseScript.leftBracket { before -= 1 }
      }
      end = before
      zone = clauseStart(lower..<end, codes)..<end
    }
    return withoutMarks(zone, codes)
  }

  /// 对25件…, 另有72件…: the head noun follows.
  private func isPreposition(_ code: UInt16) -> Bool {
    [0x5BF9, 0x5C06, 0x628A, 0x5411, 0x6709].contains(code)
  }

  /// Gives the place behind the last mark of a range.
  func clauseStart(_ range: Range<Int>, _ codes: [UInt16]) -> Int {
    var place = range.upperBound
    while place > range.lowerBound {
      let code = codes[place - 1]
      switch lexicon.script.kinds[Int(code)] {
      case .sentenceEnd, .clauseEnd: return place
      case .opening where code == ProseScript.leftBracket: return place
      case .closing where code == ProseScript.rightBracket: return place
      default: place -= 1
      }
    }
    return place
  }

  func withoutLeads(_ range: Range<Int>, _ codes: [UInt16]) -> Int {
    var end = range.upperBound
    var goesOn = true
    while goesOn, end > range.lowerBound {
      goesOn = false
      for lead in lexicon.leads where codes.holds(lead, before: end, from: range.lowerBound) {
        end -= lead.count
        goesOn = true
        break
      }
    }
    return end
  }

  /// Leaves out 、 and 和 that join a range to what stands before it.
  private func withoutMarks(_ range: Range<Int>, _ codes: [UInt16]) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      let code = codes[start]
      let joins = code == 0x548C || code == 0x4E0E || code == 0x53CA
      let mark = lexicon.script.kinds[Int(code)] == .enumeration || code == ProseScript.rightBracket
      if !joins && !mark { break }
      start += 1
    }
    return start..<range.upperBound
  }

  // MARK: What a number counts

  private func describe(
    _ draft: inout ProseDraft, _ place: Place, _ hits: [WordHit], _ present: [Bool], next: Int?,
    since first: Int, _ drafts: [ProseDraft]
  ) {
    let codes = place.codes
    let quantity = draft.quantity
    let zone = draft.zone
    let after = afterZone(quantity.end, place, hits, next: next)
    var subject = self.subject(in: zone, hits, codes)
    if !after.isEmpty, isHeadBehind(draft, since: first, drafts, codes) {
      subject = after.lowerBound..<after.lowerBound
    }
    let prefersAfter = subject.isEmpty && !after.isEmpty
    if prefersAfter { subject = after }
    draft.scope = scope(of: zone, hits, place)
    let previous = drafts.indices.last { $0 >= first && drafts[$0].quantity.unit == quantity.unit }
    let parent = self.parent(of: draft, place, hits, since: first, drafts)

    let clauseEnd = self.clauseEnd(quantity.end, place, next: next)
    let question = MetricChooser.Question(
      codes: codes, zone: zone, after: after, prefersAfter: prefersAfter, clause: zone.lowerBound..<clauseEnd,
      verbs: verbs(governing: zone, hits, place),
      channel: channel(for: quantity.start, hits, place), unit: quantity.unit, section: place.section,
      carried: previous.flatMap { drafts[$0].noun }, isBare: quantity.kind == .bare)
    let choice = draft.isDifference ? nil : chooser.choice(for: question, hits: hits, present: present)
    if let choice {
      draft.metric = choice.metric
      draft.noun = choice.noun
      draft.metricCode = lexicon.metrics[choice.metric].code
    }
    if quantity.kind == .bare, draft.metricCode.isEmpty { draft.isRow = false }
    if quantity.isInCharacters { draft.isRow = isCounted(draft, choice, question, codes) }

    if let parent {
      let hasOwnVerb = hits.contains { $0.roles.contains(.verb) && zone.contains($0.start) }
      inherit(
        from: parent, choice, hasOwnVerb: hasOwnVerb, &subject, &draft, since: first, drafts, codes)
    }
    if subject.isEmpty, let noun = choice?.place { subject = noun }
    if subject.isEmpty || (quantity.kind == .share && isShareVerb(subject, codes)) {
      let before = quantity.kind == .share ? drafts.indices.last { $0 >= first } : previous
      subject = before.map { drafts[$0].subject } ?? zone
    }
    draft.subject = subject
  }

  /// Tells whether the noun stands behind the unit, whatever stands before the number: 宿城区等26个单位,
  /// 正常运行的70家网站, 接入53个部门2261项事项.
  private func isHeadBehind(
    _ draft: ProseDraft, since first: Int, _ drafts: [ProseDraft], _ codes: [UInt16]
  ) -> Bool {
    let start = draft.quantity.start
    if start > draft.sentence.lowerBound, codes[start - 1] == 0x7684 || codes[start - 1] == 0x7B49 {
      return true
    }
    guard drafts.count > first, let last = drafts.last else { return false }
    return draft.zone.lowerBound == last.quantity.end && last.subject.lowerBound == last.quantity.end
  }

  /// Gives the noun phrase of a zone: what stands behind its verb, without words of time and place. Of verbs
  /// in a row (组织开展) and of verbs with a place between (产生并在网上公开) the last one counts.
  private func subject(in zone: Range<Int>, _ hits: [WordHit], _ codes: [UInt16]) -> Range<Int> {
    var start = zone.lowerBound
    for hit in hits where hit.roles.contains(.verb) && hit.start >= zone.lowerBound {
      if hit.end > zone.upperBound { break }
      if hit.end == zone.upperBound, !hit.roles.contains(.noun) { return hit.end..<hit.end }
      let between = withoutTimes(start..<hit.start, codes)
      // 并, 在, 向, 对, 由, 通过
      let links: [UInt16] = [0x5E76, 0x5728, 0x5411, 0x5BF9, 0x7531, 0x901A]
      if start == zone.lowerBound || between.isEmpty || links.contains(codes[between.lowerBound])
        || isJoint(between, codes)
      {
        start = hit.end
      }
    }
    return withoutTimes(start..<zone.upperBound, codes)
  }

  /// Leaves out 2021年, 全年, 全市, 了 and their like in front.
  func withoutTimes(_ range: Range<Int>, _ codes: [UInt16], scopes: Bool = true) -> Range<Int> {
    let roles: WordRoles = scopes ? [.time, .scope, .compared, .part] : [.time, .compared, .part]
    var start = range.lowerBound
    while start < range.upperBound {
      if let length = lexicon.length(of: roles, at: start, codes, range.upperBound) {
        // 市级以上媒体: no scope, but part of what is counted.
        if start + length < range.upperBound, codes[start + length] == 0x4EE5 { break }
        start += length
        continue
      }
      let kind = lexicon.script.kinds[Int(codes[start])]
      if kind == .digit {
        var end = start
        while end < range.upperBound, lexicon.script.kinds[Int(codes[end])] == .digit { end += 1 }
        guard end < range.upperBound, [0x5E74, 0x6708, 0x65E5].contains(codes[end]) else { break }
        start = end + 1
        if start < range.upperBound, codes[start] == 0x5EA6 || codes[start] == 0x5E95 { start += 1 }
        continue
      }
      if [0x4E86, 0x8FC7, 0x7740, 0x7684, 0x5171].contains(codes[start]) || kind == .clauseEnd
        || kind == .enumeration || kind == .closing
      {
        start += 1
        continue
      }
      break
    }
    return start..<range.upperBound
  }

  private func afterZone(_ start: Int, _ place: Place, _ hits: [WordHit], next: Int?) -> Range<Int> {
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
    for hit in hits where hit.start >= start && hit.start < end {
      let isTail = hit.roles.contains(.tail)
      if isTail || (hit.roles.contains(.verb) && !hit.roles.contains(.noun)) {
        end = hit.start
        break
      }
    }
    var begin = start
    if begin < end, place.codes[begin] == 0x7684 { begin += 1 }
    while end > begin, [0x548C, 0x4E0E, 0x53CA, 0x5747, 0x5DF2].contains(place.codes[end - 1]) { end -= 1 }
    return begin..<end
  }

  private func clauseEnd(_ start: Int, _ place: Place, next: Int?) -> Int {
    var end = start
    let limit = min(place.range.upperBound, next ?? Int.max)
    while end < limit {
      switch lexicon.script.kinds[Int(place.codes[end])] {
      case .sentenceEnd, .clauseEnd, .opening, .closing:
        if place.codes[end] != ProseScript.leftTitle, place.codes[end] != ProseScript.rightTitle {
          return end
        }
      case .other, .letter, .digit, .numeral, .place, .enumeration: break
      }
      end += 1
    }
    return end
  }

  private func verbs(governing zone: Range<Int>, _ hits: [WordHit], _ place: Place) -> [Int] {
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

  /// Gives the channel told last before a number, or by a short heading; nil where several are told at once.
  private func channel(for start: Int, _ hits: [WordHit], _ place: Place) -> Int? {
    guard let last = hits.last(where: { $0.roles.contains(.channel) && $0.end <= start }) else {
      let told = Set(
        place.heading.filter { $0.roles.contains(.channel) }.map { lexicon.words[$0.word].channel })
      return told.count == 1 ? told.first : nil
    }
    let channel = lexicon.words[last.word].channel
    let clause = clauseStart(place.range.lowerBound..<last.start, place.codes)
    for hit in hits where hit.roles.contains(.channel) && hit.start >= clause && hit.end <= start {
      if lexicon.words[hit.word].channel == channel { continue }
      // 微信 within 政务新媒体 or a wider word is no second channel.
      if hit.start < last.end, hit.end > last.start { continue }
      return nil
    }
    return channel
  }

  /// Gives whom a zone is about: 全市, 本级 at the head of its clause or of one before it.
  private func scope(of zone: Range<Int>, _ hits: [WordHit], _ place: Place) -> Range<Int>? {
    for hit in hits.reversed() where hit.roles.contains(.scope) && hit.start < zone.upperBound {
      if hit.end < place.codes.count, place.codes[hit.end] == 0x4EE5 { continue }  // 市级以上
      var start = clauseStart(place.range.lowerBound..<hit.start, place.codes)
      if hit.start >= zone.lowerBound { start = max(start, zone.lowerBound) }
      // What stands in a bracket is about the bracket alone.
      if start > place.range.lowerBound, place.codes[start - 1] == ProseScript.leftBracket,
        start < zone.lowerBound
      {
        continue
      }
      start = withoutTimes(start..<hit.end, place.codes, scopes: false).lowerBound
      if start < hit.start, place.codes[start] == 0x5728 || place.codes[start] == 0x5BF9 { start += 1 }  // 在, 对
      if start == hit.start { return hit.start..<hit.end }
    }
    return nil
  }
}
