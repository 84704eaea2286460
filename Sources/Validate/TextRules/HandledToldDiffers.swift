import Core

/// The text tells another number of requests answered than the table.
struct HandledToldDiffers: Rule {
  static let info = RuleInfo(
    "NB302", "HandledToldDiffers", .warning, kinds: [.report, .extraction], templates: ["2019", "2021"],
    tables: ["requests"],
    needsNarrative: true, chinese: "正文所述办结申请数与表格不符",
    english: "requests answered: the text and the table differ",
    explanation:
      "A number of requests answered or closed that the text tells fits none of the ways to read it: "
      + "（七）总计, without 上年结转, without 不予处理 or 其他处理, and those of requests received. Look at the sentence and "
      + "at row （七） of the table.",
    example: "the text tells 30 件 answered, the table has 总计 35, 总计 without 上年结转 33",
    exceptions: "A number of another scope that the sentence does not name.",
    basis: "the report is one: text and table count the same requests")

  private let numbers: ToldNumbers

  init(book: FormBook) { numbers = ToldNumbers(book) }

  func findings(in sheet: ReportSheet) -> [Draft] {
    ToldRequests.misfit(
      "requests_closed", numbers, in: sheet, item: "total_handled", what: "answered",
      readings: ToldRequests.closed)
  }
}
