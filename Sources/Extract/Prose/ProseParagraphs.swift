internal import Core

/// This is a stretch of lines that were one paragraph before they were broken.
struct ProseParagraph {
  var lines: [TextSpan]
  let section: SectionKind?
  /// The short heading above, if any.
  let heading: TextSpan?
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

  func paragraphs(of document: Document, outline: Outline) -> [ProseParagraph] {
    var result: [ProseParagraph] = []
    var current: ProseParagraph?
    var heading: TextSpan?
    var isArticle = false
    var sawTitle = false
    var isAfterBlank = false
    var sections = SectionCursor(outline.sections)
    var regions = outline.regions.filter { $0.firstLine > 0 }.sorted { $0.firstLine < $1.firstLine }[...]

    func close() {
      if let done = current, !isCell(done, document.text) { result.append(done) }
      current = nil
    }
    for (index, line) in document.lines.enumerated() {
      let number = index + 1
      while let region = regions.first, region.lastLine < number { regions.removeFirst() }
      let section = sections.section(at: number)
      if let region = regions.first, number >= region.firstLine {
        close()
        heading = nil
        isArticle = false
        continue
      }
      if section.isNoise || section.kind == .signature {
        close()
        continue
      }
      let kind = reader.kind(of: line, in: document.text)
      switch kind {
      case .blank:
        isAfterBlank = true
        continue
      case .pageNumber: continue
      case .title:
        close()
        heading = line
        sawTitle = true
        if section.beginsHere || outline.sections.isEmpty { isArticle = false }
      case .furniture:
        close()
        if sawTitle, reader.headsArticle(line, in: document.text) { isArticle = true }
      case .heading, .prose:
        if isArticle, section.beginsHere, section.kind != nil { isArticle = false }
        if isArticle { break }
        let trimmed = UTF8Cursor.trimmed(line, in: document.text)
        let mark = ProseLineReader.mark(document.text[trimmed.range])
        if let last = current?.lines.last, mark == .none,
          joins(last, trimmed, isAfterBlank: isAfterBlank, document.text)
        {
          current?.lines.append(trimmed)
        } else {
          close()
          if mark == .form { sawTitle = true }
          current = ProseParagraph(lines: [trimmed], section: section.kind, heading: heading)
        }
        if kind == .heading {
          close()
          heading = trimmed
        }
      }
      isAfterBlank = false
    }
    close()
    return result
  }

  private func joins(_ last: TextSpan, _ next: TextSpan, isAfterBlank: Bool, _ text: [UInt8]) -> Bool {
    let bytes = text[last.range]
    switch UTF8Cursor.scalar(in: bytes, before: bytes.endIndex).scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F: return false
    case 0xFF0C, 0x3001, 0xFF08, 0x28, 0xFF1B, 0x3B, 0xFF1A: return true
    case 0x201D, 0xFF09, 0x29:
      // 。” ends a sentence too.
      let before = bytes.dropLast(bytes.last == 0x29 ? 1 : 3)
      if !before.isEmpty, UTF8Cursor.scalar(in: before, before: before.endIndex).scalar == 0x3002 {
        return false
      }
    default: break
    }
    return last.count >= (isAfterBlank ? Self.brokenBytes : Self.shortBytes)
  }

  /// Tells whether a paragraph is nothing but a number and a unit, as a cell of a table that was not found.
  private func isCell(_ paragraph: ProseParagraph, _ text: [UInt8]) -> Bool {
    guard paragraph.lines.count == 1, let line = paragraph.lines.first, line.count < 40 else { return false }
    var ideographs = 0
    var hasDigit = false
    var index = Int(line.start)
    let bytes = text[line.range]
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
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
    }
    let isNoise = open.contains { $0.kind == .noise && line <= $0.lastLine }
    let kind = open.last { $0.kind != nil && $0.kind != .noise }?.kind
    return (kind, isNoise, begins)
  }
}
