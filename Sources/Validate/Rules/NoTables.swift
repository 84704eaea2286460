import Core

/// A report without any table.
struct NoTables: Rule {
  static let info = RuleInfo(
    "NB502", "NoTables", .warning, kinds: [.extraction],
    chinese: "全文未见统计表", english: "a report without tables",
    explanation:
      "The document is a report, and no table of any form was found in it: its tables are pictures "
      + "or attachments, or the report is older than the forms that are known.",
    example: "no table of the form was found: look for pictures or attachments in the source",
    exceptions: "Reports for years before 2014, which told their numbers in prose.",
    basis: "国办公开办函〔2019〕60号, 〔2021〕30号: the printed form")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.review.extraction.tables.isEmpty ? [.none(year: sheet.head.year, form: sheet.form)] : []
  }
}

extension Draft {
  fileprivate static func none(year: Int?, form: FormID?) -> Draft {
    if let year, form == nil {
      return Draft(
        .extraction, line: 0, "no table was found, and no form is known for the year \(year)")
    }
    return Draft(
      .extraction, line: 0, "no table of the form was found: look for pictures or attachments in the source")
  }
}
