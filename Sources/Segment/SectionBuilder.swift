import Core

/// Makes the rows of `sections` from headings, tables, noise and the signature.
struct SectionBuilder {
  let document: Document
  let index: LineIndex
  let characters: CharacterMap

  /// - Parameters:
  ///   - noise: ranges of lines from 0.
  ///   - signature: lines from 0 of the closing name and date, or nil.
  func sections(headings: [Heading], noise: [ClosedRange<Int>], signature: ClosedRange<Int>?) -> [Section] {
    var sections: [Section] = []
    let end = (signature?.lowerBound ?? index.lines.count) - 1
    let start = headings.first?.line ?? end + 1
    if start > 0, let first = firstFilled(0, start - 1) {
      sections.append(section(level: 1, kind: .preamble, heading: "", first, start - 1, noise: noise))
    }
    var mainKind: SectionKind?
    for (position, heading) in headings.enumerated() where heading.line <= end {
      if heading.level == 1 { mainKind = heading.kind }
      let next = headings[(position + 1)...].first { $0.level <= heading.level }?.line ?? index.lines.count
      let last = max(heading.line, min(next - 1, end))
      sections.append(
        section(
          level: heading.level, kind: heading.kind ?? (heading.level > 1 ? mainKind : nil),
          heading: ordinary(heading.span), heading.line, last, noise: noise))
    }
    for range in noise {
      sections.append(
        section(level: 2, kind: .noise, heading: "", range.lowerBound, range.upperBound, noise: []))
    }
    if let signature {
      sections.append(
        section(
          level: 1, kind: .signature, heading: "", signature.lowerBound, signature.upperBound, noise: [])
      )
    }
    // In the order of the document; a section before what stands inside it.
    return sections.enumerated().sorted {
      ($0.element.firstLine, -$0.element.lastLine, $0.offset)
        < ($1.element.firstLine, -$1.element.lastLine, $1.offset)
    }.map(\.element)
  }

  private func section(
    level: Int, kind: SectionKind?, heading: String, _ first: Int, _ last: Int, noise: [ClosedRange<Int>]
  ) -> Section {
    var count = 0
    for line in first...last where !noise.contains(where: { $0.contains(line) }) {
      let span = index.lines[line].trimmed
      let bytes = document.text[span.range]
      var position = bytes.startIndex
      while position < bytes.endIndex {
        let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: position)
        if !UTF8Cursor.isBlank(scalar) { count += 1 }
        position += length
      }
    }
    return Section(
      level: level, kind: kind, heading: heading, firstLine: first + 1, lastLine: last + 1, characters: count)
  }

  /// The heading in ordinary characters, without the marks of Markdown.
  private func ordinary(_ span: TextSpan) -> String {
    var text = characters.mend(document.text[span.range])[...]
    while let first = text.first, first == "#" || first == "*" { text = text.dropFirst() }
    while let last = text.last, last == "#" || last == "*" { text = text.dropLast() }
    return String(text)
  }

  private func firstFilled(_ first: Int, _ last: Int) -> Int? {
    (first...last).first { index.lines[$0].shape != .blank }
  }

  /// Gives the lines of the closing name and date: the last filled line tells a day, and what stands just
  /// above it is short.
  func signature(after lastTable: Int?) -> ClosedRange<Int>? {
    guard let last = index.lines.indices.last(where: { index.lines[$0].shape != .blank }) else { return nil }
    guard index.lines[last].shape == .short, isDate(index.folded(last)) else { return nil }
    var first = last
    var line = last - 1
    while line >= 0, last - line <= 4 {
      if index.lines[line].shape == .blank {
        line -= 1
        continue
      }
      let folded = index.folded(line)
      if index.lines[line].shape == .short, folded.count >= 3, folded.count <= 30,
        line > (lastTable ?? -1), !endsInStop(line)
      {
        first = line
      }
      break
    }
    return first...last
  }

  private func endsInStop(_ line: Int) -> Bool {
    let span = index.lines[line].trimmed
    let (scalar, _) = UTF8Cursor.scalar(in: document.text[span.range], before: Int(span.end))
    return scalar == 0x3002 || scalar == 0xFF1B || scalar == 0xFF0C
  }

  /// A year, a month and a day, and nothing else.
  private func isDate(_ folded: ArraySlice<UInt16>) -> Bool {
    if folded.count < 6 || folded.count > 14 { return false }
    let year: UInt16 = 0x5E74
    let month: UInt16 = 0x6708
    if folded.contains(year) { return folded.contains(month) }
    return folded.allSatisfy { $0 < 0x3A }
  }
}
