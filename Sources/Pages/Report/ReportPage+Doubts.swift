import Core

/// The reports of which it is most doubtful that they were read rightly, and why.
extension ReportPage {
  /// Entries that stand open.
  private static let open = 5

  var doubts: Markup {
    let doubts = report.issues.doubts
    if doubts.isEmpty {
      return Self.nothing(
        Words("没有存疑的文件：每个单元格都能确定。", "No document is in doubt: every cell is certain."))
    }
    var page: Markup = """
      <p>\(Words(
        "按存疑程度排列：每个存疑单元格、每个应有而未见的单元格各一分，每个可能误读的问题十分（提示为一分）。路径从输入文件夹算起。",
        "In order of doubt: a point for each doubtful cell and for each cell of the form that was not found, ten for "
          + "each finding that may be a misreading (one where it is only worth knowing). Paths are meant from the input folder."))</p>
      <ol class="doubts">

      """
    for (index, doubt) in doubts.enumerated() {
      if index == Self.open {
        page +=
          "</ol>\n<details><summary>\(Words("其余 \(doubts.count - index) 份", "\(doubts.count - index) more"))</summary>\n"
        page += "<ol class=\"doubts\" start=\"\(index + 1)\">\n"
      }
      page += entry(doubt, rank: index + 1)
    }
    page += doubts.count > Self.open ? "</ol></details>\n" : "</ol>\n"
    return page
  }

  private func entry(_ doubt: IssueCensus.Doubt, rank: Int) -> Markup {
    let documents = report.documents
    let (doubtful, missing) = (
      Int(documents.doubtful[doubt.document]), Int(documents.missing[doubt.document])
    )
    var facts: [Words] = []
    if doubtful > 0 {
      facts.append(
        Words("存疑单元格 \(Digits.grouped(doubtful)) 个", "doubtful cells: \(Digits.grouped(doubtful))"))
    }
    if missing > 0 {
      facts.append(
        Words("应有而未见的单元格 \(Digits.grouped(missing)) 个", "cells not found: \(Digits.grouped(missing))"))
    }
    if doubt.extraction > 0 {
      facts.append(
        Words("可能误读的问题 \(doubt.extraction) 个", "findings that may be misreadings: \(doubt.extraction)"))
    }
    if doubt.others > 0 {
      facts.append(Words("报告本身的问题 \(doubt.others) 个", "findings about the report itself: \(doubt.others)"))
    }
    let path = documents.path(doubt.document)
    var page: Markup = """
      <li id="doubt-\(rank)"><h3>\(name(doubt.document)) \
      <span class="points">\(Words("\(Digits.grouped(doubt.points)) 分", "\(Digits.grouped(doubt.points)) points"))</span></h3>
      <p class="path">\(path)</p>
      <p>\(facts.enumerated().reduce(into: Markup()) { page, fact in
        if fact.offset > 0 { page += "\(Words("；", "; "))" }
        page += "\(fact.element)"
      })</p>
      <ul class="reasons">

      """
    for reason in doubt.reasons {
      page += """
        <li class="\(reason.severity.rawValue)"><b>\(TraceFindings.sign(reason.severity)) \
        \(TraceFindings.words(reason.severity))</b> \(rule(reason.rule))<br>\(reason.message)\
        \(reason.line > 0 ? Words("（第 \(reason.line) 行）", " (line \(reason.line))") : Words("", ""))</li>

        """
    }
    let rest = doubt.extraction - doubt.reasons.count
    if rest > 0 {
      page += "<li>\(Words("另有 \(rest) 个，见 issues 表", "\(rest) more in the table issues"))</li>\n"
    }
    page += """
      </ul>
      <p class="command"><code>nianbao explain \(Self.quoted(path)) --html &gt; trace.html</code> \
      <button type="button" class="copy" data-copy="nianbao explain \(Self.quoted(path)) --html &gt; trace.html">\
      \(Words("复制", "Copy"))</button></p>
      </li>

      """
    return page
  }

  /// Gives a path as a shell takes it, whatever stands in it.
  static func quoted(_ path: String) -> String {
    var text = "'"
    for scalar in path.unicodeScalars { text += scalar == "'" ? "'\\''" : String(scalar) }
    return text + "'"
  }
}
