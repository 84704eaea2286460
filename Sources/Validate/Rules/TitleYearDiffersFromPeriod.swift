import Core

/// The title names another year than the period that the report covers.
struct TitleYearDiffersFromPeriod: Rule {
  static let info = RuleInfo(
    "NB508", "TitleYearDiffersFromPeriod", .error, kinds: [.report],
    chinese: "标题年份与统计期限不一致", english: "a title whose year is not that of the period",
    explanation: "The title says one year and 本报告所列数据的统计期限 another: text of last year's report was "
      + "left standing, and which year the numbers are of is open. Tested where both are clear: one year in "
      + "the title, a period within one year.",
    example: "the title says 2021年, the period is 2020-01-01 to 2020-12-31",
    basis: "条例 第四十九条: a report on the year before")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    let head = sheet.head
    guard let title = TitleYear.only(in: head.title), let period = period(of: head), title != period
    else { return [] }
    return [.years(title: title, period: period, head: head)]
  }

  private func period(of head: ReportHead) -> Int? {
    let years = [head.periodStart, head.periodEnd].compactMap { Int($0.prefix(4)) }
    guard let first = years.first, years.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}

/// Reads the year that a title names.
enum TitleYear {
  /// Gives the year before 年, in digits of any width or as 二〇二一; nil where there is none or another one.
  static func only(in title: String) -> Int? {
    var years: [Int] = []
    var run: [Int] = []
    for scalar in title.unicodeScalars {
      if let digit = digit(scalar) {
        run.append(digit)
        continue
      }
      if UTF8Cursor.isBlank(scalar.value) { continue }
      if scalar == "年", run.count == 4 {
        let year = run.reduce(0) { $0 * 10 + $1 }
        if (1990...2100).contains(year), !years.contains(year) { years.append(year) }
      }
      run = []
    }
    return years.count == 1 ? years[0] : nil
  }

  private static let numerals: [Unicode.Scalar] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if let digit = UTF8Cursor.digit(scalar.value) { return Int(digit) }
    if scalar == "○" || scalar == "零" { return 0 }
    return numerals.firstIndex(of: scalar)
  }
}

extension Draft {
  fileprivate static func years(title: Int, period: Int, head: ReportHead) -> Draft {
    let dates = [head.periodStart, head.periodEnd].filter { !$0.isEmpty }.joined(separator: " to ")
    return Draft(
      .report, expected: String(period), actual: String(title), line: 0,
      "the title says \(title)年, the period is \(dates)")
  }
}
