import Core

/// Writes the tables as they were read: a row an item, a column a measure, each cell a button that leads to its
/// place in the text.
struct TraceTables {
  let traced: TracedDocument
  let marks: SourceMarks
  let words: CellWords

  var markup: Markup {
    var page = Markup()
    for part in traced.parts() where !part.observations.isEmpty || !part.reading.doubt.isEmpty {
      page += region(part.reading, Array(part.observations))
    }
    return page
  }

  private func region(_ reading: TableReading, _ cells: [Int]) -> Markup {
    var page: Markup = """
      <p class="soft">\(lineLink(reading.firstLine)) – \(lineLink(reading.lastLine))\(pages(reading))\
      \(Words("，表样", ", form")) \(traced.definitions[reading.form].code)\
      \(reading.formIsPrinted ? Words("", "") : Words("（按年度推定）", " (taken from the year)"))</p>

      """
    if !reading.doubt.isEmpty {
      page += "<p class=\"doubt\"><span aria-hidden=\"true\">⚠</span> \(reading.doubt)</p>\n"
    }
    var tables: [(id: TableID, cells: [Int])] = []
    for index in cells {
      let id = traced.observations[index].cell.table
      if tables.last?.id != id { tables.append((id, [])) }
      tables[tables.count - 1].cells.append(index)
    }
    let identities = traced.definitions[reading.form].region(reading.region)?.identities ?? []
    for table in tables {
      page += self.table(table.id, table.cells)
      page += sums(identities.filter { $0.table == table.id }, table.cells)
    }
    page += leftovers(reading)
    return page
  }

  // MARK: A table

  private func table(_ id: TableID, _ cells: [Int]) -> Markup {
    let code = traced.definitions.vocabulary.code(id)
    var columns: [MeasureID] = []
    var rows: [(item: ItemID, cells: [Int])] = []
    for index in cells {
      let cell = traced.observations[index].cell
      if !columns.contains(cell.measure) { columns.append(cell.measure) }
      if rows.last?.item != cell.item { rows.append((cell.item, [])) }
      rows[rows.count - 1].cells.append(index)
    }
    var page: Markup = """
      <h3 id="t-\(code)">\(words.table(code)) <span class="soft">\(code)</span></h3>
      \(findings(about: id))<div class="scroll"><table class="cells">
      <thead><tr><th scope="col">\(Words("项目", "Item"))</th>
      """
    for column in columns {
      let cell = cells.first { traced.observations[$0].cell.measure == column } ?? cells[0]
      page += "<th scope=\"col\" class=\"number\">\(names(cell).measure)</th>"
    }
    page += "</tr></thead>\n<tbody>\n"
    for row in rows {
      page += "<tr><th scope=\"row\">\(names(row.cells[0]).item)</th>"
      for column in columns {
        let own = row.cells.filter { traced.observations[$0].cell.measure == column }
        page += "<td class=\"number\">\(Markup(own.map(cell)))</td>"
      }
      page += "</tr>\n"
    }
    page += "</tbody></table></div>\n"
    return page
  }

  private func names(_ index: Int) -> (table: Words, item: Words, measure: Words) {
    words.names(of: traced.observations[index].cell, added: traced.added)
  }

  func cell(_ index: Int) -> Markup {
    let seen = traced.observations[index]
    let mark = marks.mark(at: seen.raw)?.id ?? ""
    var classes = "cell"
    if !seen.flags.isDisjoint(with: .doubtful) || seen.reading == .illegible { classes += " doubtful" }
    if seen.flags.contains(.corrected) { classes += " corrected" }
    if !traced.findings(about: seen.cell).isEmpty { classes += " found" }
    return """
      <button type="button" class="\(classes)" id="c\(index)" data-mark="\(mark)" data-line="\(Int(seen.line))" \
      tabindex="-1">\(shown(seen))</button>
      """
  }

  private func shown(_ seen: Observation) -> Markup {
    switch seen.reading {
    case .quantity(let value):
      let signs = Self.signs.filter { !seen.flags.isDisjoint(with: $0.flags) }.map(\.sign).joined()
      return signs.isEmpty ? "\(value.description)" : "\(value.description)<sup>\(signs)</sup>"
    case .blank: return "<span class=\"soft\">·</span>"
    case .notApplicable: return "<span class=\"soft\">/</span>"
    case .illegible:
      let raw = traced.document.string(seen.raw)
      return raw.isEmpty ? "?" : "? <span class=\"soft\">\(String(raw.unicodeScalars.prefix(24)))</span>"
    }
  }

  /// The signs behind values, with what they mean.
  static let signs: [(sign: String, flags: CellFlags, words: Words)] = [
    ("=", .inferredPosition, Words("位置由勾稽关系推定", "placed by the sums of the form")),
    ("~", .repaired, Words("字符已修复", "a character was mended")),
    ("+", .annotated, Words("数字旁有说明", "text beside the number")),
    ("!", [.unitAssumed, .unitUnknown], Words("单位不明或取自表样", "unit missing or taken from the form")),
    ("✎", .corrected, Words("人工更正", "corrected by a person")),
  ]

  // MARK: What speaks against a table

  private func findings(about table: TableID) -> Markup {
    let own = traced.findings.indices.filter { traced.findings[$0].table == table }
    if own.isEmpty { return Markup() }
    return "<ul class=\"findings\">\n\(Markup(own.map { TraceFindings(traced: traced).entry($0) }))</ul>\n"
  }

  private func sums(_ identities: [FormIdentity], _ cells: [Int]) -> Markup {
    let sums = TraceSums(identities, observations: traced.observations, cells: cells)
    let tested = sums.accounts.filter { $0.tested > 0 }
    if tested.isEmpty { return Markup() }
    let failed = tested.contains { !$0.failures.isEmpty }
    var page: Markup = """
      <details class="sums"\(failed ? " open" : Markup())><summary>\
      \(failed
        ? Words("✗ 勾稽关系：有不成立的", "✗ Sums of the form: some fail")
        : Words("✓ 勾稽关系全部成立", "✓ All sums of the form hold"))</summary>
      <ul>

      """
    for account in tested {
      let held = account.tested - account.failures.count
      page += """
        <li>\(account.failures.isEmpty ? "✓" : "✗") \(account.statement) \
        <span class="soft">\(Words("\(account.tested) 处中 \(held) 处成立", "holds in \(held) of \(account.tested)"))</span>
        """
      if !account.failures.isEmpty {
        page += "<ul>\(Markup(account.failures.map(failure)))</ul>"
      }
      page += "</li>\n"
    }
    page += "</ul></details>\n"
    return page
  }

  private func failure(_ failure: TraceSums.Failure) -> Markup {
    let names = words.names(of: failure.line, added: traced.added)
    let along = traced.identityRunsAlongRow(failure) ? names.item : names.measure
    return """
      <li><button type="button" class="sum" data-cells="\(failure.cells.map(String.init).joined(separator: " "))">\
      \(along)\(Words("：", ": "))\(failure.left.description) ≠ \(failure.right.description)</button></li>
      """
  }

  private func leftovers(_ reading: TableReading) -> Markup {
    if reading.leftover.isEmpty, reading.missingRows.isEmpty, reading.subtotals.isEmpty { return Markup() }
    var page: Markup = "<ul class=\"findings\">\n"
    for subtotal in reading.subtotals {
      page += "<li>\(Words("分组标题旁的合计", "sums beside a heading")): \(subtotal.label)"
      for token in subtotal.tokens where token.kind != .blank { page += " \(jump(to: token))" }
      page += "</li>\n"
    }
    for token in reading.leftover {
      page += """
        <li>\(Words("没有归入任何单元格的数字", "a number that no cell took")): \(jump(to: token))</li>

        """
    }
    for row in reading.missingRows {
      page += "<li>\(Words("文中没有的行", "a row of the form that is not there")): \(row.label)</li>\n"
    }
    page += "</ul>\n"
    return page
  }

  private func jump(to token: Token) -> Markup {
    let mark = marks.mark(at: token.span)?.id ?? ""
    return """
      <button type="button" class="jump" data-mark="\(mark)" data-line="\(Int(token.line))">\
      \(traced.document.string(token.span))</button>
      """
  }

  /// The pages that a table of the form stands on, where the format has pages.
  private func pages(_ reading: TableReading) -> Words {
    guard let pages = traced.document.pages(ofLines: reading.firstLine...reading.lastLine) else {
      return Words("", "")
    }
    let (first, last) = (pages.lowerBound, pages.upperBound)
    return first == last
      ? Words("（第 \(first) 页）", " (page \(first))")
      : Words("（第 \(first)–\(last) 页）", " (pages \(first)–\(last))")
  }

  private func lineLink(_ line: Int) -> Markup { TraceFindings.line(line) }
}

extension TracedDocument {
  /// A sum over measures runs along a row, one over items down a column.
  fileprivate func identityRunsAlongRow(_ failure: TraceSums.Failure) -> Bool {
    let items = Set(failure.cells.map { observations[$0].cell.item })
    return items.count == 1
  }
}
