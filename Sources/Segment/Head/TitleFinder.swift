import Core

/// This is a title found in a document.
struct FoundTitle {
  let text: Phrase
  let parts: TitleParts
  /// Among the visible lines, those that hold it.
  let places: Range<Int>
  /// What stands behind a dash on its line: the name of the site, which may be the agency.
  var siteName: Phrase?
}

/// Finds the title of a report: the line that ends in 报告 or 年报 and says 信息公开, with the lines above and
/// below that belong to it. Sentences, lists of contents, links and the citation of 《…报告格式》 are none.
struct TitleFinder {
  private let words: HeadWords.Title
  private let parser: TitleParser
  private let agencies: AgencyNames
  private let splitter: TitleLine
  /// What a page says of a document in lines of their own: 生成日期, 文号.
  private let labels: [[UInt16]]

  /// Menus stand in front of a title, hundreds of lines of reports do not.
  private static let reach = 400
  /// A title is looked for at the start of a long line only in the first of them.
  private static let proseReach = 4
  private static let longestTitle = 70

  init(definitions: Definitions, agencies: AgencyNames) {
    words = definitions.headWords.title
    self.agencies = agencies
    parser = TitleParser(definitions: definitions, agencies: agencies)
    splitter = TitleLine(words: definitions.headWords.title, agencies: agencies)
    labels = definitions.headWords.pageLabels
  }

  func parts(of title: Phrase) -> TitleParts { parser.parts(of: title) }

  /// Gives the title that a single line of text holds, such as the title of a web page.
  func title(inLine line: Phrase) -> Phrase? {
    splitter.candidates(line, isRow: false).first { parser.parts(of: $0.text).hasSubject }?.text
  }

  /// - Parameter periodYear: the year of the period, which tells the title from those of other years in a list.
  func title(in lines: HeadLines, before end: Int, periodYear: Int?) -> FoundTitle? {
    var best: (title: FoundTitle, rank: Int)?
    for place in lines.visible.indices.prefix(Self.reach) where lines.visible[place] < end {
      if lines.shape(place) == .prose {
        if best == nil, place < Self.proseReach, let title = titleOpening(place, in: lines) {
          best = (title, 0)
        }
        continue
      }
      guard mayEndTitle(lines.folded(place)) else { continue }
      for candidate in splitter.candidates(lines.phrase(place), isRow: lines.shape(place) == .cells) {
        guard let title = assembled(candidate, at: place, in: lines) else { continue }
        var rank = candidate.rank + (title.parts.year == nil ? 0 : 4) + (title.parts.agency == nil ? 0 : 3)
        if let periodYear, title.parts.year == periodYear { rank += 2 }
        if rank > best?.rank ?? -1, !continuesSentence(title.places.lowerBound, in: lines) {
          best = (title, rank)
        }
      }
    }
    return best?.title
  }

  /// Gives every title that names its year or its agency, in order: a file may hold several reports.
  func titles(in lines: HeadLines) -> [FoundTitle] {
    var found: [FoundTitle] = []
    for place in lines.visible.indices where lines.shape(place) != .prose {
      guard mayEndTitle(lines.folded(place)) else { continue }
      for candidate in splitter.candidates(lines.phrase(place), isRow: lines.shape(place) == .cells) {
        // The headline of a page stands above a title of its own.
        guard !candidate.isNotice, let title = assembled(candidate, at: place, in: lines),
          title.parts.year != nil || title.parts.agency != nil,
          !continuesSentence(title.places.lowerBound, in: lines)
        else { continue }
        found.append(title)
        break
      }
    }
    return found
  }

  /// 报 stands in every title's last word, or on the line above its 告.
  private func mayEndTitle(_ folded: ArraySlice<UInt16>) -> Bool {
    folded.count <= Self.longestTitle && (folded.contains(0x62A5) || folded.last == 0x544A)
  }

  /// Gives the title that opens a paragraph, where the text lost its line ends: a blank or a heading follows.
  private func titleOpening(_ place: Int, in lines: HeadLines) -> FoundTitle? {
    let line = lines.phrase(place)
    let start = line[0..<min(line.count, Self.longestTitle + 10)]
    for end in 6..<max(6, start.count) where start.gaps[end] || splitter.startsText(start, at: end) {
      let text = start[0..<end]
      if text.scalars.contains(where: Phrase.endsClause) { return nil }
      let parts = parser.parts(of: text)
      if splitter.ends(text), parts.isComplete, !text.holdsAny(of: words.excluded) {
        return FoundTitle(text: text, parts: parts, places: place..<place)
      }
    }
    return nil
  }

  // MARK: Several lines

  private func assembled(_ line: TitleLine.Candidate, at place: Int, in lines: HeadLines) -> FoundTitle? {
    var text = line.text
    var parts = parser.parts(of: text)
    var first = place
    var above = place - 1
    while above >= 0, place - above <= 4, line.mayGrow {
      let upper = splitter.bare(lines.phrase(above))
      guard let joined = join(upper, to: text, parts, isHeading: lines.isHeading(above)) else { break }
      text = joined
      parts = parser.parts(of: text)
      first = above
      above -= 1
    }
    var last = place
    let isEnded = splitter.ends(text)
    if parts.year == nil, line.mayGrow, place + 1 < lines.visible.count, lines.shape(place + 1) == .short {
      let lower = splitter.bare(lines.phrase(place + 1))
      if isYearAlone(lower) {
        text = text + lower
        parts = parser.parts(of: text)
        last = place + 1
      }
    }
    guard parts.hasSubject, text.count <= Self.longestTitle, isEnded || splitter.ends(text) else {
      return nil
    }
    // 政府信息公开年报 alone is an item of a menu.
    if parts.year == nil, parts.agency == nil, !text.holdsAny(of: words.fullEndings) { return nil }
    return FoundTitle(text: text, parts: parts, places: first..<(last + 1), siteName: line.siteName)
  }

  /// Gives the title with the line above it, or nil where that line is no part of it.
  private func join(_ upper: Phrase, to title: Phrase, _ parts: TitleParts, isHeading: Bool) -> Phrase? {
    guard !upper.isEmpty, upper.count <= 40, !upper.scalars.contains(where: Phrase.endsClause),
      !splitter.ends(upper), !upper.holdsAny(of: words.excluded), !isLabelled(upper)
    else { return nil }
    let joined = upper + title
    let together = parser.parts(of: joined)
    guard !isHeading || (together.year != nil && parts.year == nil) else { return nil }
    if !splitter.ends(title) { return splitter.ends(joined) ? joined : nil }
    if !parts.hasSubject { return together.hasSubject || upper.count <= 12 ? joined : nil }
    if parts.year == nil {
      if together.year != nil { return joined }
      if parts.startsInsideYear, let end = upper.scalars.last, DateReader.yearDigit(end) != nil {
        return joined
      }
    }
    guard let agency = parts.agency else {
      return together.agency != nil && agencies.isName(upper) ? joined : nil
    }
    // The name itself may be broken: 郑州市二七区市场监督 / 管理局2020年….
    guard let whole = together.agency, agencies.isName(whole), !agencies.startsWithRegion(agency),
      !agencies.isName(upper)
    else { return nil }
    return agencies.startsWithRegion(upper) || agency.count <= 2 ? joined : nil
  }

  /// Tells whether a line is about the page and no part of the title: 生成日期 2022-01-21, 永政〔2022〕5号, a day.
  private func isLabelled(_ line: Phrase) -> Bool {
    if let word = line.word(of: labels, at: 0), word.count < line.count, line.gaps[word.count] { return true }
    if line.scalars.last == 0x53F7 { return true }
    return DateReader.holdsDay(line)
  }

  private func isYearAlone(_ phrase: Phrase) -> Bool {
    guard let year = DateReader.markedYear(in: phrase) else { return false }
    var end = year.range.upperBound
    if end < phrase.count, phrase.scalars[end] == 0x5EA6 { end += 1 }
    let around = phrase.keys[..<year.range.lowerBound] + phrase.keys[end...]
    return around.allSatisfy { $0 == 0 } && around.count <= 2
  }

  // MARK: Sentences

  /// Text that was broken into lines: the line above is long, has commas and does not end a sentence. A row
  /// of labels has colons.
  private func continuesSentence(_ place: Int, in lines: HeadLines) -> Bool {
    guard place > 0 else { return false }
    let above = lines.phrase(place - 1)
    guard above.count >= 18, let last = above.scalars.last, !Phrase.endsClause(last) else { return false }
    if above.scalars.contains(where: Phrase.isColon) { return false }
    return above.scalars.contains { $0 == 0xFF0C || $0 == 0x2C || $0 == 0x3002 || $0 == 0x300A }
  }
}
