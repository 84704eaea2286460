internal import Core

/// Parts of a quantity told before, and numbers that look like quantities and are none.
extension SentenceReader {
  /// Gives the number of the bracket that each quantity stands in, 0 for none.
  func brackets(of quantities: ArraySlice<ProseQuantity>, _ place: Place) -> [Int] {
    var numbers: [Int] = []
    var depth = 0
    var number = 0
    var at = place.range.lowerBound
    for quantity in quantities {
      while at < quantity.numberStart {
        if place.codes[at] == ProseScript.leftBracket {
          if depth == 0 { number += 1 }
          depth += 1
        } else if place.codes[at] == ProseScript.rightBracket {
          depth = max(0, depth - 1)
        }
        at += 1
      }
      numbers.append(depth > 0 ? number : 0)
    }
    return numbers
  }

  /// Gives the quantity that this one is a part of: the one before 其中, or before the bracket.
  func parent(
    of draft: ProseDraft, _ place: Place, _ hits: [WordHit], since first: Int, _ drafts: [ProseDraft]
  ) -> Int? {
    let quantity = draft.quantity
    func isParent(_ index: Int, before end: Int) -> Bool {
      let other = drafts[index]
      // 收到54件，较上年增加12件，其中网上31件: the parts are those of the whole, not of the difference.
      return !other.isApart && other.quantity.end <= end && other.quantity.unit == quantity.unit
        && (other.bracket == 0 || other.bracket == draft.bracket)
    }
    if let marker = hits.last(where: { $0.roles.contains(.part) && isOpen($0, before: quantity.start, place) }
    ) {
      // 。其中，: the whole stands in the sentence before.
      var bound = first
      if marker.start == place.range.lowerBound, first > 0 {
        bound = drafts.firstIndex { $0.sentence == drafts[first - 1].sentence } ?? first
      }
      if let found = drafts.indices.last(where: { $0 >= bound && isParent($0, before: marker.start) }) {
        return found
      }
    }
    guard draft.bracket > 0 else { return nil }
    var open = quantity.start
    while open > place.range.lowerBound, place.codes[open - 1] != ProseScript.leftBracket { open -= 1 }
    return drafts.indices.last {
      $0 >= first && isParent($0, before: open) && drafts[$0].bracket == 0
        && open - drafts[$0].quantity.end <= 2
    }
  }

  /// Gives where the noun ends of the whole, parted by 其中, that the quantity before is a part of.
  func whole(of previous: Int?, _ parent: Int?, _ draft: ProseDraft, _ drafts: [ProseDraft]) -> Int? {
    guard let previous, let parent, parent != previous, drafts[previous].bracket == draft.bracket else {
      return nil
    }
    return drafts[parent].noun?.upperBound
  }

  /// Tells whether the metric of a quantity is that of a whole of such parts, though it names no channel of its own.
  private func isWhole(_ draft: ProseDraft, of parts: String, _ hits: [WordHit]) -> Bool {
    guard let metric = draft.metric, lexicon.metrics[metric].parts == parts else { return false }
    return !hits.contains { $0.roles.contains(.channel) && draft.zone.contains($0.start) }
  }

  /// Gives the metric of the list of parts that a quantity goes on with, 业务工作类信息10条，信息公开30条, as one of them.
  func metricOfList(
    _ draft: ProseDraft, _ hits: [WordHit], since first: Int, _ drafts: [ProseDraft], _ codes: [UInt16]
  ) -> String? {
    // 不予公开11件，占8.9%，其他6件: a share is no member of the list.
    guard let last = drafts[first...].last(where: { $0.quantity.kind != .share }),
      last.bracket == draft.bracket, last.quantity.unit == draft.quantity.unit, !last.metricCode.isEmpty,
      let metric = lexicon.metrics.first(where: { $0.code == last.metricCode && $0.parts == $0.code }),
      isWhole(draft, of: metric.code, hits) || (metric.dividesWhole && isRest(draft.zone, codes))
    else { return nil }
    let end = max(last.quantity.end, drafts[drafts.count - 1].quantity.end)
    guard end <= draft.zone.lowerBound,
      codes[end..<draft.zone.lowerBound].allSatisfy({ code in
        code == ProseScript.enumerationMark || code == ProseScript.comma || code == ProseScript.semicolon
          || Particle.joins(code)
      })
    else { return nil }
    let clause = clauseStart(end..<draft.quantity.start, codes)
    if sums.length(at: clause, in: codes, limit: draft.quantity.start) != nil { return nil }
    // 发布公告5条，公开政府信息30条 begins with a verb.
    let start = withoutTimes(draft.zone, codes).lowerBound
    return hits.contains { $0.roles.contains(.verb) && $0.start == start } ? nil : last.metricCode
  }

  private func isRest(_ zone: Range<Int>, _ codes: [UInt16]) -> Bool {
    rests.length(at: zone.lowerBound, in: codes, limit: zone.upperBound) == zone.count
  }

  /// Gives the metric of a sum of the numbers before it, 许可信息62条、处罚信息41条，共计103条: that of the whole that they are
  /// parts of. What is called a sum and is none of theirs counts no part.
  func sum(_ draft: ProseDraft, _ channel: Int?, since first: Int, _ drafts: [ProseDraft]) -> String? {
    var rest = draft.quantity.value
    var count = 0
    var part: Int?
    for other in drafts[first...].reversed() {
      guard other.quantity.unit == draft.quantity.unit, other.bracket == draft.bracket, !rest.isNegative
      else {
        break
      }
      if let metric = other.metric, lexicon.metrics[metric].parts == other.metricCode { part = metric }
      rest = rest.adding(other.quantity.value.negated) ?? Decimal64(-1)
      count += 1
      if rest.isZero, count > 1 { return part.map { lexicon.whole(ofPart: $0, channel: channel) } }
    }
    return draft.metric.flatMap { lexicon.metrics[$0].parts == draft.metricCode ? "" : nil }
  }

  /// Tells whether nothing but 合计 and a verb stands between a mark and a number.
  func isCalledSum(
    _ draft: ProseDraft, _ place: Place, _ hits: [WordHit], since first: Int, _ drafts: [ProseDraft]
  ) -> Bool {
    guard drafts.count > first, let last = drafts.last, last.quantity.end <= draft.quantity.start else {
      return false
    }
    let start = clauseStart(last.quantity.end..<draft.quantity.start, place.codes)
    guard let length = sums.length(at: start, in: place.codes, limit: draft.quantity.start) else {
      return false
    }
    return start + length == draft.quantity.start
      || hits.contains {
        $0.roles.contains(.verb) && $0.start == start + length && $0.end == draft.quantity.start
      }
  }

  /// Tells whether 含 or 其中 holds up to a place: not where it stands in a bracket that is closed before.
  func isOpen(_ marker: WordHit, before place: Int, _ sentence: Place) -> Bool {
    guard marker.end <= place else { return false }
    var depth = 0
    for code in sentence.codes[marker.end..<place] {
      if code == ProseScript.leftBracket { depth += 1 }
      if code == ProseScript.rightBracket { depth -= 1 }
      if depth < 0 { return false }
    }
    return true
  }

  /// Gives a part what it has of the whole: subject and metric where only a unit of government is named, the
  /// metric for parts where it has none of its own.
  func inherit(
    from parent: Int, _ choice: MetricChooser.Choice?, hasOwnVerb: Bool, _ hits: [WordHit],
    _ subject: inout Range<Int>, _ draft: inout ProseDraft, since first: Int, _ drafts: [ProseDraft],
    _ codes: [UInt16]
  ) {
    let whole = drafts[parent]
    let hasOwnNoun = choice.map { !$0.isCarried && $0.noun != nil } ?? false
    let name = withoutTimes(draft.zone, codes, scopes: false)
    let isUnit = !hasOwnNoun && isNameOfUnit(name, codes) && !subject.isEmpty
    // 县政府门户网站公开12983条 names a channel.
    let isScope =
      subject.isEmpty
      && draft.scope.map { scope in
        draft.zone.contains(scope.lowerBound)
          && !hits.contains { $0.start == scope.upperBound && $0.roles.contains(.channel) }
      } ?? false
    if isUnit || isScope {
      if isUnit { draft.scope = name }
      subject = whole.subject
      draft.metric = whole.metric
      draft.metricCode = whole.metricCode
      return
    }
    let isApart = codes[whole.quantity.end..<draft.quantity.start].contains(ProseScript.semicolon)
    if isApart {
      // A new part of the sentence goes on with a subject of its own.
    } else if whole.metricCode.isEmpty, !hasOwnVerb {
      draft.metricCode = ""
    } else if let metric = whole.metric {
      // A part that has a metric of its own keeps it, unless that is one of wholes: 其中，…政府信息公开年报1条.
      let parts = lexicon.metrics[metric].parts
      if !parts.isEmpty, draft.metric == nil || isWhole(draft, of: parts, hits) { draft.metricCode = parts }
    }
    if subject.isEmpty, !hasOwnNoun {
      subject = whole.subject
      if drafts.count > first { draft.scope = drafts.last?.scope ?? draft.scope }
    }
  }

  /// Tells whether a phrase is the name of a unit of government: 泗洪县公安局, 市政府.
  func isNameOfUnit(_ subject: Range<Int>, _ codes: [UInt16]) -> Bool {
    guard !subject.isEmpty, subject.count <= 24 else { return false }
    return lexicon.scopeEnds.length(before: subject.upperBound, in: codes, from: subject.lowerBound) != nil
  }

  /// 占33.9%: the share of what was told before.
  func isShareVerb(_ subject: Range<Int>, _ codes: [UInt16]) -> Bool {
    subject.count <= 8 && subject.first.map { codes[$0] == Particle.shareOf } ?? false
  }

  /// Tells whether a number says how often something should be done: 每季度检查1次.
  func isNorm(_ quantity: ProseQuantity, _ zone: Range<Int>, _ hits: [WordHit]) -> Bool {
    guard quantity.kind == .count else { return false }
    for hit in hits where hit.roles.contains(.norm) {
      if hit.start < zone.lowerBound || hit.end > quantity.numberStart { continue }
      let isFrequency = lexicon.frequencies[hit.word]
      if !isFrequency || ["次", "场", "期", "轮", "篇", "条", "件", "场次"].contains(quantity.unit) { return true }
    }
    return false
  }

  /// Gives the stretch of a sentence that tells what is still to be done, empty at its end for none: what is quoted
  /// tells nothing, and 按计划 tells what was done. What is only aimed at ends where a mark has 全年 behind it.
  func planned(_ place: Place) -> Range<Int> {
    let codes = place.codes
    let limit = place.range.upperBound
    var index = place.range.lowerBound
    var aim: Int?
    while index < limit {
      let kind = lexicon.script.kinds[Int(codes[index])]
      if let aim, kind == .clauseEnd, aimEnds.length(at: index + 1, in: codes, limit: limit) != nil {
        return aim..<index
      }
      if plans.length(at: index, in: codes, limit: limit) != nil, isOwnPlan(index, place) {
        return (aim ?? index)..<limit
      }
      if aim == nil, aims.length(at: index, in: codes, limit: limit) != nil, isOwnPlan(index, place) {
        aim = index
      }
      index =
        kind == .opening ? ProseScript.nameEnd(codes, at: index, limit: limit) ?? index + 1 : index + 1
    }
    return (aim ?? limit)..<limit
  }

  private func isOwnPlan(_ start: Int, _ place: Place) -> Bool {
    let clause = clauseStart(place.range.lowerBound..<start, place.codes)
    return !planRefs.stand(in: clause..<start, of: place.codes)
  }

  /// 完成年度50条的任务目标: what was to be reached.
  func isTarget(_ quantity: ProseQuantity, _ place: Place) -> Bool {
    targets.length(at: quantity.end, in: place.codes, limit: place.range.upperBound) != nil
  }

  /// Tells whether a heading begins with what is still to be done, or with a later year than that of the report: （二）
  /// 下一步打算, 三、2022年工作计划.
  func isPlan(_ heading: [UInt16], year: Int?) -> Bool {
    let kinds = lexicon.script.kinds
    guard
      let start = heading.firstIndex(where: { code in
        UTF8Cursor.isIdeograph(UInt32(code)) && kinds[Int(code)] != .numeral && kinds[Int(code)] != .place
      })
    else { return false }
    if plans.length(at: start, in: heading, limit: heading.count) != nil { return true }
    let named = ProseScript.digitsOfYear
    guard let year, start >= named,
      let told = lexicon.script.year(at: start - named, in: heading, limit: heading.count)
    else { return false }
    return told.value > year
  }

  /// 在42个部门中排名第3: among how many.
  func isOutOf(_ quantity: ProseQuantity, _ place: Place) -> Bool {
    let reach = quantity.end..<max(quantity.end, min(quantity.end + 8, place.range.upperBound))
    return rankings.stand(in: reach, of: place.codes)
  }

  /// 共4页，第3页.
  func isPageNumber(_ quantity: ProseQuantity, _ place: Place) -> Bool {
    guard quantity.unit == "页" else { return false }
    let codes = place.codes
    return place.range.dropLast().contains { index in
      codes[index] == Particle.ordinal && lexicon.script.kinds[Int(codes[index + 1])] == .digit
    }
  }

  /// 未发生1起, 无1例: a single thing that did not happen.
  func isDenied(_ quantity: ProseQuantity, _ zone: Range<Int>, _ hits: [WordHit], _ codes: [UInt16]) -> Bool {
    guard quantity.value == Decimal64(1) else { return false }
    let start = withoutTimes(zone, codes).lowerBound
    // 没有现成信息需要另行制作 is what a request came to.
    let nounEnd = hits.first { $0.start == start && $0.roles.contains(.noun) }?.end ?? start
    return hits.contains {
      $0.roles.contains(.negation) && $0.start == start && $0.end > nounEnd
        && ($0.end == quantity.start || $0.end - $0.start > 1 && $0.end <= quantity.start)
    }
  }

  /// Tells whether a numeral in Chinese characters is a count of applications, reviews or documents.
  func isCounted(
    _ draft: ProseDraft, _ choice: MetricChooser.Choice?, _ question: MetricChooser.Question,
    _ codes: [UInt16]
  ) -> Bool {
    guard let choice, choice.noun != nil, lexicon.metrics[choice.metric].isCountedInCharacters else {
      return false
    }
    let start = draft.quantity.start
    guard start > 0 else { return false }
    // 每一件, 任何一件, 的一件 and their like single out and do not count.
    if Particle.singlesOut(codes[start - 1]) { return false }
    // 与诉讼一起: together.
    if codes[draft.quantity.end - 1] == Particle.incident, draft.quantity.end < codes.count {
      switch lexicon.script.kinds[Int(codes[draft.quantity.end])] {
      case .sentenceEnd, .clauseEnd, .enumeration, .closing: break
      case .other, .letter, .digit, .numeral, .place, .opening: return false
      }
    }
    return choice.isAfter ? !question.zone.isEmpty && question.prefersAfter : choice.isAdjacent
  }
}
