internal import Core

/// These are the parts that a word can play in a sentence.
struct WordRoles: OptionSet, Sendable {
  let rawValue: UInt16
  static let verb = WordRoles(rawValue: 1 << 0)
  /// A noun that holds a verb, which is then no verb.
  static let compound = WordRoles(rawValue: 1 << 1)
  static let channel = WordRoles(rawValue: 1 << 2)
  static let scope = WordRoles(rawValue: 1 << 3)
  static let time = WordRoles(rawValue: 1 << 4)
  /// The head noun of a metric.
  static let noun = WordRoles(rawValue: 1 << 5)
  /// A word that some metric asks for or forbids.
  static let word = WordRoles(rawValue: 1 << 6)
  static let compared = WordRoles(rawValue: 1 << 7)
  static let part = WordRoles(rawValue: 1 << 8)
  static let negation = WordRoles(rawValue: 1 << 9)
  static let norm = WordRoles(rawValue: 1 << 10)
  static let level = WordRoles(rawValue: 1 << 11)
  /// 全部, 按照: behind a number it ends what is counted.
  static let tail = WordRoles(rawValue: 1 << 12)
}

struct ProseWord: Sendable {
  let codes: [UInt16]
  var roles: WordRoles
  var channel: Int
  /// Patterns that have the word among their nouns.
  var patterns: [Int]
}

/// This is a word of the lexicon found in a sentence.
struct WordHit {
  let start: Int
  let end: Int
  let word: Int
  var roles: WordRoles
}

/// This is a pattern of a metric with its words as numbers of the lexicon.
struct CompiledPattern: Sendable {
  let metric: Int
  let verbs: [Int]
  let channels: [Int]
  let units: [String]
  let near: [Int]
  let words: [Int]
  let without: [Int]
  let sections: [SectionKind]
  let hasNouns: Bool
  /// How much the pattern asks for: of two that fit, the one that asks for more is meant.
  let weight: Int
}

/// This is every word of `data/metrics.json` in a form that a sentence is searched for in one pass.
struct ProseLexicon: Sendable {
  let script: ProseScript
  private(set) var words: [ProseWord] = []
  private(set) var patterns: [CompiledPattern] = []
  let metrics: [ProseMetric]
  let leads: [[UInt16]]
  let scopeEnds: [[UInt16]]
  let nounEnds: [[UInt16]]
  private var index: [[UInt16]: Int] = [:]
  /// By first character: the number of a bucket, 0 for none; buckets hold words, the longest first.
  private var bucketOf: [UInt16]
  private var buckets: [[Int]] = [[]]

  init(definitions: Definitions) {
    let prose = definitions.prose
    let script = ProseScript(definitions: definitions)
    self.script = script
    metrics = prose.metrics
    func longestFirst(_ list: [String]) -> [[UInt16]] {
      list.map(script.fold).sorted { ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0) }
    }
    leads = longestFirst(prose.words.leads)
    scopeEnds = longestFirst(prose.words.scopeEnds)
    nounEnds = longestFirst(prose.words.nounEnds)
    bucketOf = [UInt16](repeating: 0, count: 65536)
    let lists: [([String], WordRoles)] = [
      (prose.words.verbs, .verb), (prose.words.compounds, .compound), (prose.words.scopes, .scope),
      (prose.words.times, .time), (prose.words.parts, .part), (prose.words.negations, .negation),
      (prose.words.norms, .norm), (prose.words.tails, .tail),
      (prose.numerals.compared, .compared), (prose.numerals.levels, .level),
    ]
    for (list, role) in lists {
      for word in list { _ = number(of: word, as: role) }
    }
    for (channel, entry) in prose.channels.enumerated() {
      for word in entry.words { words[number(of: word, as: .channel)].channel = channel }
    }
    let channelNames = prose.channels.map(\.name)
    for (metric, entry) in prose.metrics.enumerated() {
      for pattern in entry.patterns { add(pattern, metric: metric, channelNames: channelNames) }
    }
    for (number, word) in words.enumerated() {
      let first = Int(word.codes[0])
      if bucketOf[first] == 0 {
        bucketOf[first] = UInt16(buckets.count)
        buckets.append([])
      }
      buckets[Int(bucketOf[first])].append(number)
    }
    for bucket in buckets.indices {
      buckets[bucket].sort { words[$0].codes.count > words[$1].codes.count }
    }
  }

  private mutating func add(_ pattern: MetricPattern, metric: Int, channelNames: [String]) {
    let number = patterns.count
    for noun in pattern.nouns { words[self.number(of: noun, as: .noun)].patterns.append(number) }
    let parts = [pattern.verbs, pattern.channels, pattern.near, pattern.words]
    patterns.append(
      CompiledPattern(
        metric: metric, verbs: pattern.verbs.map { self.number(of: $0, as: .verb) },
        channels: pattern.channels.compactMap { channelNames.firstIndex(of: $0) }, units: pattern.units,
        near: pattern.near.map { self.number(of: $0, as: .word) },
        words: pattern.words.map { self.number(of: $0, as: .word) },
        without: pattern.without.map { self.number(of: $0, as: .word) }, sections: pattern.sections,
        hasNouns: !pattern.nouns.isEmpty,
        weight: parts.count { !$0.isEmpty } + (pattern.near.isEmpty ? 0 : 2)
          + (pattern.sections.isEmpty ? 0 : 1)))
  }

  private mutating func number(of text: String, as role: WordRoles) -> Int {
    let codes = script.fold(text)
    precondition(!codes.isEmpty, "a word of metrics.json is nothing but blanks")
    if let known = index[codes] {
      words[known].roles.formUnion(role)
      return known
    }
    index[codes] = words.count
    words.append(ProseWord(codes: codes, roles: role, channel: -1, patterns: []))
    return words.count - 1
  }

  /// Finds every word in a range of places, in order; of words that start at one place the longest is first.
  /// A verb inside a compound, a longer verb, a title or a quotation is none.
  func hits(in codes: [UInt16], _ range: Range<Int>, into hits: inout [WordHit]) {
    hits.removeAll(keepingCapacity: true)
    var verbEnd = range.lowerBound
    for place in range {
      if let end = ProseScript.nameEnd(codes, at: place, limit: range.upperBound) {
        verbEnd = max(verbEnd, end)
      }
      let bucket = bucketOf[Int(codes[place])]
      if bucket == 0 { continue }
      var blocked = place < verbEnd
      for number in buckets[Int(bucket)] {
        let word = words[number]
        let end = place + word.codes.count
        if end > range.upperBound || !codes.holds(word.codes, at: place) { continue }
        if isInNumber(place, end, codes) { continue }
        var roles = word.roles
        if roles.contains(.compound) {
          blocked = true
          verbEnd = max(verbEnd, end)
        }
        if roles.contains(.verb) {
          if blocked || place < verbEnd || isNoun(codes, endingAt: end, range.upperBound) {
            roles.remove(.verb)
          } else {
            verbEnd = end
          }
        }
        if roles.isEmpty { continue }
        hits.append(WordHit(start: place, end: end, word: number, roles: roles))
      }
    }
  }

  /// 12315 within a longer number is no hotline.
  private func isInNumber(_ start: Int, _ end: Int, _ codes: [UInt16]) -> Bool {
    guard script.kinds[Int(codes[start])] == .digit else { return false }
    if start > 0, script.kinds[Int(codes[start - 1])] == .digit { return true }
    return end < codes.count && script.kinds[Int(codes[end])] == .digit
  }

  /// 归集量, 办结率, 受理窗口: a verb with such a word behind it is a noun.
  private func isNoun(_ codes: [UInt16], endingAt end: Int, _ limit: Int) -> Bool {
    nounEnds.contains { end + $0.count <= limit && codes.holds($0, at: end) }
  }

  /// Gives the length of the longest word with one of some roles that stands at a place.
  func length(of roles: WordRoles, at place: Int, _ codes: [UInt16], _ limit: Int) -> Int? {
    for number in buckets[Int(bucketOf[Int(codes[place])])] {
      let word = words[number]
      if !word.roles.isDisjoint(with: roles), place + word.codes.count <= limit,
        codes.holds(word.codes, at: place)
      {
        return word.codes.count
      }
    }
    return nil
  }
}
