/// Writes a report as a Word file.
struct WordWriter {
  private let style: WordStyle
  private var chance: Randomness
  private var hasList = false

  init(style: WordStyle, chance: Randomness) {
    self.style = style
    self.chance = chance
  }

  mutating func bytes(_ manuscript: Manuscript) -> [UInt8] {
    hasList = style.numbersHeadings && Self.isInOrder(manuscript)
    var body = manuscript.passages.map { xml(of: $0) }.joined()
    if style.hasFrameTable { body = table([[Self.cell(body + paragraph(""), width: 9000)]], widths: [9000]) }
    let size =
      style.isLandscape ? "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"" : "w:w=\"11906\" w:h=\"16838\""
    body +=
      "<w:sectPr><w:pgSz \(size)/><w:pgMar w:top=\"1300\" w:right=\"1200\" w:bottom=\"1300\" w:left=\"1200\" "
      + "w:header=\"800\" w:footer=\"800\" w:gutter=\"0\"/></w:sectPr>"
    let document = "\(Self.declaration)<w:document \(Self.namespaces)><w:body>\(body)</w:body></w:document>"
    var zip = StoredZip()
    zip.append("[Content_Types].xml", Self.types(hasList: hasList))
    zip.append("_rels/.rels", Self.relations([("officeDocument", "word/document.xml")]))
    zip.append("word/document.xml", QuantityRegister.unmarked([document]).lines[0])
    if hasList {
      zip.append("word/_rels/document.xml.rels", Self.relations([("numbering", "numbering.xml")]))
      zip.append("word/numbering.xml", Self.numbering)
    }
    return zip.bytes
  }

  private static func isInOrder(_ manuscript: Manuscript) -> Bool {
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八"]
    var count = 0
    for case .heading(_, let text) in manuscript.passages {
      if !text.hasPrefix(numerals[min(count, 7)] + "、") { return false }
      count += 1
    }
    return count > 0
  }

  // MARK: Paragraphs

  private mutating func xml(of passage: Passage) -> String {
    switch passage {
    case .title(let text):
      let inner = paragraph(text, properties: "<w:jc w:val=\"center\"/>", size: 44)
      return style.hasTextBoxes && chance.chance(percent: 30) ? textBox(inner) : inner
    case .note(let text): return paragraph(text, properties: "<w:jc w:val=\"center\"/>")
    case .heading(_, let text):
      if hasList { return paragraph(String(text.dropFirst(2)), properties: Self.listed, size: 32) }
      return text.split(separator: "\n").map { paragraph(String($0), size: 32) }.joined()
    case .paragraph(let text):
      return changed(paragraph(text, properties: "<w:ind w:firstLineChars=\"200\"/>"))
    case .signature(let text):
      let inner = paragraph(text, properties: "<w:jc w:val=\"right\"/>")
      return style.hasTextBoxes && chance.chance(percent: 30) ? textBox(inner) : inner
    case .sheet(let sheet): return tables(sheet)
    case .table(let lines), .block(let lines): return lines.map { paragraph($0) }.joined()
    }
  }

  private mutating func paragraph(_ text: String, properties: String = "", size: Int? = nil) -> String {
    let size = size ?? 24
    return "<w:p><w:pPr>\(properties)</w:pPr>\(runs(text, size: size))</w:p>"
  }

  /// A paragraph after which somebody deleted another, with numbers in it.
  private mutating func changed(_ paragraph: String) -> String {
    guard style.hasTrackedChanges, chance.chance(percent: 25) else { return paragraph }
    return paragraph
      + "<w:p><w:pPr><w:rPr><w:del \(Self.author)/></w:rPr></w:pPr><w:del \(Self.author)><w:r>"
      + "<w:delText>行政许可\(chance.number(1...999))件。</w:delText></w:r></w:del></w:p>"
  }

  private mutating func runs(_ text: String, size: Int) -> String {
    let font =
      "<w:rFonts w:ascii=\"WenQuanYi Zen Hei\" w:hAnsi=\"WenQuanYi Zen Hei\" w:eastAsia=\"WenQuanYi Zen Hei\"/>"
    let properties = "<w:rPr>\(font)<w:sz w:val=\"\(size)\"/></w:rPr>"
    func run(_ text: String) -> String {
      "<w:r>\(properties)<w:t xml:space=\"preserve\">\(text.escaped)</w:t></w:r>"
    }
    var result = ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, line) in lines.enumerated() {
      if index > 0 { result += "<w:r><w:br/></w:r>" }
      if line.isEmpty { continue }
      guard style.splitsRuns, chance.chance(percent: 40) else {
        result += run(line)
        continue
      }
      let pieces = line.pieces(with: &chance).map { run($0) }
      result += pieces.joined(
        separator: chance.pick([
          "", "<w:proofErr w:type=\"spellStart\"/>",
          "<w:bookmarkStart w:id=\"1\" w:name=\"_Go\"/><w:bookmarkEnd w:id=\"1\"/>",
        ]))
    }
    if style.hasHiddenText, chance.chance(percent: 4) {
      result += "<w:r><w:rPr><w:vanish/></w:rPr><w:t>\(chance.number(100...999))</w:t></w:r>"
    }
    return result
  }

  /// The file holds a text box twice, for new programs and for old ones.
  private func textBox(_ inner: String) -> String {
    let content = "<w:txbxContent>\(inner)</w:txbxContent>"
    return
      "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>\(content)"
      + "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>\(content)</v:textbox>"
      + "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
  }

  // MARK: Tables

  private mutating func tables(_ sheet: Sheet) -> String {
    let tables: [FileTable]
    if style.shredsTables {
      tables = FileTable.shreds(sheet)
    } else if style.partsBlocks, sheet.part == .disclosure {
      tables = FileTable.blocks(sheet)
    } else if style.cutsTables, sheet.rows.count > 8 {
      let remains = chance.chance(percent: 50) ? FileTable.Remains.repeated : .empty
      tables = FileTable.cut(sheet, before: chance.number(5...(sheet.rows.count - 2)), remains: remains)
    } else {
      tables = [FileTable.whole(sheet)]
    }
    let inner = tables.map { xml(of: $0, part: sheet.part) }.joined(separator: paragraph(""))
    if style.wrapsInControls { return "<w:sdt><w:sdtContent>\(inner)</w:sdtContent></w:sdt>" }
    if style.hasTextBoxes, chance.chance(percent: 15) { return textBox(inner) + paragraph("") }
    return inner + paragraph("")
  }

  private mutating func xml(of table: FileTable, part: FormPart) -> String {
    let widths = self.widths(table.columns, part: part)
    var rows: [[String]] = []
    var properties: [String] = []
    for (number, row) in table.rows.enumerated() {
      rows.append(row.map { cell($0, widths: widths, isHeading: number < table.headerRows) })
      var property = ""
      if style.repeatsHeader, part == .requests, number < table.headerRows { property += "<w:tblHeader/>" }
      properties.append(property)
    }
    if style.hasTrackedChanges, chance.chance(percent: 40), rows.count > 2 {
      let place = chance.number(1...(rows.count - 1))
      let cells = widths.map { Self.cell(runsParagraph("\(chance.number(0...99))"), width: $0) }
      rows.insert(cells, at: place)
      properties.insert("<w:del \(Self.author)/>", at: place)
      // A cell that reaches down may not be broken by a row that is no row of it.
      if table.rows[place].contains(where: \.isCovered) {
        rows.remove(at: place)
        properties.remove(at: place)
      }
    }
    return self.table(rows, widths: widths, rowProperties: properties)
  }

  private mutating func runsParagraph(_ text: String) -> String {
    "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>\(runs(text, size: style.halfPoints))</w:p>"
  }

  private mutating func cell(_ cell: FileTable.Cell, widths: [Int], isHeading: Bool) -> String {
    var properties = ""
    if cell.columnSpan > 1 { properties += "<w:gridSpan w:val=\"\(cell.columnSpan)\"/>" }
    if cell.isCovered {
      properties += "<w:vMerge/>"
    } else if cell.rowSpan > 1 {
      properties += "<w:vMerge w:val=\"restart\"/>"
    }
    if style.turnsHeadings, cell.rowSpan > 4, !cell.isCovered {
      properties += "<w:textDirection w:val=\"tbRlV\"/>"
    }
    properties += "<w:vAlign w:val=\"center\"/>"
    let width = widths[cell.column..<min(cell.column + cell.columnSpan, widths.count)].reduce(0, +)
    return Self.cell(content(of: cell), width: width, properties: properties)
  }

  private mutating func content(of cell: FileTable.Cell) -> String {
    let text = cell.text
    if style.hasTrackedChanges, cell.isValue, !text.trimmedBlanks.isEmpty, chance.chance(percent: 8) {
      let old = "<w:del \(Self.author)><w:r><w:delText>\(chance.number(0...99))</w:delText></w:r></w:del>"
      let new = "<w:ins \(Self.author)>\(runs(text, size: style.halfPoints))</w:ins>"
      return "<w:p><w:pPr/>\(chance.chance(percent: 50) ? old + new : new + old)</w:p>"
    }
    if text.contains("\n"), chance.chance(percent: 50) {
      return text.split(separator: "\n").map { runsParagraph(String($0)) }.joined()
    }
    return runsParagraph(text)
  }

  private static func cell(_ content: String, width: Int, properties: String = "") -> String {
    "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(properties)</w:tcPr>\(content)</w:tc>"
  }

  private func table(_ rows: [[String]], widths: [Int], rowProperties: [String] = []) -> String {
    let grid = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
    let lines = rows.enumerated().map { index, cells in
      let properties = index < rowProperties.count ? rowProperties[index] : ""
      return "<w:tr><w:trPr>\(properties)</w:trPr>\(cells.joined())</w:tr>"
    }
    return
      "<w:tbl><w:tblPr><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/>\(borders)<w:tblLayout w:type=\"fixed\"/>"
      + "</w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\(lines.joined())</w:tbl>"
  }

  private var borders: String {
    let sides: [String]
    switch style.rules {
    case .all: sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    case .acrossOnly: sides = ["top", "bottom", "insideH"]
    case .none: return ""
    }
    return "<w:tblBorders>" + sides.map { "<w:\($0) w:val=\"single\" w:sz=\"4\"/>" }.joined()
      + "</w:tblBorders>"
  }

  private func widths(_ columns: Int, part: FormPart) -> [Int] {
    let page = style.isLandscape ? 14_000 : 9400
    switch part {
    case .requests:
      let groups = style.turnsHeadings ? [500, 900] : [900, 1100]
      let left = page - groups.reduce(0, +) - style.labelWidth
      return groups + [style.labelWidth] + [Int](repeating: left / 7, count: 7)
    case .indicators:
      return [style.labelWidth + 1500]
        + [Int](repeating: (page - style.labelWidth - 1500) / max(1, columns - 1), count: columns - 1)
    case .disclosure, .reviews: return [Int](repeating: page / columns, count: columns)
    }
  }
}
