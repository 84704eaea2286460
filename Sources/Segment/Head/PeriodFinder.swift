import Core

/// This is the span of days that the figures of a report cover.
struct ReportPeriod: Equatable {
  let start: CalendarDay
  let end: CalendarDay
}

/// Finds the period in the introduction: 统计期限自2021年1月1日起至2021年12月31日止, with the year of the second
/// day left out or not, broken over lines or not. Other spans of days are told too, of a campaign or a
/// meeting: a span counts if it is a whole year or the words before it speak of the statistics.
struct PeriodFinder {
  private let words: [[UInt16]]

  private static let reach = 120
  private static let wordDistance = 30

  init(definitions: Definitions) { words = definitions.headWords.periodWords }

  func period(in lines: HeadLines) -> ReportPeriod? {
    for place in lines.visible.indices.prefix(Self.reach) {
      guard mayHoldDay(lines, place) else { continue }
      // The line may begin or end in the middle of the span.
      let stretch = lines.phrase((place - 2)..<(place + 4))
      if let period = period(in: stretch) { return period }
    }
    return nil
  }

  /// Looks at bytes before anything is decoded: the line has 月 or many digits, and the last day of the year
  /// or a word about statistics.
  private func mayHoldDay(_ lines: HeadLines, _ place: Int) -> Bool {
    let bytes = lines.document.text[lines.index.lines[lines.visible[place]].trimmed.range]
    var digits = 0
    var hasLastDay = false
    var before: UInt8 = 0
    for byte in bytes {
      if byte >= 0x30, byte <= 0x39 { digits += 1 }
      if byte == UInt8(ascii: "1"), before == UInt8(ascii: "3") { hasLastDay = true }
      before = byte
    }
    guard digits >= 8 || Self.months.contains(where: { holds(bytes, $0) }) else { return false }
    return hasLastDay || digits == 0 || Self.hints.contains { holds(bytes, $0) }
  }

  private static let months = ["月", "⽉"].map { Array($0.utf8) }
  private static let hints = ["统", "期", "数"].map { Array($0.utf8) }

  private func holds(_ bytes: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
    var index = bytes.startIndex
    while index + word.count <= bytes.endIndex {
      if bytes[index + 1] == word[1], bytes[index + 2] == word[2], bytes[index] == word[0] { return true }
      index += 1
    }
    return false
  }

  func period(in stretch: Phrase) -> ReportPeriod? {
    var index = 0
    while index < stretch.count {
      guard DateReader.yearDigit(stretch.scalars[index]) != nil,
        let (start, startEnd) = DateReader.day(in: stretch, at: index)
      else {
        index += 1
        continue
      }
      if let connected = connection(in: stretch, from: startEnd),
        let (end, _) = DateReader.day(in: stretch, at: connected, yearBefore: start.year), start < end,
        isWholeYear(start, end) || speaksOfStatistics(stretch, before: index)
      {
        return ReportPeriod(start: start, end: end)
      }
      index = startEnd
    }
    return nil
  }

  private func isWholeYear(_ start: CalendarDay, _ end: CalendarDay) -> Bool {
    start.year == end.year && (start.month, start.day) == (1, 1) && (end.month, end.day) == (12, 31)
  }

  private func speaksOfStatistics(_ stretch: Phrase, before index: Int) -> Bool {
    stretch[max(0, index - Self.wordDistance)..<index].holdsAny(of: words)
  }

  /// Gives where the second day starts: 起 or 开始 and a comma may come first, then 至, 到 or a dash.
  private func connection(in stretch: Phrase, from start: Int) -> Int? {
    var index = start
    while index < stretch.count, index < start + 4, Self.opensSpan(stretch.scalars[index]) { index += 1 }
    let joint = index
    while index < stretch.count, index < joint + 3, Self.joinsDays(stretch.scalars[index]) { index += 1 }
    guard index > joint else { return nil }
    // 至同年12月31日, 至当年…
    if index + 1 < stretch.count, [0x540C, 0x5F53].contains(stretch.scalars[index]),
      stretch.scalars[index + 1] == 0x5E74
    {
      index += 2
    }
    return index
  }

  /// 起, 开, 始, commas
  private static func opensSpan(_ scalar: UInt32) -> Bool {
    [0x8D77, 0x5F00, 0x59CB, 0xFF0C, 0x2C, 0x3001].contains(scalar)
  }

  private static func joinsDays(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x81F3, 0x5230, 0x2D, 0x2010...0x2015, 0x7E, 0xFF5E, 0x301C, 0xFF0D, 0x2500: true
    default: false
    }
  }
}
