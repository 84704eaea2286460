import Core

/// The report has tables that are none of the form.
struct TablesOfNoForm: Rule {
  static let info = RuleInfo(
    "NB511", "TablesOfNoForm", .info, kinds: [.extraction],
    chinese: "有不属于规定格式的表格", english: "tables that are none of the form",
    explanation:
      "The report has tables of its own beside those of the form, or one of the form that was not recognised. "
      + "No table of output has their figures; `nianbao explain` shows their cells. One finding a report.",
    example: "the table in lines 14-19 is none of the form",
    basis: "nothing is dropped in silence")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    let tables = sheet.review.outline.otherTables
    return tables.first.map { [.ofNoForm(tables, first: $0)] } ?? []
  }
}

extension Draft {
  fileprivate static func ofNoForm(_ tables: [ClosedRange<Int>], first: ClosedRange<Int>) -> Draft {
    let places = tables.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
    let what = tables.count == 1 ? "the table in lines \(places) is" : "the tables in lines \(places) are"
    return Draft(
      .extraction, actual: String(tables.count), line: first.lowerBound,
      "\(what) none of the form: see what explain shows of them")
  }
}
