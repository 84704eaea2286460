import Core

/// The text tells another number of requests of a kind of applicant than the table.
struct ApplicantToldDiffers: Rule {
  static let info = RuleInfo(
    "NB305", "ApplicantToldDiffers", .warning, kinds: [.report, .extraction], templates: ["2019", "2021"],
    tables: ["requests"],
    needsNarrative: true, chinese: "正文所述申请人构成与表格不符",
    english: "requests by applicant: the text and the table differ",
    explanation: "A number of requests of 自然人, 法人或其他组织 or another kind of applicant as the text tells it is "
      + "not that of their columns, read in any of the ways of requests received.",
    example: "the text tells 30 件 自然人申请, the table has 本年新收 28, with 上年结转 29",
    exceptions: "A number of another scope that the sentence does not name.",
    basis: "the report is one: text and table count the same requests")

  private let numbers: ToldNumbers

  init(book: FormBook) { numbers = ToldNumbers(book) }

  func findings(in sheet: ReportSheet) -> [Draft] {
    let figures = FormFigures(sheet: sheet)
    let groups = numbers.grouped("requests_applicant", by: numbers.words.applicants, in: sheet)
    return groups.compactMap { sums, told in
      var readings: [FormReading] = []
      for measures in sums { readings += ToldRequests.closed(figures, measures) }
      guard let wrong = ToldNumbers.misfit(told, readings) else { return nil }
      return .told(
        wrong, readings, cell: figures.place("requests", "received_new", sums[0][0]),
        kind: figures.kind("requests", "received_new", sums[0][0]),
        what: "\(wrong.mention.unit) \(wrong.mention.subject)")
    }
  }
}
