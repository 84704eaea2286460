import Core

/// Finds the year reported on where no title tells it: from the introduction, then from the file's name.
/// The day of publication is no source: most reports appear in the year after, some do not.
struct YearFinder {
  private let subjects: [[UInt16]]

  /// The words must follow the year closely: 2021年度某某局政府信息公开….
  private static let distance = 30
  private static let reach = 40

  init(definitions: Definitions) { subjects = definitions.headWords.title.subjects }

  /// Gives the year of `N年…政府信息公开` in the first lines, if no two differ.
  func yearInText(of lines: HeadLines) -> Int? {
    let stretch = lines.phrase(0..<Self.reach)
    var years: Set<Int> = []
    var index = 0
    while let (year, range) = DateReader.markedYear(in: stretch, from: index) {
      index = range.upperBound
      if !isCited(range.lowerBound, in: stretch), subjectFollows(index, in: stretch) { years.insert(year) }
    }
    return years.count == 1 ? years.first : nil
  }

  /// Tells whether a place stands in 《…》.
  private func isCited(_ place: Int, in stretch: Phrase) -> Bool {
    let sign = stretch.scalars[..<place].last { $0 == 0x300A || $0 == 0x300B }
    return sign == 0x300A
  }

  private func subjectFollows(_ start: Int, in stretch: Phrase) -> Bool {
    for index in start..<min(stretch.count, start + Self.distance) {
      if Phrase.endsClause(stretch.scalars[index]) { return false }
      if stretch.word(of: subjects, at: index) != nil { return true }
    }
    return false
  }

  /// Gives the year in the name of the file, where four digits of it are a year and nothing else is.
  func year(inNameOf path: SourcePath) -> Int? {
    var years: Set<Int> = []
    let name = path.bytes[(path.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
    var index = name.startIndex
    while index < name.endIndex {
      guard isWordByte(name[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < name.endIndex, isWordByte(name[index]) { index += 1 }
      if let year = year(endingOf: name[start..<index]), !isDay(name, from: index) { years.insert(year) }
    }
    return years.count == 1 ? years.first : nil
  }

  /// `2021`, `report2021`; a hash such as `24e5e5834` has digits elsewhere.
  private func year(endingOf word: ArraySlice<UInt8>) -> Int? {
    let letters = word.prefix { !isDigit($0) }
    let digits = word[letters.endIndex...]
    guard digits.count == 4, digits.allSatisfy(isDigit) else { return nil }
    let year = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return (2003...2049).contains(year) ? year : nil
  }

  /// 2022-01-18 tells the day of something, not the year reported on.
  private func isDay(_ name: ArraySlice<UInt8>, from index: Int) -> Bool {
    index + 2 < name.endIndex && (name[index] == UInt8(ascii: "-") || name[index] == UInt8(ascii: "."))
      && isDigit(name[index + 1]) && isDigit(name[index + 2])
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }
}
