import Core

/// A table of the form was not found in a report that has others.
struct TableMissing: Rule {
  static let info = RuleInfo(
    "NB501", "TableMissing", .warning, kinds: [.extraction],
    chinese: "缺少应有的表格", english: "a table of the form that was not found",
    explanation:
      "The report has a table of the form and lacks another: it is not there, it is a picture or an "
      + "attachment, or it was not recognised. The tables of output have no rows for it. One finding a table.",
    example: "the table of 四、政府信息公开行政复议、行政诉讼情况 was not found",
    basis: "国办公开办函〔2019〕60号, 〔2021〕30号: the printed form")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    // A report without any table has a finding of its own.
    if sheet.review.extraction.tables.isEmpty { return [] }
    guard let form = sheet.form else { return [] }
    return sheet.book.definitions[form].regions.compactMap { region in
      sheet.reading(of: region.kind) == nil ? .missing(region.kind, form: form, in: sheet) : nil
    }
  }
}

extension Draft {
  fileprivate static func missing(_ region: RegionKind, form: FormID, in sheet: ReportSheet) -> Draft {
    let kind = SectionKind(rawValue: region.rawValue)
    let section = sheet.review.outline.sections.first { $0.kind != nil && $0.kind == kind }
    let hint = section == nil ? "" : ": look for a picture or an attachment under its heading"
    return Draft(
      .extraction, table: sheet.book.onlyTable(of: region, form: form), line: section?.firstLine ?? 0,
      "the table of \(sheet.book.heading(of: region)) was not found\(hint)")
  }
}
