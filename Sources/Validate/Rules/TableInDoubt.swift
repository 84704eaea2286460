import Core

/// A table could not be read as a whole.
struct TableInDoubt: Rule {
  static let info = RuleInfo(
    "NB104", "TableInDoubt", .warning, kinds: [.extraction],
    chinese: "整张表格读取存疑", english: "a table that could not be read as a whole",
    explanation: "Too little of the table is left, or what is left fits in several ways, so that no cell is "
      + "certain. The finding says why, and how many cells stay empty, rows are missing and numbers are left "
      + "over; no other finding repeats it.",
    example: "11 numbers stand where 15 belong; 15 cells stay empty",
    basis: "a table that fails as a whole gives one finding")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.review.extraction.tables.compactMap { reading in
      reading.doubt.isEmpty ? nil : .doubt(reading, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func doubt(_ reading: TableReading, in sheet: ReportSheet) -> Draft {
    let empty = sheet.review.observations.filter {
      sheet.book.region(of: $0.cell.table) == reading.region && $0.flags.contains(.ambiguousPosition)
    }.count
    var parts = [reading.doubt]
    if empty > 0 { parts.append("\(empty) cells stay empty") }
    if !reading.missingRows.isEmpty { parts.append("\(reading.missingRows.count) rows were not found") }
    if !reading.leftover.isEmpty { parts.append("\(reading.leftover.count) numbers found no cell") }
    return Draft(
      .extraction, table: sheet.book.onlyTable(of: reading.region, form: reading.form),
      line: reading.firstLine, parts.joined(separator: "; "))
  }
}
