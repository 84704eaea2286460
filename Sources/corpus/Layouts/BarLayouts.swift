extension Layout {
  /// A Markdown table a section, as a converter writes it that knows merged cells.
  static let pipeTable = Layout("pipe-table", .markdown, keepsBlanks: true, fileExtension: "md") {
    sheet, rendering in
    let repeats = rendering.noise > 0 && rendering.chance.chance(percent: 30)
    let rows = sheet.rows.indices.map { repeats ? spreadRow(sheet, $0) : sheet.gridRow($0) }
    let damaged = GridDamage(rows, part: sheet.part, rendering: &rendering).rows
    let hasEmptyHeader = rendering.chance.chance(percent: 40)
    let rule =
      "|" + String(repeating: rendering.chance.pick([" --- |", "---|", ":---:|"]), count: sheet.columns)
    var lines = damaged.map { piped($0) }
    if hasEmptyHeader {
      lines = ["|" + String(repeating: "  |", count: sheet.columns), rule] + lines
    } else {
      lines.insert(rule, at: 1)
    }
    return lines
  }

  /// A Markdown table for each block or each few rows, rows parted by empty lines.
  static let pipeRows = Layout("pipe-rows", .markdown, keepsBlanks: true, fileExtension: "md") {
    sheet, rendering in
    var lines: [String] = []
    for row in sheet.rows.indices {
      lines += [piped(sheet.storedRow(row))]
      if rendering.chance.chance(percent: 70) { lines.append("") }
    }
    return lines
  }

  /// A table shredded into tables of one row, each with a header that the converter made up.
  static let pipeShreds = Layout("pipe-shreds", .markdown, keepsBlanks: true, fileExtension: "md") {
    sheet, rendering in
    let style = rendering.chance.below(3)
    return sheet.rows.indices.flatMap { row in
      let fields = sheet.storedRow(row)
      let names = fields.indices.map { column in
        switch style {
        case 0: ""
        case 1: "Column\(column + 1)"
        default: "列\(column + 1)"
        }
      }
      let rule = "|" + String(repeating: " --- |", count: fields.count)
      if style == 2, row % 2 == 0 { return [piped(fields), rule, ""] }
      return [piped(names.map { Field(text: $0, value: nil) }), rule, piped(fields), ""]
    }
  }

  /// A bar alone on a line between cells.
  static let loneBars = Layout("lone-bars", .paragraphs, keepsBlanks: true) { sheet, rendering in
    let leads = rendering.chance.chance(percent: 50)
    return sheet.rows.indices.flatMap { row in
      var lines: [String] = leads ? ["|"] : []
      for (place, field) in sheet.storedRow(row).enumerated() {
        if place > 0 { lines.append("|") }
        lines += field.text.printedLines
      }
      return leads ? lines + ["|", ""] : lines + [""]
    }
  }

  /// Cells with bars between and empty bars where cells spanned columns: `a | b | c |||`.
  static let spanRemains = Layout("span-remains", .paragraphs, keepsBlanks: true) { sheet, rendering in
    let separator = rendering.chance.pick([" | ", "|", " |"])
    return sheet.rows.map { row in
      var line = ""
      for (place, cell) in row.enumerated() {
        if place > 0 { line += separator }
        line += cell.text.joinedLines
        line += String(repeating: "|", count: cell.columnSpan - 1)
      }
      return line
    }
  }

  private static func piped(_ fields: [Field]) -> String {
    "| " + fields.map { $0.text.split(separator: "\n").joined(separator: "<br>") }.joined(separator: " | ")
      + " |"
  }

  /// Gives a row with the text of a merged cell in every place that it covers.
  private static func spreadRow(_ sheet: Sheet, _ row: Int) -> [Field] {
    (0..<sheet.columns).map { column in
      if let own = sheet.rows[row].first(where: { $0.column <= column && column < $0.column + $0.columnSpan })
      {
        return own.column == column || !own.isValue ? Field(own) : Field(text: "", value: nil)
      }
      return sheet.cover(row: row, column: column).map { Field($0) } ?? Field(text: "", value: nil)
    }
  }
}
