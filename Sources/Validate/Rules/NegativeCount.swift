import Core

/// A count below zero.
struct NegativeCount: Rule {
  static let info = RuleInfo(
    "NB206", "NegativeCount", .error, kinds: [.report, .extraction],
    chinese: "计数为负", english: "a count below zero",
    explanation:
      "Only 本年增/减 may be negative. A dash in the place of a 0, printed beside the next number, looks "
      + "the same: look at the document. One finding a table; a cell that breaks sums has its finding there.",
    example: "-3 in 行政处罚, 本年处理决定数量 is negative",
    basis: "a count cannot be negative")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.tables { seen in
      !seen.cell.maySigned && seen.reading.quantity?.isNegative == true
    }.compactMap { _, cells in
      let unexplained = cells.filter { !sheet.isNamedBySums($0) }
      return unexplained.isEmpty ? nil : .negative(unexplained, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func negative(_ cells: [Observation], in sheet: ReportSheet) -> Draft {
    let more = cells.count == 1 ? "" : ", and so are \(cells.count - 1) more cells of the table"
    return Draft(
      sheet.kind(of: cells), cell: cells[0].cell, expected: "", actual: cells[0].printed,
      line: Int(cells[0].line), "\(cells[0].printed) in \(sheet.place(cells[0])) is negative\(more)")
  }
}
