/// Writes a report as an Excel workbook, in one sheet or a sheet for each table.
struct WorkbookWriter {
  private var chance: Randomness
  private let noise: Int
  private var rows: [String] = []
  private var merges: [String] = []
  private var sheets: [(name: String, content: String)] = []

  init(noise: Int, chance: Randomness) {
    self.noise = noise
    self.chance = chance
  }

  mutating func bytes(_ manuscript: Manuscript) -> [UInt8] {
    let partsSheets = noise > 0 && chance.chance(percent: 30)
    for passage in manuscript.passages {
      switch passage {
      case .title(let text), .note(let text), .paragraph(let text), .signature(let text),
        .heading(_, let text):
        for line in text.split(separator: "\n") {
          appendWide(QuantityRegister.unmarked([String(line)]).lines[0])
        }
      case .table(let lines), .block(let lines): for line in lines where !line.isEmpty { appendWide(line) }
      case .sheet(let sheet):
        if partsSheets { endSheet() }
        append(FileTable.whole(sheet))
        if partsSheets { endSheet() }
      }
    }
    endSheet()
    return container
  }

  private mutating func endSheet() {
    if rows.isEmpty { return }
    let merged =
      merges.isEmpty
      ? ""
      : "<mergeCells count=\"\(merges.count)\">" + merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
        + "</mergeCells>"
    sheets.append(
      ("Sheet\(sheets.count + 1)", "<sheetData>\(rows.joined())</sheetData>\(merged)"))
    rows = []
    merges = []
  }

  private mutating func appendWide(_ text: String) {
    let number = rows.count + 1
    if noise > 0, chance.chance(percent: 50) { merges.append("A\(number):J\(number)") }
    rows.append("<row r=\"\(number)\">\(Self.text("A\(number)", text))</row>")
  }

  private mutating func append(_ table: FileTable) {
    for row in table.rows {
      let number = rows.count + 1
      var cells = ""
      for cell in row where !cell.isCovered {
        let place = Self.name(cell.column) + "\(number)"
        if cell.columnSpan > 1 || cell.rowSpan > 1 {
          merges.append(
            "\(place):\(Self.name(cell.column + cell.columnSpan - 1))\(number + cell.rowSpan - 1)")
        }
        if cell.text.isEmpty, chance.chance(percent: 50) { continue }
        cells += content(cell, at: place)
      }
      rows.append("<row r=\"\(number)\">\(cells)</row>")
    }
  }

  /// A number is a number where the sheet knows it, a formula with its result, or text.
  private mutating func content(_ cell: FileTable.Cell, at place: String) -> String {
    guard cell.isValue, let first = cell.text.utf8.first,
      cell.text.utf8.allSatisfy({ $0 == 0x2E || ($0 >= 0x30 && $0 <= 0x39) }),
      first != 0x30 || cell.text.utf8.count == 1 || cell.text.hasPrefix("0.")
    else { return Self.text(place, cell.text) }
    switch noise == 0 ? 0 : chance.below(10) {
    case 0..<6: return "<c r=\"\(place)\"><v>\(cell.text)</v></c>"
    case 6: return "<c r=\"\(place)\"><f>SUM(A1:A2)</f><v>\(cell.text)</v></c>"
    default: return Self.text(place, cell.text)
    }
  }

  private static func text(_ place: String, _ text: String) -> String {
    if text.isEmpty { return "<c r=\"\(place)\" s=\"1\"/>" }
    return "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text.escaped)</t></is></c>"
  }

  private static func name(_ column: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? letter : name(column / 26 - 1) + letter
  }

  private var container: [UInt8] {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    var zip = StoredZip()
    zip.append(
      "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
    )
    let list = sheets.enumerated().map {
      "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"r\($0)\"/>"
    }
    zip.append(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relation)\"><sheets>\(list.joined())</sheets></workbook>")
    let targets = sheets.indices.map {
      "<Relationship Id=\"r\($0)\" Type=\"\(relation)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    zip.append("xl/_rels/workbook.xml.rels", "<Relationships>\(targets.joined())</Relationships>")
    for (index, sheet) in sheets.enumerated() {
      zip.append(
        "xl/worksheets/sheet\(index + 1).xml", "<worksheet xmlns=\"\(main)\">\(sheet.content)</worksheet>")
    }
    return zip.bytes
  }
}
