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
  /// What heads the tables attached to a report: 附表.
  private let attachments: [[UInt16]]

  /// Below the signature a page may print links, a code to scan and the name of who runs the site.
  private static let depth = 40

  init(agencies: AgencyNames, attachments: [[UInt16]]) {
    self.agencies = agencies
    self.attachments = attachments
  }

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
          if title?.parts.agency == nil, isAboveAttachment(place, in: lines) { return found }
        } else if dayAlone == nil, fromEnd <= 12, endsText(place, in: lines) {
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
    // The last line may hold the end of the text, the name and the day together.
    if lines.shape(place) == .prose { return place == lines.visible.count - 1 }
    guard lines.shape(place) == .short else { return false }
    let folded = lines.folded(place)
    if folded.contains(0x6708) || folded.last == 0x65E5 { return folded.count <= 60 }  // 月, 日
    return (6...16).contains(folded.count) && folded.allSatisfy { $0 < 0x3A }
  }

  /// A day without a name is the end of the text if a sentence ends above it, or a single 无 stands there, and
  /// no sentence goes on below: one may be broken around its day, or a headline may stand above it.
  private func endsText(_ place: Int, in lines: HeadLines) -> Bool {
    if place + 1 < lines.visible.count {
      let below = lines.phrase(place + 1)
      if below.scalars.contains(where: { $0 == 0xFF0C || $0 == 0x3002 }) { return false }
    }
    guard place > 0, lines.shape(place - 1) == .short else { return true }
    let above = lines.phrase(place - 1)
    guard let last = above.scalars.last else { return true }
    return above.count <= 6 || Phrase.endsClause(last) || Phrase.isClosing(last)
  }

  /// Tells whether one of the three lines below opens what is attached to the report.
  private func isAboveAttachment(_ place: Int, in lines: HeadLines) -> Bool {
    ((place + 1)..<(place + 4)).clamped(to: lines.visible.indices).contains { below in
      lines.shape(below) == .short && lines.phrase(below).word(of: attachments, at: 0) != nil
    }
  }

  /// A name far from the end may be another article's: it must be the agency of the title.
  private func isSame(_ name: Phrase, as agency: Phrase?) -> Bool {
    agency.map { agencies.areOne(name, $0) } ?? false
  }

  // MARK: Name and day

  private func signature(endingAt place: Int, in lines: HeadLines, from first: Int) -> Signature? {
    var line = lines.phrase(place)
    if line.count > 60 { line = line[(line.count - 60)..<line.count] }
    if let (day, start) = day(endingOf: line) {
      if start == 0 {
        let agency =
          name(above: place, in: lines, from: first) ?? name(below: place, in: lines)
        return Signature(agency: agency, day: day)
      }
      // 某某局 2022年1月18日 on one line, which may begin with the end of a sentence.
      let sentence = line.scalars[..<start].lastIndex(where: Phrase.endsClause).map { $0 + 1 } ?? 0
      let name = agencies.withoutSeal(line[line.trimmed(sentence..<start)])
      return agencies.isName(name) ? Signature(agency: name, day: day) : nil
    }
    // The day may be broken: 2022年1月 / 18日.
    guard place > first, line.count <= 8, line.scalars.last == 0x65E5 || line.count <= 4 else { return nil }
    let joined = lines.phrase((place - 1)..<(place + 1))
    guard let (day, start) = day(endingOf: joined), start == 0 else { return nil }
    return Signature(agency: name(above: place - 1, in: lines, from: first), day: day)
  }

  /// Gives the day that a line ends with: brackets around it, a time of day or the day of the week after it
  /// belong to it.
  private func day(endingOf line: Phrase) -> (day: CalendarDay, start: Int)? {
    for index in line.scalars.indices where DateReader.yearDigit(line.scalars[index]) != nil {
      guard let (day, end) = DateReader.day(in: line, at: index), isTimeOfDay(line[end..<line.count]) else {
        continue
      }
      let isBracketed = index > 0 && Phrase.isOpening(line.scalars[index - 1])
      return (day, isBracketed ? index - 1 : index)
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
    // 星期二, 周二, 印发, 发布, 公布
    let word = rest[index..<rest.count]
    return word.isEmpty
      || (word.count <= 3 && [0x661F, 0x5468, 0x5370, 0x53D1, 0x516C].contains(word.scalars[0]))
  }

  /// Gives the name on the line above, joined with the line before it where the name was broken.
  private func name(above place: Int, in lines: HeadLines, from first: Int) -> Phrase? {
    guard place > first, lines.shape(place - 1) != .prose else { return nil }
    let name = agencies.withoutSeal(lines.phrase(place - 1))
    let isName = agencies.isName(name)
    if isName, agencies.startsWithRegion(name) { return name }
    if place - 1 > first, lines.shape(place - 2) != .prose {
      let joined = lines.phrase(place - 2) + name
      if !agencies.isName(lines.phrase(place - 2)), agencies.isName(joined), agencies.startsWithRegion(joined)
      {
        return joined
      }
    }
    return isName ? name : nil
  }

  /// A few sign in the other order.
  private func name(below place: Int, in lines: HeadLines) -> Phrase? {
    guard place + 1 < lines.visible.count, lines.shape(place + 1) != .prose else { return nil }
    let name = agencies.withoutSeal(lines.phrase(place + 1))
    return agencies.isName(name) && agencies.startsWithRegion(name) ? name : nil
  }

  // MARK: A name without a day

  private func nameAtTheEnd(of lines: HeadLines, from first: Int) -> Phrase? {
    for place in lines.visible.indices.suffix(4).reversed() where place >= first {
      guard lines.shape(place) != .prose, !lines.isHeading(place) else { continue }
      let name = agencies.withoutSeal(lines.phrase(place))
      if name.count >= 5, agencies.isName(name), agencies.startsWithRegion(name) { return name }
    }
    return nil
  }
}
