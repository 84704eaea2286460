import Core

/// The text tells another number of requests carried in or out than the table.
struct CarriedToldDiffers: Rule {
  static let info = RuleInfo(
    "NB303", "CarriedToldDiffers", .warning, kinds: [.report, .extraction], templates: ["2019", "2021"],
    tables: ["requests"],
    needsNarrative: true, chinese: "正文所述结转申请数与表格不符",
    english: "requests carried over: the text and the table differ",
    explanation: "上年结转 or 结转下年度 as the text tells it is not that of the table, neither in total nor for the "
      + "applicants that the text names. Look at the sentence and at rows 二 and 四.",
    example: "the text tells 3 件 carried in, the table has 上年结转 2",
    exceptions: "A number of another scope that the sentence does not name.",
    basis: "the report is one: text and table count the same requests")

  private let numbers: ToldNumbers

  init(book: FormBook) { numbers = ToldNumbers(book) }

  func findings(in sheet: ReportSheet) -> [Draft] {
    let figures = FormFigures(sheet: sheet)
    var drafts: [Draft] = []
    for (metric, item, label) in [
      ("requests_carried_in", "carried_in", "上年结转"), ("requests_carried_out", "carried_out", "结转下年度"),
    ] {
      let told = numbers.told([metric], in: sheet, beyondYear: true)
      var readings: [FormReading] = []
      for measures in told.flatMap({ ToldRequests.measures($0, numbers.words) }) {
        guard let value = figures.sum("requests", [item], measures) else { continue }
        readings.append(FormReading(value: value, name: label))
      }
      guard let wrong = ToldNumbers.misfit(told, readings) else { continue }
      drafts.append(
        .told(
          wrong, readings, cell: figures.place("requests", item, "total"),
          kind: figures.kind("requests", item, "total"),
          what: "\(wrong.mention.unit) carried \(item == "carried_in" ? "in" : "out")"))
    }
    return drafts
  }
}
