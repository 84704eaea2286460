import Core

/// The text still speaks of last year where it must speak of the year reported on.
struct OtherYearInText: Rule {
  static let info = RuleInfo(
    "NB512", "OtherYearInText", .warning, kinds: [.report],
    chinese: "正文年份与报告年度不符", english: "last year's year left in the text",
    explanation:
      "A sentence that announces the report names an earlier year; or paragraphs of the overview open with "
      + "last year and none of it names the year reported on; or plans are made for the year that is over. Years "
      + "that are compared with, days, and earlier reports that are referred to are left alone. Which words announce "
      + "and plan stands in data/rules.json.",
    example: "the text says “现公布2020年政府信息公开工作年度报告”, the report is for 2021",
    basis: "条例 第四十九条: a report on the year before")

  private let words: ToldWords
  private let characters: CharacterMap

  init(book: FormBook) {
    characters = book.definitions.characters
    words = ToldWords(book.definitions.rules.told, characters)
  }

  func findings(in sheet: ReportSheet) -> [Draft] {
    guard let year = sheet.head.year, sheet.head.publishedOn.prefix(4) != String(year) else { return [] }
    let sentences = ProseSentences(sheet, hint: "年", characters: characters).all.map {
      YearSentence($0, section: sheet.review.outline.section(at: $0.line))
    }
    if let found = sentences.first(where: { isAnnouncement($0, before: year) }) {
      return [.otherYear(found, year: year)]
    }
    let overview = sentences.filter { $0.section == .overview }
    if let found = overview.first(where: { $0.opening == year - 1 && $0.tellsOfOpening && !isComparison($0) }
    ),
      !overview.contains(where: { $0.years.contains(year) })
    {
      return [.otherYear(found, year: year)]
    }
    if let found = sentences.first(where: { $0.section == .problems && $0.opening == year && isPlan($0) }) {
      return [.plansForPast(found, year: year)]
    }
    return []
  }

  /// 现公布2020年政府信息公开工作年度报告
  private func isAnnouncement(_ sentence: YearSentence, before year: Int) -> Bool {
    guard let told = sentence.years.last, told < year, told >= year - 3,
      sentence.section == nil || sentence.section == .preamble || sentence.section == .overview,
      ToldWords.holds(sentence.text, words.announcements),
      !ToldWords.holds(sentence.text, words.announced)
    else { return false }
    // Only what stands behind the last year can be what is announced.
    let rest = sentence.behindLastYear
    return ToldWords.holds(rest.prefix(24), words.reportNames) && !sentence.years.contains(year)
  }

  private func isComparison(_ sentence: YearSentence) -> Bool {
    ToldWords.holds(sentence.text, words.changes.filter { $0.count > 1 }) || sentence.years.count > 1
  }

  private func isPlan(_ sentence: YearSentence) -> Bool {
    ToldWords.holds(sentence.text.prefix(24), words.plans)
  }
}

/// This is a sentence with the years that it names.
private struct YearSentence {
  let text: [UInt16]
  let line: Int
  let section: SectionKind?
  let years: [Int]
  /// The year that the sentence opens with.
  let opening: Int?
  /// What was done in that year is told: 2020年，… and 2020年我局…
  let tellsOfOpening: Bool
  let behindLastYear: ArraySlice<UInt16>

  init(_ sentence: ProseSentences.Sentence, section: SectionKind?) {
    text = sentence.text
    line = sentence.line
    self.section = section
    var years: [Int] = []
    var opening: Int?
    var isTold = false
    var behind = text.endIndex
    var (number, digits) = (0, 0)
    for (place, key) in text.enumerated() {
      if key >= 0x30, key <= 0x39 {
        number = digits < 4 ? number * 10 + Int(key - 0x30) : 0
        digits += 1
        continue
      }
      // 2020年12月 is a day, 2020年底 and 2020年初 are times of another year's doing.
      if key == Self.yearSign, digits == 4, (2000...2099).contains(number),
        !Self.isDay(text[(place + 1)...])
      {
        years.append(number)
        behind = place + 1
        if place == 4 {
          opening = number
          isTold = Self.opensTelling(text[(place + 1)...])
        }
      }
      (number, digits) = (0, 0)
    }
    self.years = years
    self.opening = opening
    tellsOfOpening = isTold
    behindLastYear = text[behind...]
  }

  private static let yearSign: UInt16 = 0x5E74
  private static let month: UInt16 = 0x6708
  private static let ends: [UInt16] = [0x5E95, 0x521D, 0x672B]  // 底, 初, 末

  private static let degree: UInt16 = 0x5EA6  // 度
  private static let commas: [UInt16] = [0xFF0C, 0x2C, 0x3001]
  private static let selves: [UInt16] = [0x6211, 0x672C, 0x5168]  // 我, 本, 全

  /// 2020年度的报告 and 2020年印发的办法 only name something of that year.
  private static func opensTelling(_ rest: ArraySlice<UInt16>) -> Bool {
    let behind = rest.first == degree ? rest.dropFirst() : rest
    return behind.first.map { commas.contains($0) || selves.contains($0) } ?? false
  }

  private static func isDay(_ rest: ArraySlice<UInt16>) -> Bool {
    guard let first = rest.first else { return false }
    if ends.contains(first) { return true }
    let behind = rest.drop { $0 >= 0x30 && $0 <= 0x39 }
    return behind.count < rest.count && behind.first == month
  }
}

extension Outline {
  /// Gives the kind of the section that a line stands in, the innermost where sections lie in one another.
  fileprivate func section(at line: Int) -> SectionKind? {
    sections.last { $0.kind != nil && $0.firstLine <= line && line <= $0.lastLine }?.kind
  }
}

extension Draft {
  fileprivate static func otherYear(_ sentence: YearSentence, year: Int) -> Draft {
    let told = sentence.years.last ?? year
    return Draft(
      .report, expected: String(year), actual: String(told), line: sentence.line,
      "the text speaks of \(told)年 where the report is for \(year): “\(sentence.excerpt)”")
  }

  fileprivate static func plansForPast(_ sentence: YearSentence, year: Int) -> Draft {
    Draft(
      .report, expected: String(year + 1), actual: String(year), line: sentence.line,
      "the text plans for \(year)年, the year that the report is for: “\(sentence.excerpt)”")
  }
}

extension YearSentence {
  fileprivate var excerpt: String { String(decoding: text.prefix(30), as: UTF16.self) }
}
