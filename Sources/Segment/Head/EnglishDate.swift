import Core

/// Reads days as sites with English software print them: Jan 18, 2022; January 18, 2022; 18 Jan 2022.
enum EnglishDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { $0.unicodeScalars.map(\.value) }

  static func day(in phrase: Phrase, at start: Int) -> CalendarDay? {
    var numbers: [(value: Int, digits: Int)] = []
    var month: Int?
    var index = start
    while index < phrase.count, numbers.count < 2 || month == nil {
      let scalar = phrase.scalars[index]
      if (0x30...0x39).contains(scalar) {
        var end = index
        // 18 2022 are two numbers, and Phrase has no blanks.
        while end < phrase.count, (0x30...0x39).contains(phrase.scalars[end]),
          end == index || !phrase.gaps[end], end - index < 4
        { end += 1 }
        numbers.append((phrase.scalars[index..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }, end - index))
        index = end
      } else if let letter = letter(scalar) {
        var word = [letter]
        index += 1
        while index < phrase.count, let next = Self.letter(phrase.scalars[index]) {
          word.append(next)
          index += 1
        }
        guard month == nil, let found = Self.months.firstIndex(where: { word.starts(with: $0) }) else {
          return nil
        }
        month = found + 1
      } else if scalar == 0x2C || scalar == 0x2E || scalar == 0xFF0C {
        index += 1
      } else {
        break
      }
    }
    guard let month, let year = numbers.first(where: { $0.digits == 4 }),
      let day = numbers.first(where: { $0.digits <= 2 }), numbers.count == 2
    else { return nil }
    return CalendarDay(year: year.value, month: month, day: day.value)
  }

  /// Gives a letter in lower case.
  private static func letter(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x61...0x7A: scalar
    case 0x41...0x5A: scalar + 0x20
    default: nil
    }
  }
}
