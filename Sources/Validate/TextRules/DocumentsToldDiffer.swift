import Core

/// The text tells another number of 规章 or 规范性文件 than table 2.
struct DocumentsToldDiffer: Rule {
  static let info = RuleInfo(
    "NB309", "DocumentsToldDiffer", .warning, kinds: [.report, .extraction], templates: ["2019", "2021"],
    tables: ["documents"],
    needsNarrative: true, chinese: "正文所述规章、规范性文件数与表格不符",
    english: "documents told: the text and the table differ",
    explanation:
      "A number of 规章 or 规范性文件 made, repealed, published or in force that the text tells is none of the "
      + "row of table 2 nor the sum of both rows. Numbers of the gazette, of reviews and filings of documents, and of "
      + "other bodies are left alone.",
    example: "the text tells 5 件 规范性文件, the table has 制发 3, 废止 1, 现行有效 31",
    exceptions: "The text counts for the whole city, the table for the office, or the other way round.",
    basis: "the report is one: text and table count the same documents")

  private let numbers: ToldNumbers
  private static let measures = [
    "issued", "repealed", "in_force", "newly_made", "newly_published", "total_published",
  ]
  private static let both = [UInt16]("规章".utf16)

  init(book: FormBook) { numbers = ToldNumbers(book) }

  func findings(in sheet: ReportSheet) -> [Draft] {
    let figures = FormFigures(sheet: sheet)
    var drafts: [Draft] = []
    for (metric, item, label) in [
      ("regulations_told", "regulation", "规章"), ("normative_told", "normative_document", "规范性文件"),
    ] {
      let told = numbers.told([metric], in: sheet).filter {
        !ToldWords.holds($0.lead + $0.subject + $0.tail, numbers.words.otherDocuments)
      }
      var readings: [FormReading] = []
      for items in [[item], ["regulation", "normative_document"]] {
        for measure in Self.measures {
          guard let value = figures.sum("documents", items, [measure]),
            let cell = figures.place("documents", item, measure), let form = sheet.form
          else { continue }
          let name = sheet.book.label(cell.measure, in: cell.table, form: form)
          readings.append(FormReading(value: value, name: items.count > 1 ? name + " of both rows" : name))
        }
      }
      guard let wrong = ToldNumbers.misfit(told, readings) else { continue }
      let measure = Self.measures.first { figures.place("documents", item, $0) != nil } ?? ""
      drafts.append(
        .told(
          wrong, readings, cell: figures.place("documents", item, measure),
          kind: figures.kind("documents", item, measure), what: "\(wrong.mention.unit) \(label)"))
    }
    return drafts
  }
}
