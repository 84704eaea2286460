import Core

/// Finds in one line what may be a title or its last part, and leaves out what stands around it: the `#` of
/// Markdown, 标题：, the path of a menu, the name of the site, a date.
struct TitleLine {
  struct Candidate {
    let text: Phrase
    /// A plain line has 2; what was cut out of other text has less.
    let rank: Int
    /// Lines above and below may belong to it.
    let mayGrow: Bool
    var siteName: Phrase?
    /// 关于…年度报告的公示: the headline of a page above the report, whose own title may follow.
    var isNotice = false
  }

  private let words: HeadWords.Title
  private let agencies: AgencyNames

  init(words: HeadWords.Title, agencies: AgencyNames) {
    self.words = words
    self.agencies = agencies
  }

  func candidates(_ line: Phrase, isRow: Bool) -> [Candidate] {
    if isRow {
      // A title with its letters spaced looks like a row of cells.
      let whole = [candidate(line, rank: 1, mayGrow: true)]
      return (whole + cells(of: line).map { candidate($0, rank: 0, mayGrow: false) }).compactMap { $0 }
    }
    let plain = candidate(line, rank: 2, mayGrow: true)
    if let arrow = line.scalars.lastIndex(where: Self.isArrow), arrow > 0,
      let last = candidate(line[(arrow + 1)..<line.count], rank: -1, mayGrow: false)
    {
      return [last]
    }
    return [plain].compactMap { $0 }
  }

  /// Tells whether the text of a report may begin at a place: with 一、 or with what it is written by.
  func startsText(_ phrase: Phrase, at index: Int) -> Bool {
    if phrase.word(of: words.openings, at: index) != nil { return true }
    return index + 1 < phrase.count && phrase.scalars[index] == 0x4E00 && phrase.scalars[index + 1] == 0x3001
  }

  /// Tells whether the text ends as titles do, brackets behind aside.
  func ends(_ phrase: Phrase) -> Bool {
    var end = phrase.count
    if let tail = words.notices.first(where: { phrase.ends(with: $0) }) { end -= tail.count }
    if let last = phrase.scalars.last, Phrase.isClosing(last),
      let open = phrase.scalars.lastIndex(where: Phrase.isOpening)
    {
      end = open
    }
    return words.endings.contains { phrase.holds($0, at: end - $0.count) }
  }

  /// Gives the line without signs of Markdown and quotation around it.
  func bare(_ line: Phrase) -> Phrase {
    var range = 0..<line.count
    while let first = range.first, Self.isMarkdown(line.scalars[first]) {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, Self.isMarkdown(line.scalars[last]) { range = range.lowerBound..<last }
    // 《…》 around the whole.
    if let first = range.first, let last = range.last, range.count > 2, line.scalars[first] == 0x300A,
      line.scalars[last] == 0x300B
    {
      range = (first + 1)..<last
    }
    return line[range]
  }

  private func candidate(_ line: Phrase, rank: Int, mayGrow: Bool) -> Candidate? {
    var text = withoutMarks(bare(line))
    let hadMarks = text.count < bare(line).count
    if let label = text.word(of: words.labels, at: 0), label.count < text.count {
      let isParted = Phrase.isColon(text.scalars[label.count])
      let rest = text[(isParted ? label.count + 1 : label.count)..<text.count]
      if isParted || text.gaps[label.count] || agencies.startsWithRegion(rest) { text = bare(rest) }
    }
    var notice = 0
    if let tail = words.notices.first(where: { text.ends(with: $0) }) { notice = tail.count }
    guard let end = titleEnd(in: text[0..<(text.count - notice)]).map({ $0 + notice }) else { return nil }
    let isWhole = end == text.count && notice == 0
    let rest = text[text.trimmed(end..<text.count)]
    text = text[0..<end]
    let body = text.scalars
    guard let first = body.first, !Self.isBullet(first), !body.contains(where: Phrase.endsClause),
      !body.contains(where: { Self.neverInTitles.contains($0) }),
      !text[0..<(text.count - notice)].holdsAny(of: words.excluded)
    else { return nil }
    return Candidate(
      text: text, rank: isWhole && !hadMarks ? rank : rank - 1, mayGrow: mayGrow && !hadMarks,
      siteName: rest.isEmpty ? nil : rest, isNotice: notice > 0)
  }

  /// Gives the line without the day, the number or the tag in brackets that a list puts in front of a title.
  private func withoutMarks(_ line: Phrase) -> Phrase {
    guard let first = line.scalars.first else { return line }
    if let close = line.scalars.firstIndex(where: Phrase.isClosing), close + 6 < line.count,
      first == 0x3010 || first == 0x5B || isTag(line[0..<(close + 1)])
    {
      return line[(close + 1)..<line.count]
    }
    if let end = entryEnd(of: line) { return line[end..<line.count] }
    var end = 0
    while end < line.count, end < 2,
      DateReader.yearDigit(line.scalars[end]) != nil || line.keys[end] == 0x5341
    {
      end += 1
    }
    if end > 0, end + 6 < line.count, [0x3001, 0x2E, 0xFF0E].contains(line.scalars[end]) {
      return line[(end + 1)..<line.count]
    }
    return line
  }

  /// Gives where the entry of a list ends, with its day, that stands before the title: above it in the list, or in a
  /// column beside the page, `规范性文件清理结果 2023-03-05    …年度报告`.
  private func entryEnd(of line: Phrase) -> Int? {
    line.scalars.indices.reversed().lazy
      .filter { DateReader.yearDigit(line.scalars[$0]) != nil }
      .filter { $0 == 0 || DateReader.yearDigit(line.scalars[$0 - 1]) == nil }
      .compactMap { DateReader.day(in: line, at: $0)?.end }
      .first { end in
        end < line.count && line.gaps[end] && line[end..<line.count].holdsAny(of: words.endings)
      }
  }

  /// （公开）: a short word in round brackets; （2021年） tells the year.
  private func isTag(_ bracket: Phrase) -> Bool {
    guard let first = bracket.scalars.first, Phrase.isOpening(first), bracket.count <= 6 else { return false }
    return bracket.scalars.dropFirst().dropLast().allSatisfy { DateReader.yearDigit($0) == nil }
  }

  /// Gives where the title ends: after its last 报告 or 年报 and a remark in brackets, if what follows is
  /// nothing, the name of a site behind a dash, or the label of a date or a source.
  private func titleEnd(in text: Phrase) -> Int? {
    // 告 alone: the end of a word that began on the line above.
    if text.count == 1, text.keys[0] == 0x544A { return 1 }
    var end = text.count
    while end > 0 {
      if words.endings.contains(where: { text.holds($0, at: end - $0.count) }) {
        return titleEnd(in: text, after: end)
      }
      end -= 1
    }
    return nil
  }

  private func titleEnd(in text: Phrase, after end: Int) -> Int? {
    guard end < text.count else { return end }
    let next = text.scalars[end]
    if Phrase.isOpening(next) {
      guard let close = text.scalars[end...].firstIndex(where: Phrase.isClosing), close - end <= 20,
        let behind = titleEnd(in: text, after: close + 1)
      else { return nil }
      return DateReader.day(in: text, at: end + 1) == nil ? behind : end
    }
    if Self.isSiteMark(next) { return end }
    guard text.gaps[end] else { return nil }
    let isForeign =
      text.word(of: words.followers, at: end) != nil || DateReader.day(in: text, at: end) != nil
    return isForeign ? end : nil
  }

  /// Gives the cells of a row; blanks inside a cell part it too, which costs nothing here.
  private func cells(of line: Phrase) -> [Phrase] {
    var cells: [Phrase] = []
    var start = 0
    for index in 0...line.count {
      guard index == line.count || line.scalars[index] == 0x7C || (line.gaps[index] && index > start) else {
        continue
      }
      if index > start { cells.append(line[start..<index]) }
      start = index < line.count && line.scalars[index] == 0x7C ? index + 1 : index
    }
    return cells
  }

  /// 《 < @ | # { }: what a page or a markup language puts there.
  private static let neverInTitles: [UInt32] = [0x300A, 0x3C, 0x40, 0x7C, 0x23, 0x7B, 0x7D]

  private static func isMarkdown(_ scalar: UInt32) -> Bool {
    scalar == 0x23 || scalar == 0x2A || scalar == 0x60 || scalar == 0xFF03
  }

  private static func isBullet(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0xB7, 0x2022, 0x25CF, 0x25A0, 0x25C6, 0x2605, 0x3E, 0x2B: true
    default: false
    }
  }

  private static func isArrow(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3E, 0xBB, 0x203A, 0xFF1E, 0x2192, 0x7C, 0xFF5C: true
    default: false
    }
  }

  private static func isSiteMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x5F, 0x7C, 0x2014, 0x2013, 0xFF5C, 0xB7, 0xFF0D, 0xFF3F, 0x201D, 0x2015: true
    default: false
    }
  }
}
