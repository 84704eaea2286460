import Core

/// Puts `report.html` together from what was counted.
struct ReportPage {
  let report: CorpusReport
  let words: CellWords
  let facts: [SeriesFacts]

  init(_ report: CorpusReport) {
    self.report = report
    let (cells, documents, coverage) = (report.cells, report.documents, report.coverage)
    facts = cells.series.indices.map { SeriesFacts($0, cells, documents, coverage) }
    words = CellWords(report.definitions)
  }

  /// A section with its place in the list at the top.
  private struct Part {
    let id: String
    let title: Words
    let content: Markup
  }

  var bytes: [UInt8] {
    let parts = [
      Part(id: "first", title: Words("先看这些文件", "Look at these first"), content: doubts),
      Part(id: "flow", title: Words("来了什么，出了什么", "What came in and what came out"), content: flow),
      Part(id: "coverage", title: Words("覆盖情况", "Coverage"), content: coverage),
      Part(id: "cells", title: Words("存疑的单元格", "Doubtful cells"), content: doubtfulCells),
      Part(id: "issues", title: Words("按规则列出的问题", "Issues by rule"), content: issues),
      Part(id: "rejects", title: Words("未能读取的文件", "Rejected documents"), content: rejects),
      Part(id: "movers", title: Words("年度间变动最大的数字", "Biggest movers from year to year"), content: movers),
      Part(id: "figures", title: Words("数字的分布", "How the figures are spread"), content: distributions),
      Part(id: "run", title: Words("这次运行：用时与变化", "This run: seconds and changes"), content: runFile),
    ]
    var body: Markup = "\(Charts.patterns)\(summary)<nav \(Words("目录", "Contents").asLabel)><ul>\n"
    for part in parts { body += "<li><a href=\"#\(part.id)\">\(part.title)</a></li>\n" }
    body += "</ul></nav>\n"
    for part in parts {
      body += "<section id=\"\(part.id)\">\n<h2>\(part.title)</h2>\n\(part.content)</section>\n"
    }
    body += "<p class=\"soft\">nianbao \(report.version)</p>\n"
    return Page(
      title: Words("政府信息公开年度报告：读取情况", "Annual disclosure reports: how they were read"),
      style: ReportStyle.text, script: ReportScript.text, body: body
    ).bytes
  }

  // MARK: At the top

  private var summary: Markup {
    let all = report.reports.all
    let documents = all.reports + report.rejects.count
    let grave = report.issues.byRule.reduce(0) { $0 + $1.errors }
    let tiles: [(Words, String, Words)] = [
      (Words("文件", "Documents"), Digits.grouped(documents), Words("找到的", "found")),
      (
        Words("报告", "Reports"), Digits.grouped(all.reports),
        Words("其中 \(Digits.grouped(all.errors)) 份有错误", "\(Digits.grouped(all.errors)) with errors")
      ),
      (Words("未读取", "Rejected"), Digits.grouped(report.rejects.count), Words("没有成表", "gave no tables")),
      (
        Words("单元格", "Cells"), Digits.grouped(all.cells),
        Words("应有 \(Digits.grouped(all.expected))", "of \(Digits.grouped(all.expected)) expected")
      ),
      (
        Words("存疑", "Doubtful cells"), Digits.grouped(all.doubtful),
        Words(Digits.share(all.doubtful, of: all.cells), Digits.share(all.doubtful, of: all.cells))
      ),
      (
        Words("问题", "Issues"), Digits.grouped(report.issues.findings),
        Words("错误 \(Digits.grouped(grave))", "\(Digits.grouped(grave)) errors")
      ),
    ]
    var page: Markup = "<div class=\"tiles\">\n"
    for (name, number, more) in tiles {
      page +=
        "<div><span class=\"soft\">\(name)</span><b>\(number)</b><span class=\"soft\">\(more)</span></div>\n"
    }
    page += "</div>\n"
    return page
  }

  // MARK: Pieces

  /// Gives `agency year`, or the path where neither is known.
  func name(_ document: Int) -> Markup {
    let agency = report.documents.agency(document)
    let year = report.documents.year(document)
    if agency.isEmpty { return "<span class=\"path\">\(report.documents.path(document))</span>" }
    return year > 0 ? "\(agency) \(year)" : "\(agency)"
  }

  /// Gives a document as a row of a list names it, with a way to its entry at the top where it has one.
  func place(_ document: Int) -> Markup {
    let path: Markup = "<span class=\"path\">\(report.documents.path(document))</span>"
    guard let rank = report.issues.doubts.firstIndex(where: { $0.document == document }) else { return path }
    return "<a href=\"#doubt-\(rank + 1)\">\(path)</a>"
  }

  func rule(_ code: String) -> Markup {
    let title = report.rules[code].map { "\($0)" } ?? Markup()
    return "<a href=\"#rule-\(code)\">\(code)</a> \(title)"
  }

  static func nothing(_ words: Words) -> Markup { "<p class=\"soft\">\(words)</p>\n" }
}

extension CorpusReport {
  /// Gives the page, once all rows are there.
  public var page: [UInt8] { ReportPage(self).bytes }
}
