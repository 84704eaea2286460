/// This is a number as it stands at the start of a cell, and what stands behind it.
public struct PrintedNumber: Sendable {
  public let value: Decimal64
  /// The bytes behind the digits, without blanks at either end: a unit, a remark, or nothing.
  public let suffix: TextSpan
  /// A misread character was mended, `O` for `0`, `l` for `1`; or the end of a line cut the number.
  public let isRepaired: Bool
  /// A zero stands before other whole digits, 072: so prints nobody who counts. It is a code, or what something else
  /// left before the number.
  public let hasLeadingZero: Bool

  /// Reads a number at the start of a span. Blanks before it are passed over; `,` stands between groups of
  /// three digits only; a sign may be any dash. The end of a line may stand beside its point, and behind a `,`.
  /// Gives nil where no number stands.
  @inlinable public static func read(_ span: TextSpan, in text: [UInt8]) -> PrintedNumber? {
    let bytes = text[span.range]
    var index = bytes.startIndex
    let end = bytes.endIndex
    func peek(_ at: Int) -> (scalar: UInt32, length: Int) {
      at < end ? UTF8Cursor.scalar(in: bytes, at: at) : (0, 0)
    }
    while index < end {
      let (scalar, length) = peek(index)
      if !UTF8Cursor.isBlank(scalar) { break }
      index += length
    }
    var negative = false
    let (sign, signLength) = peek(index)
    if isMinus(sign) {
      negative = true
      index += signLength
    } else if sign == 0x2B || sign == 0xFF0B {
      index += signLength
    }
    var mantissa: Int64 = 0
    var scale: UInt8 = 0
    var digits = 0
    var realDigits = 0
    var repaired = false
    var sawPoint = false
    var startsWithZero = false
    var wholeDigits = 0
    while index < end {
      let (scalar, length) = peek(index)
      if let digit = UTF8Cursor.digit(scalar) ?? mended(scalar) {
        if UTF8Cursor.digit(scalar) == nil { repaired = true } else { realDigits += 1 }
        let (shifted, o1) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, o2) = shifted.addingReportingOverflow(Int64(digit))
        if o1 || o2 { return nil }
        mantissa = sum
        if digits == 0 { startsWithZero = digit == 0 }
        digits += 1
        if sawPoint {
          scale += 1
          if scale > 12 { return nil }
        } else {
          wholeDigits += 1
        }
        index += length
      } else if isPoint(scalar), !sawPoint, digits > 0,
        let next = digitBehindPoint(bytes, at: index + length)
      {
        sawPoint = true
        repaired = repaired || next > index + length
        index = next
      } else if UTF8Cursor.isZeroWidth(scalar), digits > 0 {
        index += length
      } else if isSeparator(scalar), !sawPoint, digits > 0, isGroup(bytes, at: index + length) {
        index += length
      } else if digits > 0, !sawPoint,
        let next = behindCut(bytes, at: index) ?? (mantissa == 0 ? nil : behindGap(bytes, at: index))
      {
        index = next
        repaired = true
      } else {
        break
      }
    }
    // A letter alone is a mended 0 only; an `l` or `I` without a digit beside it is a letter.
    if digits == 0 || (realDigits == 0 && mantissa != 0) { return nil }
    if repaired, index < end, isLetter(peek(index).scalar) { return nil }
    let suffix = UTF8Cursor.trimmed(TextSpan(start: index, end: end), in: text)
    return PrintedNumber(
      value: Decimal64(mantissa: negative ? -mantissa : mantissa, scale: scale), suffix: suffix,
      isRepaired: repaired, hasLeadingZero: startsWithZero && wholeDigits > 1)
  }

  @usableFromInline init(value: Decimal64, suffix: TextSpan, isRepaired: Bool, hasLeadingZero: Bool) {
    self.value = value
    self.suffix = suffix
    self.isRepaired = isRepaired
    self.hasLeadingZero = hasLeadingZero
  }

  @inlinable public static func isMinus(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: true
    default: false
    }
  }

  @inlinable public static func isPoint(_ scalar: UInt32) -> Bool { scalar == 0x2E || scalar == 0xFF0E }
  @inlinable public static func isSeparator(_ scalar: UInt32) -> Bool { scalar == 0x2C || scalar == 0xFF0C }

  @usableFromInline static func isLetter(_ scalar: UInt32) -> Bool {
    (scalar >= 0x41 && scalar <= 0x5A) || (scalar >= 0x61 && scalar <= 0x7A)
  }

  /// What recognition prints instead of a digit.
  @usableFromInline static func mended(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x4F, 0x6F, 0xFF2F, 0xFF4F, 0x3007, 0x25CB, 0x96F6: 0
    case 0x6C, 0x49: 1
    default: nil
    }
  }

  /// Tells whether a digit stands at a place; none does behind the end.
  @inlinable public static func isDigit(_ bytes: ArraySlice<UInt8>, at index: Int) -> Bool {
    index < bytes.endIndex && UTF8Cursor.digit(UTF8Cursor.scalar(in: bytes, at: index).scalar) != nil
  }

  /// Gives where the digit stands that follows a point, at once or behind the end of a line.
  @usableFromInline static func digitBehindPoint(_ bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
    if isDigit(bytes, at: start) { return start }
    return behindLineEnd(bytes, at: start).flatMap { isDigit(bytes, at: $0) ? $0 : nil }
  }

  /// Gives where a number goes on that the end of a line cut before its point, or behind a separator.
  @usableFromInline static func behindCut(_ bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
    let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: start)
    if isSeparator(scalar) {
      return behindLineEnd(bytes, at: start + length).flatMap { isGroup(bytes, at: $0) ? $0 : nil }
    }
    guard let next = behindLineEnd(bytes, at: start) else { return nil }
    let (point, pointLength) = UTF8Cursor.scalar(in: bytes, at: next)
    return isPoint(point) && isDigit(bytes, at: next + pointLength) ? next : nil
  }

  /// Gives where a number goes on that has a blank behind a separator and nothing behind its next three digits: `1, 234`.
  @usableFromInline static func behindGap(_ bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
    let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: start)
    let next = start + length + 1
    guard isSeparator(scalar), next < bytes.endIndex, bytes[next - 1] == 0x20, isGroup(bytes, at: next),
      bytes[next...].allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x20 })
    else { return nil }
    return next
  }

  /// Gives what stands behind blanks with the end of a line among them, or nil.
  @usableFromInline static func behindLineEnd(_ bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
    var index = start
    var sawEnd = false
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      if !UTF8Cursor.isBlank(scalar) { return sawEnd ? index : nil }
      if scalar == 0x0A || scalar == 0x0D { sawEnd = true }
      index += length
    }
    return nil
  }

  /// Tells whether exactly three digits stand here, as behind a separator of thousands.
  @usableFromInline static func isGroup(_ bytes: ArraySlice<UInt8>, at start: Int) -> Bool {
    var index = start
    var count = 0
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      if UTF8Cursor.digit(scalar) == nil { break }
      count += 1
      index += length
    }
    return count == 3
  }
}
