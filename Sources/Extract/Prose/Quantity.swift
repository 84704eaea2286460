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

/// These are words that stand before a number, each with the characters before it that make another word of
/// it. The longest comes first.
struct FoldedLeadingWords: Sendable {
  private let words: [(codes: [UInt16], unlessAfter: [UInt16])]
  /// The last characters of the words: most places are refused by them.
  private let lasts: CharacterBits

  init(_ list: [LeadingWord], _ script: ProseScript) {
    words = list.map { (script.fold($0.word), $0.unlessAfter.flatMap(script.fold)) }
      .sorted { $0.codes.count > $1.codes.count }
    var lasts = CharacterBits()
    for word in words { if let last = word.codes.last { lasts.insert(last) } }
    self.lasts = lasts
  }

  /// Gives the length of the word that ends before a place.
  func length(before place: Int, in codes: [UInt16]) -> Int? {
    if place == 0 || !lasts.mayHold(codes[place - 1]) { return nil }
    for word in words where codes.holds(word.codes, before: place, from: 0) {
      let before = place - word.codes.count - 1
      if before < 0 || !word.unlessAfter.contains(codes[before]) { return word.codes.count }
    }
    return nil
  }
}

/// These are numerals, units and modifiers in the form in which prose is searched for them.
struct QuantityWords: Sendable {
  let digits: [UInt16: Int64]
  let places: [UInt16: Int64]
  /// By first character, the longest first.
  let units: [UInt16: [ProseUnit]]
  let approximateBefore: FoldedLeadingWords
  let approximateBetween: FoldedWords
  let approximateAfter: FoldedWords
  let ranges: FoldedWords
  let ordinals: FoldedLeadingWords

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
    approximateBefore = FoldedLeadingWords(numerals.approximateBefore, script)
    ordinals = FoldedLeadingWords(numerals.ordinals, script)
    approximateBetween = FoldedWords(numerals.approximateBetween, script)
    approximateAfter = FoldedWords(numerals.approximateAfter, script)
    ranges = FoldedWords(numerals.ranges, script)
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
