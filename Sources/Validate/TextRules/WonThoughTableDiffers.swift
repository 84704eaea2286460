import Core

/// The text says that every case was won, and table 4 has others.
struct WonThoughTableDiffers: Rule {
  static let info = RuleInfo(
    "NB308", "WonThoughTableDiffers", .warning, kinds: [.report, .extraction], templates: ["2019", "2021"],
    tables: ["reviews"],
    chinese: "正文称均获维持或零败诉，表格另有结果", english: "all cases upheld in the text, not in the table",
    explanation: "The text says 零败诉, and 结果纠正 of suits is not 0; or it says 均获维持, and 结果纠正 or 尚未审结 of the "
      + "reviews and suits that the sentence is about is not 0.",
    example: "the text says that all were upheld, the table has 尚未审结 2 in 行政复议",
    exceptions: "A sentence about the cases that were decided.",
    basis: "the report is one: text and table count the same cases")

  private let words: ToldWords
  private let characters: CharacterMap
  private static let review = [UInt16]("复议".utf16)
  private static let suits = ["诉讼", "应诉", "败诉", "胜诉"].map { [UInt16]($0.utf16) }

  init(book: FormBook) {
    characters = book.definitions.characters
    words = ToldWords(book.definitions.rules.told, characters)
  }

  func findings(in sheet: ReportSheet) -> [Draft] {
    let figures = FormFigures(sheet: sheet)
    // A table without a case that was lost or is pending contradicts nothing.
    let other = ["review", "litigation_direct", "litigation_after_review"].contains { item in
      figures.sum("reviews", [item], ["corrected", "pending"]) ?? 0 > 0
    }
    if !other { return [] }
    for hint in ["诉", "维持"] {
      for sentence in ProseSentences(sheet, hint: hint, characters: characters).all {
        guard let draft = contradiction(sentence, figures) else { continue }
        return [draft]
      }
    }
    return []
  }

  private func contradiction(_ sentence: ProseSentences.Sentence, _ figures: FormFigures) -> Draft? {
    if ToldWords.holds(sentence.text, words.lastYear) || ToldWords.holds(sentence.text, words.manyYears) {
      return nil
    }
    let isAll = ToldWords.holds(sentence.text, words.allWon)
    if !isAll, !ToldWords.holds(sentence.text, words.neverLost) { return nil }
    var items: [String] = []
    if isAll, ToldWords.holds(sentence.text, [Self.review]) { items.append("review") }
    if ToldWords.holds(sentence.text, Self.suits) {
      items += ["litigation_direct", "litigation_after_review"]
    }
    for measure in isAll ? ["corrected", "pending"] : ["corrected"] {
      for item in items {
        guard let value = figures.sum("reviews", [item], [measure]), value > 0,
          let cell = figures.place("reviews", item, measure)
        else { continue }
        return .won(
          value, cell, figures, isAll: isAll, kind: figures.kind("reviews", item, measure), sentence.line)
      }
    }
    return nil
  }
}

extension Draft {
  fileprivate static func won(
    _ value: Int64, _ cell: FormCell, _ figures: FormFigures, isAll: Bool, kind: FindingKind, _ line: Int
  ) -> Draft {
    let sheet = figures.sheet
    let place = sheet.form.map { sheet.book.place(cell, form: $0) } ?? ""
    return Draft(
      kind, cell: cell, expected: "0", actual: String(value), line: line,
      "the text says that \(isAll ? "all cases were upheld" : "no suit was lost"), the table has \(value) in \(place)"
    )
  }
}
