import Core

/// The text tells another number of licences, penalties or coercive measures than table 2.
struct DecisionsToldDiffer: Rule {
  static let info = RuleInfo(
    "NB311", "DecisionsToldDiffer", .warning, kinds: [.report, .extraction], templates: ["2019", "2021"],
    tables: ["decisions"],
    needsNarrative: true, chinese: "正文所述行政许可、行政处罚数与表格不符",
    english: "decisions told: the text and the table differ",
    explanation:
      "A number of decisions that the text says were made is not 处理决定数量 of its row, nor a sum of rows; or "
      + "more are said to have been published than were made. Fewer published than made is no defect.",
    example: "the text tells 11175 件 行政许可, the table has 处理决定数量 11715",
    exceptions:
      "Decisions of subordinate bodies that the office published with its own; published decisions of "
      + "earlier years.",
    basis: "the report is one: text and table count the same decisions")

  private let numbers: ToldNumbers
  private static let made = ["作出", "做出", "决定", "实施"].map { [UInt16]($0.utf16) }

  init(book: FormBook) { numbers = ToldNumbers(book) }

  func findings(in sheet: ReportSheet) -> [Draft] {
    let figures = FormFigures(sheet: sheet)
    let metrics = ["", "disclosed_category", "disclosed_total", "disclosed_website"]
    var drafts: [Draft] = []
    for told in numbers.told(metrics, in: sheet) {
      let sums = ToldWords.sums(of: numbers.words.decisions, in: told.subject)
      guard let items = sums.first, sums.count == 1, told.mention.unit != "%", told.mention.unit != "CNY",
        !drafts.contains(where: { $0.line == Int(told.mention.line) })
      else { continue }
      let isPublished = ToldWords.holds(told.clause + told.subject, numbers.words.published)
      let isMade = ToldWords.holds(told.clause + told.subject, Self.made)
      guard let value = figures.sum("decisions", items, ["decisions"]), value > 0, isPublished || isMade
      else {
        continue
      }
      let all =
        figures.sum("decisions", ["licensing", "penalty", "coercive_measure"], ["decisions"]) ?? value
      let isRight = told.fits(value) || told.fits(all)
      if isRight || (isPublished && told.mention.value < Decimal64(value)) { continue }
      let readings = [
        FormReading(value: value, name: "处理决定数量"), FormReading(value: all, name: "of all rows"),
      ]
      drafts.append(
        .told(
          told, readings, cell: figures.place("decisions", items[0], "decisions"),
          kind: figures.kind("decisions", items[0], "decisions"),
          what: "\(told.mention.unit) \(told.mention.subject)"))
    }
    return drafts
  }
}
