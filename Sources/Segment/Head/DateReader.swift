/// This is a day of the calendar.
struct CalendarDay: Equatable, Comparable {
  let year: Int
  let month: Int
  let day: Int

  init?(year: Int, month: Int, day: Int) {
    guard (1990...2079).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  var isoText: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

/// Reads years and days as reports print them: 2022年1月24日, 二〇二二年一月二十四日, 2022-01-29, 2022/1/24.
enum DateReader {
  private static let yearSign: UInt32 = 0x5E74
  private static let monthSign: UInt32 = 0x6708
  private static let daySigns: [UInt32] = [0x65E5, 0x53F7]  // 日, 号

  /// Gives the year of four digits, ASCII or Chinese, at a place, without its 年.
  static func year(in phrase: Phrase, at index: Int) -> (year: Int, end: Int)? {
    guard index + 4 <= phrase.count else { return nil }
    if index > 0, yearDigit(phrase.scalars[index - 1]) != nil { return nil }
    var year = 0
    for position in index..<(index + 4) {
      guard let digit = yearDigit(phrase.scalars[position]) else { return nil }
      year = year * 10 + digit
    }
    if index + 4 < phrase.count, yearDigit(phrase.scalars[index + 4]) != nil { return nil }
    return (1990...2079).contains(year) ? (year, index + 4) : nil
  }

  /// Gives the first year with its 年, and where it stands.
  static func markedYear(in phrase: Phrase, from start: Int = 0) -> (year: Int, range: Range<Int>)? {
    var index = start
    while index + 4 < phrase.count {
      if let found = year(in: phrase, at: index), phrase.scalars[found.end] == yearSign {
        return (found.year, index..<(found.end + 1))
      }
      index += 1
    }
    return nil
  }

  /// Gives the day at a place and the end of its text. `yearBefore` stands in for a year that is not printed.
  static func day(
    in phrase: Phrase, at index: Int, yearBefore: Int? = nil
  ) -> (day: CalendarDay, end: Int)? {
    if let (year, end) = year(in: phrase, at: index), end < phrase.count {
      if phrase.scalars[end] == yearSign { return monthAndDay(in: phrase, at: end + 1, year: year) }
      if isSeparator(phrase.scalars[end]) { return separatedDay(in: phrase, at: end + 1, year: year) }
      return nil
    }
    guard let yearBefore else { return nil }
    return monthAndDay(in: phrase, at: index, year: yearBefore)
      ?? separatedDay(in: phrase, at: index, year: yearBefore)
  }

  static func holdsDay(_ phrase: Phrase) -> Bool {
    phrase.scalars.indices.contains { index in
      (index == 0 || yearDigit(phrase.scalars[index - 1]) == nil) && day(in: phrase, at: index) != nil
    }
  }

  private static func monthAndDay(
    in phrase: Phrase, at index: Int, year: Int
  ) -> (day: CalendarDay, end: Int)? {
    guard let (month, monthEnd) = number(in: phrase, at: index), monthEnd < phrase.count,
      phrase.scalars[monthEnd] == monthSign, let (dayNumber, dayEnd) = number(in: phrase, at: monthEnd + 1),
      let day = CalendarDay(year: year, month: month, day: dayNumber)
    else { return nil }
    let hasSign = dayEnd < phrase.count && daySigns.contains(phrase.scalars[dayEnd])
    return (day, hasSign ? dayEnd + 1 : dayEnd)
  }

  private static func separatedDay(
    in phrase: Phrase, at index: Int, year: Int
  ) -> (day: CalendarDay, end: Int)? {
    guard let (month, monthEnd) = number(in: phrase, at: index), monthEnd < phrase.count,
      isSeparator(phrase.scalars[monthEnd]),
      let (dayNumber, dayEnd) = number(in: phrase, at: monthEnd + 1, asciiOnly: true),
      let day = CalendarDay(year: year, month: month, day: dayNumber)
    else { return nil }
    return (day, dayEnd)
  }

  /// - . / and their full-width forms; the dot of a scan may be raised.
  private static func isSeparator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2E, 0x2F, 0xFF0D, 0xFF0E, 0xFF0F, 0xB7, 0x2010...0x2013: true
    default: false
    }
  }

  /// Gives a number of one or two digits, or the Chinese numeral of one up to 三十一.
  private static func number(
    in phrase: Phrase, at index: Int, asciiOnly: Bool = false
  ) -> (value: Int, end: Int)? {
    guard index < phrase.count else { return nil }
    var end = index
    while end < phrase.count, end < index + 3, (0x30...0x39).contains(phrase.scalars[end]) { end += 1 }
    if end > index {
      // More than two digits: a time of day follows after a blank, as in 2022-01-29 09:47.
      if end == index + 3 {
        guard let gap = ((index + 1)..<end).first(where: { phrase.gaps[$0] }) else { return nil }
        end = gap
      }
      return (phrase.scalars[index..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }, end)
    }
    return asciiOnly ? nil : chineseNumber(in: phrase, at: index)
  }

  private static func chineseNumber(in phrase: Phrase, at index: Int) -> (value: Int, end: Int)? {
    let firstMonths: [UInt32] = [0x5143, 0x6B63]  // 元月, 正月
    if firstMonths.contains(phrase.scalars[index]) { return (1, index + 1) }
    var tens = 0
    var ones = 0
    var end = index
    while end < phrase.count {
      let scalar = phrase.scalars[end]
      if scalar == 0x5341 {  // 十
        tens = max(1, ones)
        ones = 0
      } else if scalar == 0x5EFF {  // 廿
        tens = 2
      } else if let digit = yearDigit(scalar), digit > 0 {
        ones = digit
      } else {
        break
      }
      end += 1
    }
    return end > index && end <= index + 3 ? (tens * 10 + ones, end) : nil
  }

  /// The digits that years are written with: 〇 has many stand-ins, of which the letter O is the commonest.
  static func yearDigit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x30...0x39: Int(scalar - 0x30)
    case 0x3007, 0x96F6, 0x25CB, 0x25EF, 0x4F, 0x6F, 0x039F, 0x041E: 0
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }
}
