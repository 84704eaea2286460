import Core

/// A report that does not say whose it is.
struct AgencyMissing: Rule {
  static let info = RuleInfo(
    "NB506", "AgencyMissing", .warning, kinds: [.extraction],
    chinese: "未找到发布机关", english: "a report whose agency is not told",
    explanation:
      "Neither title nor signature nor metadata nor the sentences that introduce the report name an agency. "
      + "The rows of the report have an empty `agency` and are compared with no other year.",
    example: "no agency was found in title, signature, metadata or introduction",
    exceptions: "Copies of pages that name the agency in their frame alone.",
    basis: "every table starts with the agency")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.head.agency.isEmpty ? [.noAgency] : []
  }
}

extension Draft {
  fileprivate static var noAgency: Draft {
    Draft(.extraction, line: 0, "no agency was found in title, signature, metadata or introduction")
  }
}
