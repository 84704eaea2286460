import Core

/// This is what labels at the top of a document say: 发布机构：…, 发布日期：….
struct LabelledFacts {
  var agency: Phrase?
  var day: CalendarDay?
}

/// Reads the labelled facts that a site prints around a title: 发布日期：2022-01-20 来源：某某局, or the rows of
/// a table of such facts. They stand above the first paragraph; below it they belong to something else.
struct LabelledLines {
  private let agencyLabels: [[UInt16]]
  private let dateLabels: [[UInt16]]
  private let lesserDateLabels: [[UInt16]]
  private let allLabels: [[UInt16]]
  private let agencies: AgencyNames

  private static let reach = 60

  init(definitions: Definitions, agencies: AgencyNames) {
    let words = definitions.headWords
    agencyLabels = words.agency.labels
    dateLabels = words.dates.labels
    lesserDateLabels = words.dates.lesserLabels
    allLabels = words.pageLabels
    self.agencies = agencies
  }

  func facts(in lines: HeadLines, title: FoundTitle?) -> LabelledFacts {
    var facts = LabelledFacts()
    var lesserDay: CalendarDay?
    for place in 0..<firstParagraph(in: lines, title: title) {
      let line = lines.phrase(place)
      if line.count > 300 { continue }
      for label in labels(in: line) {
        if facts.agency == nil, agencyLabels.contains(label.word) {
          facts.agency = name(line, label, next: place + 1, in: lines)
        } else if facts.day == nil, dateLabels.contains(label.word) {
          facts.day = day(line, label, next: place + 1, in: lines)
        } else if lesserDay == nil, lesserDateLabels.contains(label.word) {
          lesserDay = day(line, label, next: place + 1, in: lines)
        }
      }
    }
    facts.day = facts.day ?? lesserDay ?? title.flatMap { dayBelow($0, in: lines) }
    if facts.agency == nil, let title, title.parts.agency == nil {
      facts.agency = nameBelow(title, in: lines)
    }
    return facts
  }

  /// Gives the place of the first paragraph, which ends the head; a title may come after a heading.
  private func firstParagraph(in lines: HeadLines, title: FoundTitle?) -> Int {
    let from = title?.places.upperBound ?? 0
    for place in lines.visible.indices.prefix(Self.reach) {
      if lines.shape(place) == .prose { return place }
      if place >= from, lines.shape(place) == .short, lines.isHeading(place) { return place }
    }
    return min(Self.reach, lines.visible.count)
  }

  // MARK: Labels

  private struct Label {
    let word: [UInt16]
    /// Where its value starts and where the next label does.
    let value: Range<Int>
  }

  private func labels(in line: Phrase) -> [Label] {
    var starts: [(word: [UInt16], start: Int, end: Int)] = []
    var index = 0
    while index < line.count {
      // A label begins a line, or comes after a blank or a sign.
      guard line.gaps[index] || index == 0 || line.keys[index - 1] == 0 || startsAfterDay(line, index),
        let word = line.word(of: allLabels, at: index), let end = valueStart(line, word, at: index)
      else {
        index += 1
        continue
      }
      starts.append((word, index, end))
      index = max(end, index + 1)
    }
    return starts.indices.map { position in
      let next = position + 1 < starts.count ? starts[position + 1].start : line.count
      return Label(word: starts[position].word, value: starts[position].end..<max(starts[position].end, next))
    }
  }

  /// 2022-01-20来源：某某局
  private func startsAfterDay(_ line: Phrase, _ index: Int) -> Bool {
    (0x30...0x39).contains(line.scalars[index - 1]) || line.scalars[index - 1] == 0x65E5
  }

  /// A label is followed by a colon, a bar, a closing bracket, a blank or the end of the line; that of a date by the
  /// date itself, too: 发布日期2025-01-16.
  private func valueStart(_ line: Phrase, _ word: [UInt16], at index: Int) -> Int? {
    let end = index + word.count
    guard end < line.count else { return end }
    let next = line.scalars[end]
    if Phrase.isColon(next) || next == 0x7C || Phrase.isClosing(next) {
      var start = end + 1
      while start < line.count, line.scalars[start] == 0x7C || Phrase.isColon(line.scalars[start]) {
        start += 1
      }
      return start
    }
    if line.gaps[end] { return end }
    let isDate =
      word.count >= Self.shortestDateLabel && (dateLabels.contains(word) || lesserDateLabels.contains(word))
    return isDate && DateReader.day(in: line, at: end) != nil ? end : nil
  }

  /// 日期 and 时间 are words of many sentences.
  private static let shortestDateLabel = 4

  // MARK: Values

  private func name(_ line: Phrase, _ label: Label, next: Int, in lines: HeadLines) -> Phrase? {
    let phrase = value(line, label) ?? (next < lines.visible.count ? lines.phrase(next) : Phrase())
    let name = agencies.withoutSeal(phrase[phrase.trimmed(0..<phrase.count)])
    return agencies.isName(name) ? name : nil
  }

  /// Gives the value up to the next blank, or nil where it must stand on the next line.
  private func value(_ line: Phrase, _ label: Label) -> Phrase? {
    guard let first = label.value.first else { return nil }
    var end = first + 1
    while end < label.value.upperBound, !line.gaps[end], line.scalars[end] != 0x7C { end += 1 }
    return line[first..<end]
  }

  private func day(_ line: Phrase, _ label: Label, next: Int, in lines: HeadLines) -> CalendarDay? {
    if let first = label.value.first { return day(in: line, from: first) }
    return next < lines.visible.count ? day(in: lines.phrase(next), from: 0) : nil
  }

  /// A bracket may open before the day, and digits may be run together: [2022.02.07], 20220207.
  private func day(in line: Phrase, from start: Int) -> CalendarDay? {
    var index = start
    if index < line.count, Phrase.isOpening(line.scalars[index]) { index += 1 }
    if let found = DateReader.day(in: line, at: index) { return found.day }
    if let found = EnglishDate.day(in: line, at: index) { return found }
    guard index + 8 <= line.count, index + 8 == line.count || line.gaps[index + 8] else { return nil }
    var number = 0
    for scalar in line.scalars[index..<(index + 8)] {
      guard (0x30...0x39).contains(scalar) else { return nil }
      number = number * 10 + Int(scalar - 0x30)
    }
    return CalendarDay(year: number / 10000, month: number / 100 % 100, day: number % 100)
  }

  /// 政府信息公开工作年度报告 / （2021年度） / 某县水利局: the name below a title that has none.
  private func nameBelow(_ title: FoundTitle, in lines: HeadLines) -> Phrase? {
    let end = title.places.upperBound
    for place in (end..<(end + 2)).clamped(to: lines.visible.indices) {
      guard lines.shape(place) == .short, !lines.isHeading(place) else { return nil }
      let name = agencies.withoutSeal(lines.phrase(place))
      if agencies.isName(name), agencies.startsWithRegion(name), !agencies.isRegion(name) { return name }
    }
    return nil
  }

  /// A day alone on one of the three lines below the title is the day of publication.
  private func dayBelow(_ title: FoundTitle, in lines: HeadLines) -> CalendarDay? {
    let end = title.places.upperBound
    for place in (end..<(end + 3)).clamped(to: lines.visible.indices) where lines.shape(place) == .short {
      let line = lines.phrase(place)
      let start = line.count > 0 && Phrase.isOpening(line.scalars[0]) ? 1 : 0
      guard let found = DateReader.day(in: line, at: start) else { continue }
      let rest = line[found.end..<line.count]
      if rest.scalars.allSatisfy({ (0x30...0x3A).contains($0) || Phrase.isClosing($0) }) { return found.day }
      if rest.word(of: allLabels, at: 0) != nil || rest.word(of: allLabels, at: 5) != nil { return found.day }
    }
    return nil
  }
}
