import Core

/// Writes what is to be said of each cell: where its value came from, what else could stand there, and what
/// speaks against it. All stand in the page, and the script shows the one that was chosen.
struct TraceDetails {
  let traced: TracedDocument
  let marks: SourceMarks
  let words: CellWords

  var markup: Markup { Markup(traced.observations.indices.map(details)) }

  private func details(_ index: Int) -> Markup {
    let seen = traced.observations[index]
    let names = words.names(of: seen.cell, added: traced.added)
    var page: Markup = """
      <div class="about" id="d\(index)" hidden>
      <h3>\(names.table) › \(names.item) › \(names.measure)</h3>
      <dl>
      \(Self.entry(Words("数值", "Value"), value(seen)))
      \(Self.entry(Words("原文", "Printed"), printed(seen)))
      \(Self.entry(Words("位置", "Place"), place(seen)))

      """
    if !seen.flags.isEmpty {
      let flags = CellFlags.named.filter { seen.flags.contains($0.flag) }.map { flag -> Markup in
        "<code>\(flag.name)</code> \(words.flag(flag.name))"
      }
      page += Self.entry(Words("标记", "Flags"), Self.joined(flags, "<br>"))
    }
    let placement = traced.placement(of: index)
    page += Self.entry(Words("依据", "Why"), "\(Self.reason(seen, placement))")
    let others = placement?.alternatives ?? []
    if !others.isEmpty {
      let list = others.map(jump)
      page += Self.entry(
        Words("也可能是", "Could be"),
        "\(Self.joined(list, ", "))\(Words("，或没有数字", ", or nothing"))")
    }
    let findings = traced.findings(about: seen.cell)
    if !findings.isEmpty {
      let list = findings.map { TraceFindings(traced: traced).entry($0) }
      page += Self.entry(Words("问题", "Findings"), "<ul class=\"findings\">\(Markup(list))</ul>")
    }
    page += "</dl>\n<p class=\"soft\"><code>\(traced.address(seen.cell))</code></p>\n</div>\n"
    return page
  }

  private func value(_ seen: Observation) -> Markup {
    guard let value = seen.reading.quantity else {
      let why =
        switch seen.reading {
        case .blank: Words("空（格内无内容）", "empty: nothing stands in the cell")
        case .notApplicable: Words("空（以符号代替数字）", "empty: a mark stands in place of a number")
        case .illegible, .quantity: Words("空（不能确定）", "empty: it is not certain what stands here")
        }
      return "\(why)"
    }
    let unit =
      switch seen.unit {
      case .count: Words("", "")
      case .yuan: Words("元", "CNY")
      case nil: Words("（单位不明）", "(unit unknown)")
      }
    return "<b>\(value.description)</b> \(unit)"
  }

  private func printed(_ seen: Observation) -> Markup {
    if seen.raw.isEmpty { return "\(Words("（无）", "(nothing)"))" }
    let (start, end) = (Int(seen.raw.start), Int(seen.raw.end))
    return """
      <q class="source">\(traced.document.string(seen.raw))</q> <span class="soft">\
      \(Words("字节 \(start)–\(end)", "bytes \(start)–\(end)"))</span>
      """
  }

  private func place(_ seen: Observation) -> Markup {
    var page = TraceFindings.line(Int(seen.line))
    if let number = traced.document.page(of: seen) {
      page += " · \(Words("第 \(number) 页", "page \(number)"))"
    }
    switch traced.document.cellPlace(of: seen) {
    case .table(let number, let row, let column)?:
      page +=
        " · \(Words("文中第 \(number) 张表第 \(row) 行第 \(column) 列", "row \(row), column \(column) of table \(number) of the document"))"
    case .sheet(let name, let cell)?:
      page += " · \(Words("工作表“\(name)”的 \(cell)", "\(cell) of the sheet “\(name)”"))"
    case nil: break
    }
    return page
  }

  private func jump(_ span: TextSpan) -> Markup {
    let line = traced.document.lineNumber(at: Int(span.start))
    return """
      <button type="button" class="jump" data-mark="\(marks.mark(at: span)?.id ?? "")" data-line="\(line)">\
      “\(traced.document.string(span))” \(Words("第 \(line) 行", "line \(line)"))</button>
      """
  }

  private static func reason(_ seen: Observation, _ placement: Placement?) -> Words {
    switch placement?.confidence {
    case nil: Words("由人录入", "entered by a person")
    case .clean:
      seen.raw.isEmpty && seen.reading == .blank
        ? Words("这一行在文中，此格没有内容", "the row is printed and nothing stands in this cell")
        : Words(
          "按其行与行内位置，只有这一处符合", "the only token that fits this cell, by its row and its place in the row")
    case .inferred:
      Words("按位置有几种可能，勾稽关系只允许这一种", "several places fit by position; the sums of the form leave only this one")
    case .ambiguous:
      Words(
        "这一行的数字有几种放法，勾稽关系不能区分",
        "several ways to place the numbers of this row fit, and no sum of the form decides between them")
    }
  }

  private static func entry(_ name: Words, _ content: Markup) -> Markup {
    "<dt>\(name)</dt><dd>\(content)</dd>\n"
  }

  private static func joined(_ pieces: [Markup], _ separator: Markup) -> Markup {
    var page = Markup()
    for (index, piece) in pieces.enumerated() {
      if index > 0 { page += separator }
      page += piece
    }
    return page
  }
}
