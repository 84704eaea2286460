internal import Core

/// This is a number in prose with its unit, before anyone knows what it counts. Places are those of
/// ``ProseText``.
struct ProseQuantity {
  enum Kind {
    case count, money, share
    /// 个百分点: how far a share moved.
    case points
    /// 倍.
    case times
    /// A large number without a unit: 用户已突破550万.
    case bare
  }

  let kind: Kind
  /// The first place of the whole expression, words such as 近 included, and of its first digit.
  let start: Int
  let numberStart: Int
  let end: Int
  let value: Decimal64
  let unit: String
  let isApproximate: Bool
  let isInCharacters: Bool
}

/// This is a unit as prose prints it.
struct ProseUnit: Sendable {
  let codes: [UInt16]
  let name: String
  let kind: ProseQuantity.Kind
  let factor: Decimal64
  /// It measures time, so that the number is a deadline or a period.
  let isTime: Bool
  let notBefore: [[UInt16]]
}

/// A word before a number and what makes another word of it.
struct FoldedLeadingWord: Sendable {
  let codes: [UInt16]
  let unlessAfter: [UInt16]

  init(_ word: LeadingWord, _ script: ProseScript) {
    codes = script.fold(word.word)
    unlessAfter = word.unlessAfter.flatMap(script.fold)
  }

  func ends(before place: Int, in codes: [UInt16], from bound: Int) -> Bool {
    guard codes.holds(self.codes, before: place, from: bound) else { return false }
    let before = place - self.codes.count - 1
    return before < bound || !unlessAfter.contains(codes[before])
  }
}

/// These are numerals, units and modifiers in the form in which prose is searched for them.
struct QuantityWords: Sendable {
  let digits: [UInt16: Int64]
  let places: [UInt16: Int64]
  /// By first character, the longest first.
  let units: [UInt16: [ProseUnit]]
  let approximateBefore: [FoldedLeadingWord]
  let approximateBetween: [[UInt16]]
  let approximateAfter: [[UInt16]]
  let ranges: [[UInt16]]
  let ordinals: [FoldedLeadingWord]

  init(definitions: Definitions, script: ProseScript) {
    let numerals = definitions.prose.numerals
    func pairs(_ list: [(word: String, value: Int64)]) -> [UInt16: Int64] {
      var map: [UInt16: Int64] = [:]
      for entry in list { if let code = script.fold(entry.word).first { map[code] = entry.value } }
      return map
    }
    digits = pairs(numerals.digits)
    places = pairs(numerals.places)
    var units: [UInt16: [ProseUnit]] = [:]
    for unit in definitions.units.all {
      for symbol in [unit.symbol] + unit.aliases {
        let made = Self.unit(unit, spelled: symbol, script)
        if let first = made.codes.first { units[first, default: []].append(made) }
      }
    }
    let times = ProseUnit(
      codes: script.fold("倍"), name: "", kind: .times, factor: Decimal64(100), isTime: false, notBefore: [])
    if let first = times.codes.first { units[first, default: []].append(times) }
    self.units = units.mapValues { $0.sorted { $0.codes.count > $1.codes.count } }
    func longestFirst(_ words: [LeadingWord]) -> [FoldedLeadingWord] {
      words.map { FoldedLeadingWord($0, script) }.sorted { $0.codes.count > $1.codes.count }
    }
    approximateBefore = longestFirst(numerals.approximateBefore)
    ordinals = longestFirst(numerals.ordinals)
    approximateBetween = numerals.approximateBetween.map(script.fold)
    approximateAfter = numerals.approximateAfter.map(script.fold)
    ranges = numerals.ranges.map(script.fold)
  }

  private static func unit(_ unit: PrintedUnit, spelled symbol: String, _ script: ProseScript) -> ProseUnit {
    let codes = script.fold(symbol)
    let kind: ProseQuantity.Kind
    let name: String
    switch unit.dimension {
    case .money: (kind, name) = (.money, ValueUnit.yuan.rawValue)
    case .share: (kind, name) = (codes.count > 1 ? .points : .share, "%")
    case .count, .measure, .time: (kind, name) = (.count, unit.symbol)
    }
    return ProseUnit(
      codes: codes, name: name, kind: kind, factor: unit.factor, isTime: unit.dimension == .time,
      notBefore: unit.notBefore.map(script.fold))
  }
}
