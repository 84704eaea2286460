import Core

/// No header says which generation of the form a report follows.
struct FormTakenFromYear: Rule {
  static let info = RuleInfo(
    "NB112", "FormTakenFromYear", .warning, kinds: [.extraction], tables: ["documents", "decisions", "fees"],
    chinese: "表头不能确定表式版本，按年度推定", english: "the generation of the form was taken from the year",
    explanation: "The headers of 二、主动公开政府信息情况 tell the generations of the form apart. None of them was "
      + "recognised, so that the rows were read with the form of the report's year.",
    example: "no header of 二、主动公开政府信息情况 tells the form: 2021 was taken from the year 2022",
    basis: "the headers decide, the year only confirms")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    // 三 and 四 are printed alike in every generation and say nothing of it.
    guard let reading = sheet.reading(of: .disclosure), !reading.formIsPrinted else { return [] }
    return [.taken(reading, in: sheet)]
  }
}

extension Draft {
  fileprivate static func taken(_ reading: TableReading, in sheet: ReportSheet) -> Draft {
    let form = sheet.book.definitions[reading.form].code
    let from = sheet.head.year.map { "from the year \($0)" } ?? "without a year to go by"
    return Draft(
      .extraction, actual: form, line: reading.firstLine,
      "no header of \(sheet.book.heading(of: .disclosure)) tells the form: \(form) was taken \(from)")
  }
}
