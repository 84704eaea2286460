import Core

/// This is a line that opens a section.
struct Heading {
  /// Index into the lines of the document, from 0.
  let line: Int
  let level: Int
  let kind: SectionKind?
  /// Where the heading starts within its line: a heading may be glued to the sentence before it.
  let span: TextSpan
}

/// Finds the headings of a report: by their number (一、 （一） 1. ## 第一部分) or by their words. A row of a
/// form that carries a number, such as 一、本年新收…, is none, nor is a list of contents.
struct HeadingFinder {
  private let notHeadings: Phrases
  /// The sections of the forms, and the words of each.
  private let entries: [SectionWords.Entry]
  private let words: [Phrases]
  private let characters: CharacterMap

  init(definitions: Definitions) {
    notHeadings = Phrases(definitions.sectionWords.notHeadings)
    entries = definitions.sectionWords.entries
    words = entries.map { Phrases($0.words) }
    characters = definitions.characters
  }

  func headings(in document: Document, index: LineIndex) -> [Heading] {
    var found: [Heading] = []
    for line in index.lines.indices {
      switch index.lines[line].shape {
      case .blank, .cells: continue
      case .short:
        if let heading = heading(line, document: document, index: index) { found.append(heading) }
      case .prose:
        if let heading = glued(line, document: document, index: index) { found.append(heading) }
      }
    }
    // A title may carry the mark of a heading; nothing before the first section of the form is one.
    if let first = found.firstIndex(where: { $0.level == 1 && $0.kind != nil }) {
      found.removeSubrange(..<first)
    }
    return withoutContents(withoutCaptions(found, document: document, index: index), index: index)
  }

  // MARK: One line

  private func heading(_ line: Int, document: Document, index: LineIndex) -> Heading? {
    let span = index.lines[line].trimmed
    let folded = index.folded(line)
    if folded.isEmpty || folded.count > 45 { return nil }
    let signature = CharacterSignature(folded)
    if notHeadings.stand(in: folded, signature: signature) { return nil }
    let mark = NumberMark.read(span, in: document.text, characters: characters)
    let body = mark.map { folded.dropFirst($0.foldedCount) } ?? folded
    if body.isEmpty { return nil }
    let kind = kind(of: body, signature: signature, isNumbered: mark?.level == 1)
    let endsSentence = endsInPunctuation(span, in: document.text)
    if let mark {
      if mark.level == 1, let kind { return Heading(line: line, level: 1, kind: kind, span: span) }
      // A numbered line that goes on as a sentence is a paragraph; its number still opens a sub-section
      // when it is of the form （一）.
      if mark.level == 1, folded.count <= 30, !endsSentence {
        return Heading(line: line, level: 1, kind: nil, span: span)
      }
      if mark.level == 2, folded.count <= 30 {
        return Heading(line: line, level: 2, kind: nil, span: span)
      }
      if mark.level == 3, folded.count <= 20, !endsSentence, mark.isMarkdown {
        return Heading(line: line, level: 3, kind: nil, span: span)
      }
      return nil
    }
    // Without a number only the words themselves can tell, and nothing else may stand on the line.
    if let kind, body.count <= 24, !endsSentence {
      return Heading(line: line, level: 1, kind: kind, span: span)
    }
    return nil
  }

  /// Gives the heading that stands at the end of a sentence, as in `……工作。二、主动公开政府信息情况`.
  private func glued(_ line: Int, document: Document, index: LineIndex) -> Heading? {
    let span = index.lines[line].trimmed
    let bytes = document.text
    // Back from the end of the line to the last full stop.
    var start = Int(span.end)
    let limit = max(Int(span.start), start - 120)
    while start > limit {
      if start - 3 >= limit, bytes[start - 3] == 0xE3, bytes[start - 2] == 0x80, bytes[start - 1] == 0x82 {
        break
      }
      start -= 1
    }
    if start <= limit || start >= Int(span.end) { return nil }
    let tail = UTF8Cursor.trimmed(TextSpan(start: start, end: Int(span.end)), in: bytes)
    guard let mark = NumberMark.read(tail, in: bytes, characters: characters), mark.level == 1 else {
      return nil
    }
    let folded = characters.fold(bytes[tail.range])
    let signature = CharacterSignature(folded)
    if folded.count > 40 || notHeadings.stand(in: folded[...], signature: signature) { return nil }
    let body = folded.dropFirst(mark.foldedCount)
    guard let kind = kind(of: body, signature: signature, isNumbered: true) else { return nil }
    return Heading(line: line, level: 1, kind: kind, span: tail)
  }

  /// - Parameter signature: that of the whole line.
  private func kind(
    of body: ArraySlice<UInt16>, signature: CharacterSignature, isNumbered: Bool
  ) -> SectionKind? {
    // A span lends its elements: copies of them would count references for each line of a document.
    let words = words.span
    let entries = entries.span
    for index in entries.indices {
      if words[index].stand(in: body, signature: signature) {
        // 行政复议 行政诉讼 alone is the header of the table; as a heading it carries more, or a number.
        return entries[index].kind
      }
      if isNumbered, entries[index].alone.contains(where: { body.elementsEqual($0) }) {
        return entries[index].kind
      }
    }
    return nil
  }

  // MARK: Captions

  /// 表.
  private static let table: UInt16 = 0x8868

  /// Leaves out what says the heading of the section that is open once more: without a number of its own, or with
  /// that of a table (`表2 主动公开政府信息情况统计表`), it stands above one of the tables of the section.
  private func withoutCaptions(_ headings: [Heading], document: Document, index: LineIndex) -> [Heading] {
    var open: SectionKind?
    return headings.filter { heading in
      guard heading.level == 1, let kind = heading.kind else { return true }
      defer { open = kind }
      if kind != open { return true }
      guard let mark = NumberMark.read(heading.span, in: document.text, characters: characters) else {
        return false
      }
      return mark.foldedCount > 0 || (mark.isMarkdown && index.folded(heading.line).first != Self.table)
    }
  }

  // MARK: Contents

  /// Leaves out a list of contents: main headings with nothing between them whose kinds come again.
  private func withoutContents(_ headings: [Heading], index: LineIndex) -> [Heading] {
    let main = headings.indices.filter { headings[$0].level == 1 && headings[$0].kind != nil }
    var dropped: Set<Int> = []
    var run: [Int] = []
    func closeRun() {
      if run.count >= 3, let last = run.last {
        let kinds = run.map { headings[$0].kind }
        let later = main.filter { $0 > last }.map { headings[$0].kind }
        if kinds.filter({ later.contains($0) }).count * 2 >= kinds.count { dropped.formUnion(run) }
      }
      run = []
    }
    for position in main {
      if let last = run.last, !isBare(from: headings[last].line, to: headings[position].line, index: index) {
        closeRun()
      }
      run.append(position)
    }
    closeRun()
    return headings.indices.filter { !dropped.contains($0) }.map { headings[$0] }
  }

  private func isBare(from first: Int, to last: Int, index: LineIndex) -> Bool {
    var filled = 0
    for line in (first + 1)..<max(first + 1, last) where index.lines[line].shape != .blank { filled += 1 }
    return filled == 0
  }

  private func endsInPunctuation(_ span: TextSpan, in text: [UInt8]) -> Bool {
    if span.isEmpty { return false }
    let (scalar, _) = UTF8Cursor.scalar(in: text[span.range], before: Int(span.end))
    return scalar == 0x3002 || scalar == 0xFF1B || scalar == 0xFF0C || scalar == 0x3B || scalar == 0x2C
  }
}
