extension Layout {
  /// A scanned table as tabs: merged cells are empty fields, trailing columns, damaged rows.
  static let scanTabs = Layout("scan-tabs", .paragraphs, keepsBlanks: true) { sheet, rendering in
    scannedRows(sheet, &rendering).map { row in
      row.map { $0.text.spacedLines }.joined(separator: "\t")
    }
  }

  /// The same under Markdown headings.
  static let scanMarkdown = Layout("scan-markdown", .markdown, keepsBlanks: true, fileExtension: "md") {
    sheet, rendering in
    let rows = scannedRows(sheet, &rendering)
    let breaks = rendering.noise > 1
    var lines: [String] = []
    for (number, row) in rows.enumerated() {
      if breaks, number > 3, rendering.chance.chance(percent: 4) { lines.append("") }
      lines.append(row.map { $0.text.spacedLines }.joined(separator: "\t"))
    }
    if breaks, sheet.part == .disclosure { lines.append("--------\t---\t----------") }
    return lines
  }

  private static func scannedRows(_ sheet: Sheet, _ rendering: inout Rendering) -> [[Field]] {
    let isStored = rendering.chance.chance(percent: 40)
    let rows = sheet.rows.indices.map { isStored ? sheet.storedRow($0) : sheet.gridRow($0) }
    return GridDamage(rows, part: sheet.part, rendering: &rendering).rows
  }

  /// Cells copied from a spreadsheet: one line a row, a tab between columns.
  static let sheetTabs = Layout("sheet-tabs", .paragraphs, keepsBlanks: true) { sheet, _ in
    sheet.rows.indices.map { row in sheet.gridRow(row).map { $0.text.joinedLines }.joined(separator: "\t") }
  }

  /// Rows with commas between cells; a cell that holds one is quoted.
  static let commaRows = Layout("comma-rows", .paragraphs, keepsBlanks: true) { sheet, _ in
    sheet.rows.indices.map { row in
      sheet.gridRow(row).map { field in
        let text = field.text.joinedLines
        return text.contains(",") || text.contains("\"")
          ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
      }.joined(separator: ",")
    }
  }

  /// A table drawn with lines, cells wrapped inside their boxes.
  static let boxes = Layout("boxes", .page(width: 60), keepsBlanks: true) { sheet, rendering in
    let bar = rendering.chance.pick(["|", "│", "┃"])
    let hasRules = bar == "|" ? rendering.chance.chance(percent: 60) : true
    let labels = rendering.noise > 1 ? rendering.chance.number(7...14) : 22
    let widths = boxWidths(sheet, labels: labels)
    var lines: [String] = []
    let rule = widths.map { String(repeating: bar == "|" ? "-" : "─", count: $0 + 2) }
      .joined(separator: bar == "|" ? "+" : "┼")
    let edge = bar == "|" ? "+" : "┼"
    for row in sheet.rows.indices {
      if hasRules { lines.append(edge + rule + edge) }
      let fields = sheet.gridRow(row)
      let wraps = fields.enumerated().map { $1.text.wrapped(width: widths[$0]) }
      let height = max(1, wraps.map(\.count).max() ?? 1)
      for line in 0..<height {
        let texts = wraps.enumerated().map { column, wrap in
          let text = line < wrap.count ? wrap[line] : ""
          return " " + text + String(repeating: " ", count: max(0, widths[column] - text.count)) + " "
        }
        lines.append(bar + texts.joined(separator: bar) + bar)
      }
    }
    if hasRules { lines.append(edge + rule + edge) }
    return lines
  }

  private static func boxWidths(_ sheet: Sheet, labels: Int) -> [Int] {
    var widths = (0..<sheet.columns).map { column in
      let texts = sheet.rows.flatMap { $0 }.filter { $0.column == column && $0.isValue }
      return max(4, texts.map(\.text.count).max() ?? 0)
    }
    switch sheet.part {
    case .disclosure: widths = widths.enumerated().map { $0 == 0 ? 12 : max($1, 10) }
    case .requests: widths = [4, 6, labels] + widths[3...]
    case .indicators: widths = widths.enumerated().map { $0 == 0 ? labels + 10 : max($1, 6) }
    case .reviews: break
    }
    return widths
  }
}

extension String {
  /// Gives the paragraphs of a cell in one line with blanks between.
  var spacedLines: String { split(separator: "\n").joined(separator: " ") }
}
