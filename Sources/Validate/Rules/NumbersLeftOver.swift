import Core

/// A table prints numbers that no cell of the form took.
struct NumbersLeftOver: Rule {
  static let info = RuleInfo(
    "NB101", "NumbersLeftOver", .warning, kinds: [.extraction],
    chinese: "表中有数字未归入任何单元格", english: "numbers that no cell took",
    explanation: "A number between the cells of a table has no place in the form: a row or a column may be "
      + "misread, or a number of the text around the table came along. One finding a table.",
    example: "2 numbers found no cell: 17 (line 40), 3 (line 41)",
    basis: "nothing is dropped in silence")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.review.extraction.tables.compactMap { reading in
      // A table in doubt has a finding that counts them.
      guard reading.doubt.isEmpty, let first = reading.leftover.first else { return nil }
      return .leftOver(reading, first: first, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func leftOver(
    _ reading: TableReading, first: Token, in sheet: ReportSheet
  ) -> Draft {
    let shown = reading.leftover.prefix(5).map { token in
      "\(sheet.review.document.string(token.span)) (line \(token.line))"
    }
    let count = reading.leftover.count
    let more = count > shown.count ? " and \(count - shown.count) more" : ""
    let numbers = count == 1 ? "a number" : "\(count) numbers"
    return Draft(
      .extraction, table: sheet.book.onlyTable(of: reading.region, form: reading.form),
      expected: "0", actual: String(count), line: Int(first.line),
      "\(numbers) under \(sheet.book.heading(of: reading.region)) found no cell: "
        + shown.joined(separator: ", ") + more)
  }
}
