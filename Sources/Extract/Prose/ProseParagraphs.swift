internal import Core

/// This is a stretch of lines that were one paragraph before they were broken.
struct ProseParagraph {
  /// Its first and last line, without blanks at their ends, as indices into ``ProseLayout/lines``.
  var firstLine: Int
  var lastLine: Int
  let section: SectionKind?
  /// The short heading above, if any.
  let heading: TextSpan?
}

/// This is the prose of a document.
struct ProseLayout {
  var lines: [TextSpan] = []
  var paragraphs: [ProseParagraph] = []
}

/// Finds the running prose of a document: what is no table, no noise, no heading and no furniture of the
/// page, with broken lines joined again.
///
/// A line is joined to the next one unless it ends as a sentence, is a heading, or is so short that it ended
/// on purpose. Blank lines between do not part it if it is long: some PDF text has one after every line.
struct ProseParagraphs: Sendable {
  let reader: ProseLineReader

  /// A line of this many bytes that does not end as a sentence was broken, whatever follows.
  private static let brokenBytes = 75
  private static let shortBytes = 33

  func layout(of document: Document, outline: Outline, tables: [Region]) -> ProseLayout {
    let text = document.text.span
    var layout = ProseLayout()
    var current: ProseParagraph?
    var heading: TextSpan?
    var isArticle = false
    var sawTitle = false
    var isAfterBlank = false
    var sections = SectionCursor(outline.sections)
    let regions = tables.filter { $0.firstLine > 0 }.sorted { $0.firstLine < $1.firstLine }
    var region = 0
    var number = 0
    while number < document.lines.count {
      number += 1
      while region < regions.count, regions[region].lastLine < number { region += 1 }
      if region < regions.count, number >= regions[region].firstLine {
        close(&current, &layout, text)
        heading = nil
        isArticle = false
        number = regions[region].lastLine
        continue
      }
      let line = text.trimmed(document.lines[number - 1].range)
      if line.isEmpty {
        isAfterBlank = true
        continue
      }
      let section = sections.section(at: number)
      if section.isNoise || section.kind == .signature {
        close(&current, &layout, text)
        continue
      }
      let kind = reader.kind(of: line, in: text)
      switch kind {
      case .blank, .pageNumber: continue
      case .title:
        close(&current, &layout, text)
        heading = TextSpan(start: line.lowerBound, end: line.upperBound)
        sawTitle = true
        if section.beginsHere || outline.sections.isEmpty { isArticle = false }
      case .furniture:
        close(&current, &layout, text)
        if sawTitle, reader.headsArticle(line, in: text) { isArticle = true }
      case .heading, .prose:
        if isArticle, section.beginsHere, section.kind != nil { isArticle = false }
        if isArticle { break }
        let mark = ListMark.mark(of: line, in: text)
        if mark == .none, let last = current?.lastLine,
          joins(layout.lines[last].range, isAfterBlank: isAfterBlank, text)
        {
          current?.lastLine = last + 1
        } else {
          close(&current, &layout, text)
          if mark == .form { sawTitle = true }
          current = ProseParagraph(
            firstLine: layout.lines.count, lastLine: layout.lines.count, section: section.kind,
            heading: heading)
        }
        let span = TextSpan(start: line.lowerBound, end: line.upperBound)
        layout.lines.append(span)
        if kind == .heading {
          close(&current, &layout, text)
          heading = span
        }
      }
      isAfterBlank = false
    }
    close(&current, &layout, text)
    return layout
  }

  private func close(_ current: inout ProseParagraph?, _ layout: inout ProseLayout, _ text: Span<UInt8>) {
    if let done = current, !isCell(done, layout, text) { layout.paragraphs.append(done) }
    current = nil
  }

  /// Tells whether the sentence of a line goes on in the next one.
  private func joins(_ last: Range<Int>, isAfterBlank: Bool, _ text: Span<UInt8>) -> Bool {
    switch text.lastScalar(of: last) {
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F: return false
    case 0xFF0C, 0x3001, 0xFF08, 0x28, 0xFF1B, 0x3B, 0xFF1A: return true
    case 0x201D, 0xFF09:
      // 。” ends a sentence too.
      if text.lastScalar(of: last.lowerBound..<last.upperBound - 3) == 0x3002 { return false }
    default: break
    }
    return last.count >= (isAfterBlank ? Self.brokenBytes : Self.shortBytes)
  }

  /// Tells whether a paragraph is nothing but a number and a unit, as a cell of a table that was not found.
  private func isCell(_ paragraph: ProseParagraph, _ layout: ProseLayout, _ text: Span<UInt8>) -> Bool {
    let line = layout.lines[paragraph.firstLine].range
    guard paragraph.firstLine == paragraph.lastLine, line.count < 40 else { return false }
    var ideographs = 0
    var hasDigit = false
    var index = line.lowerBound
    while index < line.upperBound {
      let (scalar, length) = text.scalar(at: index, limit: line.upperBound)
      index += length
      if scalar == 0x3002 { return false }
      if UTF8Cursor.isIdeograph(scalar) { ideographs += 1 }
      if UTF8Cursor.digit(scalar) != nil { hasDigit = true }
    }
    return hasDigit && ideographs <= 3
  }
}

/// Tells for line after line which section it stands in.
private struct SectionCursor {
  private let sections: [Section]
  private var next = 0
  /// The kind of the section that each open level gave.
  private var open: [(level: Int, kind: SectionKind?, lastLine: Int)] = []
  private var kind: SectionKind?
  private var lastNoise = 0

  init(_ sections: [Section]) {
    self.sections = sections.sorted { $0.firstLine < $1.firstLine }
  }

  mutating func section(at line: Int) -> (kind: SectionKind?, isNoise: Bool, beginsHere: Bool) {
    var begins = false
    while next < sections.count, sections[next].firstLine <= line {
      let section = sections[next]
      open.removeAll { $0.level >= section.level }
      open.append((section.level, section.kind, section.lastLine))
      begins = section.firstLine == line
      next += 1
      kind = open.last { $0.kind != nil && $0.kind != .noise }?.kind
      lastNoise = open.last { $0.kind == .noise }?.lastLine ?? 0
    }
    return (kind, line <= lastNoise, begins)
  }
}
