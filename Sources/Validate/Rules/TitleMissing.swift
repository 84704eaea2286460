import Core

/// A report without a title.
struct TitleMissing: Rule {
  static let info = RuleInfo(
    "NB505", "TitleMissing", .warning, kinds: [.extraction],
    chinese: "未找到标题", english: "a report without a title",
    explanation: "No line of the document and no metadata was recognised as the title: <机关><年>年政府信息公开工作年度报告.",
    example: "no title was found",
    exceptions: "Pages whose title stood outside what was collected.",
    basis: "the title names agency and year")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.head.title.isEmpty ? [.noTitle] : []
  }
}

extension Draft {
  fileprivate static var noTitle: Draft {
    Draft(.extraction, line: 0, "no title was found: agency and year come from elsewhere in the text")
  }
}
