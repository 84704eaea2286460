internal import Core

/// This is a number as it stands in prose, digits or characters, with its multipliers, before its unit.
struct PrintedRun {
  let start: Int
  /// Behind digits, multipliers and 余.
  let end: Int
  let value: Decimal64
  /// The lower end of a range, and where it stands.
  let lower: (value: Decimal64, start: Int)?
  let isApproximate: Bool
  let isInCharacters: Bool
  let hasMultiplier: Bool
}

/// Reads numbers: where one ends, what multiplies it, and that it is no date, time, version or code.
struct NumberReader: Sendable {
  let words: QuantityWords
  let script: ProseScript

  /// Reads digits with fraction, groups of thousands, multipliers and a range. Nil where the digits belong to
  /// a date, a time, a version, a code or a ratio.
  func number(at start: Int, _ text: ProseText) -> PrintedRun? {
    let codes = text.codes
    guard let sign = sign(before: start, codes) else { return nil }
    var start = start
    guard var (value, place) = digits(at: start, text) else { return nil }
    // 1.5件 at the head of a list is the mark 1. and five of them: nothing is counted in halves.
    if start == 0, !value.isWhole, let point = codes[start..<place].firstIndex(of: ProseScript.point),
      let unit = unit(at: place, codes), unit.kind == .count, let rest = digits(at: point + 1, text)
    {
      start = point + 1
      (value, place) = rest
    }
    guard let (product, behind, multiplier) = multipliers(of: value, at: place, text) else { return nil }
    var (end, approximate) = between(at: behind, codes)
    var multiplied = product
    // 18余万条
    if approximate, !multiplier, let again = multipliers(of: multiplied, at: end, text), again.isMultiplied {
      multiplied = again.value
      end = again.end
    }
    if let (higher, rangeEnd) = rangeEnd(at: end, text) {
      guard let (upper, behindUpper, upperMultiplier) = multipliers(of: higher, at: rangeEnd, text),
        value < higher || multiplier
      else { return nil }
      if continuesAsCode(behindUpper, codes) { return nil }
      // 3至5万: the multiplier is meant for both.
      var lower = multiplied
      if upperMultiplier, !multiplier {
        guard let shared = multipliers(of: value, at: rangeEnd, text) else { return nil }
        lower = shared.value
      }
      let (last, _) = between(at: behindUpper, codes)
      return PrintedRun(
        start: start, end: last, value: upper, lower: (lower, start), isApproximate: true,
        isInCharacters: false, hasMultiplier: multiplier || upperMultiplier)
    }
    if continuesAsCode(end, codes) { return nil }
    if sign == .minus { multiplied = multiplied.negated }
    return PrintedRun(
      start: start, end: end, value: multiplied, lower: nil, isApproximate: approximate,
      isInCharacters: false, hasMultiplier: multiplier)
  }

  private enum Sign { case plain, minus }

  /// Tells which sign stands before digits; nil where what stands there makes a code of them.
  private func sign(before start: Int, _ codes: [UInt16]) -> Sign? {
    guard start > 0 else { return .plain }
    let before = codes[start - 1]
    switch before {
    case Particle.hyphenDot, Particle.slash, ProseScript.point: return nil
    case ProseScript.dash, Particle.plus:
      guard start > 1 else { return before == Particle.plus ? .plain : nil }
      switch script.kinds[Int(codes[start - 2])] {
      case .digit, .letter: return nil
      default:
        // Any other dash parts words.
        return before == ProseScript.dash && Particle.endsRate(codes[start - 2]) ? .minus : .plain
      }
    default: return script.kinds[Int(before)] == .letter ? nil : .plain
    }
  }

  private func digits(at start: Int, _ text: ProseText) -> (value: Decimal64, end: Int)? {
    let codes = text.codes
    var place = start
    var mantissa: Int64 = 0
    var scale: UInt8 = 0
    var sawPoint = false
    func isDigit(_ at: Int) -> Bool { at < codes.count && script.kinds[Int(codes[at])] == .digit }
    func groupLength(_ at: Int) -> Int {
      var end = at
      while isDigit(end) { end += 1 }
      return end - at
    }
    while place < codes.count {
      if isDigit(place) {
        // 2023 15条: two numbers side by side, and nobody knows which one the unit is for.
        if place > start, !text.isUnbroken(before: place) { return nil }
        let (shifted, first) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, second) = shifted.addingReportingOverflow(Int64(codes[place] - 0x30))
        if first || second || scale >= 12 { return nil }
        mantissa = sum
        if sawPoint { scale += 1 }
      } else if codes[place] == ProseScript.point, !sawPoint, isDigit(place + 1) {
        sawPoint = true
      } else if codes[place] == ProseScript.comma, !sawPoint, groupLength(place + 1) == 3,
        hasGroups(from: start, to: place, codes)
      {
        // A separator of thousands.
      } else {
        break
      }
      place += 1
    }
    return place == start ? nil : (Decimal64(mantissa: mantissa, scale: scale), place)
  }

  /// Tells whether what stands before a comma is a first group of one to three digits, or groups of three.
  private func hasGroups(from start: Int, to end: Int, _ codes: [UInt16]) -> Bool {
    var digits = 0
    var place = end - 1
    while place >= start, script.kinds[Int(codes[place])] == .digit {
      digits += 1
      place -= 1
    }
    return place < start ? digits <= 3 : digits == 3
  }

  /// Applies 百, 万, 亿 and what follows them: 1亿3000万, 1万5千. Nil where digits follow that have no place.
  private func multipliers(
    of first: Decimal64, at start: Int, _ text: ProseText
  ) -> (value: Decimal64, end: Int, isMultiplied: Bool)? {
    let codes = text.codes
    var total = Decimal64.zero
    var term = first
    var place = start
    var isMultiplied = false
    while place < codes.count, let power = words.places[codes[place]] {
      if total.isZero, let unit = unit(at: place, codes), unit.codes.count > 1 { break }
      guard let product = term.multiplied(by: Decimal64(power)) else { return nil }
      term = product
      isMultiplied = true
      place += 1
      if place < codes.count, script.kinds[Int(codes[place])] == .digit {
        guard let sum = total.adding(term), let (next, end) = digits(at: place, text),
          end < codes.count, words.places[codes[end]] != nil
        else { return nil }
        total = sum
        term = next
        place = end
      }
    }
    guard let sum = total.adding(term) else { return nil }
    return (sum, place, isMultiplied)
  }

  /// Passes over 余 and 多, and a multiplier behind them: 18余万.
  private func between(at start: Int, _ codes: [UInt16]) -> (end: Int, isApproximate: Bool) {
    let length = words.approximateBetween.length(at: start, in: codes, limit: codes.count)
    return (start + (length ?? 0), length != nil)
  }

  private func rangeEnd(at start: Int, _ text: ProseText) -> (value: Decimal64, end: Int)? {
    guard let length = words.ranges.length(at: start, in: text.codes, limit: text.count) else { return nil }
    let next = start + length
    guard next < text.count, script.kinds[Int(text.codes[next])] == .digit else { return nil }
    return digits(at: next, text)
  }

  /// Tells whether digits go on as a date, a time, a version or a telephone number.
  private func continuesAsCode(_ place: Int, _ codes: [UInt16]) -> Bool {
    guard place < codes.count else { return false }
    let code = codes[place]
    if script.kinds[Int(code)] == .letter { return true }
    guard place + 1 < codes.count, script.kinds[Int(codes[place + 1])] == .digit else { return false }
    switch code {
    case ProseScript.point, ProseScript.colon, ProseScript.dash, Particle.slash, Particle.hyphenDot,
      Particle.plus,
      Particle.tilde:
      return true
    default: return false
    }
  }

  func endOfRun(at start: Int, _ codes: [UInt16]) -> Int {
    var place = start + 1
    while place < codes.count {
      let code = codes[place]
      switch script.kinds[Int(code)] {
      case .digit, .letter: break
      default:
        switch code {
        case ProseScript.point, ProseScript.colon, ProseScript.dash, Particle.slash, Particle.hyphenDot,
          Particle.plus,
          Particle.tilde:
          if place + 1 < codes.count, script.kinds[Int(codes[place + 1])] == .digit { break }
          return place
        default: return place
        }
      }
      place += 1
    }
    return place
  }

  // MARK: Numerals in Chinese characters

  func characterNumber(at start: Int, _ codes: [UInt16]) -> PrintedRun? {
    var total: Int64 = 0
    var section: Int64 = 0
    var digit: Int64?
    var place = start
    while place < codes.count {
      if let value = words.digits[codes[place]] {
        if digit != nil, digit != 0 { return nil }
        digit = value
      } else if script.kinds[Int(codes[place])] == .place, let power = words.places[codes[place]] {
        // 百 or 万 alone are no numbers: 数百件, 万件.
        guard let units = digit ?? (power == 10 && section == 0 ? 1 : section > 0 && power >= 10000 ? 0 : nil)
        else { return nil }
        if power >= 10000 {
          total = (total + section + units) * power
          section = 0
        } else {
          section += units * power
        }
        if total > 1_000_000_000_000 { return nil }
        digit = nil
      } else {
        break
      }
      place += 1
    }
    let (end, approximate) = between(at: place, codes)
    return PrintedRun(
      start: start, end: end, value: Decimal64(total + section + (digit ?? 0)), lower: nil,
      isApproximate: approximate, isInCharacters: true, hasMultiplier: false)
  }

  func endOfNumerals(at start: Int, _ codes: [UInt16]) -> Int {
    var place = start + 1
    while place < codes.count {
      let kind = script.kinds[Int(codes[place])]
      if kind != .numeral, kind != .place { break }
      place += 1
    }
    return place
  }

  /// Gives the unit at a place, the longest one that is no part of another word.
  func unit(at place: Int, _ codes: [UInt16]) -> ProseUnit? {
    guard place < codes.count, script.unitHeads[Int(codes[place])] || codes[place] == Particle.times,
      let candidates = words.units[codes[place]]
    else { return nil }
    for unit in candidates where codes.holds(unit.codes, at: place) {
      let behind = place + unit.codes.count
      if unit.notBefore.contains(where: { codes.holds($0, at: behind) }) { continue }
      return unit
    }
    return nil
  }
}
