import Core

/// Which agency reported on which year.
extension ReportPage {
  private static let mostAgencies = 300
  private static let mostYears = 24

  var coverage: Markup {
    let agencies = report.coverage.agencies
    if agencies.isEmpty { return Self.nothing(Words("没有报告。", "There are no reports.")) }
    let years = report.coverage.years.suffix(Self.mostYears)
    let missing = agencies.reduce(0) { $0 + $1.years.count { $0.status == .missing } }
    let total = agencies.reduce(0) { $0 + $1.years.count }
    var page: Markup = """
      <p>\(Words(
        "\(Digits.grouped(agencies.count)) 个机关，\(Digits.grouped(total)) 个机关年度，缺 \(Digits.grouped(missing)) 个。",
        "\(Digits.grouped(agencies.count)) agencies, \(Digits.grouped(total)) years of agencies, \(Digits.grouped(missing)) missing."))</p>

      """
    page += provinces(Array(years))
    page += map(Array(years))
    return page
  }

  private func provinces(_ years: [Int]) -> Markup {
    var order: [String] = []
    var squares: [String: [Int: Charts.Square]] = [:]
    for agency in report.coverage.agencies {
      if squares[agency.province] == nil {
        order.append(agency.province)
        squares[agency.province] = [:]
      }
      for entry in agency.years {
        let before = squares[agency.province]?[Int(entry.year)]
        squares[agency.province]?[Int(entry.year)] = Charts.Square(
          part: (before?.part ?? 0) + (entry.status == .missing ? 0 : 1), whole: (before?.whole ?? 0) + 1)
      }
    }
    order.sort { $0.isEmpty != $1.isEmpty ? $1.isEmpty : $0 < $1 }
    let rows = order.map { province in
      (name: province.isEmpty ? "—" : province, squares: years.map { squares[province]?[$0] })
    }
    let title = Words("各省级地区有报告的机关年度（%）", "Years of agencies with a report, by province (%)")
    return """
      <figure><figcaption>\(title)</figcaption>
      <div class="scroll">\(Charts.map(rows: rows, columns: years.map(String.init), label: title))</div></figure>

      """
  }

  private func map(_ years: [Int]) -> Markup {
    let agencies = report.coverage.agencies
    let order = agencies.indices.sorted { left, right in
      (agencies[right].gaps, left) < (agencies[left].gaps, right)
    }
    let shown = order.prefix(Self.mostAgencies)
    let title = Words("机关 × 年度", "Agency × year")
    var page: Markup = """
      <figure><figcaption>\(title)</figcaption>
      <p class="legend">\(legend)</p>

      """
    if shown.count < order.count {
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
    for index in shown {
      page += "<tr><th scope=\"row\">\(agencies[index].name)</th>"
      for year in years {
        let status = agencies[index].years.first { Int($0.year) == year }?.status
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
