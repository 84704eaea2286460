import Core
import Testing

@Suite struct SheetTests {
  private static func workbook(
    sheets: [(name: String, state: String, content: String)], strings: String = ""
  ) -> [UInt8] {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var list = ""
    var relations = "<Relationship Id=\"s\" Type=\"\(relation)/sharedStrings\" Target=\"/xl/strings.xml\"/>"
    var parts: [(name: String, content: String)] = []
    for (index, sheet) in sheets.enumerated() {
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"9\" state=\"\(sheet.state)\" r:id=\"i\(index)\"/>"
      relations +=
        "<Relationship Id=\"i\(index)\" Type=\"\(relation)/worksheet\" Target=\"\(sheet.name).xml\"/>"
      parts.append(("xl/\(sheet.name).xml", "<worksheet>\(sheet.content)</worksheet>"))
    }
    return ZipBuilder(
      [
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", "<workbook xmlns:r=\"\(relation)\"><sheets>\(list)</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"),
        ("xl/strings.xml", "<sst>\(strings)</sst>"),
      ] + parts
    ).bytes
  }

  private func document(_ sheet: String, strings: String = "") throws -> Document {
    try ReadFile.document(Self.workbook(sheets: [("a", "visible", sheet)], strings: strings), "a.xlsx")
  }

  private static func text(_ place: String, _ text: String) -> String {
    "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }

  @Test(arguments: [
    ("<c r=\"A1\"><v>10944</v></c>", "10944"),
    ("<c r=\"A1\"><v>1085.0199999999999</v></c>", "1085.02"),
    ("<c r=\"A1\"><v>0.10000000000000001</v></c>", "0.1"),
    ("<c r=\"A1\"><v>0.30000000000000004</v></c>", "0.3"),
    ("<c r=\"A1\"><v>22.00000000001</v></c>", "22"),
    ("<c r=\"A1\"><v>-3.5527136788005009E-15</v></c>", "0"),
    ("<c r=\"A1\"><v>0.123456789</v></c>", "0.123456789"),
    ("<c r=\"A1\"><v>-29</v></c>", "-29"),
    ("<c r=\"A1\"><v>123456789012345678</v></c>", "123456789012345678"),
    ("<c r=\"A1\"><v>1.5E-2</v></c>", "0.015"),
    ("<c r=\"A1\" t=\"s\"><v>1</v></c>", "规章"),
    ("<c r=\"A1\" t=\"s\"><v>2</v></c>", "行政许可"),
    ("<c r=\"A1\" t=\"s\"><v>3</v></c>", "0²"),
    (
      "<c r=\"A1\" t=\"inlineStr\"><is><r><rPr><strike val=\"0\"/></rPr><t>4</t></r><r><rPr><strike/></rPr><t>5</t></r></is></c>",
      "4"
    ),
    ("<c r=\"A1\" t=\"str\"><f>A2</f><v>字</v></c>", "字"),
    ("<c r=\"A1\"><f>SUM(B1:B3)</f></c>", "=SUM(B1:B3)"),
    ("<c r=\"A1\"><f>SUM(B1:B3)</f><v>6</v></c>", "6"),
    ("<c r=\"A1\" t=\"e\"><v>#REF!</v></c>", "#REF!"),
    ("<c><v>7</v></c>", "7"),
  ])
  func printsCellsAsTheSheetShowsThem(cell: String, text: String) throws {
    let strings =
      "<si><t>甲</t></si><si><r><t>规</t></r><r><t>章</t></r></si><si><t>行政许可</t><rPh><t>xíng</t></rPh></si>"
      + "<si><r><rPr><strike/></rPr><t>3</t></r><r><t>0</t></r>"
      + "<r><rPr><vertAlign val=\"superscript\"/></rPr><t>2</t></r></si>"
    let document = try document("<sheetData><row r=\"1\">\(cell)</row></sheetData>", strings: strings)
    #expect(ReadFile.lines(document) == [text])
  }

  @Test func placesAndMergedCellsAreKept() throws {
    let rows =
      "<row r=\"1\">\(Self.text("A1", "标题"))</row>"
      + "<row r=\"3\">\(Self.text("A3", "甲"))\(Self.text("B3", "乙"))<c r=\"C3\"/></row>"
      + "<row r=\"4\"><c r=\"A4\"/><c r=\"B4\"><v>1</v></c><c r=\"D4\"><v>3</v></c><c r=\"XFD4\" s=\"1\"/></row>"
      + "<row r=\"5\"><c r=\"A5\"/><c r=\"B5\"/><c r=\"C5\"/><c r=\"D5\"/></row><row r=\"9\"><c r=\"A9\"/></row>"
    let merges =
      "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"B3:D3\"/></mergeCells>"
    let document = try document("<sheetData>\(rows)</sheetData>\(merges)")
    #expect(ReadFile.lines(document) == ["标题", "甲\t乙", "\t1\t\t3", "\t\t\t"])
    let grid = try #require(document.grids.first)
    #expect(
      ReadFile.cells(grid, of: document) == [
        "0,0 2x1 甲", "0,1 1x3 乙", "1,1 1", "1,2 ", "1,3 3", "2,0 ", "2,1 ", "2,2 ", "2,3 ",
      ])
    #expect(grid.origin == GridOrigin(table: 1, rowsAbove: 2, sheet: "a"))
  }

  @Test func sheetsStandInOrderAndHiddenOnesDoNot() throws {
    func sheet(_ text: String) -> String { "<sheetData><row>\(Self.text("A1", text))</row></sheetData>" }
    let bytes = Self.workbook(sheets: [
      ("b", "visible", sheet("一")), ("h", "hidden", sheet("隐")), ("a", "visible", sheet("二")),
    ])
    let document = try ReadFile.document(bytes, "a.xlsx")
    #expect(ReadFile.lines(document) == ["一", "二"])
    #expect(document.format == .xlsx)
  }

  /// What a sheet does not show is no cell of a report; a merged cell is shown where one of its rows is.
  @Test func hiddenRowsAndColumnsAreLeftOut() throws {
    let sheet =
      "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/><col min=\"4\" max=\"9\" hidden=\"0\"/></cols><sheetData>"
      + "<row r=\"1\">\(Self.text("A1", "甲"))\(Self.text("B1", "1"))\(Self.text("C1", "9"))\(Self.text("D1", "2"))</row>"
      + "<row r=\"2\" hidden=\"1\">\(Self.text("A2", "乙"))\(Self.text("B2", "8"))\(Self.text("D2", "8"))</row>"
      + "<row r=\"3\">\(Self.text("B3", "3"))\(Self.text("D3", "4"))</row></sheetData>"
    let document = try document(sheet)
    #expect(
      document.grids.map { ReadFile.cells($0, of: document).filter { !$0.hasSuffix(" ") } }
        == [["0,0 甲", "0,1 1", "0,3 2", "2,1 3", "2,3 4"]])
    let merged = sheet + "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"
    let text = ReadFile.lines(try self.document(merged)).joined()
    #expect(text.contains("乙"))
    #expect(!text.contains("8"))
  }

  @Test func aLongTextIsAParagraph() throws {
    let document = try document(
      "<sheetData><row>\(Self.text("A1", "一、总体情况\n公开信息 3 条。"))</row></sheetData>")
    #expect(ReadFile.lines(document) == ["一、总体情况", "公开信息 3 条。"])
    #expect(document.grids.isEmpty)
  }

  @Test(arguments: [
    ("<sheetData><row r=\"9999999\"><c/></row></sheetData>", RejectReason.brokenContainer),
    ("<sheetData><row>\(text("XFD1", "远"))</row></sheetData>", .tooLarge),
    ("<sheetData/><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>", .tooLarge),
    ("<sheetData/>", .needsOCR),
  ])
  func refusesWhatIsNoReport(sheet: String, reason: RejectReason) throws {
    let bytes = Self.workbook(sheets: [("a", "visible", sheet)])
    #expect(try ReadFile.reject(bytes, "a.xlsx")?.reason == reason)
  }

  /// A workbook says a text once, and any number of cells show it.
  @Test func aTextInEveryCellIsTooMuch() throws {
    let cells = String(repeating: "<c t=\"s\"><v>0</v></c>", count: 200)
    let rows = String(repeating: "<row>\(cells)</row>", count: 5)
    for (length, reason) in [(9, nil), (30_000, .tooLarge)] as [(Int, RejectReason?)] {
      let text = String(repeating: "1", count: length)
      let bytes = Self.workbook(
        sheets: [("a", "visible", "<sheetData>\(rows)</sheetData>")], strings: "<si><t>\(text)</t></si>")
      #expect(try ReadFile.reject(bytes, "a.xlsx")?.reason == reason)
    }
  }

  // MARK: CSV

  @Test func aLineWithOneWordIsThatWord() throws {
    let text = "一、总体情况,,\n\"公开 3 条，\",,\n甲,\"乙,丙\",1\n,,3\n\n规章,,\n"
    let document = try ReadFile.document(Array(text.utf8), "a.csv")
    #expect(document.text == Array(text.utf8))
    #expect(document.format == .csv)
    #expect(ReadFile.lines(document) == ["一、总体情况", "公开 3 条，", "甲,\"乙,丙\",1", ",,3", "", "规章,,"])
  }
}
