import Core

/// The text says that no request was received, and the table has some.
struct NoRequestsToldThoughSome: Rule {
  static let info = RuleInfo(
    "NB310", "NoRequestsToldThoughSome", .warning, kinds: [.report, .extraction],
    templates: ["2019", "2021"],
    tables: ["requests"],
    needsNarrative: true, chinese: "正文称未收到申请，表格新收不为零", english: "no request in the text, some in the table",
    explanation: "The text says 未收到政府信息公开申请 of the year, and 一、本年新收 is above 0. A sentence about requests by "
      + "one channel, for review or beyond the time limit is left alone.",
    example: "the text says that no request was received, the table has 本年新收 3",
    exceptions: "A sentence about another scope that it does not name.",
    basis: "the report is one: text and table count the same requests")

  private let words: ToldWords
  private let characters: CharacterMap

  init(book: FormBook) {
    characters = book.definitions.characters
    words = ToldWords(book.definitions.rules.told, characters)
  }

  func findings(in sheet: ReportSheet) -> [Draft] {
    let figures = FormFigures(sheet: sheet)
    guard let received = figures.sum("requests", ["received_new"], ["total"]), received > 0,
      let cell = figures.place("requests", "received_new", "total")
    else { return [] }
    // Where a number is told too, the sentence is about something else.
    if sheet.review.extraction.mentions.contains(where: {
      $0.metric == "requests_received" && !$0.value.isZero
    }) {
      return []
    }
    for hint in ["收到", "受理", "接到"] {
      for sentence in ProseSentences(sheet, hint: hint, characters: characters).all
      where saysNone(sentence.text) {
        return [
          .none(
            received, cell, kind: figures.kind("requests", "received_new", "total"), line: sentence.line)
        ]
      }
    }
    return []
  }

  private func saysNone(_ text: [UInt16]) -> Bool {
    if ToldWords.holds(text, words.partOfYear) || ToldWords.holds(text, words.lastYear) { return false }
    for place in text.indices {
      guard let none = words.noRequests.first(where: { text[place...].starts(with: $0) }) else { continue }
      let after = text[(place + none.count)...].prefix(Self.reach)
      for noun in words.requestNouns {
        guard
          let found = after.indices.first(where: { after[$0...].starts(with: noun) })
        else { continue }
        let behind = after[(found + noun.count)...].prefix(4)
        if !ToldWords.holds(after[..<found], words.notRequests), !ToldWords.holds(behind, words.notRequests) {
          return true
        }
      }
    }
    return false
  }

  private static let reach = 20
}

extension Draft {
  fileprivate static func none(
    _ received: Int64, _ cell: FormCell, kind: FindingKind, line: Int
  ) -> Draft {
    Draft(
      kind, cell: cell, expected: "0", actual: String(received), line: line,
      "the text says that no request was received, the table has 本年新收 \(received)")
  }
}
