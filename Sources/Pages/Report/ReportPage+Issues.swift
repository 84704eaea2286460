import Core

/// Cells in doubt by table and flag, findings by rule, documents that gave no tables.
extension ReportPage {
  var doubtfulCells: Markup {
    let tables = report.cells.tables.sorted { $0.table < $1.table }
    if tables.isEmpty { return Self.nothing(Words("没有单元格。", "There are no cells.")) }
    let flags = CellFlags.named.filter { flag in tables.contains { $0.flags[flag.name] != nil } }
    var page: Markup = """
      <figure><figcaption>\(Words("按表和标记统计的单元格（单位：格）", "Cells by table and flag (number of cells)"))</figcaption>
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(Words("表", "Table"))</th><th scope="col" class="number">\(Words("单元格", "Cells"))</th>\
      <th scope="col" class="number">\(Words("无数值", "Without value"))</th>
      """
    for flag in flags {
      let isDoubt = !flag.flag.isDisjoint(with: .doubtful)
      page += "<th scope=\"col\" class=\"number\"><code>\(flag.name)</code>\(isDoubt ? " ⚠" : "")</th>"
    }
    page += "</tr></thead>\n<tbody>\n"
    for table in tables {
      page += """
        <tr><th scope="row">\(words.table(table.table))</th><td class="number">\(Digits.grouped(table.cells))</td>\
        <td class="number">\(Digits.grouped(table.empty))</td>
        """
      for flag in flags {
        let count = table.flags[flag.name] ?? 0
        let isDoubt = !flag.flag.isDisjoint(with: .doubtful) && count > 0
        let share = count > 0 ? Digits.share(count, of: table.cells) : ""
        page +=
          "<td class=\"number\(isDoubt ? " doubtful" : "")\">\(Digits.grouped(count)) <span class=\"soft\">\(share)</span></td>"
      }
      page += "</tr>\n"
    }
    page += "</tbody></table></div>\n<dl class=\"flags\">\n"
    for flag in flags { page += "<dt><code>\(flag.name)</code></dt><dd>\(words.flag(flag.name))</dd>\n" }
    page += "</dl></figure>\n"
    return page
  }

  // MARK: By rule

  var issues: Markup {
    let rules = report.issues.byRule
    if rules.isEmpty { return Self.nothing(Words("没有问题。", "No rule found anything.")) }
    let most = rules.map(\.reports).max() ?? 1
    var page: Markup = """
      <p>\(Words(
        "每条规则：问题数、涉及的报告数和例子。“可能误读”的要看文件，其余是报告本身的问题。nianbao rules 规则 可查说明。",
        "For each rule its findings, the reports that it touches and examples. Where we may have misread, look at the "
          + "document; the rest is about the reports themselves. nianbao rules CODE tells all of a rule."))</p>

      """
    for rule in rules { page += entry(rule, most: most) }
    return page
  }

  private func entry(_ rule: IssueCensus.RuleCount, most: Int) -> Markup {
    let title = report.rules[rule.rule] ?? Words("", "")
    let all = max(1, report.reports.all.reports)
    let label = Words("涉及 \(rule.reports) 份报告", "\(rule.reports) reports")
    let fill =
      rule.severity == .error ? Charts.fills[2] : rule.severity == .warning ? Charts.fills[1] : Charts.sound
    var page: Markup = """
      <details class="rule \(rule.severity.rawValue)" id="rule-\(rule.rule)"><summary>\
      <span class="what">\(TraceFindings.sign(rule.severity)) \(TraceFindings.words(rule.severity)) <b>\(rule.rule)</b> \(title)</span> \
      <span class="count">\(Charts.bar([rule.reports], most: most, label: label, fills: [fill])) \
      \(Words(
        "\(Digits.grouped(rule.findings)) 个，\(Digits.grouped(rule.reports)) 份报告（\(Digits.share(rule.reports, of: all))）",
        "\(Digits.grouped(rule.findings)) in \(Digits.grouped(rule.reports)) reports (\(Digits.share(rule.reports, of: all)))"))\
      </span></summary>
      <p class="soft">\(Words(
        "可能误读 \(Digits.grouped(rule.extraction))，报告本身 \(Digits.grouped(rule.findings - rule.extraction))",
        "\(Digits.grouped(rule.extraction)) may be misreadings, \(Digits.grouped(rule.findings - rule.extraction)) are about the reports themselves"))</p>
      <ul class="examples">

      """
    for example in rule.examples {
      let place = example.document.map { self.place($0) } ?? "<span class=\"path\">\(example.path)</span>"
      page += "<li>\(place)\(example.line > 0 ? ":\(example.line)" : "")<br>\(example.message)</li>\n"
    }
    let rest = rule.reports - rule.examples.count
    if rest > 0 {
      page +=
        "<li class=\"soft\">\(Words("另有 \(Digits.grouped(rest)) 份报告", "\(Digits.grouped(rest)) more reports"))</li>\n"
    }
    page += "</ul></details>\n"
    return page
  }

  // MARK: Rejects

  var rejects: Markup {
    let rejects = report.rejects
    if rejects.count == 0 { return Self.nothing(Words("每份文件都成表。", "Every document gave tables.")) }
    let reasons = rejects.byReason
    let most = reasons.map(\.count).max() ?? 1
    var page: Markup = """
      <figure><figcaption>\(Words("原因（单位：份）", "Reasons (number of documents)"))</figcaption>
      <table><tbody>

      """
    for reason in reasons {
      let label = Words("\(reason.reason)：\(reason.count) 份", "\(reason.reason): \(reason.count) documents")
      page += """
        <tr><th scope="row"><code>\(reason.reason)</code></th>\
        <td>\(Charts.bar([reason.count], most: most, label: label, fills: [Charts.fills[2]]))</td>\
        <td class="number">\(Digits.grouped(reason.count))</td></tr>

        """
    }
    page += "</tbody></table></figure>\n<div class=\"scroll tall\"><table>\n<thead><tr>"
    for name in [
      Words("文件", "Document"), Words("阶段", "Stage"), Words("原因", "Reason"), Words("说明", "What is wrong"),
    ] { page += "<th scope=\"col\">\(name)</th>" }
    page += "</tr></thead>\n<tbody>\n"
    for document in rejects.named {
      page += """
        <tr><th scope="row" class="path">\(document.path)</th><td>\(document.stage)</td>\
        <td><code>\(document.reason)</code></td><td>\(document.message)</td></tr>

        """
    }
    page += "</tbody></table></div>\n"
    let rest = rejects.count - rejects.named.count
    if rest > 0 {
      page += Self.nothing(
        Words(
          "另有 \(Digits.grouped(rest)) 份，见 rejects 表。", "\(Digits.grouped(rest)) more in the table rejects."))
    }
    return page
  }
}
