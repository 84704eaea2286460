import Core

/// The text tells another number of requests received than the table.
struct ReceivedToldDiffers: Rule {
  static let info = RuleInfo(
    "NB301", "ReceivedToldDiffers", .warning, kinds: [.report, .extraction], templates: ["2019", "2021"],
    tables: ["requests"],
    needsNarrative: true, chinese: "正文所述收到申请数与表格不符",
    english: "requests received: the text and the table differ",
    explanation:
      "A number of requests received that the text tells for the whole year and the whole agency fits "
      + "none of the ways to read it: 本年新收, with 上年结转, （七）总计, with 结转下年度; of one kind of applicant where "
      + "the text names one. Numbers of a half-year, of last year, of a channel or of one unit are left alone. "
      + "Look at the sentence and at row 一 of the table.",
    example: "the text tells 33 件 received, the table has 本年新收 34, with 上年结转 36, 总计 35",
    exceptions: "A number of another scope that the sentence does not name.",
    basis: "the report is one: text and table count the same requests")

  private let numbers: ToldNumbers

  init(book: FormBook) { numbers = ToldNumbers(book) }

  func findings(in sheet: ReportSheet) -> [Draft] {
    ToldRequests.misfit(
      "requests_received", numbers, in: sheet, item: "received_new", what: "received",
      readings: ToldRequests.received)
  }
}
