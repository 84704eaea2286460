import Core

/// These are the sentences of a report, folded, without tables, headings and noise: for rules about what is said
/// without a number.
struct ProseSentences {
  struct Sentence {
    let text: [UInt16]
    let line: Int
  }

  let all: [Sentence]

  /// - Parameter hint: a character that every sentence looked for has: lines without it are passed over before
  ///   anything is decoded.
  init(_ sheet: ReportSheet, hint: String, characters: CharacterMap) {
    let document = sheet.review.document
    let hint = Array(hint.utf8)
    let tables = sheet.review.extraction.tables.map { $0.firstLine...max($0.firstLine, $0.lastLine) }
    var sentences: [Sentence] = []
    for (index, span) in document.lines.enumerated() {
      let line = index + 1
      if !Self.holds(document.text[span.range], hint) || tables.contains(where: { $0.contains(line) }) {
        continue
      }
      if sheet.review.outline.sections.contains(where: {
        $0.kind == .noise && $0.firstLine <= line && line <= $0.lastLine
      }) {
        continue
      }
      // A sentence may be broken over lines: the rest of it stands on the next.
      let last = min(index + 2, document.lines.count - 1)
      let end = document.lines[last].range.upperBound
      let stretch = document.text[span.range.lowerBound..<end]
      sentences += Self.sentences(of: stretch, until: span.range.upperBound, line, characters)
    }
    all = sentences
  }

  private static func sentences(
    of text: ArraySlice<UInt8>, until lineEnd: Int, _ line: Int, _ characters: CharacterMap
  ) -> [Sentence] {
    var sentences: [Sentence] = []
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: text, at: index)
      index = min(index + length, text.endIndex)
      guard Told.endsSentence(scalar) || index == text.endIndex else { continue }
      if start >= lineEnd { break }
      sentences.append(Sentence(text: characters.fold(text[start..<index]), line: line))
      start = index
    }
    return sentences
  }

  private static func holds(_ bytes: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
    var index = bytes.startIndex
    while index + word.count <= bytes.endIndex {
      if bytes[index] == word[0], bytes[index..<(index + word.count)].elementsEqual(word) { return true }
      index += 1
    }
    return false
  }
}
