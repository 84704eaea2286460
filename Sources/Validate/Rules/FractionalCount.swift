import Core

/// A count that is no whole number.
struct FractionalCount: Rule {
  static let info = RuleInfo(
    "NB207", "FractionalCount", .error, kinds: [.report, .extraction],
    chinese: "计数不是整数", english: "a count that is no whole number",
    explanation:
      "Documents, decisions, requests and cases are whole; amounts may have decimals. One finding a "
      + "table; a cell that breaks sums has its finding there.",
    example: "12.5 in 行政许可, 本年处理决定数量 is no whole number",
    basis: "a count is whole")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.tables { seen in
      seen.cell.unit == .count && seen.reading.quantity?.isWhole == false
    }.compactMap { _, cells in
      let unexplained = cells.filter { !sheet.isNamedBySums($0) }
      return unexplained.isEmpty ? nil : .fractional(unexplained, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func fractional(_ cells: [Observation], in sheet: ReportSheet) -> Draft {
    let more = cells.count == 1 ? "" : ", nor are \(cells.count - 1) more cells of the table"
    return Draft(
      sheet.kind(of: cells), cell: cells[0].cell, expected: "", actual: cells[0].printed,
      line: Int(cells[0].line), "\(cells[0].printed) in \(sheet.place(cells[0])) is no whole number\(more)")
  }
}
