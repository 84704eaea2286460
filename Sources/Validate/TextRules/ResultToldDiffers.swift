import Core

/// The text tells another number of requests with a result than the table.
struct ResultToldDiffers: Rule {
  static let info = RuleInfo(
    "NB304", "ResultToldDiffers", .warning, kinds: [.report, .extraction], templates: ["2019", "2021"],
    tables: ["requests"],
    needsNarrative: true, chinese: "正文所述办理结果与表格不符",
    english: "requests by result: the text and the table differ",
    explanation: "予以公开, 部分公开, 不予公开, 无法提供, 不予处理 or 其他处理 as the text tells it is not the sum of its rows. "
      + "Which rows a word may mean stands in data/rules.json. One finding a result.",
    example: "the text tells 258 件 予以公开及部分公开, the table has 予以公开 + 部分公开 275",
    exceptions: "A number of another scope that the sentence does not name.",
    basis: "the report is one: text and table count the same requests")

  private let numbers: ToldNumbers

  init(book: FormBook) { numbers = ToldNumbers(book) }

  func findings(in sheet: ReportSheet) -> [Draft] {
    let figures = FormFigures(sheet: sheet)
    let groups = numbers.grouped("requests_result", by: numbers.words.results, in: sheet)
    return groups.compactMap { sums, told in
      var readings: [FormReading] = []
      for items in sums {
        for measures in [["total"], FormFigures.parts(of: "requests")] {
          guard let value = figures.printed("requests", items, measures) else { continue }
          readings.append(FormReading(value: value, name: name(items, sheet)))
        }
      }
      guard let wrong = ToldNumbers.misfit(told, readings) else { return nil }
      return .told(
        wrong, readings, cell: figures.place("requests", sums[0][0], "total"),
        kind: figures.kind("requests", sums[0][0], "total"),
        what: "\(wrong.mention.unit) \(wrong.mention.subject)")
    }
  }

  private func name(_ items: [String], _ sheet: ReportSheet) -> String {
    guard let form = sheet.form, let table = sheet.book.vocabulary.table("requests") else { return "" }
    let labels = items.compactMap { sheet.book.vocabulary.item($0) }
      .map { sheet.book.label($0, in: table, form: form) }
    return labels.count <= 2
      ? labels.joined(separator: " + ") : "\(labels[0]) and \(labels.count - 1) more rows together"
  }
}
