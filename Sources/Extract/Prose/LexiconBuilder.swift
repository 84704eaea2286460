internal import Core

/// Gathers the words of `data/metrics.json`, each with all its roles, and the patterns in their numbers.
struct LexiconBuilder {
  struct Word {
    let codes: [UInt16]
    var roles: WordRoles
    var channel: Int
    var patterns: [Int]
  }

  let script: ProseScript
  private let prose: ProseDefinitions
  private(set) var words: [Word] = []
  private(set) var patterns: [CompiledPattern] = []
  private(set) var unitNames: [String] = []
  private(set) var numbers: [Int] = []
  private var index: [[UInt16]: Int] = [:]

  init(definitions: Definitions) {
    prose = definitions.prose
    script = ProseScript(definitions: definitions)
  }

  mutating func addWords() {
    let lists: [([String], WordRoles)] = [
      (prose.words.verbs, .verb), (prose.words.compounds, .compound), (prose.words.scopes, .scope),
      (prose.words.times, .time), (prose.words.parts, .part), (prose.words.negations, .negation),
      (prose.words.norms, .norm), (prose.words.tails, .tail), (prose.numerals.compared, .compared),
      (prose.numerals.levels, .level),
    ]
    for (list, role) in lists {
      for word in list { _ = number(of: word, as: role) }
    }
    for (channel, entry) in prose.channels.enumerated() {
      for word in entry.words { words[number(of: word, as: .channel)].channel = channel }
    }
  }

  mutating func addPatterns() {
    let channelNames = prose.channels.map(\.name)
    for (metric, entry) in prose.metrics.enumerated() {
      for pattern in entry.patterns { add(pattern, metric: metric, channelNames: channelNames) }
    }
  }

  private mutating func add(_ pattern: MetricPattern, metric: Int, channelNames: [String]) {
    for noun in pattern.nouns { words[number(of: noun, as: .noun)].patterns.append(patterns.count) }
    let asked = [pattern.verbs, pattern.channels, pattern.near, pattern.words].count { !$0.isEmpty }
    patterns.append(
      CompiledPattern(
        metric: metric, verbs: list(pattern.verbs.map { number(of: $0, as: .verb) }),
        channels: list(pattern.channels.compactMap { channelNames.firstIndex(of: $0) }),
        units: list(pattern.units.map { number(ofUnit: $0) }),
        near: list(pattern.near.map { number(of: $0, as: .word) }),
        words: list(pattern.words.map { number(of: $0, as: .word) }),
        without: list(pattern.without.map { number(of: $0, as: .word) }),
        sections: list(pattern.sections.compactMap { SectionKind.allCases.firstIndex(of: $0) }),
        hasNouns: !pattern.nouns.isEmpty, isAdjacent: pattern.isAdjacent, isBehind: pattern.isBehind,
        weight: asked + (pattern.near.isEmpty ? 0 : 2) + (pattern.sections.isEmpty ? 0 : 1)))
  }

  private mutating func list(_ values: [Int]) -> NumberList {
    let start = numbers.count
    numbers += values
    return NumberList(start: Int32(start), count: Int32(values.count))
  }

  private mutating func number(ofUnit name: String) -> Int {
    if let known = unitNames.firstIndex(of: name) { return known }
    unitNames.append(name)
    return unitNames.count - 1
  }

  private mutating func number(of text: String, as role: WordRoles) -> Int {
    let codes = script.fold(text)
    precondition(!codes.isEmpty, "a word of metrics.json is nothing but blanks")
    if let known = index[codes] {
      words[known].roles.formUnion(role)
      return known
    }
    index[codes] = words.count
    words.append(Word(codes: codes, roles: role, channel: -1, patterns: []))
    return words.count - 1
  }
}
