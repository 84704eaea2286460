import Core

/// A table that was printed and not filled in.
struct TableBlank: Rule {
  static let info = RuleInfo(
    "NB106", "TableBlank", .warning, kinds: [.report, .extraction],
    chinese: "整张表格未填写", english: "a table that was not filled in",
    explanation:
      "The table is there and every cell of it is blank or `/`: whether nothing happened or nobody "
      + "filled it in is not said.",
    example: "四、政府信息公开行政复议、行政诉讼情况 holds no number: all 15 cells are blank",
    basis: "国办公开办函〔2021〕30号: notes on filling in the form")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    if sheet.flags.isDisjoint(with: [.blank, .notApplicable]) { return [] }
    return sheet.review.extraction.tables.compactMap { reading in
      sheet.isBlank(reading.region) ? .blank(reading, in: sheet) : nil
    }
  }
}

extension ReportSheet {
  /// Tells whether no cell of a part of the form holds anything.
  func isBlank(_ region: RegionKind) -> Bool {
    var hasCells = false
    for observation in review.observations where book.region(of: observation.cell.table) == region {
      if observation.flags.isDisjoint(with: [.blank, .notApplicable]) { return false }
      hasCells = true
    }
    return hasCells
  }

  func isBlank(regionOf table: TableID) -> Bool { book.region(of: table).map { isBlank($0) } ?? false }
}

extension Draft {
  fileprivate static func blank(_ reading: TableReading, in sheet: ReportSheet) -> Draft {
    let cells = sheet.review.observations.filter {
      sheet.book.region(of: $0.cell.table) == reading.region
    }
    let isWhole = cells.allSatisfy { sheet.isReadWhole($0.cell.table) }
    return Draft(
      isWhole ? .report : .extraction, table: sheet.book.onlyTable(of: reading.region, form: reading.form),
      expected: "0", line: reading.firstLine,
      "\(sheet.book.heading(of: reading.region)) holds no number: all \(cells.count) cells are blank")
  }
}
