internal import Core

/// Rates of change: which numbers are one, and which quantity each of them qualifies.
extension SentenceReader {
  typealias Change = (percent: Decimal64?, direction: ChangeReader.Direction, start: Int)

  /// Gives the rate of change that a share, a multiple or a number of points is; nil for a plain share.
  func rate(
    _ quantity: ProseQuantity, _ zone: Range<Int>, lower: Int, continued: ChangeReader.Direction?,
    _ codes: [UInt16]
  ) -> Change? {
    switch quantity.kind {
    case .share, .points, .times: break
    case .count, .money, .bare: return nil
    }
    var direction: ChangeReader.Direction
    var start: Int
    if let found = changes.change(before: quantity.start, in: codes, from: lower) {
      (direction, start) = (found.direction, found.start)
    } else if let continued, isJoint(lower..<quantity.start, codes) {
      (direction, start) = (continued, quantity.start)
    } else if quantity.kind != .times, let told = changes.direction(of: zone, in: codes) {
      // 压缩审批时限70%: a change of something that is no quantity before it.
      (direction, start) = (told, quantity.start)
    } else {
      return nil
    }
    var percent = quantity.value
    if percent.isNegative {
      percent = percent.negated
      direction = direction == .up ? .down : .up
    }
    if start > quantity.start { start = quantity.start }
    return (quantity.kind == .points ? nil : percent, direction, start)
  }

  func isJoint(_ range: Range<Int>, _ codes: [UInt16]) -> Bool {
    !range.isEmpty && range.count <= 2
      && range.allSatisfy { codes[$0] == ProseScript.enumerationMark || Particle.joins(codes[$0]) }
  }

  /// Gives a rate to the quantity it qualifies; false where that is none of those before it.
  ///
  /// - Parameters:
  ///   - rest: the clause of the rate up to 增长: 申请数量较去年. What it speaks of must be what the
  ///     quantity counts.
  ///   - following: the numbers behind, for 分别增长5%、6%.
  func attach(
    _ change: Change, of quantity: ProseQuantity, rest: Range<Int>, bracket: Int, _ codes: [UInt16],
    following: ArraySlice<ProseQuantity>, since first: Int, _ drafts: inout [ProseDraft]
  ) -> Bool {
    // 增加4259件，增幅达69.3%: the rate is that of what grew, not of the difference.
    let rows = drafts.indices.filter {
      $0 >= first && (drafts[$0].bracket == bracket || bracket == 0) && !drafts[$0].isDifference
    }
    var candidate = rows.last { drafts[$0].bracket == bracket }
    if candidate == nil {
      candidate = drafts.indices.last { $0 >= first && drafts[$0].bracket == 0 && !drafts[$0].isDifference }
    }
    let subject = withoutRepetition(rest, codes)
    if candidate == nil, subject.isEmpty, first > 0, first == drafts.count { candidate = first - 1 }
    guard let candidate else { return false }
    if !subject.isEmpty, !speaks(subject, of: drafts[candidate], codes) { return false }
    var targets = [candidate]
    var rates = [change.percent]
    if isDistributed(rest, codes) {
      var end = quantity.end
      for next in following {
        guard next.kind == quantity.kind, isJoint(end..<max(end, next.start), codes) else { break }
        rates.append(next.value)
        end = next.end
      }
      let same = rows.filter { drafts[$0].bracket == drafts[candidate].bracket }
      targets = Array(same.suffix(rates.count))
      if targets.count < rates.count { return true }
    }
    for (target, percent) in zip(targets, rates) {
      let known = drafts[target].changeDirection
      if !known.isEmpty, drafts[target].changePercent != nil || known != change.direction.rawValue {
        continue
      }
      drafts[target].changePercent = percent
      drafts[target].changeDirection = change.direction.rawValue
    }
    return true
  }

  /// 持平: nothing changed.
  func attachLevels(_ hits: [WordHit], _ place: Place, since first: Int, _ drafts: inout [ProseDraft]) {
    for hit in hits where hit.roles.contains(.level) {
      guard
        let target = drafts.indices.last(where: { $0 >= first && drafts[$0].quantity.end <= hit.start }),
        drafts[target].changeDirection.isEmpty
      else { continue }
      let lower = clauseStart(drafts[target].quantity.end..<hit.start, place.codes)
      let subject = withoutRepetition(lower..<hit.start, place.codes)
      if !subject.isEmpty, !speaks(subject, of: drafts[target], place.codes) { continue }
      drafts[target].changePercent = .zero
      drafts[target].changeDirection = ChangeReader.Direction.flat.rawValue
    }
  }

  /// Tells whether nothing but 达 or 达到 stands between a mark and a number: 同比增长14.9%，达604928户.
  func isReached(_ quantity: ProseQuantity, from lower: Int, _ codes: [UInt16]) -> Bool {
    let start = clauseStart(lower..<quantity.start, codes)
    return start < quantity.start && withoutLeads(start..<quantity.start, codes) == start
  }

  func isDistributed(_ rest: Range<Int>, _ codes: [UInt16]) -> Bool {
    rest.contains {
      codes[$0] == Particle.divide && $0 + 1 < codes.count && codes[$0 + 1] == Particle.separately
    }
  }

  /// Leaves out of the clause of a rate all that says nothing of its subject: 同比, 较上年, 数量, 分别.
  func withoutRepetition(_ range: Range<Int>, _ codes: [UInt16]) -> Range<Int> {
    var rest = range
    while !rest.isEmpty {
      let start = withoutTimes(rest, codes).lowerBound
      let next = start + (repeatedSubjects.length(at: start, in: codes, limit: rest.upperBound) ?? 0)
      if next == rest.lowerBound { break }
      rest = next..<rest.upperBound
    }
    return rest
  }

  /// Tells whether a subject shares two neighbouring characters with what a quantity counts.
  func speaks(_ subject: Range<Int>, of draft: ProseDraft, _ codes: [UInt16]) -> Bool {
    let told = draft.zone.lowerBound..<min(draft.quantity.end + 12, draft.sentence.upperBound)
    for place in subject.dropLast() {
      let pair = [codes[place], codes[place + 1]]
      if told.contains(where: { $0 < subject.lowerBound && codes.holds(pair, at: $0) }) { return true }
    }
    return false
  }

  /// Tells whether a number is by how much the one before differs: 上年为13件，减少5件, 较2019年13件增加4件.
  func isDifference(
    _ quantity: ProseQuantity, from lower: Int, after last: ProseDraft?, _ hits: [WordHit], _ codes: [UInt16]
  ) -> Bool {
    let clause = clauseStart(lower..<quantity.start, codes)..<quantity.start
    if periods.comparesBy(clause, in: codes) { return true }
    guard changes.isChange(withoutTimes(clause, codes), in: codes) else { return false }
    // 同上年相比，增加6条: what it differs from stands in the sentence before.
    guard let last else {
      return hits.contains { $0.roles.contains(.compared) && $0.end <= clause.lowerBound }
    }
    return quantity.unit == last.quantity.unit && last.quantity.end <= quantity.start
  }

  /// Tells whether a number is a level that was left for that of the next: 由86个精简至52个.
  func isLevelLeft(_ quantity: ProseQuantity, _ next: ProseQuantity?, _ codes: [UInt16]) -> Bool {
    guard let next, next.unit == quantity.unit, quantity.end <= next.start, quantity.start > 0 else {
      return false
    }
    return Particle.isFrom(codes[quantity.start - 1])
      && changes.reachesLevel(in: quantity.end..<next.start, of: codes)
  }

  /// Takes the metric from what stands there only to compare, or is a mean or a plan; gives what was reached the metric of
  /// the level that was left.
  func setApart(
    _ draft: inout ProseDraft, _ choice: MetricChooser.Choice?, _ place: Place, previous: Int?,
    since first: Int, _ drafts: [ProseDraft]
  ) {
    if draft.isOfAnotherYear || place.isPlanned || averages.stand(in: draft.zone, of: place.codes) {
      draft.metricCode = ""
    }
    if let left = levelLeft(before: draft, since: first, drafts, place.codes) {
      draft.subject = left.subject
      if draft.metricCode.isEmpty {
        draft.metricCode = left.metric.map { lexicon.metrics[$0].code } ?? ""
      }
    }
    // 比上年多27条, 比2021年的14件: they count what the number before them counts, and are none of it.
    if draft.isDifference { draft.metricCode = "" }
    let isBare =
      draft.isOfAnotherYear && choice?.isCarried ?? true
      && periods.standsAlone(before: draft.quantity.start, in: place.codes, from: place.range.lowerBound)
    if draft.isDifference || isBare, let previous {
      draft.subject = drafts[previous].subject
    }
  }

  /// Leaves out of a subject what leads to the level that was left: 点位由12个增加到19个, 政府信息由2022年的320条.
  func withoutLevel(_ subject: Range<Int>, _ codes: [UInt16]) -> Range<Int> {
    let end = subject.dropFirst().first { place in
      Particle.isFrom(codes[place])
        && (place + 1 == subject.upperBound || lexicon.script.kinds[Int(codes[place + 1])] == .digit)
    }
    return subject.lowerBound..<(end ?? subject.upperBound)
  }

  /// Gives the level of another year that a number was reached from, 2023年的415条增加到2024年的508条.
  func levelLeft(
    before draft: ProseDraft, since first: Int, _ drafts: [ProseDraft], _ codes: [UInt16]
  ) -> ProseDraft? {
    guard drafts.count > first, let last = drafts.last, last.isOfAnotherYear,
      last.quantity.unit == draft.quantity.unit, last.quantity.end <= draft.quantity.start,
      changes.reachesLevel(in: last.quantity.end..<draft.quantity.start, of: codes)
    else { return nil }
    return last
  }
}
