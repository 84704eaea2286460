import Core

/// Reads what a report says of itself: its title, whose it is, for which year, when it appeared and which
/// days its figures cover. Each is taken from where reports print it, in an order of trust, and stays empty
/// where it is not printed.
struct HeadReader {
  private let definitions: Definitions
  private let agencies: AgencyNames
  private let titles: TitleFinder
  private let signatures: SignatureReader
  private let labels: LabelledLines
  private let periods: PeriodFinder
  private let introductions: IntroductionReader
  private let years: YearFinder

  init(definitions: Definitions) {
    self.definitions = definitions
    agencies = AgencyNames(definitions: definitions)
    titles = TitleFinder(definitions: definitions, agencies: agencies)
    signatures = SignatureReader(
      agencies: agencies, attachments: definitions.headWords.attachments)
    labels = LabelledLines(definitions: definitions, agencies: agencies)
    periods = PeriodFinder(definitions: definitions)
    introductions = IntroductionReader(definitions: definitions, agencies: agencies, titles: titles)
    years = YearFinder(definitions: definitions)
  }

  /// - Parameters:
  ///   - lastTableLine: the last line of the last table, from 0.
  ///   - noise: ranges of lines that belong to something else, from 0, in order.
  func head(
    of document: Document, index: LineIndex, lastTableLine: Int?, noise: [ClosedRange<Int>]
  ) -> ReportHead {
    let lines = HeadLines(
      document: document, index: index, characters: definitions.characters, noise: noise)
    let period = periods.period(in: lines)
    let periodYear = period.flatMap { $0.start.year == $0.end.year ? $0.start.year : nil }
    let title = titles.title(
      in: lines, before: lastTableLine ?? index.lines.count, periodYear: periodYear)
    let labelled = labels.facts(in: lines, title: title)
    let signature = signatures.signature(in: lines, title: title)
    let metadata = Metadata(document.metadata, characters: definitions.characters, titles: titles)
    let parts = title?.parts ?? metadata.parts
    let site = title?.siteName.flatMap { agencies.isName($0) ? $0 : nil }
    var names = [parts?.agency, signature.agency, labelled.agency, metadata.agency, site].compactMap { $0 }
    var year = parts?.year ?? periodYear
    let areRelative = names.allSatisfy(agencies.isRelative)
    // 退役军人事务局 stands in many a title without its place; a page may be another's than the report: 发布机构：镇安县政府.
    let isNamed = parts?.agency != nil || signature.agency != nil
    if year == nil || !isNamed || !names.contains(where: agencies.startsWithRegion) {
      let told = introductions.facts(in: lines)
      if !isNamed, let agency = told.published {
        names.insert(agency, at: 0)
      } else if let agency = told.agency, areRelative || agencies.startsWithRegion(agency) {
        // 发布机构：市政府办 does not say of which city; the name in a title stays if it is no shorter form of this.
        names.insert(agency, at: parts?.agency == nil && areRelative ? 0 : names.count)
      }
      // 2020-2021学年: what is told of 2021 makes neither the year reported on.
      let isOfYears = title?.text.scalars.contains { DateReader.yearDigit($0) != nil } ?? false
      year =
        year ?? told.year ?? years.yearInText(of: lines) ?? (isOfYears ? nil : told.yearTold)
        ?? years.year(inNameOf: document.path)
    }
    let agency = fullest(names)
    return ReportHead(
      title: title?.text.text ?? metadata.title, agency: agency?.text ?? "", year: year,
      publishedOn: (signature.day ?? labelled.day ?? metadata.day)?.isoText ?? "",
      periodStart: period?.start.isoText ?? "", periodEnd: period?.end.isoText ?? "")
  }

  /// Tells whether the document says in its introduction which report it is, 现公布某某局2021年政府信息公开工作年度报告, or that it is
  /// one and of which days: 本报告所列数据的统计期限自2021年1月1日起.
  func isIntroduced(_ document: Document, index: LineIndex, noise: [ClosedRange<Int>]) -> Bool {
    let lines = HeadLines(
      document: document, index: index, characters: definitions.characters, noise: noise)
    return introductions.namesReport(in: lines)
      || (introductions.isOwnReport(in: lines) && periods.period(in: lines) != nil)
  }

  /// Gives the titles of reports in a document with the lines, from 0, that they begin at; of those that say the same only
  /// the first, for a title may stand above every page.
  func titles(of document: Document, index: LineIndex) -> [(line: Int, parts: TitleParts)] {
    let lines = HeadLines(document: document, index: index, characters: definitions.characters, noise: [])
    var seen: Set<[UInt16]> = []
    return titles.titles(in: lines).compactMap { title in
      seen.insert(title.text.keys).inserted
        ? (lines.visible[title.places.lowerBound], title.parts) : nil
    }
  }

  /// Tells whether two titles name different years or different bodies.
  func differ(_ title: TitleParts, _ other: TitleParts) -> Bool {
    if let year = title.year, let otherYear = other.year, year != otherYear { return true }
    guard let agency = title.agency, let otherAgency = other.agency else { return false }
    return !agencies.areOne(agency, otherAgency)
  }

  /// The first name is the most trusted; another replaces it only as a fuller form of the same.
  private func fullest(_ names: [Phrase]) -> Phrase? {
    guard var best = names.first else { return nil }
    for name in names.dropFirst() where agencies.isFuller(name, than: best) { best = name }
    return best
  }
}

/// This is what the format of the file says of the report, where the text is silent.
private struct Metadata {
  let title: String
  let parts: TitleParts?
  let agency: Phrase?
  let day: CalendarDay?

  init(_ metadata: DocumentMetadata, characters: CharacterMap, titles: TitleFinder) {
    func phrase(_ text: String?) -> Phrase { Phrase(Array((text ?? "").utf8)[...], characters: characters) }
    let found = titles.title(inLine: phrase(metadata.title))
    title = found?.text ?? ""
    parts = found.map(titles.parts)
    let name = phrase(metadata.agency)
    agency = name.isEmpty ? nil : name
    day = DateReader.day(in: phrase(metadata.publishedOn), at: 0)?.day
  }
}
