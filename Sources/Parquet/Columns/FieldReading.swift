/// Reads values from their text. What is not exactly of the type gives nil: nothing is guessed.
enum FieldReading {
  /// Gives the value as the column stores it: the number, the days since 1970, or the bits of the double.
  @inline(__always)
  static func number(_ text: UnsafeRawBufferPointer, _ type: ParquetType) -> Int64? {
    switch type {
    case .int64: integer(text)
    case .int32: integer(text).flatMap { Int32(exactly: $0).map(Int64.init) }
    case .double: decimal(text).map { Int64(bitPattern: $0.bitPattern) }
    case .date: days(text)
    case .boolean: truth(text)
    case .text: preconditionFailure("a text is no number")
    }
  }

  @inline(__always)
  static func integer(_ text: UnsafeRawBufferPointer) -> Int64? {
    let isNegative = text.first == minus
    var index = isNegative ? 1 : 0
    // Eighteen digits cannot overflow; longer numbers are rare.
    if text.count == index || text.count - index > 18 { return long(text) }
    var value: Int64 = 0
    while index < text.count {
      let digit = text[index] &- zero
      if digit > 9 { return nil }
      value = value &* 10 &+ Int64(digit)
      index += 1
    }
    return isNegative ? -value : value
  }

  private static func long(_ text: UnsafeRawBufferPointer) -> Int64? {
    if text.first == UInt8(ascii: "+") { return nil }
    return Int64(String(decoding: text, as: UTF8.self))
  }

  /// A quotient of two numbers that doubles hold exactly is the nearest double; everything longer goes the
  /// slow way.
  @inline(__always)
  static func decimal(_ text: UnsafeRawBufferPointer) -> Double? {
    let isNegative = text.first == minus
    var mantissa: UInt64 = 0
    var digits = 0
    var point: Int?
    for index in (isNegative ? 1 : 0)..<text.count {
      let digit = text[index] &- zero
      if digit <= 9 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        digits += 1
      } else if text[index] == UInt8(ascii: "."), point == nil, digits > 0 {
        point = digits
      } else {
        return nil
      }
    }
    if digits == 0 || point == digits { return nil }
    let scale = digits - (point ?? digits)
    if digits > 15 { return Double(String(decoding: text, as: UTF8.self)) }
    let value = scale == 0 ? Double(mantissa) : Double(mantissa) / powers[scale]
    return isNegative ? -value : value
  }

  private static func days(_ text: UnsafeRawBufferPointer) -> Int64? {
    guard text.count == 10, text[4] == minus, text[7] == minus,
      let year = integer(UnsafeRawBufferPointer(rebasing: text[0..<4])),
      let month = integer(UnsafeRawBufferPointer(rebasing: text[5..<7])),
      let day = integer(UnsafeRawBufferPointer(rebasing: text[8..<10])),
      year >= 0, (1...12).contains(month), day >= 1, day <= lastDay(of: month, in: year)
    else { return nil }
    // Years are taken to begin in March, so that the day of a leap year comes last.
    let years = month > 2 ? year : year - 1
    let months = (month + 9) % 12
    let century = years >= 0 ? years / 400 : (years - 399) / 400
    let inCentury = years - 400 * century
    let inYear = (153 * months + 2) / 5 + day - 1
    return 146_097 * century + 365 * inCentury + inCentury / 4 - inCentury / 100 + inYear - 719_468
  }

  private static func lastDay(of month: Int64, in year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  private static func truth(_ text: UnsafeRawBufferPointer) -> Int64? {
    if text.elementsEqual("true".utf8) { return 1 }
    return text.elementsEqual("false".utf8) ? 0 : nil
  }

  private static let minus = UInt8(ascii: "-")
  private static let zero = UInt8(ascii: "0")
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
