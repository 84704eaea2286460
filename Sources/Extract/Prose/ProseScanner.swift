internal import Core

/// Reads the quantities that a report tells in running prose.
///
/// The prose is found and joined (``ProseParagraphs``), folded once (``ProseText``) and searched for numbers
/// with units (``QuantityReader``); only sentences that have one are looked at word by word
/// (``SentenceReader``). Nothing is kept between documents.
struct ProseScanner: Sendable {
  private let paragraphs: ProseParagraphs
  private let sentences: SentenceReader
  private let quantities: QuantityReader
  private let characters: CharacterMap

  init(definitions: Definitions) {
    paragraphs = ProseParagraphs(reader: ProseLineReader(definitions: definitions))
    sentences = SentenceReader(definitions: definitions)
    let script = sentences.lexicon.script
    let words = QuantityWords(definitions: definitions, script: script)
    quantities = QuantityReader(numbers: NumberReader(words: words, script: script))
    characters = definitions.characters
  }

  /// - Parameter tables: the regions that hold tables: what only looked like one is prose.
  func mentions(in document: Document, outline: Outline, tables: [Region]) -> [Mention] {
    var mentions: [Mention] = []
    var text = ProseText()
    var found: [ProseQuantity] = []
    var drafts: [ProseDraft] = []
    let layout = paragraphs.layout(of: document, outline: outline, tables: tables)
    for paragraph in layout.paragraphs {
      text.removeAll()
      for line in layout.lines[paragraph.firstLine...paragraph.lastLine] {
        text.append(line, of: document.text.span, using: sentences.lexicon.script)
      }
      if !text.mayCount { continue }
      quantities.quantities(in: text, into: &found)
      if found.isEmpty { continue }
      drafts.removeAll(keepingCapacity: true)
      read(text, found, paragraph, document, year: outline.head.year, into: &drafts)
      append(drafts, text, paragraph.section, document, to: &mentions)
    }
    return mentions
  }

  /// Nobody goes on for longer, and all that is read together costs more than each sentence by itself.
  private static let mostSentences = 8

  /// Cuts a paragraph into sentences and reads those that have a number.
  private func read(
    _ text: ProseText, _ found: [ProseQuantity], _ paragraph: ProseParagraph, _ document: Document,
    year: Int?, into drafts: inout [ProseDraft]
  ) {
    let title = headingText(of: paragraph, document)
    var heading = words(of: title)
    let isPlanned = sentences.isPlan(title, year: year)
    var start = 0
    var next = 0
    while start < text.count, next < found.count {
      var range = sentence(from: start, in: text)
      let first = next
      var parts = [range]
      while true {
        while next < found.count, found[next].numberStart < range.upperBound { next += 1 }
        guard first < next, next < found.count, parts.count < Self.mostSentences,
          sentences.goesOn(range.upperBound, with: found[next], text.codes)
        else { break }
        range = sentence(from: range.upperBound, in: text)
        parts.append(range)
      }
      let place = SentenceReader.Place(
        codes: text.codes, sentences: parts, range: start..<range.upperBound, section: paragraph.section,
        year: year, isPlanned: isPlanned, heading: heading)
      if first < next { sentences.read(place, found[first..<next], into: &drafts) }
      // （二）依申请公开情况。 is a heading of what follows, though no line of its own.
      if start == 0, range.upperBound < text.count, range.upperBound <= ProseLineReader.longestHeading {
        sentences.lexicon.hits(in: text.codes, start..<range.upperBound, into: &heading)
      }
      start = range.upperBound
    }
  }

  private func sentence(from start: Int, in text: ProseText) -> Range<Int> {
    let kinds = sentences.lexicon.script.kinds
    var end = start
    while end < text.count, kinds[Int(text.codes[end])] != .sentenceEnd { end += 1 }
    if end < text.count { end += 1 }
    while end < text.count, text.codes[end] == ProseScript.rightQuote { end += 1 }
    return start..<end
  }

  private func headingText(of paragraph: ProseParagraph, _ document: Document) -> [UInt16] {
    guard let span = paragraph.heading else { return [] }
    var text = ProseText()
    text.append(span, of: document.text.span, using: sentences.lexicon.script)
    return text.codes
  }

  private func words(of heading: [UInt16]) -> [WordHit] {
    var hits: [WordHit] = []
    if heading.isEmpty { return hits }
    let script = sentences.lexicon.script
    sentences.lexicon.hits(in: heading, 0..<heading.count, into: &hits)
    // 四、平台建设情况 names no channel of its own; 1、政务网站 does.
    let marks = heading.prefix { !UTF8Cursor.isIdeograph(UInt32($0)) || script.kinds[Int($0)] == .numeral }
    if heading.count - marks.count > Self.longestChannelHeading {
      for index in hits.indices { hits[index].roles.remove(.channel) }
    }
    return hits
  }

  private static let longestChannelHeading = 8

  private func append(
    _ drafts: [ProseDraft], _ text: ProseText, _ section: SectionKind?, _ document: Document,
    to mentions: inout [Mention]
  ) {
    var sentence = ""
    var printed: Range<Int>?
    for draft in drafts {
      if printed != draft.sentence {
        sentence = text.printed(draft.sentence, in: document)
        printed = draft.sentence
      }
      let quantity = draft.quantity
      let number = text.span(quantity.numberStart..<quantity.numberStart + 1, in: document)
      mentions.append(
        Mention(
          section: section, metric: draft.metricCode,
          subject: text.mended(draft.subject, in: document, using: characters), value: quantity.value,
          unit: quantity.unit, isApproximate: quantity.isApproximate,
          scope: draft.scope.map { text.mended($0, in: document, using: characters) } ?? "",
          changePercent: draft.changePercent, changeDirection: draft.changeDirection, sentence: sentence,
          raw: text.span(quantity.start..<quantity.end, in: document),
          line: Int32(document.lineNumber(at: Int(number.start)))))
    }
  }
}
