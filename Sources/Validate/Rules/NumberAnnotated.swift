import Core

/// Text stands beside a number.
struct NumberAnnotated: Rule {
  static let info = RuleInfo(
    "NB108", "NumberAnnotated", .info, kinds: [.report],
    chinese: "数字旁有附注文字", english: "a number with a remark beside it",
    explanation: "The cell says more than its number: 12（其中修订3件）. The number is taken, the remark stands in "
      + "`raw` and carries the flag annotated. One finding a table.",
    example: "a number has a remark beside it: “12（其中修订3件）” in 行政规范性文件, 本年制发件数",
    exceptions: "Remarks are allowed; the form does not ask for them.",
    basis: "flag annotated")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    if !sheet.flags.contains(.annotated) { return [] }
    // What is no number at all NB107 tells.
    return sheet.tables { $0.flags.contains(.annotated) && $0.reading.quantity != nil }.map { _, cells in
      .annotated(cells, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func annotated(_ cells: [Observation], in sheet: ReportSheet) -> Draft {
    let what =
      cells.count == 1 ? "a number has a remark beside it" : "\(cells.count) numbers have remarks beside them"
    let raw = sheet.raw(cells[0])
    return Draft(
      .report, table: cells[0].cell.table, item: cells.count == 1 ? cells[0].cell.item : nil,
      measure: cells.count == 1 ? cells[0].cell.measure : nil, actual: raw, line: Int(cells[0].line),
      "\(what): “\(raw)” in \(sheet.places(cells))")
  }
}
