import Core

/// What came in and what came out, by what reports are told apart by.
extension ReportPage {
  private static let mostGroups = 40

  var flow: Markup {
    let all = report.reports.all
    let (reports, rejects) = (Digits.grouped(all.reports), Digits.grouped(report.rejects.count))
    let documents = Digits.grouped(all.reports + report.rejects.count)
    var page: Markup = """
      <p>\(Words(
        "找到 \(documents) 份文件：\(reports) 份成表，\(rejects) 份未能读取。",
        "\(documents) documents were found: \(reports) gave tables, \(rejects) were rejected."))</p>
      <p class="legend"><span><i class="key sound"></i>\(Words("无警告", "no warning"))</span> \
      <span><i class="key warning"></i>\(Words("有警告", "with warnings"))</span> \
      <span><i class="key error"></i>\(Words("有错误", "with errors"))</span></p>

      """
    for dimension in ReportCensus.Dimension.allCases { page += groups(dimension) }
    return page
  }

  private func groups(_ dimension: ReportCensus.Dimension) -> Markup {
    let groups = report.reports.groups(by: dimension)
    if groups.isEmpty { return Markup() }
    let title = Self.title(dimension)
    let most = groups.map(\.count.reports).max() ?? 1
    var page: Markup = """
      <figure><figcaption>\(title)\(Words("（单位：份）", " (number of reports)"))</figcaption>
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(title)</th><th scope="col">\(Words("报告", "Reports"))</th>\
      <th scope="col" class="number">\(Words("报告", "Reports"))</th>\
      <th scope="col" class="number">\(Words("有警告", "Warnings"))</th>\
      <th scope="col" class="number">\(Words("有错误", "Errors"))</th>\
      <th scope="col" class="number">\(Words("单元格", "Cells"))</th>\
      <th scope="col" class="number">\(Words("存疑", "Doubtful"))</th></tr></thead>
      <tbody>

      """
    for group in groups.prefix(Self.mostGroups) {
      page += row(label(group.key, dimension), group.count, most: most)
    }
    if groups.count > Self.mostGroups {
      var rest = ReportCensus.Count()
      for group in groups.dropFirst(Self.mostGroups) { rest.add(group.count) }
      let number = groups.count - Self.mostGroups
      page += row(Words("其余 \(number) 项", "\(number) others"), rest, most: max(most, rest.reports))
    }
    page += "</tbody></table></div></figure>\n"
    return page
  }

  private func row(_ name: Words, _ count: ReportCensus.Count, most: Int) -> Markup {
    let label = Words(
      "\(name.chinese)：\(count.reports) 份，警告 \(count.warnings)，错误 \(count.errors)",
      "\(name.english): \(count.reports) reports, \(count.warnings) with warnings, \(count.errors) with errors"
    )
    return """
      <tr><th scope="row">\(name)</th><td>\(Charts.bar([count.sound, count.warnings, count.errors], most: most, label: label))</td>\
      <td class="number">\(Digits.grouped(count.reports))</td><td class="number">\(Digits.grouped(count.warnings))</td>\
      <td class="number">\(Digits.grouped(count.errors))</td><td class="number">\(Digits.grouped(count.cells))</td>\
      <td class="number">\(Digits.grouped(count.doubtful)) <span class="soft">\(Digits.share(count.doubtful, of: count.cells))</span></td></tr>

      """
  }

  private static func title(_ dimension: ReportCensus.Dimension) -> Words {
    switch dimension {
    case .year: Words("报告年度", "Year reported on")
    case .region: Words("地区（省级）", "Region (province)")
    case .sector: Words("领域", "Sector")
    case .format: Words("文件格式", "Format")
    case .template: Words("表样", "Form")
    }
  }

  private func label(_ key: String, _ dimension: ReportCensus.Dimension) -> Words {
    if key.isEmpty { return Words("（不详）", "(not known)") }
    guard dimension == .sector else { return Words(key, key) }
    return words.sector(key)
  }
}
