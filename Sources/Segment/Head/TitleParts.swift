import Core

/// This is what a line, or several joined, says as the title of a report.
struct TitleParts {
  let year: Int?
  let agency: Phrase?
  /// It says what the report is about: 政府信息公开 or its like.
  let hasSubject: Bool
  /// It starts with a digit or a sign that belongs to a year begun on the line above.
  let startsInsideYear: Bool

  var isComplete: Bool { year != nil && agency != nil && hasSubject }
}

/// Takes a title apart: an agency, a year, what it is about, in the orders in which reports print them.
struct TitleParser {
  private let words: HeadWords.Title
  private let agencies: AgencyNames
  private let people: [UInt16]
  private let about: [[UInt16]]
  private let yearRemainders: [[UInt16]]

  init(definitions: Definitions, agencies: AgencyNames) {
    words = definitions.headWords.title
    self.agencies = agencies
    let fold = definitions.characters.fold as (String) -> [UInt16]
    people = fold("人民")
    about = ["关于发布", "关于公布", "关于印发", "关于报送", "关于"].map(fold)
    yearRemainders = ["年度", "年", "度"].map(fold)
  }

  func parts(of title: Phrase) -> TitleParts {
    let subject = subjectStart(in: title)
    let year = year(in: title)
    var agency: Phrase?
    if let subject {
      let yearRange = year?.range ?? subject..<subject
      if yearRange.lowerBound < subject {
        agency = name(in: title, 0..<yearRange.lowerBound)
        if agency == nil { agency = name(in: title, yearRange.upperBound..<subject) }
      } else {
        agency = name(in: title, 0..<subject)
      }
    } else if let year {
      agency = name(in: title, 0..<year.range.lowerBound)
    }
    return TitleParts(
      year: year?.year, agency: agency, hasSubject: subject != nil,
      startsInsideYear: year == nil && startsInsideYear(title))
  }

  /// In 人民政府信息公开 the word 政府 belongs to the agency.
  private func subjectStart(in title: Phrase) -> Int? {
    var start: Int?
    for word in words.subjects {
      guard var found = title.first(word) else { continue }
      if title.holds(people, at: found - people.count), word.count == 6 { found += 2 }
      start = min(start ?? found, found)
    }
    return start
  }

  /// Gives the year with its 年 or 年度; a bare number of four digits counts where no other year stands.
  private func year(in title: Phrase) -> (year: Int, range: Range<Int>)? {
    if let marked = DateReader.markedYear(in: title) {
      let end = marked.range.upperBound
      let isLonger = end < title.count && title.scalars[end] == 0x5EA6  // 年度
      return (marked.year, marked.range.lowerBound..<(isLonger ? end + 1 : end))
    }
    var bare: (year: Int, range: Range<Int>)?
    for index in title.scalars.indices where (0x30...0x39).contains(title.scalars[index]) {
      guard let found = DateReader.year(in: title, at: index) else { continue }
      // 2020-2021学年: of two years neither is the year reported on.
      if bare != nil { return nil }
      let isLonger = found.end < title.count && title.scalars[found.end] == 0x5EA6
      bare = (found.year, index..<(isLonger ? found.end + 1 : found.end))
    }
    return bare
  }

  private func startsInsideYear(_ title: Phrase) -> Bool {
    guard let first = title.scalars.first else { return false }
    return DateReader.yearDigit(first) != nil || title.word(of: yearRemainders, at: 0) != nil
  }

  private func name(in title: Phrase, _ range: Range<Int>) -> Phrase? {
    var range = title.trimmed(range)
    if let word = title[range].word(of: about, at: 0) {
      range = (range.lowerBound + word.count)..<range.upperBound
    }
    while let last = range.last, Self.connectors.contains(title.scalars[last]), range.count > 3 {
      range = range.lowerBound..<last
    }
    if let word = about.first(where: { title[range].ends(with: $0) }) {
      range = range.lowerBound..<(range.upperBound - word.count)
    }
    let name = title[title.trimmed(range)]
    if let found = agencies.nameInTitle(name) { return found }
    // 某某学院2020-2021学年: what begins with a digit is no name.
    guard let digit = name.scalars.firstIndex(where: { (0x30...0x39).contains($0) }), digit > 0 else {
      return nil
    }
    return agencies.nameInTitle(name[0..<digit])
  }

  /// 的
  private static let connectors: Set<UInt32> = [0x7684]
}
