import Core

/// This is a printed number in the unit of its cell.
struct Amount {
  let value: Decimal64
  let unit: ValueUnit?
  let flags: CellFlags
}

/// Reads a cell as a value: digits, a unit in the cell or in the header or in the form, and remarks.
struct AmountReader {
  let units: Units
  let signs: CellSigns

  /// What a unit that only the form says may make of a number: ten billion yuan.
  private static let greatestAssumed = Decimal64(10_000_000_000)

  func amount(_ span: TextSpan, in text: [UInt8], cell: FormCell, header: HeaderUnit) -> Amount? {
    let money = signs.withoutMoneySign(span, in: text)
    let change = signs.change(span, in: text)
    guard let number = PrintedNumber.read(money ?? change?.rest ?? span, in: text) else { return nil }
    // 减3 in a column of changes, and nowhere else.
    if change != nil, !cell.maySigned || number.value.isNegative { return nil }
    var flags: CellFlags = change == nil ? [] : .annotated
    if number.isRepaired || number.hasLeadingZero { flags.insert(.repaired) }
    let suffix = Suffix(number.suffix, in: text, units: units, signs: signs)
    if suffix.hasRemark { flags.insert(.annotated) }
    switch cell.unit {
    case .count:
      // 14批, 3件: a classifier of a count changes nothing; money in the place of a count is no count.
      if suffix.isShort { return nil }
      if money != nil || suffix.unit.map({ units[$0].dimension == .money }) == true {
        flags.insert(.unitUnknown)
        return Amount(value: number.value, unit: nil, flags: flags)
      }
      let isLess = change?.isLess == true
      return Amount(value: isLess ? number.value.negated : number.value, unit: .count, flags: flags)
    case .yuan:
      if let unit = suffix.unit, units[unit].dimension == .money {
        return number.value.multiplied(by: units[unit].factor).map {
          Amount(value: $0, unit: .yuan, flags: flags)
        }
      }
      if number.value.isZero { return Amount(value: number.value, unit: .yuan, flags: flags) }
      // ￥36000 below 万元: the sign speaks of yuan, the header does not.
      if money != nil, header.money.map({ units[$0].factor == Decimal64(1) }) != true { return nil }
      if let unit = header.money {
        return number.value.multiplied(by: units[unit].factor).map {
          Amount(value: $0, unit: .yuan, flags: flags)
        }
      }
      // A row of the document's own: no form says its unit.
      if cell.item.isAdded {
        flags.insert(.unitUnknown)
        return Amount(value: number.value, unit: nil, flags: flags)
      }
      // Neither cell nor header names a unit: the form asks for one, and says so itself.
      guard let value = number.value.multiplied(by: units[cell.printedUnit].factor) else { return nil }
      // 15000000 was printed in yuan: nobody spends as many 万元.
      let isKnown = value < Self.greatestAssumed
      flags.insert(isKnown ? .unitAssumed : .unitUnknown)
      return Amount(value: isKnown ? value : number.value, unit: isKnown ? .yuan : nil, flags: flags)
    }
  }
}

/// This is what stands behind the digits of a cell: a unit, with or without brackets, and a remark.
struct Suffix {
  let unit: UnitID?
  /// The unit is printed for short, 万: behind a count that is part of the number.
  let isShort: Bool
  let hasRemark: Bool

  init(_ span: TextSpan, in text: [UInt8], units: Units, signs: CellSigns) {
    var bytes = text[span.range]
    let short = units.short(bytes)
    isShort = short != nil
    if bytes.isEmpty || isShort {
      unit = short
      hasRemark = false
      return
    }
    let (first, length) = UTF8Cursor.scalar(in: bytes, at: bytes.startIndex)
    if first == 0xFF08 || first == 0x28 || first == 0x5B || first == 0x3010 {
      bytes = bytes.dropFirst(length)
    }
    while let byte = bytes.first, byte == 0x20 { bytes = bytes.dropFirst() }
    bytes = bytes.dropFirst(signs.announcement(atStartOf: bytes))
    guard let (found, unitLength) = units.prefix(of: bytes) else {
      unit = nil
      hasRemark = true
      return
    }
    unit = found
    var rest = bytes.dropFirst(unitLength)
    while let byte = rest.first {
      let (scalar, length) = UTF8Cursor.scalar(in: rest, at: rest.startIndex)
      if scalar == 0xFF09 || scalar == 0x29 || scalar == 0x5D || scalar == 0x3011 || byte == 0x20 {
        rest = rest.dropFirst(length)
      } else {
        break
      }
    }
    hasRemark = !rest.isEmpty
  }
}
