import Core

/// This is the name and the day at the end of a report.
struct Signature {
  let agency: Phrase?
  let day: CalendarDay?
}

/// Reads the closing name and day. They stand on the last lines or, where the tables are attached, before
/// them; below may stand what the web page added. A day counts where it stands alone on its line, so a day
/// told in prose and the date of another article with its label are none.
struct SignatureReader {
  private let agencies: AgencyNames

  /// Below the signature a page may print links, a code to scan and the name of who runs the site.
  private static let depth = 40

  init(agencies: AgencyNames) { self.agencies = agencies }

  func signature(in lines: HeadLines, title: FoundTitle?) -> Signature {
    let first = title?.places.upperBound ?? 0
    let count = lines.visible.count
    var dayAlone: CalendarDay?
    var place = count - 1
    while place >= first {
      let fromEnd = count - place
      if fromEnd > Self.depth, let dayAlone { return Signature(agency: nil, day: dayAlone) }
      if mayHoldDay(lines, place), let found = signature(endingAt: place, in: lines, from: first) {
        if let agency = found.agency {
          if fromEnd <= Self.depth || isSame(agency, as: title?.parts.agency) { return found }
        } else if dayAlone == nil, fromEnd <= 12, !proseFollows(place, in: lines) {
          // A day without a name is the signature only at the very end.
          dayAlone = found.day
        }
      }
      place -= 1
    }
    if let dayAlone { return Signature(agency: nil, day: dayAlone) }
    return Signature(agency: nameAtTheEnd(of: lines, from: first), day: nil)
  }

  private func mayHoldDay(_ lines: HeadLines, _ place: Int) -> Bool {
    guard lines.shape(place) == .short else { return false }
    let folded = lines.folded(place)
    if folded.contains(0x6708) || folded.last == 0x65E5 { return folded.count <= 60 }  // 月, 日
    return (6...16).contains(folded.count) && folded.allSatisfy { $0 < 0x3A }
  }

  /// A sentence may be broken around its day.
  private func proseFollows(_ place: Int, in lines: HeadLines) -> Bool {
    guard place + 1 < lines.visible.count else { return false }
    return lines.phrase(place + 1).scalars.contains { $0 == 0xFF0C || $0 == 0x3002 }  // ， 。
  }

  /// A name far from the end may be another article's: it must be the agency of the title.
  private func isSame(_ name: Phrase, as agency: Phrase?) -> Bool {
    guard let agency else { return false }
    return name.keys == agency.keys || agencies.isFuller(name, than: agency)
      || agencies.isFuller(agency, than: name)
  }

  // MARK: Name and day

  private func signature(endingAt place: Int, in lines: HeadLines, from first: Int) -> Signature? {
    let line = lines.phrase(place)
    if let (day, start, end) = day(endingOf: line) {
      guard end == line.count else { return nil }
      if start == 0 {
        return Signature(agency: name(above: place, in: lines, from: first), day: day)
      }
      // 某某局 2022年1月18日 on one line.
      let name = agencies.withoutSeal(line[line.trimmed(0..<start)])
      return agencies.isName(name) ? Signature(agency: name, day: day) : nil
    }
    // The day may be broken: 2022年1月 / 18日.
    guard place > first, line.count <= 8, line.scalars.last == 0x65E5 || line.count <= 4 else { return nil }
    let joined = lines.phrase((place - 1)..<(place + 1))
    guard let (day, start, end) = day(endingOf: joined), start == 0, end == joined.count else { return nil }
    return Signature(agency: name(above: place - 1, in: lines, from: first), day: day)
  }

  /// Gives the day that a line ends with: brackets around it, a time of day or the day of the week after it
  /// belong to it.
  private func day(endingOf line: Phrase) -> (day: CalendarDay, start: Int, end: Int)? {
    for index in line.scalars.indices where DateReader.yearDigit(line.scalars[index]) != nil {
      guard let (day, end) = DateReader.day(in: line, at: index) else { continue }
      var start = index
      if start > 0, Phrase.isOpening(line.scalars[start - 1]) { start -= 1 }
      return isTimeOfDay(line[end..<line.count]) ? (day, start, line.count) : nil
    }
    return nil
  }

  private func isTimeOfDay(_ rest: Phrase) -> Bool {
    var index = 0
    while index < rest.count {
      let scalar = rest.scalars[index]
      let isTime = (0x30...0x3A).contains(scalar) || scalar == 0xFF1A || Phrase.isClosing(scalar)
      if !isTime { break }
      index += 1
    }
    // 星期二, 周二
    let weekday = rest[index..<rest.count]
    return weekday.isEmpty || (weekday.count <= 3 && [0x661F, 0x5468].contains(weekday.scalars[0]))
  }

  /// Gives the name on the line above, joined with the line before it where the name was broken.
  private func name(above place: Int, in lines: HeadLines, from first: Int) -> Phrase? {
    guard place > first, lines.shape(place - 1) == .short else { return nil }
    let name = agencies.withoutSeal(lines.phrase(place - 1))
    let isName = agencies.isName(name)
    if isName, agencies.startsWithRegion(name) { return name }
    if place - 1 > first, lines.shape(place - 2) == .short {
      let joined = lines.phrase(place - 2) + name
      if !agencies.isName(lines.phrase(place - 2)), agencies.isName(joined), agencies.startsWithRegion(joined)
      {
        return joined
      }
    }
    return isName ? name : nil
  }

  // MARK: A name without a day

  private func nameAtTheEnd(of lines: HeadLines, from first: Int) -> Phrase? {
    for place in lines.visible.indices.suffix(4).reversed() where place >= first {
      guard lines.shape(place) == .short, !lines.isHeading(place) else { continue }
      let name = agencies.withoutSeal(lines.phrase(place))
      if name.count >= 5, agencies.isName(name), agencies.startsWithRegion(name) { return name }
    }
    return nil
  }
}
