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
  let periods: PeriodReader
  let averages: FoldedWords
  let repeatedSubjects: FoldedWords
  let plans: FoldedWords
  let aims: FoldedWords
  let aimEnds: FoldedWords
  let planRefs: FoldedWords
  let sums: FoldedWords
  let rests: FoldedWords
  let continuations: FoldedWords
  let rules: FoldedWords
  let rankings: FoldedWords
  let targets: FoldedWords

  /// This is where a sentence stands, with those that go on with it.
  struct Place {
    let codes: [UInt16]
    /// Each sentence, of which there is one as a rule, and all of them.
    let sentences: [Range<Int>]
    let range: Range<Int>
    let section: SectionKind?
    /// The year of the report, where it is known.
    let year: Int?
    /// The heading above says that what follows is still to be done.
    let isPlanned: Bool
    /// Words of the heading above, by number.
    let heading: [WordHit]

    func sentence(at place: Int) -> Range<Int> { sentences.last { $0.lowerBound <= place } ?? range }
  }

  init(definitions: Definitions) {
    lexicon = ProseLexicon(definitions: definitions)
    chooser = MetricChooser(lexicon: lexicon)
    changes = ChangeReader(definitions: definitions, script: lexicon.script)
    periods = PeriodReader(definitions: definitions, script: lexicon.script)
    averages = FoldedWords(definitions.prose.words.periods.averages, lexicon.script)
    repeatedSubjects = FoldedWords(definitions.prose.numerals.repeatedSubjects, lexicon.script)
    plans = FoldedWords(definitions.prose.words.plans, lexicon.script)
    aims = FoldedWords(definitions.prose.words.aims, lexicon.script)
    aimEnds = FoldedWords(definitions.prose.words.aimEnds, lexicon.script)
    planRefs = FoldedWords(definitions.prose.words.planRefs, lexicon.script)
    sums = FoldedWords(definitions.prose.words.sums, lexicon.script)
    rests = FoldedWords(definitions.prose.words.rests, lexicon.script)
    continuations = FoldedWords(definitions.prose.words.continuations, lexicon.script)
    rules = FoldedWords(definitions.prose.words.rules, lexicon.script)
    rankings = FoldedWords(definitions.prose.words.rankings, lexicon.script)
    targets = FoldedWords(definitions.prose.words.targets, lexicon.script)
  }

  /// Appends the quantities of a sentence; a rate of change may go to one of the sentence before.
  func read(_ place: Place, _ quantities: ArraySlice<ProseQuantity>, into drafts: inout [ProseDraft]) {
    let codes = place.codes
    if rules.stand(in: place.range, of: codes) { return }
    let planned = self.planned(place)
    var hits: [WordHit] = []
    lexicon.hits(in: codes, place.range, into: &hits)
    var present = [Bool](repeating: false, count: lexicon.wordCount)
    for hit in hits { present[hit.word] = true }
    for hit in place.heading { present[hit.word] = true }
    let firstDraft = drafts.count
    let brackets = self.brackets(of: quantities, place)
    let turns = self.turns(of: quantities, codes)
    let otherYears = periods.otherYears(in: place, quantities, hits)
    var pending: (percent: Decimal64?, direction: ChangeReader.Direction)?
    var isContinued: ChangeReader.Direction?
    var lower = place.range.lowerBound
    var shared: [Range<Int>] = []
    for (order, quantity) in quantities.enumerated() {
      // Both ends of a range have the same text before them.
      if order > 0, quantities[quantities.startIndex + order - 1].end <= quantity.start {
        lower = quantities[quantities.startIndex + order - 1].end
      }
      var zone = zone(before: quantity.start, from: lower, isPrevious: lower > place.range.lowerBound, codes)
      if let own = shared.first {
        zone = own
        shared.removeFirst()
      } else if let nouns = nounsShared(
        in: zone, by: turns[order].count - turns[order].index, from: quantity.start, codes)
      {
        zone = nouns[0]
        shared = Array(nouns.dropFirst())
      }
      if planned.contains(quantity.start) { continue }
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
      if isNorm(quantity, zone, hits) || isDenied(quantity, zone, hits, codes) { continue }
      if isOutOf(quantity, place) || isTarget(quantity, place) || isPageNumber(quantity, place) { continue }
      var draft = ProseDraft(
        quantity: quantity, sentence: place.sentence(at: quantity.numberStart), bracket: brackets[order],
        zone: zone, subject: zone,
        isRow: true)
      draft.isOfAnotherYear =
        otherYears.contains { $0.contains(quantity.numberStart) }
        || isLevelLeft(quantity, quantities.dropFirst(order + 1).first, codes)
      draft.isDifference = isDifference(
        quantity, from: lower, after: drafts.dropFirst(firstDraft).last, hits, codes)
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
      let next = quantities.dropFirst(order + 1).first { $0.start >= quantity.end }?.start
      describe(&draft, place, hits, present, next: next, turn: turns[order], since: firstDraft, drafts)
      if draft.isRow { drafts.append(draft) }
    }
    attachLevels(hits, place, since: firstDraft, &drafts)
  }

  /// Tells whether a sentence goes on with the one before: 。其中，网上12件, or 。全年办结29件 where nothing but a verb stands
  /// before its first quantity.
  func goesOn(_ start: Int, with quantity: ProseQuantity, _ codes: [UInt16]) -> Bool {
    let limit = quantity.start
    if lexicon.length(of: .part, at: start, codes, limit) != nil { return true }
    var place = start
    while let length = lexicon.length(of: .time, at: place, codes, limit) { place += length }
    guard let length = continuations.length(at: place, in: codes, limit: limit) else { return false }
    place += length
    while let length = lexicon.leads.length(at: place, in: codes, limit: limit) { place += length }
    return place == limit
  }

  private func describe(
    _ draft: inout ProseDraft, _ place: Place, _ hits: [WordHit], _ present: [Bool], next: Int?,
    turn: (index: Int, count: Int), since first: Int, _ drafts: [ProseDraft]
  ) {
    let codes = place.codes
    let quantity = draft.quantity
    let zone = draft.zone
    let after = afterZone(quantity.end, place, hits, next: next)
    var subject = self.subject(in: zone, hits, codes)
    // 对25件申请收取费用: what stands before the number is no noun.
    let isLed = subject.count == 1 && subject.first.map { Particle.isPreposition(codes[$0]) } ?? false
    if !after.isEmpty, isLed || isHeadBehind(draft, since: first, drafts, codes) {
      subject = after.lowerBound..<after.lowerBound
    }
    let prefersAfter = subject.isEmpty && !after.isEmpty
    if prefersAfter { subject = after }
    draft.scope = scope(of: zone, hits, place)
    let previous = self.previous(of: draft, since: first, drafts)
    let parent = self.parent(of: draft, place, hits, since: first, drafts)
    let twin = after.isEmpty ? self.twin(of: draft, since: first, drafts, codes) : nil

    let clauseEnd = self.clauseEnd(quantity.end, place, next: next)
    var question = MetricChooser.Question(
      codes: codes, zone: zone,
      head: subject.isEmpty || prefersAfter ? zone.lowerBound : subject.lowerBound, after: after,
      prefersAfter: prefersAfter, isUnnamed: withoutTimes(zone, codes).isEmpty,
      isHeadAfter: prefersAfter && endsInVerb(zone, hits), clause: zone.lowerBound..<clauseEnd,
      verbs: verbs(governing: zone, hits, place),
      channel: channel(for: quantity.start, zone, turn: turn, hits, place),
      unit: lexicon.unitNames.firstIndex(of: quantity.unit) ?? -1,
      section: place.section.flatMap { SectionKind.allCases.firstIndex(of: $0) } ?? -1,
      carried: previous.flatMap { drafts[$0].noun?.upperBound },
      shared: twin.flatMap { drafts[$0].noun?.upperBound }, isBare: quantity.kind == .bare)
    let choice =
      draft.isDifference
      ? nil
      : choice(for: &question, place, hits, present) {
        hasVerb(zone, hits) ? whole(of: previous, parent, draft, drafts) : nil
      }
    if let choice {
      draft.metric = choice.metric
      draft.noun = choice.noun
      draft.metricCode = lexicon.metrics[choice.metric].code
    }
    let isSum = isCalledSum(draft, place, hits, since: first, drafts)
    if isSum, choice?.isCarried ?? true, let sum = sum(draft, question.channel, since: first, drafts) {
      draft.metricCode = sum
    } else if let list = metricOfList(draft, hits, since: first, drafts, codes) {
      draft.metricCode = list
    }
    // 新收128件、结转6件，共134件，办结130件: a sum is of what its parts are.
    if isSum, draft.noun == nil { draft.noun = drafts.last?.noun }
    if quantity.kind == .bare, draft.metricCode.isEmpty { draft.isRow = false }
    if quantity.isInCharacters { draft.isRow = isCounted(draft, choice, question, codes) }

    if subject.isEmpty, after.isEmpty, hasNounBeforeVerb(zone, hits, codes) {
      subject = self.subject(in: zone, hits, codes, endsInVerb: false)
    }
    if let parent {
      inherit(
        from: parent, choice, hasOwnVerb: hasVerb(zone, hits), hits, &subject, &draft, since: first, drafts,
        codes)
    }
    if subject.isEmpty, let choice, !choice.isCarried, let noun = choice.noun { subject = noun }
    if subject.isEmpty || (quantity.kind == .share && isShareVerb(subject, codes)) {
      let before = quantity.kind == .share ? drafts.indices.last { $0 >= first } : previous ?? twin
      subject = before.map { drafts[$0].subject } ?? zone
    }
    draft.subject = withoutLevel(subject, codes)
    setApart(&draft, choice, place, previous: previous, since: first, drafts)
  }

  /// Asks for the metric with the verbs that govern the number, then with those of the list that it stands in, then as
  /// what goes on with a whole behind its parts: 收到16件，其中信函14件，办结13件.
  private func choice(
    for question: inout MetricChooser.Question, _ place: Place, _ hits: [WordHit], _ present: [Bool],
    whole: () -> Int?
  ) -> MetricChooser.Choice? {
    if let choice = chooser.choice(for: question, hits: hits, present: present) { return choice }
    let governing = question.verbs
    if !isGoverned(question.zone, hits, place) {
      question.verbs = verbs(before: question.zone, hits, place)
      if let choice = chooser.choice(for: question, hits: hits, present: present) { return choice }
    }
    guard let whole = whole() else { return nil }
    question.carried = whole
    question.verbs = governing
    return chooser.choice(for: question, hits: hits, present: present)
  }
}
