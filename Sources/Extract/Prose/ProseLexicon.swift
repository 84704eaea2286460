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

/// This is a word as the search sees it, all in one piece of memory.
struct ProseEntry: Sendable {
  let number: Int32
  /// Where its characters stand in the pool.
  let start: Int32
  let count: Int32
  let roles: WordRoles
}

/// This is a word of the lexicon found in a sentence.
struct WordHit {
  let start: Int
  let end: Int
  let word: Int
  var roles: WordRoles
}

/// This is a list of numbers in ``ProseLexicon/numbers``.
struct NumberList: Sendable {
  let start: Int32
  let count: Int32

  var isEmpty: Bool { count == 0 }
  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// This is a pattern of a metric in numbers, all in one piece of memory.
struct CompiledPattern: Sendable {
  let metric: Int
  let verbs: NumberList
  let channels: NumberList
  /// Numbers of ``ProseLexicon/unitNames``.
  let units: NumberList
  let near: NumberList
  let words: NumberList
  let without: NumberList
  /// Numbers of the section kinds.
  let sections: NumberList
  let hasNouns: Bool
  /// Nothing stands between the noun and the number.
  let isAdjacent: Bool
  /// The noun stands behind the number.
  let isBehind: Bool
  /// How much the pattern asks for: of two that fit, the one that asks for more is meant.
  let weight: Int
}

/// This is every word of `data/metrics.json` in a form that a sentence is searched for in one pass.
struct ProseLexicon: Sendable {
  let script: ProseScript
  let metrics: [ProseMetric]
  let patterns: [CompiledPattern]
  /// The pool of the patterns' lists.
  let numbers: [Int]
  /// By number of the word: the channel it tells, or -1.
  let channels: [Int]
  /// By number of the channel: the one that it is a kind of, or itself.
  private let widerChannels: [Int]
  /// By number of the word: the patterns that have it among their nouns.
  let nounPatterns: [[Int]]
  let nounlessPatterns: [Int]
  /// By number of the word: 每月, 每周 and their like.
  let frequencies: [Bool]
  let unitNames: [String]
  let leads: FoldedWords
  let scopeEnds: FoldedWords
  private let nounEnds: FoldedWords
  private let pool: [UInt16]
  private let entries: [ProseEntry]
  /// By first character: whether a word begins with it.
  private let begins: [Bool]
  /// By the hash of the first two characters: where the words of that hash begin among the entries; within
  /// one the longest is first. A word of one character has 0 for its second.
  private let bucketStarts: [Int32]

  private static let bucketBits = 12

  private static func bucket(_ first: UInt16, _ second: UInt16) -> Int {
    let mixed = (UInt32(first) &* 0x9E37_79B1) ^ (UInt32(second) &* 0x85EB_CA6B)
    return Int(mixed >> UInt32(32 - bucketBits))
  }

  var wordCount: Int { channels.count }

  /// Gives the channel that two are kinds of, if they are of one.
  func channelOfBoth(_ first: Int, _ second: Int) -> Int? {
    widerChannels[first] == widerChannels[second] ? widerChannels[first] : nil
  }

  /// Gives the code of what the numbers of a metric are parts of, by its channel; empty where that is not known.
  func whole(ofPart part: Int, channel: Int?) -> String {
    let wholes = metrics.indices.filter { $0 != part && metrics[$0].parts == metrics[part].code }
    func fits(_ metric: Int, _ channel: Int?) -> Bool {
      patterns.contains { pattern in
        pattern.metric == metric
          && (channel.map { told in pattern.channels.range.contains { numbers[$0] == told } }
            ?? pattern.channels.isEmpty)
      }
    }
    let whole = wholes.first { channel != nil && fits($0, channel) } ?? wholes.last { fits($0, nil) }
    return whole.map { metrics[$0].code } ?? ""
  }

  init(definitions: Definitions) {
    let prose = definitions.prose
    var builder = LexiconBuilder(definitions: definitions)
    builder.addWords()
    builder.addPatterns()
    let words = builder.words
    script = builder.script
    metrics = prose.metrics
    patterns = builder.patterns
    numbers = builder.numbers
    unitNames = builder.unitNames
    channels = words.map(\.channel)
    widerChannels = prose.channels.enumerated().map { number, channel in
      prose.channels.firstIndex { $0.name == channel.within } ?? number
    }
    nounPatterns = words.map(\.patterns)
    nounlessPatterns = builder.patterns.indices.filter { !builder.patterns[$0].hasNouns }
    frequencies = words.map { $0.codes.first == Particle.every }
    leads = FoldedWords(prose.words.leads, script)
    scopeEnds = FoldedWords(prose.words.scopeEnds, script)
    nounEnds = FoldedWords(prose.words.nounEnds, script)
    var pool: [UInt16] = []
    var entries: [ProseEntry] = []
    var begins = [Bool](repeating: false, count: 65536)
    var members = [[Int]](repeating: [], count: 1 << Self.bucketBits)
    for (number, word) in words.enumerated() {
      begins[Int(word.codes[0])] = true
      members[Self.bucket(word.codes[0], word.codes.count > 1 ? word.codes[1] : 0)].append(number)
    }
    var bucketStarts: [Int32] = []
    for bucket in members {
      bucketStarts.append(Int32(entries.count))
      for number in bucket.sorted(by: { (words[$1].codes.count, $0) < (words[$0].codes.count, $1) }) {
        let word = words[number]
        entries.append(
          ProseEntry(
            number: Int32(number), start: Int32(pool.count), count: Int32(word.codes.count), roles: word.roles
          ))
        pool += word.codes
      }
    }
    bucketStarts.append(Int32(entries.count))
    self.pool = pool
    self.entries = entries
    self.begins = begins
    self.bucketStarts = bucketStarts
  }

  /// Gives the entries that may stand at a place: those that share two characters with it, then those of one.
  private func candidates(_ codes: [UInt16], _ place: Int) -> (longer: Range<Int>, single: Range<Int>) {
    let single = Self.bucket(codes[place], 0)
    let one = Int(bucketStarts[single])..<Int(bucketStarts[single + 1])
    if place + 1 >= codes.count { return (0..<0, one) }
    let longer = Self.bucket(codes[place], codes[place + 1])
    return (Int(bucketStarts[longer])..<Int(bucketStarts[longer + 1]), single == longer ? 0..<0 : one)
  }

  /// Finds every word in a range of places, in order; of words that start at one place the longest is first.
  /// A verb inside a compound, a longer verb, a title or a quotation is none.
  func hits(in codes: [UInt16], _ range: Range<Int>, into hits: inout [WordHit]) {
    hits.removeAll(keepingCapacity: true)
    var verbEnd = range.lowerBound
    var nameEnd = range.lowerBound
    for place in range {
      let code = codes[place]
      if script.kinds[Int(code)] == .opening, place >= nameEnd,
        let end = ProseScript.nameEnd(codes, at: place, limit: range.upperBound)
      {
        nameEnd = end
        verbEnd = max(verbEnd, end)
      }
      if !begins[Int(code)] { continue }
      var blocked = place < verbEnd
      let (longer, single) = candidates(codes, place)
      for pass in 0..<2 {
        for index in pass == 0 ? longer : single {
          let entry = entries[index]
          let end = place + Int(entry.count)
          if end > range.upperBound || !stands(entry, at: place, codes) { continue }
          if isInNumber(place, end, codes) { continue }
          var roles = entry.roles
          if roles.contains(.compound) {
            blocked = true
            verbEnd = max(verbEnd, end)
          }
          if roles.contains(.verb) {
            if blocked || place < verbEnd || isNoun(endingAt: end, codes, range.upperBound) {
              roles.remove(.verb)
            } else {
              verbEnd = end
            }
          }
          if roles.isEmpty { continue }
          hits.append(WordHit(start: place, end: end, word: Int(entry.number), roles: roles))
        }
      }
    }
  }

  /// 归集量, 办结率: a verb with such a word behind it is a noun.
  private func isNoun(endingAt end: Int, _ codes: [UInt16], _ limit: Int) -> Bool {
    nounEnds.length(at: end, in: codes, limit: limit) != nil
  }

  private func stands(_ entry: ProseEntry, at place: Int, _ codes: [UInt16]) -> Bool {
    let start = Int(entry.start)
    for index in 0..<Int(entry.count) where codes[place + index] != pool[start + index] {
      return false
    }
    return true
  }

  /// 12315 within a longer number is no hotline.
  private func isInNumber(_ start: Int, _ end: Int, _ codes: [UInt16]) -> Bool {
    guard script.kinds[Int(codes[start])] == .digit else { return false }
    if start > 0, script.kinds[Int(codes[start - 1])] == .digit { return true }
    return end < codes.count && script.kinds[Int(codes[end])] == .digit
  }

  /// Gives the length of the longest word with one of some roles that stands at a place.
  func length(of roles: WordRoles, at place: Int, _ codes: [UInt16], _ limit: Int) -> Int? {
    if !begins[Int(codes[place])] { return nil }
    let (longer, single) = candidates(codes, place)
    for pass in 0..<2 {
      for index in pass == 0 ? longer : single {
        let entry = entries[index]
        if !entry.roles.isDisjoint(with: roles), place + Int(entry.count) <= limit,
          stands(entry, at: place, codes)
        {
          return Int(entry.count)
        }
      }
    }
    return nil
  }
}
