import Core

/// Every cell of a table is 0.
struct TableAllZero: Rule {
  static let info = RuleInfo(
    "NB208", "TableAllZero", .info, kinds: [.report],
    chinese: "整张表格均为0", english: "a table of zeros",
    explanation: "Every cell of the table prints 0. That is lawful and common; beside years with numbers, or "
      + "beside prose that tells of requests, it is worth a look.",
    example: "all 15 cells of 四、政府信息公开行政复议、行政诉讼情况 are 0",
    exceptions: "An agency without requests, cases or decisions.",
    basis: "国办公开办函〔2021〕30号: notes on filling in the form")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.review.extraction.tables.compactMap { reading in
      var count = 0
      for seen in sheet.review.observations where sheet.book.region(of: seen.cell.table) == reading.region {
        guard let value = seen.reading.quantity, value.isZero else { return nil }
        count += 1
      }
      return count == 0 ? nil : .zero(reading, count: count, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func zero(_ reading: TableReading, count: Int, in sheet: ReportSheet) -> Draft {
    Draft(
      .report, table: sheet.book.onlyTable(of: reading.region, form: reading.form), actual: "0",
      line: reading.firstLine, "all \(count) cells of \(sheet.book.heading(of: reading.region)) are 0")
  }
}
