import Core

/// This is the page of `explain --html`: the document on the left as it was read, on the right the tables that
/// were made of it. What is chosen on one side is marked on the other.
public struct TracePage: Sendable {
  private let traced: TracedDocument

  private let chosen: String?

  /// - Parameter chosen: `table/item/measure`, `table/item` or `table`: the first such cell is chosen when the
  ///   page opens.
  public init(_ traced: TracedDocument, chosen: String? = nil) {
    self.traced = traced
    self.chosen = chosen
  }

  public var bytes: [UInt8] {
    let marks = SourceMarks(traced)
    let words = CellWords(traced.definitions)
    let title = traced.head.title.isEmpty ? traced.document.path.description : traced.head.title
    let source = SourceText(
      document: traced.document, marks: marks.marks, headings: Set(traced.sections.map(\.firstLine)))
    let body: Markup = """
      \(facts)\(TraceFindings(traced: traced).general)\(legend)
      <div class="sides">
      <section class="side left" \(Words("原文", "The document").asLabel)>
      <h2 id="h-source">\(Words("原文", "The document as it was read"))</h2>
      <div class="text source" id="source">
      \(source.markup)</div>
      </section>
      <section class="side" \(Words("读出的表", "The tables").asLabel)>
      <h2>\(Words("读出的表", "The tables that were read"))</h2>
      <div class="chosen" id="chosen" aria-live="polite">
      <p class="soft" id="d-none">\(hint)</p>
      \(TraceDetails(traced: traced, marks: marks, words: words).markup)</div>
      <div id="tables"\(first.map { " data-first=\"\($0)\"" } ?? Markup())>
      \(tables(marks, words))</div>
      </section>
      </div>
      """
    return Page(
      title: Words("\(title) · 溯源", "\(title) · trace"), style: TraceStyle.text, script: TraceScript.text,
      body: body
    ).bytes
  }

  private var first: Int? {
    guard let chosen else { return nil }
    return traced.observations.firstIndex { "\(traced.address($0.cell))/".hasPrefix("\(chosen)/") }
  }

  private func tables(_ marks: SourceMarks, _ words: CellWords) -> Markup {
    if traced.observations.isEmpty {
      return "<p>\(Words("文中没有找到统计表。", "No table of the form was found in this document."))</p>\n"
    }
    return TraceTables(traced: traced, marks: marks, words: words).markup
  }

  private var hint: Words {
    Words(
      "点选一个单元格或原文中标出的数字；方向键移动，回车跳到另一侧，Esc 取消。",
      "Choose a cell, or a marked number in the text; arrow keys move, Enter goes to the other side, Esc lets go."
    )
  }

  private var facts: Markup {
    let (head, document) = (traced.head, traced.document)
    let unknown = Words("（文中没有）", "(not printed)")
    func text(_ value: String) -> Markup { value.isEmpty ? "\(unknown)" : "\(value)" }
    let doubtful = traced.observations.count { !$0.flags.isDisjoint(with: .doubtful) }
    let (cells, found) = (traced.observations.count, traced.findings.count)
    let encoding = document.encoding.rawValue.isEmpty ? "" : ", \(document.encoding.rawValue)"
    return """
      <dl class="facts">
      <div><dt>\(Words("机关", "Agency"))</dt><dd>\(text(head.agency))</dd></div>
      <div><dt>\(Words("年度", "Year"))</dt><dd>\(text(head.year.map(String.init) ?? ""))</dd></div>
      <div><dt>\(Words("发布日期", "Published"))</dt><dd>\(text(head.publishedOn))</dd></div>
      <div><dt>\(Words("文件", "File"))</dt><dd>\(document.path.description) \
      <span class="soft">(\(document.format.rawValue)\(encoding))</span></dd></div>
      <div><dt>\(Words("单元格", "Cells"))</dt><dd>\(cells)\(Words("，存疑 \(doubtful)", ", \(doubtful) doubtful"))</dd></div>
      <div><dt>\(Words("问题", "Findings"))</dt><dd>\(found)</dd></div>
      </dl>

      """
  }

  private var legend: Markup {
    var page: Markup = "<p class=\"legend\">"
    page += "<span><button type=\"button\" class=\"cell doubtful\" tabindex=\"-1\" disabled>12</button> "
    page += "\(Words("存疑", "doubtful"))</span> "
    page += "<span><button type=\"button\" class=\"cell found\" tabindex=\"-1\" disabled>12</button> "
    page += "\(Words("有问题", "has a finding"))</span> "
    page += "<span>· \(Words("空", "blank"))</span> <span>/ \(Words("不适用", "not applicable"))</span> "
    page += "<span>? \(Words("位置不能确定", "more than one place fits"))</span> "
    for sign in TraceTables.signs { page += "<span>\(sign.sign) \(sign.words)</span> " }
    page += "<span><mark class=\"left\">12</mark> \(Words("没有归入单元格", "no cell took it"))</span></p>\n"
    return page
  }
}
