internal import Core

/// Chooses the metric of a quantity: the noun nearest to the number decides, then how much a pattern asks
/// for and gets.
struct MetricChooser: Sendable {
  let lexicon: ProseLexicon

  /// How far before its number a noun may end and still be what is counted.
  private static let reach = 12

  /// This is what is known of a quantity before its metric is.
  struct Question {
    let codes: [UInt16]
    let zone: Range<Int>
    /// Where the noun phrase before the number begins.
    let head: Int
    let after: Range<Int>
    /// The text behind the unit is the head noun: 收到8个自然人的申请.
    let prefersAfter: Bool
    /// Nothing but words of time and 其中 stands before the number.
    let isUnnamed: Bool
    /// No noun before the number can be what is counted: 培训覆盖16个乡镇.
    let isHeadAfter: Bool
    let clause: Range<Int>
    var verbs: [Int]
    let channel: Int?
    /// Among the units that some pattern names, or -1.
    let unit: Int
    /// The number of the section's kind, or -1.
    let section: Int
    /// Where the noun of the quantity before ends, which a number without a noun goes on with.
    var carried: Int?
    /// Where the noun of the quantity right before ends, where this one tells the same in another unit: 培训2次、86人次.
    let shared: Int?
    let isBare: Bool
  }

  /// This is the metric chosen, and by which noun.
  struct Choice {
    let metric: Int
    /// Where the noun stands, be it before the number, behind it or with the quantity before.
    let noun: Range<Int>?
    let isCarried: Bool
    let isAdjacent: Bool
    let isAfter: Bool
  }

  /// - Parameter present: by number of the word, whether it stands in the sentence or the heading above.
  func choice(for question: Question, hits: [WordHit], present: [Bool]) -> Choice? {
    if !question.prefersAfter, let before = nounBefore(question, hits, present) { return before }
    if let after = nounAfter(question, hits, present) { return after }
    if question.prefersAfter, !question.isHeadAfter, let before = nounBefore(question, hits, present) {
      return before
    }
    if question.isBare { return nil }
    if !question.verbs.isEmpty, question.zone.count < 8, !question.isUnnamed || question.after.isEmpty,
      let carried = nounTold(endingAt: question.carried, as: .carried, question, hits, present)
    {
      return carried
    }
    if let shared = nounTold(endingAt: question.shared, as: .shared, question, hits, present) {
      return shared
    }
    for number in lexicon.nounlessPatterns where fits(number, question, hits, present) {
      return Choice(
        metric: lexicon.patterns[number].metric, noun: nil, isCarried: false, isAdjacent: false,
        isAfter: false)
    }
    return nil
  }

  /// Goes on with the noun of a quantity before.
  private func nounTold(
    endingAt end: Int?, as place: NounPlace, _ question: Question, _ hits: [WordHit], _ present: [Bool]
  ) -> Choice? {
    guard let end else { return nil }
    for hit in hits where hit.end == end && hit.roles.contains(.noun) {
      guard let found = best(for: hit.word, place, question, hits, present) else { continue }
      return Choice(
        metric: lexicon.patterns[found].metric, noun: hit.start..<hit.end, isCarried: true,
        isAdjacent: false, isAfter: false)
    }
    return nil
  }

  private func nounBefore(_ question: Question, _ hits: [WordHit], _ present: [Bool]) -> Choice? {
    var best: (pattern: Int, hit: WordHit)?
    let zone = question.zone
    let isList =
      zone.upperBound < question.codes.count && question.codes[zone.upperBound] == Particle.others
      && question.codes[zone].contains(ProseScript.enumerationMark)
    for hit in hits where hit.roles.contains(.noun) {
      if hit.start < zone.lowerBound || hit.end > zone.upperBound { continue }
      // 短视频账号发布作品: the head noun stands behind the verb.
      if hit.end <= question.head { continue }
      if zone.upperBound - hit.end > (question.isBare ? 0 : Self.reach) { continue }
      // 常务会议的重要议题: what stands before 的 is not counted.
      if question.codes[hit.end..<zone.upperBound].contains(Particle.of) { continue }
      let place = NounPlace.before(isAdjacent: hit.end == zone.upperBound)
      guard let pattern = self.best(for: hit.word, place, question, hits, present) else { continue }
      if let known = best {
        let nearer = (hit.end, known.hit.start) > (known.hit.end, hit.start)
        // 公众号发布宣传信息、政策解读等259条: where the list was published says more than its last member.
        let told = isList && !lexicon.patterns[known.pattern].channels.isEmpty
        if !nearer || (told && lexicon.patterns[pattern].channels.isEmpty) { continue }
      }
      best = (pattern, hit)
    }
    guard let best else { return nil }
    return Choice(
      metric: lexicon.patterns[best.pattern].metric, noun: best.hit.start..<best.hit.end,
      isCarried: false, isAdjacent: best.hit.end == zone.upperBound,
      isAfter: false)
  }

  private func nounAfter(_ question: Question, _ hits: [WordHit], _ present: [Bool]) -> Choice? {
    if question.isBare { return nil }
    var best: (pattern: Int, hit: WordHit)?
    for hit in hits where hit.roles.contains(.noun) {
      if hit.start < question.after.lowerBound || hit.end > question.after.upperBound { continue }
      let place = NounPlace.behind(isAdjacent: hit.start == question.after.lowerBound)
      guard let pattern = self.best(for: hit.word, place, question, hits, present) else { continue }
      if let known = best, (hit.end, known.hit.start) <= (known.hit.end, hit.start) { continue }
      best = (pattern, hit)
    }
    guard let best else { return nil }
    return Choice(
      metric: lexicon.patterns[best.pattern].metric, noun: best.hit.start..<best.hit.end,
      isCarried: false, isAdjacent: true, isAfter: true)
  }

  /// This is where the noun of a number stands.
  private enum NounPlace {
    case before(isAdjacent: Bool)
    case behind(isAdjacent: Bool)
    /// With the number before; only another verb makes another metric of it.
    case carried
    /// With the number right before; only another unit makes another metric of it.
    case shared

    func suits(_ pattern: CompiledPattern) -> Bool {
      switch self {
      case .before(let isAdjacent): !pattern.isBehind && (isAdjacent || !pattern.isAdjacent)
      case .behind(let isAdjacent): isAdjacent || !pattern.isAdjacent
      case .carried: !pattern.isBehind && !pattern.isAdjacent && !pattern.verbs.isEmpty
      case .shared: !pattern.isBehind && !pattern.isAdjacent && !pattern.units.isEmpty
      }
    }
  }

  /// Gives the pattern of a noun that fits and asks for most; the first of equals.
  private func best(
    for noun: Int, _ place: NounPlace, _ question: Question, _ hits: [WordHit], _ present: [Bool]
  ) -> Int? {
    var best: Int?
    for number in lexicon.nounPatterns[noun] where fits(number, question, hits, present) {
      if !place.suits(lexicon.patterns[number]) { continue }
      if let known = best, lexicon.patterns[known].weight >= lexicon.patterns[number].weight { continue }
      best = number
    }
    return best
  }

  private func fits(_ number: Int, _ question: Question, _ hits: [WordHit], _ present: [Bool]) -> Bool {
    let pattern = lexicon.patterns[number]
    if !pattern.units.isEmpty {
      if !holds(pattern.units, question.unit) { return false }
    } else if question.isBare {
      return false
    }
    if !pattern.sections.isEmpty, !holds(pattern.sections, question.section) { return false }
    if !pattern.verbs.isEmpty, !question.verbs.contains(where: { holds(pattern.verbs, $0) }) { return false }
    if !pattern.channels.isEmpty {
      guard let channel = question.channel, holds(pattern.channels, channel) else { return false }
    }
    if !pattern.words.isEmpty, !isPresent(pattern.words, present) { return false }
    if isPresent(pattern.without, present) { return false }
    if pattern.near.isEmpty { return true }
    return hits.contains {
      $0.start >= question.clause.lowerBound && $0.end <= question.clause.upperBound
        && holds(pattern.near, $0.word)
    }
  }

  private func holds(_ list: NumberList, _ number: Int) -> Bool {
    for index in list.range where lexicon.numbers[index] == number { return true }
    return false
  }

  private func isPresent(_ list: NumberList, _ present: [Bool]) -> Bool {
    for index in list.range where present[lexicon.numbers[index]] { return true }
    return false
  }
}
