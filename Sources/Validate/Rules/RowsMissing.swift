import Core

/// Rows of the form are not in the document.
struct RowsMissing: Rule {
  static let info = RuleInfo(
    "NB102", "RowsMissing", .warning, kinds: [.extraction],
    chinese: "表中缺少应有的行", english: "rows of the form that the table lacks",
    explanation: "The form has rows that were not found: they are not in the document, or their labels were "
      + "not recognised. Sums that need them are not tested, and cells whose place they would tell stay empty. One "
      + "finding a table.",
    example: "2 rows of the form were not found: 6.属于四类过程性信息, 7.属于行政执法案卷",
    exceptions: "（六）其他处理 may be one row or three: either print is whole.",
    basis: "国办公开办函〔2019〕60号, 〔2021〕30号: the printed form")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.review.extraction.tables.compactMap { reading in
      guard reading.doubt.isEmpty, let first = reading.missingRows.first else { return nil }
      return .missing(reading, first: first, open: open(in: reading, sheet))
    }
  }
}

extension RowsMissing {
  /// Counts the cells of the same tables whose place the sums would have told.
  private func open(in reading: TableReading, _ sheet: ReportSheet) -> Int {
    if !sheet.flags.contains(.ambiguousPosition) { return 0 }
    return sheet.review.observations.count {
      $0.flags.contains(.ambiguousPosition) && sheet.book.region(of: $0.cell.table) == reading.region
    }
  }
}

extension Draft {
  fileprivate static func missing(_ reading: TableReading, first: MissingRow, open: Int) -> Draft {
    let rows = reading.missingRows
    let labels = rows.prefix(6).map(\.label).joined(separator: ", ")
    let more = rows.count > 6 ? " and \(rows.count - 6) more" : ""
    let isOneTable = rows.allSatisfy { $0.table == first.table }
    let what = rows.count == 1 ? "a row of the form was" : "\(rows.count) rows of the form were"
    let rest =
      open == 0
      ? "" : "; \(open == 1 ? "a cell stays" : "\(open) cells stay") empty, because more than one place fits"
    return Draft(
      .extraction, table: isOneTable ? first.table : nil, item: rows.count == 1 ? first.item : nil,
      expected: "", actual: "", line: reading.firstLine, "\(what) not found: \(labels)\(more)\(rest)")
  }
}
