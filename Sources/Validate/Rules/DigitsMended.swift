import Core

/// Misread digits that were mended, and numbers put together that the end of a line cut.
struct DigitsMended: Rule {
  static let info = RuleInfo(
    "NB115", "DigitsMended", .info, kinds: [.extraction],
    chinese: "误识的数字已修复", english: "misread digits that were mended",
    explanation:
      "A letter in the place of a digit, as recognition of scans leaves it, was read as the digit: O "
      + "as 0; or the pieces of a number that the end of a line cut at its point or behind a separator were put "
      + "together. The cells carry the flag repaired. One finding a table.",
    example: "a cell was mended: “1O” in 2.重复申请, 自然人 was read as 10",
    basis: "flag repaired")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    if !sheet.flags.contains(.repaired) { return [] }
    return sheet.tables { $0.flags.contains(.repaired) }.map { _, cells in .mended(cells, in: sheet) }
  }
}

extension Draft {
  fileprivate static func mended(_ cells: [Observation], in sheet: ReportSheet) -> Draft {
    let first = cells[0]
    let what = cells.count == 1 ? "a cell was" : "\(cells.count) cells were"
    let more = cells.count == 1 ? "" : ", and \(cells.count - 1) more"
    return Draft(
      .extraction, table: first.cell.table, item: cells.count == 1 ? first.cell.item : nil,
      measure: cells.count == 1 ? first.cell.measure : nil, expected: first.printed,
      actual: sheet.raw(first), line: Int(first.line),
      "\(what) mended: “\(sheet.raw(first))” in \(sheet.place(first)) was read as \(first.printed)\(more)")
  }
}
