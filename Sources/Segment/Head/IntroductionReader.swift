import Core

/// Reads whose report it is, and for which year, from the sentences that introduce it. The text of many web pages lost
/// its title; nothing else names the agency there. In the order of trust: the report that is published, 现公布某某局2021年政府
/// 信息公开工作年度报告; who makes it, 由某某局编制; who did what it tells, 2021年，某某局坚持…; whom to ask, 请与某某局办公室联系.
struct IntroductionReader {
  struct Facts {
    var agency: Phrase?
    /// Whose report is published, by the sentence that publishes it.
    var published: Phrase?
    /// The year of the report that is published.
    var year: Int?
    /// The year that somebody did in what the report tells.
    var yearTold: Int?
  }

  private let words: HeadWords.Introduction
  /// What the report is called at the end of a title.
  private let reportEndings: [[UInt16]]
  private let subjects: [[UInt16]]
  private let titles: TitleFinder
  private let agencies: AgencyNames

  private static let reach = 40
  private static let longestReport = 60
  private static let longestName = 40

  init(definitions: Definitions, agencies: AgencyNames, titles: TitleFinder) {
    words = definitions.headWords.introduction
    reportEndings = definitions.headWords.title.endings
    subjects = definitions.headWords.title.subjects
    self.agencies = agencies
    self.titles = titles
  }

  func facts(in lines: HeadLines) -> Facts {
    var sentences: [[Phrase]] = []
    for text in introduction(of: lines) { sentences += self.sentences(of: text) }
    var facts = Facts()
    for sentence in sentences {
      var year: Int?
      for clause in sentence {
        // 2022年，…公开发布某某局2021年年度报告: what was done in the year reported on.
        for report in reports(in: clause) where year == nil || report.year != year.map({ $0 - 1 }) {
          facts.year = facts.year ?? report.year
          facts.published = facts.published ?? report.agency
        }
        year = DateReader.markedYear(in: clause).flatMap { $0.range.lowerBound == 0 ? $0.year : nil } ?? year
      }
    }
    facts.agency = facts.published
    let deeds = sentences.flatMap(deeds)
    let years = Set(deeds.filter { $0.doer != nil || $0.isOwn }.map(\.year))
    facts.yearTold = years.count == 1 ? years.first : nil
    guard facts.agency == nil else { return facts }
    let own = sentences.lazy.filter { sentence in
      sentence.contains { $0.holdsAny(of: words.reports) }
    }
    facts.agency =
      own.joined().compactMap(maker).first ?? deeds.lazy.compactMap(\.doer).first
      ?? own.compactMap(contact).first
    return facts
  }

  /// Tells whether a sentence says which report follows, by its year or by whose it is.
  func namesReport(in lines: HeadLines) -> Bool {
    introduction(of: lines).contains { text in
      sentences(of: text).joined().contains { !reports(in: $0).isEmpty }
    }
  }

  /// Tells whether the introduction speaks of itself as a report, 本报告, and of what such a report is about.
  func isOwnReport(in lines: HeadLines) -> Bool {
    let text = introduction(of: lines)
    return text.contains { $0.holdsAny(of: words.reports) } && text.contains { $0.holdsAny(of: subjects) }
  }

  // MARK: Sentences

  /// Gives what stands before the second heading: text may stand above the first, or right below it alone. A heading on
  /// a line of its own is no part of the text below it, nor is a list of contents.
  private func introduction(of lines: HeadLines) -> [Phrase] {
    let places = lines.visible.indices.prefix(Self.reach)
    let numbered = places.filter { lines.isHeading($0) }
    // 一、总体情况……1; rows of a table end so far below.
    let entries = numbered.prefix { lines.endsInDigit($0) }
    let contents = zip(entries, entries.indices).prefix { $0 == entries[0] + $1 }.map(\.0)
    let start = contents.last.map { $0 + 1 } ?? 0
    let headings = numbered.filter { $0 >= start }
    // （一）主动公开情况 right below 一、总体情况 ends nothing, and may have text on its line.
    let more = headings.indices.dropFirst().first { headings[$0] > headings[$0 - 1] + 1 }
    let first = headings.prefix(more ?? headings.count)
    let opening = first.dropFirst().prefix { lines.shape($0) != .prose }
    let inline = first.dropFirst().first { lines.shape($0) == .prose }
    let end = inline.map { $0 + 1 } ?? more.map { headings[$0] } ?? places.endIndex
    var parts = contents.first.map { [lines.phrase(0..<$0)] } ?? []
    if let heading = headings.first, lines.shape(heading) != .prose {
      parts += [lines.phrase(start..<heading), lines.phrase(((opening.last ?? heading) + 1)..<end)]
    } else {
      parts.append(lines.phrase(start..<(headings.dropFirst().first ?? places.endIndex)))
    }
    return parts
  }

  /// Gives the clauses of each sentence without what they cite, 《…》, and without remarks in brackets. The report that is
  /// published may stand in 《…》, too.
  private func sentences(of text: Phrase) -> [[Phrase]] {
    var sentences: [[Phrase]] = [[]]
    var clause = Phrase()
    var depth = 0
    var start = 0
    for (index, scalar) in text.scalars.enumerated() {
      let step = Self.step(scalar)
      let endsClause = depth == 0 && Phrase.endsClause(scalar)
      guard step != 0 || endsClause else { continue }
      if depth == 0 { clause = clause + text[start..<index] }
      let isPublished =
        scalar == 0x300B && depth == 1 && words.openings.contains(where: clause.ends(with:))
        && reportEndings.contains { text.holds($0, at: index - $0.count) }
      if isPublished { clause = clause + text[start..<index] }
      depth = max(0, depth + step)
      start = index + 1
      guard endsClause else { continue }
      sentences[sentences.count - 1].append(clause)
      clause = Phrase()
      if scalar == 0x3002 { sentences.append([]) }
    }
    if depth == 0 { sentences[sentences.count - 1].append(clause + text[start..<text.count]) }
    return sentences
  }

  /// How deep 《 and round brackets lead, and their likes out again.
  private static func step(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x300A, 0x28, 0xFF08: 1
    case 0x300B, 0x29, 0xFF09: -1
    default: 0
    }
  }

  // MARK: What is published

  /// Gives what a clause says of a report that it publishes: behind the last word that says so, or from its start where
  /// the clause goes on with how it was made.
  private func reports(in clause: Phrase) -> [TitleParts] {
    var behind: [TitleParts] = []
    for index in clause.keys.indices.reversed() {
      guard let opening = clause.word(of: words.openings, at: index) else { continue }
      let start = index + opening.count
      guard !words.openingEnds.contains(where: { clause.holds($0, at: start - $0.count) }),
        let end = end(of: words.endings, in: clause, from: start),
        !clause[end..<clause.count].holdsAny(of: words.refusals),
        let report = report(in: clause, start..<end)
      else { continue }
      behind.append(report)
    }
    if !behind.isEmpty { return behind }
    guard let end = end(of: reportEndings, in: clause, from: 0),
      words.continuations.contains(where: { clause.holds($0, at: end) })
    else { return [] }
    return [report(in: clause, 0..<end)].compactMap { $0 }
  }

  private func report(in clause: Phrase, _ range: Range<Int>) -> TitleParts? {
    let text = withoutParticle(clause[range])
    let parts = titles.parts(of: text)
    guard parts.hasSubject, parts.year != nil || parts.agency != nil, !text.holdsAny(of: words.refusals),
      !DateReader.holdsDay(text)
    else {
      return nil
    }
    let areTwo = DateReader.markedYear(in: clause, from: range.upperBound) != nil
    return TitleParts(
      year: areTwo ? nil : parts.year, agency: parts.agency.flatMap(wholeName), hasSubject: true,
      startsInsideYear: false)
  }

  private func end(of endings: [[UInt16]], in clause: Phrase, from start: Int) -> Int? {
    for index in start..<min(clause.count, start + Self.longestReport) {
      if let ending = clause.word(of: endings, at: index) { return index + ending.count }
    }
    return nil
  }

  /// 编制了某某局…
  private func withoutParticle(_ text: Phrase) -> Phrase {
    text.scalars.first == 0x4E86 ? text[1..<text.count] : text
  }

  // MARK: Who makes it, who did it, whom to ask

  /// 由某某局编制, 某某局根据, 某某局编制了
  private func maker(in clause: Phrase) -> Phrase? {
    let start = (clause.first(Self.by).map { $0 + 1 }) ?? 0
    return name(in: clause, from: start, before: words.makings)
  }

  /// 2021年，某某局坚持…, with the comma or without, and other clauses between: 在县委的领导下.
  private struct Deed {
    let year: Int
    let doer: Phrase?
    /// 我局, or somebody of the place: 区水利局.
    let isOwn: Bool
  }

  private static let mostClauses = 5

  private func deeds(in sentence: [Phrase]) -> [Deed] {
    sentence.indices.compactMap { index in
      let clause = sentence[index]
      if let year = yearReached(in: clause) { return Deed(year: year, doer: nil, isOwn: true) }
      guard let year = DateReader.markedYear(in: clause),
        year.range.lowerBound == 0 || clause.gaps[year.range.lowerBound]
      else { return nil }
      var text = clause[year.range.upperBound..<clause.count]
      if let word = text.word(of: words.spans, at: 0) { text = text[word.count..<text.count] }
      for text in [text] + sentence.dropFirst(index + 1).prefix(Self.mostClauses) {
        if agencies.startsWithSelfName(text) { return Deed(year: year.year, doer: nil, isOwn: true) }
        guard let named = named(in: text, from: 0, before: words.doings) else { continue }
        return Deed(
          year: year.year, doer: name(named),
          isOwn: agencies.startsWithRegion(named) || agencies.isRelative(named))
      }
      return nil
    }
  }

  /// 截至2023年12月31日: the figures are those of that year.
  private func yearReached(in clause: Phrase) -> Int? {
    guard let word = clause.word(of: words.reaches, at: 0),
      let year = DateReader.markedYear(in: clause, from: word.count), year.range.lowerBound == word.count,
      clause.word(of: words.yearEnds, at: year.range.upperBound) != nil
    else { return nil }
    return year.year
  }

  /// 请与某某局办公室联系, 请联系：某某局办公室
  private func contact(in sentence: [Phrase]) -> Phrase? {
    for (index, clause) in sentence.enumerated() {
      for place in clause.keys.indices {
        guard let word = clause.word(of: words.contacts, at: place) else { continue }
        var text = clause[(place + word.count)..<clause.count]
        if text.isEmpty, index + 1 < sentence.count { text = sentence[index + 1] }
        return text.holdsAny(of: words.contactEnds)
          ? name(in: text, from: 0, before: words.contactEnds) : name(text)
      }
    }
    return nil
  }

  /// 的: 受理的政府信息公开申请 begins with no name.
  private static let possessive: UInt32 = 0x7684

  /// 由
  private static let by: [UInt16] = [0x7531]

  private func name(in clause: Phrase, from start: Int, before words: [[UInt16]]) -> Phrase? {
    named(in: clause, from: start, before: words).flatMap(name)
  }

  /// Gives what stands before the first of the words behind a name, if it is one.
  private func named(in clause: Phrase, from start: Int, before words: [[UInt16]]) -> Phrase? {
    for index in clause.keys.indices.dropFirst(start + 1).prefix(Self.longestName)
    where clause.word(of: words, at: index) != nil {
      let text = clause[clause.trimmed(start..<index)]
      if agencies.isName(text) { return text }
    }
    return nil
  }

  /// Gives a name that stands for itself. An office is that of the body it belongs to; the office of a government of a
  /// county or more reports of its own, so that its name may be either's.
  private func name(_ text: Phrase) -> Phrase? {
    guard let name = wholeName(text) else { return nil }
    guard words.offices.contains(where: name.ends(with:)) else { return name }
    let end = (3..<name.count).last { end in
      words.owners.contains { name.holds($0, at: end - $0.count) }
    }
    return end.map { name[0..<$0] }
  }

  private func wholeName(_ text: Phrase) -> Phrase? {
    guard let name = agencies.nameInTitle(text), agencies.isName(name), !agencies.isRelative(name),
      !name.scalars.contains(Self.possessive)
    else { return nil }
    return name
  }
}
