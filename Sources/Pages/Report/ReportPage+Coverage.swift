import Core

/// Which agency reported on which year.
extension ReportPage {
  private static let mostYears = 24

  var coverage: Markup {
    let census = report.coverage
    if census.agencyCount == 0 { return Self.nothing(Words("没有报告。", "There are no reports.")) }
    let years = census.years.suffix(Self.mostYears)
    let (agencies, count) = (census.agencyCount, census.count)
    let (total, missing) = (count.all, count.all - count.reported)
    var page: Markup = """
      <p>\(Words(
        "\(Digits.grouped(agencies)) 个机关，\(Digits.grouped(total)) 个机关年度，缺 \(Digits.grouped(missing)) 个。",
        "\(Digits.grouped(agencies)) agencies, \(Digits.grouped(total)) years of agencies, \(Digits.grouped(missing)) missing."))</p>

      """
    page += provinces(Array(years))
    page += map(Array(years))
    return page
  }

  private func provinces(_ years: [Int]) -> Markup {
    let provinces = report.coverage.provinces
    var order = Array(provinces.keys)
    order.sort { $0.isEmpty != $1.isEmpty ? $1.isEmpty : $0 < $1 }
    let rows = order.map { province in
      (
        name: province.isEmpty ? "—" : province,
        squares: years.map { year in
          provinces[province]?[year].map { Charts.Square(part: $0.reported, whole: $0.all) }
        }
      )
    }
    let title = Words("各省级地区有报告的机关年度（%）", "Years of agencies with a report, by province (%)")
    return """
      <figure><figcaption>\(title)</figcaption>
      <div class="scroll">\(Charts.map(rows: rows, columns: years.map(String.init), label: title))</div></figure>

      """
  }

  private func map(_ years: [Int]) -> Markup {
    let shown = report.coverage.agencies
    let title = Words("机关 × 年度", "Agency × year")
    var page: Markup = """
      <figure><figcaption>\(title)</figcaption>
      <p class="legend">\(legend)</p>

      """
    if shown.count < report.coverage.agencyCount {
      page += Self.nothing(
        Words(
          "列出缺失和存疑最多的 \(shown.count) 个机关，其余见 coverage 表。",
          "The \(shown.count) agencies with most years missing or doubtful; the others are in the table coverage."
        ))
    }
    page += """
      <p class="controls"><label>\(Words("机关名称", "Name of the agency")) <input type="search" id="find-agency"></label></p>
      <div class="scroll tall"><table class="coverage" id="agencies">
      <thead><tr><th scope="col">\(Words("机关", "Agency"))</th>
      """
    for year in years { page += "<th scope=\"col\">\(year)</th>" }
    page += "</tr></thead>\n<tbody>\n"
    for agency in shown {
      page += "<tr><th scope=\"row\">\(agency.name)</th>"
      for year in years {
        let status = agency.years.first { Int($0.year) == year }?.status
        page += status.map(Self.square) ?? "<td></td>"
      }
      page += "</tr>\n"
    }
    page += "</tbody></table></div></figure>\n"
    return page
  }

  private static func square(_ status: CoverageCensus.Status) -> Markup {
    switch status {
    case .received: "<td class=\"r\">●</td>"
    case .doubtful: "<td class=\"d\">◐</td>"
    case .revised: "<td class=\"v\">◆</td>"
    case .missing: "<td class=\"m\">✕</td>"
    }
  }

  private var legend: Markup {
    let names: [(String, String, Words)] = [
      ("r", "●", Words("已有", "received")), ("d", "◐", Words("存疑", "doubtful")),
      ("v", "◆", Words("有多个版本", "several versions")), ("m", "✕", Words("缺失", "missing")),
    ]
    return Markup(names.map { "<span><i class=\"sign \($0.0)\">\($0.1)</i> \($0.2)</span> " })
  }
}
