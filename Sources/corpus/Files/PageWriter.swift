/// Writes a report as a web page.
struct PageWriter {
  private let style: PageStyle
  private var chance: Randomness

  init(style: PageStyle, chance: Randomness) {
    self.style = style
    self.chance = chance
  }

  mutating func bytes(_ manuscript: Manuscript, head: Report.Head) -> [UInt8] {
    let body = manuscript.passages.map { html(of: $0) }.joined(separator: "\n")
    let page = PageFrame(style: style, head: head).page(around: body, with: &chance)
    return Array(style.encoding.bytes(of: QuantityRegister.unmarked([page]).lines[0]))
  }

  // MARK: Paragraphs

  private mutating func html(of passage: Passage) -> String {
    switch passage {
    case .title(let text): return title(text)
    case .note(let text): return element("p", " align=\"center\"", text.escaped)
    case .heading(_, let text):
      return text.split(separator: "\n").map { paragraph(String($0), isStrong: chance.chance(percent: 50)) }
        .joined(separator: "\n")
    case .paragraph(let text): return paragraph(text, isStrong: false)
    case .signature(let text): return element("p", " style=\"text-align:right\"", text.escaped)
    case .sheet(let sheet): return table(sheet)
    case .table(let lines): return textTable(lines)
    case .block(let lines): return block(lines)
    }
  }

  private mutating func title(_ text: String) -> String {
    switch style.frame {
    case .site, .bare: return element(chance.pick(["h1", "h2", "div"]), " class=\"title\"", text.escaped)
    case .layoutTables: return element("div", " class=\"bt\" align=\"center\"", strong(text.escaped))
    case .word, .wps: return paragraph(text, isStrong: true)
    }
  }

  private mutating func paragraph(_ text: String, isStrong: Bool) -> String {
    let inner = isStrong ? strong(inline(text)) : inline(text)
    switch style.frame {
    case .word, .wps:
      return element("p", " class=\"MsoNormal\" style=\"text-indent:32.0pt\"", inner + "<o:p></o:p>")
    case .site, .bare:
      return chance.chance(percent: 80)
        ? element("p", " style=\"text-indent:2em\"", inner) : element("div", "", "　　" + inner + "<br/>")
    case .layoutTables: return "&nbsp;&nbsp;&nbsp;&nbsp;" + inner + "<br>"
    }
  }

  /// Lines that are set as they are: menus become lists of links, tables of other things tables.
  private func block(_ lines: [String]) -> String {
    var parts: [String] = []
    var rows: [[String]] = []
    func endTable() {
      if rows.isEmpty { return }
      let body = rows.map { row in
        element("tr", "", row.map { element("td", "", $0.trimmedBlanks.escaped) }.joined())
      }
      parts.append(element("table", " border=\"1\"", body.joined(separator: "\n")))
      rows = []
    }
    for line in lines {
      let row = Self.fields(line)
      if row.count > 1 {
        rows.append(row)
        continue
      }
      endTable()
      if line.hasPrefix("- ") {
        parts.append(
          "<li><a href=\"/art/\(parts.count).html\">\(line.dropFirst(2).description.escaped)</a></li>")
      } else if !line.isEmpty {
        parts.append(element("p", "", line.escaped))
      }
    }
    endTable()
    return parts.joined(separator: "\n")
  }

  private static func fields(_ line: String) -> [String] {
    if line.contains("\t") {
      return line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    if line.hasPrefix("|") { return line.split(separator: "|").map(String.init) }
    return [line]
  }

  // MARK: Tables

  /// A table of text lines: as it was pasted into one cell, its lines parted by breaks.
  private mutating func textTable(_ lines: [String]) -> String {
    let inner = lines.map { line in
      var text = ""
      for character in line.escaped { text += character == " " ? "&nbsp;" : String(character) }
      return text
    }
    let text =
      chance.chance(percent: 50)
      ? inner.joined(separator: "<br>\n") : inner.map { element("p", "", $0) }.joined(separator: "\n")
    return element("table", " width=\"100%\"", element("tr", "", element("td", "", text)))
  }

  private mutating func table(_ sheet: Sheet) -> String {
    switch style.tables {
    case .whole: return html(FileTable.whole(sheet))
    case .nested:
      let inner = html(FileTable.whole(sheet))
      let side = chance.chance(percent: 50) ? element("td", " width=\"10\"", "&nbsp;") : ""
      return element(
        "table", " width=\"98%\" align=\"center\"", element("tr", "", side + element("td", "", inner)))
    case .cut:
      let row = sheet.rows.count > 8 ? chance.number(5...(sheet.rows.count - 2)) : nil
      let remains = chance.chance(percent: 50) ? FileTable.Remains.repeated : .empty
      return FileTable.cut(sheet, before: row, remains: remains).map { html($0) }
        .joined(separator: chance.pick(["\n", "<p>&nbsp;</p>", "<br>"]))
    case .blocks: return FileTable.blocks(sheet).map { html($0) }.joined(separator: "\n")
    case .rows:
      // Each row of the table is a table, with cells for what reaches down from above.
      return FileTable.whole(sheet).rows.map { row in
        let cells = row.map { cell($0, spans: cell(isWide: $0)) }.joined(separator: "")
        return element("table", " border=\"1\"", element("tbody", "", element("tr", "", cells)))
      }.joined(separator: "\n")
    case .divisions: return divisions(FileTable.whole(sheet))
    }
  }

  private func cell(isWide cell: FileTable.Cell) -> String {
    cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : ""
  }

  private mutating func html(_ table: FileTable) -> String {
    var rows: [String] = []
    for (number, row) in table.ownRows.enumerated() {
      var cells: [String] = []
      for cell in row {
        var spans = self.cell(isWide: cell)
        if cell.rowSpan > 1 { spans += " rowspan=\"\(cell.rowSpan)\"" }
        cells.append(self.cell(cell, spans: spans, name: number < table.headerRows ? headerName : "td"))
      }
      if style.hasMisalignedCells, table.columns > 4 {
        cells.append("<td style=\"height:20.0pt;border:none\" width=\"0\" height=\"27\"></td>")
      }
      rows.append(
        element("tr", style.frame == .word ? " style=\"height:20.0pt\"" : "", cells.joined(separator: gap)))
    }
    let body = rows.joined(separator: "\n")
    let attributes =
      style.frame == .word || style.frame == .wps
      ? " class=\"MsoNormalTable\" border=\"1\" cellspacing=\"0\" cellpadding=\"0\" style=\"border-collapse:collapse\""
      : " border=\"1\" width=\"100%\""
    return element("table", attributes, style.closesCells ? element("tbody", "", body) : body)
  }

  private var headerName: String { style.frame == .site && style.content == .bare ? "th" : "td" }

  private var gap: String { style.isIndented ? "\n\t\t" : "" }

  private mutating func divisions(_ table: FileTable) -> String {
    var rows: [String] = []
    for row in table.ownRows {
      var cells: [String] = []
      for cell in row { cells.append(element("div", " class=\"cell\"", content(of: cell))) }
      rows.append(element("div", " class=\"row\"", cells.joined(separator: gap)))
    }
    return element("div", " class=\"table\"", rows.joined(separator: "\n"))
  }

  private mutating func cell(_ cell: FileTable.Cell, spans: String, name: String = "td") -> String {
    let inner = content(of: cell)
    let around = style.isIndented ? "\n\t\t\t" : ""
    if !style.closesCells { return tag("td").dropLast() + spans + ">" + inner + "\n" }
    return element(name, spans, around + inner + around)
  }

  private mutating func content(of cell: FileTable.Cell) -> String {
    if cell.text.trimmedBlanks.isEmpty { return wrapped(style.blank) }
    let lines = cell.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.count > 1 {
      let inner = lines.map { inline($0) }
      return style.content == .paragraph || style.content == .word
        ? inner.map { wrapped($0) }.joined() : wrapped(inner.joined(separator: "<br>"))
    }
    guard !cell.isValue, cell.text.count > 3, chance.below(100) < style.breaks else {
      return wrapped(inline(cell.text))
    }
    let characters = Array(cell.text)
    let place = chance.number(2...(characters.count - 1))
    let parts = [String(characters[..<place]), String(characters[place...])].map { inline($0) }
    return style.content == .word && chance.chance(percent: 50)
      ? parts.map { wrapped($0) }.joined()
      : wrapped(parts.joined(separator: chance.pick(["<br>", "<br/>\n"])))
  }

  /// Gives text inside the elements that the editor puts around a cell's paragraph.
  private func wrapped(_ inner: String) -> String {
    switch style.content {
    case .bare: return inner
    case .paragraph, .pieces: return element("p", "", inner)
    case .division: return element("div", " align=\"center\"", inner)
    case .font: return element("font", " face=\"宋体\" size=\"3\"", inner)
    case .word:
      return element(
        "p", " class=\"MsoNormal\" align=\"center\" style=\"text-align:center\"",
        "<span style=\"font-size:10.5pt;font-family:宋体\">\(inner)</span><o:p></o:p>")
    }
  }

  private mutating func inline(_ text: String) -> String {
    guard style.content == .pieces || (style.content == .word && chance.chance(percent: 30)) else {
      return text.escaped
    }
    return text.pieces(with: &chance).map { "<span lang=\"EN-US\">\($0.escaped)</span>" }.joined()
  }

  // MARK: Tags

  private func strong(_ inner: String) -> String { element(style.isUpper ? "b" : "strong", "", inner) }

  private func tag(_ name: String) -> String { "<\(style.isUpper ? name.uppercased() : name)>" }

  private func element(_ name: String, _ attributes: String, _ inner: String) -> String {
    let name = style.isUpper ? name.uppercased() : name
    let isLeftOpen = !style.closesCells && ["TR", "P", "LI"].contains(name)
    return "<\(name)\(attributes)>\(inner)\(isLeftOpen ? "\n" : "</\(name)>")"
  }
}
