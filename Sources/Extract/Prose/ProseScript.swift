internal import Core

/// This is what a character is to the reading of prose.
enum ProseKind: UInt8 {
  case other, letter, digit, numeral, place
  /// 。！？
  case sentenceEnd
  /// ，；：
  case clauseEnd
  case enumeration
  case opening, closing
}

/// These are the tables over the Basic Multilingual Plane by which prose is folded and classed, made once.
/// Unlike ``CharacterMap`` they keep punctuation: width is folded, blanks are passed over.
struct ProseScript: Sendable {
  let folds: [UInt16]
  let kinds: [ProseKind]
  /// Characters that a unit begins with.
  let unitHeads: [Bool]

  static let comma: UInt16 = 0x2C
  static let semicolon: UInt16 = 0x3B
  static let colon: UInt16 = 0x3A
  static let point: UInt16 = 0x2E
  static let dash: UInt16 = 0x2D
  static let enumerationMark: UInt16 = 0x3001
  static let leftBracket: UInt16 = 0x28
  static let rightBracket: UInt16 = 0x29
  static let leftTitle: UInt16 = 0x300A
  static let rightTitle: UInt16 = 0x300B
  static let leftQuote: UInt16 = 0x201C
  static let rightQuote: UInt16 = 0x201D
  static let straightQuote: UInt16 = 0x22
  static let leftSquare: UInt16 = 0x5B
  static let rightSquare: UInt16 = 0x5D

  init(definitions: Definitions) {
    var folds = [UInt16](repeating: 0, count: 65536)
    for code in 0..<65536 { folds[code] = Self.fold(UInt16(code), definitions.characters) }
    var kinds = [ProseKind](repeating: .other, count: 65536)
    for code in 0x61...0x7A { kinds[code] = .letter }
    for code in 0x30...0x39 { kinds[code] = .digit }
    for code in [0x3002, 0x21, 0x3F] { kinds[code] = .sentenceEnd }
    for code in [0x2C, 0x3B, 0x3A] { kinds[code] = .clauseEnd }
    kinds[Int(Self.enumerationMark)] = .enumeration
    for code in [0x28, 0x5B, 0x300A, 0x201C, 0x22] { kinds[code] = .opening }
    for code in [0x29, 0x5D, 0x300B, 0x201D] { kinds[code] = .closing }
    func first(_ word: String) -> Int? {
      guard let scalar = word.unicodeScalars.first, scalar.value <= 0xFFFF else { return nil }
      return Int(folds[Int(scalar.value)])
    }
    let numerals = definitions.prose.numerals
    for digit in numerals.digits { if let code = first(digit.word) { kinds[code] = .numeral } }
    for place in numerals.places {
      if let code = first(place.word), kinds[code] == .other { kinds[code] = .place }
    }
    var unitHeads = [Bool](repeating: false, count: 65536)
    for unit in definitions.units.all {
      for symbol in [unit.symbol] + unit.aliases {
        if let code = first(symbol) { unitHeads[code] = true }
      }
    }
    for word in numerals.approximateBetween { if let code = first(word) { unitHeads[code] = true } }
    self.folds = folds
    self.kinds = kinds
    self.unitHeads = unitHeads
  }

  private static func fold(_ code: UInt16, _ characters: CharacterMap) -> UInt16 {
    switch code {
    case 0x2460...0x2473: return enumerationMark  // ① marks a list and is no digit of a number
    case 0x2010...0x2015, 0x2212, 0xFF0D: return dash
    case 0x301C, 0x223C: return 0x7E
    case 0x300C, 0x300E, 0x301D: return leftQuote
    case 0x300D, 0x300F, 0x301E: return rightQuote
    case 0x3014, 0x3010: return leftSquare
    case 0x3015, 0x3011: return rightSquare
    case 0xFE6A: return 0x25
    case 0xFF61: return 0x3002
    case 0xFF64: return enumerationMark
    default: break
    }
    let folded = characters.folds[Int(code)]
    if folded != 0 { return folded }
    if code >= 0xFF01, code <= 0xFF5E { return code - 0xFEE0 }
    return UTF8Cursor.isBlank(UInt32(code)) || code < 0x20 ? 0 : code
  }

  /// Names in 《》 and [] are no longer than this; a longer bracket is taken for a stray one.
  private static let longestName = 60
  /// A quotation up to this length is a name: “12345民声在线”, “1+X”.
  private static let longestQuotation = 14

  /// Gives the place behind a name that begins at a place, nil where none begins.
  static func nameEnd(_ codes: [UInt16], at place: Int, limit: Int) -> Int? {
    let closing: UInt16
    let longest: Int
    switch codes[place] {
    case leftTitle: (closing, longest) = (rightTitle, longestName)
    case leftSquare: (closing, longest) = (rightSquare, longestName)
    case leftQuote: (closing, longest) = (rightQuote, longestQuotation)
    case straightQuote: (closing, longest) = (straightQuote, longestQuotation)
    default: return nil
    }
    let last = min(limit, place + 1 + longest)
    var index = place + 1
    while index < last {
      if codes[index] == closing { return index + 1 }
      index += 1
    }
    return nil
  }

  /// Gives the year that begins at a place, 2021年, and the place behind it.
  func year(at place: Int, in codes: [UInt16], limit: Int) -> (value: Int, end: Int)? {
    let end = place + Self.digitsOfYear
    guard end < limit, codes[end] == Particle.year else { return nil }
    var value = 0
    for code in codes[place..<end] {
      guard kinds[Int(code)] == .digit else { return nil }
      value = value * 10 + Int(code) - 0x30
    }
    return (1949...2099).contains(value) ? (value, end + 1) : nil
  }

  static let digitsOfYear = 4

  /// A comma, a stop or a round bracket stands between clauses.
  func partsClauses(_ code: UInt16) -> Bool {
    switch kinds[Int(code)] {
    case .sentenceEnd, .clauseEnd: true
    case .opening: code == Self.leftBracket
    case .closing: code == Self.rightBracket
    case .other, .letter, .digit, .numeral, .place, .enumeration: false
    }
  }

  func fold(_ word: String) -> [UInt16] {
    var codes: [UInt16] = []
    for scalar in word.unicodeScalars {
      let code = scalar.value > 0xFFFF ? 0xFFFF : folds[Int(scalar.value)]
      if code != 0 { codes.append(code) }
    }
    return codes
  }
}

extension [UInt16] {
  /// Tells whether a word stands at a place.
  func holds(_ word: [UInt16], at place: Int) -> Bool {
    if place < 0 || place + word.count > count { return false }
    for index in word.indices where self[place + index] != word[index] { return false }
    return true
  }

  /// Tells whether a word ends just before a place, without reaching below a bound.
  func holds(_ word: [UInt16], before place: Int, from bound: Int) -> Bool {
    place - word.count >= bound && holds(word, at: place - word.count)
  }
}
