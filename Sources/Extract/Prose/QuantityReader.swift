internal import Core

/// Finds the numbers with units in a stretch of prose. What it decides: which unit a number has, and that it
/// is neither a rank, a deadline nor part of a name. What a number counts is not its business.
struct QuantityReader {
  let numbers: NumberReader

  private var words: QuantityWords { numbers.words }
  private var script: ProseScript { numbers.script }

  func quantities(in text: ProseText, into found: inout [ProseQuantity]) {
    found.removeAll(keepingCapacity: true)
    let codes = text.codes
    var place = 0
    // Ends of the last number that was a rank: 第1、2期 has two of them.
    var rankEnd = -1
    while place < codes.count {
      let code = codes[place]
      switch script.kinds[Int(code)] {
      case .opening:
        place = ProseScript.nameEnd(codes, at: place, limit: codes.count) ?? place + 1
      case .digit:
        let run = numbers.number(at: place, text)
        guard let run else {
          place = numbers.endOfRun(at: place, codes)
          continue
        }
        if isRank(run.start, codes, rankEnd) {
          rankEnd = run.end
          place = run.end
          continue
        }
        place = append(run, text, &found)
      case .numeral, .place:
        let run = numbers.characterNumber(at: place, codes)
        guard let run, !isRank(run.start, codes, rankEnd) else {
          if let run { rankEnd = run.end }
          place = numbers.endOfNumerals(at: place, codes)
          continue
        }
        place = append(run, text, &found)
      default:
        place += 1
      }
    }
  }

  private func isRank(_ start: Int, _ codes: [UInt16], _ rankEnd: Int) -> Bool {
    if start == rankEnd + 1, rankEnd > 0, codes[rankEnd] == ProseScript.enumerationMark { return true }
    return words.ordinals.length(before: start, in: codes) != nil
  }

  /// Appends what stands at a number, once or for both ends of a range; gives the place to go on from.
  private func append(_ run: PrintedRun, _ text: ProseText, _ found: inout [ProseQuantity]) -> Int {
    let codes = text.codes
    var place = run.end
    var unit = numbers.unit(at: place, codes)
    if unit == nil, place < codes.count, codes[place] == ProseScript.leftBracket,
      let inside = numbers.unit(at: place + 1, codes),
      place + 1 + inside.codes.count < codes.count,
      codes[place + 1 + inside.codes.count] == ProseScript.rightBracket
    {
      unit = inside
      place += 2
    }
    guard let unit else {
      if !run.isInCharacters, run.lower == nil, isBare(run, codes) {
        append(run.value, "", .bare, run, end: run.end, approximate: run.isApproximate, codes, &found)
      }
      return run.end
    }
    place += unit.codes.count
    if unit.isTime || isYear(run, unit, codes) { return place }
    var approximate = run.isApproximate
    if let length = words.approximateAfter.length(at: place, in: codes, limit: codes.count) {
      place += length
      approximate = true
    }
    for value in [run.lower?.value, run.value] {
      guard let value, let scaled = value.multiplied(by: unit.factor) else { continue }
      append(scaled, unit.name, unit.kind, run, end: place, approximate: approximate, codes, &found)
    }
    return place
  }

  private func append(
    _ value: Decimal64, _ unit: String, _ kind: ProseQuantity.Kind, _ run: PrintedRun, end: Int,
    approximate: Bool,
    _ codes: [UInt16], _ found: inout [ProseQuantity]
  ) {
    var start = run.start
    var isApproximate = approximate
    // 突破了300: the particle stands between.
    let behind = start > 1 && codes[start - 1] == Particle.done ? start - 1 : start
    for at in [start, behind] {
      guard let length = words.approximateBefore.length(before: at, in: codes) else { continue }
      start = at - length
      isApproximate = true
      break
    }
    found.append(
      ProseQuantity(
        kind: kind, start: start, numberStart: run.start, end: end, value: value, unit: unit,
        isApproximate: isApproximate, isInCharacters: run.isInCharacters))
  }

  /// 自2021起: a year and no number of cases.
  private func isYear(_ run: PrintedRun, _ unit: ProseUnit, _ codes: [UInt16]) -> Bool {
    guard unit.codes == [Particle.incident], run.start > 0, run.end - run.start == 4, run.value.isWhole,
      run.value.mantissa > 1948, run.value.mantissa < 2100
    else { return false }
    return Particle.isSince(codes[run.start - 1])
  }

  /// Tells whether a number without a unit may still be a quantity: nothing but a mark stands behind it.
  private func isBare(_ run: PrintedRun, _ codes: [UInt16]) -> Bool {
    if !run.hasMultiplier, run.end - run.start < 3 { return false }
    guard run.start > 0, script.kinds[Int(codes[run.start - 1])] == .other || codes[run.start - 1] == 0x3A
    else { return false }
    guard run.end < codes.count else { return true }
    switch script.kinds[Int(codes[run.end])] {
    case .sentenceEnd, .clauseEnd, .closing, .enumeration: return true
    case .other, .letter, .digit, .numeral, .place, .opening: return false
    }
  }
}
