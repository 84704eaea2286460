import Core

/// The figures themselves: what moved, what stands out, how they are spread.
extension ReportPage {
  private static let mostMoves = 20

  private var unitWords: [ValueUnit: Words] { [.count: Words("件", "count"), .yuan: Words("元", "CNY")] }

  var movers: Markup {
    let all = facts.flatMap { one in one.moves.map { (facts: one, move: $0) } }
    if all.isEmpty {
      return Self.nothing(
        Words("没有可比的相邻年度。", "No two years of an agency that follow one another can be compared."))
    }
    let order = all.indices.sorted { left, right in
      if all[left].move.isLarger(than: all[right].move) { return true }
      if all[right].move.isLarger(than: all[left].move) { return false }
      return left < right
    }
    var page: Markup = """
      <p>\(Words(
        "同一机关相邻两年、按倍数排列；两年都小于 20 的不计，不足 1 的按 1 计。≈ 表样不同，口径相近。",
        "The same agency in two years that follow one another, by factor; where both are below 20 it does not count, and "
          + "less than 1 is taken for 1. ≈ means that the forms differ and the figures are alike."))</p>
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(Words("机关和年度", "Agency and year"))</th><th scope="col">\(Words("数字", "Figure"))</th>\
      <th scope="col" class="number">\(Words("上年", "Year before"))</th><th scope="col" class="number">\(Words("本年", "Year"))</th>\
      <th scope="col" class="number">\(Words("倍数", "Factor"))</th><th scope="col">\(Words("文件", "Document"))</th></tr></thead>
      <tbody>

      """
    for index in order.prefix(Self.mostMoves) { page += row(all[index].move, all[index].facts.series) }
    page += "</tbody></table></div>\n"
    return page
  }

  private func row(_ move: SeriesFacts.Move, _ series: Crosswalk.Series?) -> Markup {
    let figure = series.map { "<td>\(Words($0.chineseLabel, $0.englishLabel))</td>" } ?? Markup()
    let sign = move.newer > move.older ? "×" : "÷"
    return """
      <tr><th scope="row">\(name(move.document))</th>\(figure)\
      <td class="number">\(Digits.hundredths(move.older))</td><td class="number">\(Digits.hundredths(move.newer))</td>\
      <td class="number">\(move.isApproximate ? "≈ " : "")\(sign)\(Digits.grouped(Int(move.factor)))</td>\
      <td>\(place(move.document))</td></tr>

      """
  }

  // MARK: Distributions

  var distributions: Markup {
    let known = facts.filter { $0.count > 0 }.sorted { ($1.count, $0.number) < ($0.count, $1.number) }
    if known.isEmpty { return Self.nothing(Words("没有数字。", "There are no figures.")) }
    var page: Markup = """
      <p>\(Words(
        "各表样共有的数字。突出：超过不为零的数字的上四分位数十倍以上，且倍数大于四分位数之比的平方。",
        "The figures that the forms have in common. One stands out that is more than ten times the upper quartile of those "
          + "that are not 0, and by a larger factor than the square of the ratio of the quartiles."))</p>

      """
    for (index, facts) in known.enumerated() { page += card(facts, isOpen: index == 0) }
    return page
  }

  private func card(_ facts: SeriesFacts, isOpen: Bool) -> Markup {
    let series = facts.series
    let title = Words(series.chineseLabel, series.englishLabel)
    let unit = series.entries.last?.cells.first.flatMap { unitWords[$0.unit] } ?? Words("", "")
    let stands = facts.outlierCount
    var page: Markup = """
      <details class="figure" id="figure-\(series.code)"\(isOpen ? " open" : Markup())><summary><b>\(title)</b> \
      <span class="soft">\(Words("\(Digits.grouped(facts.count)) 份报告", "\(Digits.grouped(facts.count)) reports"))\
      \(stands > 0 ? Words("，\(stands) 份突出", ", \(stands) stand out") : Words("", ""))</span></summary>

      """
    let caption = Words(
      "\(title.chinese)：报告数，按数字大小（单位：\(unit.chinese)）",
      "\(title.english): number of reports by size of the figure (\(unit.english))")
    page +=
      "<figure><figcaption>\(caption)</figcaption><div class=\"scroll\">\(Charts.columns(columns(facts), label: caption))</div>\n"
    page += "<dl class=\"measures\">\n"
    for (name, value) in [
      (Words("下四分位", "Lower quartile"), facts.quartiles[0]), (Words("中位数", "Median"), facts.quartiles[1]),
      (Words("上四分位", "Upper quartile"), facts.quartiles[2]), (Words("最大", "Largest"), facts.largest),
    ] { page += "<div><dt>\(name)</dt><dd>\(Digits.hundredths(value))</dd></div>\n" }
    page += "<div><dt>\(Words("为零", "Zero"))</dt><dd>\(Digits.grouped(facts.zeros))</dd></div>\n"
    if facts.unsure > 0 {
      page += "<div><dt>\(Words("不能确定", "Not certain"))</dt><dd>\(Digits.grouped(facts.unsure))</dd></div>\n"
    }
    page += "</dl></figure>\n"
    page += years(facts, unit)
    page += outliers(facts)
    page += moves(facts)
    page += "</details>\n"
    return page
  }

  private func columns(_ facts: SeriesFacts) -> [(bound: String, count: Int)] {
    var columns: [(bound: String, count: Int)] = []
    if facts.negative > 0 { columns.append(("<0", facts.negative)) }
    columns.append(("0", facts.zeros))
    if facts.bins[0] > 0 { columns.append(("<1", facts.bins[0])) }
    let last = facts.bins.lastIndex { $0 > 0 } ?? 0
    for bin in 1..<max(2, last + 1) {
      columns.append((Self.short(SeriesFacts.bounds[bin - 1]), facts.bins[bin]))
    }
    return columns
  }

  /// Gives `≥3k`.
  private static func short(_ bound: Int64) -> String {
    for (unit, letter) in [(1_000_000_000_000, "T"), (1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")]
    where bound >= unit { return "≥\(bound / Int64(unit))\(letter)" }
    return "≥\(bound)"
  }

  private func years(_ facts: SeriesFacts, _ unit: Words) -> Markup {
    let most = facts.years.compactMap(\.sum).max() ?? 1
    var page: Markup = """
      <figure><figcaption>\(Words("各年合计（单位：\(unit.chinese)）", "Sum by year (\(unit.english))"))</figcaption>
      <div class="scroll"><table><tbody>

      """
    for year in facts.years {
      let sum = year.sum.map(Digits.hundredths) ?? "–"
      let label = Words("\(year.year) 年：\(sum)", "\(year.year): \(sum)")
      // Bars are drawn in thousandths, since sums may be larger than a drawing can count.
      let length = Int((year.sum ?? 0).magnitude / max(1, most.magnitude / 1000))
      page += """
        <tr><th scope="row">\(year.year > 0 ? String(year.year) : "–")</th>\
        <td>\(Charts.bar([min(1000, length)], most: 1000, label: label, fills: [Charts.sound]))</td>\
        <td class="number">\(sum)</td><td class="number soft">\
        \(Words("\(Digits.grouped(year.reports)) 份", "\(Digits.grouped(year.reports)) reports"))</td></tr>

        """
    }
    page += "</tbody></table></div></figure>\n"
    return page
  }

  private func outliers(_ facts: SeriesFacts) -> Markup {
    if facts.outliers.isEmpty { return Markup() }
    let bound = facts.fence.map(Digits.hundredths) ?? ""
    var page: Markup = """
      <h3>\(Words("突出的（大于 \(bound)）", "Standing out (above \(bound))"))</h3>
      <div class="scroll"><table><tbody>

      """
    for outlier in facts.outliers {
      page += """
        <tr><th scope="row">\(name(outlier.document))</th><td class="number">\(Digits.hundredths(outlier.figure))</td>\
        <td>\(place(outlier.document))</td></tr>

        """
    }
    page += "</tbody></table></div>\n"
    return page
  }

  private func moves(_ facts: SeriesFacts) -> Markup {
    if facts.moves.isEmpty { return Markup() }
    return """
      <h3>\(Words("变动最大的", "Biggest movers"))</h3>
      <div class="scroll"><table><tbody>
      \(Markup(facts.moves.map { row($0, nil) }))</tbody></table></div>

      """
  }
}
