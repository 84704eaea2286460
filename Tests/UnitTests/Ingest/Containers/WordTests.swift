import Core
import Testing

@Suite struct WordTests {
  private typealias Word = WordBuilder

  private func document(_ body: String, parts: [(name: String, content: String)] = []) throws -> Document {
    try ReadFile.document(WordBuilder.bytes(body: body, parts: parts), "a.docx")
  }

  @Test(arguments: [
    (Word.paragraph("一") + Word.paragraph("") + Word.paragraph("二"), ["一", "", "二"]),
    ("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>", ["一", "二\t三"]),
    ("<w:p><w:r><w:tab/><w:t>一</w:t></w:r></w:p>", [" 一"]),
    ("<w:p><w:r><w:noBreakHyphen/><w:t>29</w:t></w:r></w:p>", ["-29"]),
    ("<w:p><w:r><w:t>A&amp;B&#x4E00;</w:t></w:r></w:p>", ["A&B一"]),
    // Changes are read as accepted.
    (
      "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>",
      ["新"]
    ),
    (
      "<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>",
      ["新"]
    ),
    (Word.paragraph("一", properties: "<w:rPr><w:del/></w:rPr>") + Word.paragraph("二"), ["一二"]),
    // Hidden text, codes of fields and readings above characters are not printed as text.
    ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r></w:p>", ["显"]),
    ("<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r></w:p>", ["显"]),
    ("<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>3</w:t></w:r><w:r><w:t>0</w:t></w:r></w:p>", ["0"]),
    (
      "<w:p><w:r><w:t>13</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r></w:p>",
      ["13¹"]
    ),
    // Raised by a distance; a paragraph that stands higher as a whole has no raised pieces.
    (
      "<w:p><w:r><w:t>13</w:t></w:r><w:r><w:rPr><w:position w:val=\"8\"/><w:sz w:val=\"19\"/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>件2</w:t></w:r></w:p>",
      ["13¹件2"]
    ),
    (
      "<w:p><w:r><w:t>7</w:t></w:r><w:r><w:rPr><w:position w:val=\"-6\"/></w:rPr><w:t>1</w:t></w:r></w:p>",
      ["7₁"]
    ),
    (
      "<w:p><w:r><w:rPr><w:position w:val=\"8\"/></w:rPr><w:t>13</w:t></w:r><w:r><w:rPr><w:position w:val=\"8\"/></w:rPr><w:t>1</w:t></w:r></w:p>",
      ["131"]
    ),
    ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>", ["3"]),
    (
      "<w:p><w:r><w:ruby><w:rt><w:r><w:t>yī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>一</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
      ["一"]
    ),
    // Elements that wrap others are passed through.
    (
      "<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>一</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>",
      ["一"]
    ),
    // A tab stop is no tab.
    ("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>一</w:t></w:r></w:p>", ["一"]),
  ])
  func readsParagraphsAsTheyArePrinted(body: String, lines: [String]) throws {
    #expect(ReadFile.lines(try document(body)) == lines)
  }

  /// The number of a note may be raised by a style of characters, or by the one that it is based on.
  @Test func stylesOfCharactersCount() throws {
    let styles =
      "<w:styles xmlns:w=\"w\"><w:style w:type=\"character\" w:styleId=\"note\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>"
      + "<w:style w:type=\"character\" w:styleId=\"own\"><w:basedOn w:val=\"note\"/></w:style>"
      + "<w:style w:type=\"character\" w:styleId=\"old\"><w:basedOn w:val=\"old\"/><w:rPr><w:strike/></w:rPr></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"p\"><w:rPr><w:strike/></w:rPr></w:style></w:styles>"
    func run(_ text: String, _ style: String, _ more: String = "") -> String {
      "<w:r><w:rPr><w:rStyle w:val=\"\(style)\"/>\(more)</w:rPr><w:t>\(text)</w:t></w:r>"
    }
    let body =
      "<w:p><w:r><w:t>12</w:t></w:r>\(run("1", "own"))\(run("8", "old"))\(run("件", "p"))"
      + "\(run("3", "note", "<w:vertAlign w:val=\"baseline\"/>"))\(run("4", "old", "<w:strike w:val=\"0\"/>"))</w:p>"
    let document = try document(body, parts: [("word/styles.xml", styles)])
    #expect(ReadFile.lines(document) == ["12¹件34"])
  }

  @Test func aTextBoxIsReadOnceAfterItsParagraph() throws {
    let box = "<w:txbxContent>\(Word.paragraph("框"))</w:txbxContent>"
    let body =
      "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>\(box)</mc:Choice>"
      + "<mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>"
    #expect(ReadFile.lines(try document(body)) == ["前后", "框"])
    let old = "<w:p><mc:AlternateContent><mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:p>"
    #expect(ReadFile.lines(try document(old)) == ["", "框"])
  }

  @Test func cellsKeepTheirPlacesWhateverTheyCover() throws {
    let starts = "<w:vMerge w:val=\"restart\"/>"
    let goesOn = "<w:vMerge/>"
    let wide = "<w:gridSpan w:val=\"2\"/>"
    let body = Word.table(
      Word.row(Word.cell("甲", properties: starts), Word.cell("乙", properties: wide), Word.cell("丙")),
      Word.row(Word.cell("不印", properties: goesOn), Word.cell("1"), Word.cell(""), Word.cell("3")),
      Word.row(Word.cell("", properties: goesOn), Word.cell("4"), Word.cell("5"), Word.cell(" 6 ")))
    let document = try document(body)
    #expect(ReadFile.lines(document) == ["甲\t乙\t丙", "\t1\t\t3", "\t4\t5\t 6 "])
    let grid = try #require(document.grids.first)
    #expect(
      ReadFile.cells(grid, of: document) == [
        "0,0 3x1 甲", "0,1 1x2 乙", "0,3 丙", "1,1 1", "1,2 ", "1,3 3", "2,1 4", "2,2 5", "2,3 6",
      ])
    #expect(grid.rows == 3)
    #expect(grid.columns == 4)
  }

  @Test func rowsMayStartLateAndBeDeleted() throws {
    let late = "<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>\(Word.cell("一"))</w:tr>"
    let gone = "<w:tr><w:trPr><w:del/></w:trPr>\(Word.cell("删"))</w:tr>"
    let merged = Word.row(
      Word.cell("二", properties: "<w:hMerge w:val=\"restart\"/>"), Word.cell("", properties: "<w:hMerge/>"),
      Word.cell("三"))
    let document = try document(Word.table(late, gone, merged))
    let grid = try #require(document.grids.first)
    #expect(ReadFile.cells(grid, of: document) == ["0,2 一", "1,0 1x2 二", "1,2 三"])
  }

  @Test func theParagraphsOfACellStandOnOneLine() throws {
    let cell = "<w:tc>\(Word.paragraph("其他"))\(Word.paragraph("处理"))</w:tc>"
    let document = try document(Word.table(Word.row(cell, Word.cell("1"))))
    #expect(ReadFile.lines(document) == ["其他 处理\t1"])
  }

  @Test func aTableThatLaysOutThePageIsWalked() throws {
    let inner = Word.table(Word.row(Word.cell("规章"), Word.cell("0")))
    let article = "<w:tc>\(Word.paragraph("一、总体情况"))\(inner)\(Word.paragraph("完"))</w:tc>"
    let document = try document(Word.table(Word.row(Word.cell("栏目"), Word.cell("二")), Word.row(article)))
    #expect(ReadFile.lines(document) == ["栏目\t二", "一、总体情况", "规章\t0", "完"])
    #expect(document.grids.map(\.cells.count) == [2, 2])
    #expect(document.grids.map(\.origin.table) == [1, 2])
    let single = "<w:tc>\(Word.paragraph("一、总体情况"))\(Word.paragraph("本局公开信息 3 条。"))</w:tc>"
    #expect(ReadFile.lines(try self.document(Word.table(Word.row(single)))).count == 2)
  }

  @Test func listsThatWordNumbersHaveTheirNumbers() throws {
    let numbering =
      """
      <w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
      </w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>
      """
    let styles =
      """
      <w:styles xmlns:w="w"><w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
      <w:style w:styleId="b"><w:basedOn w:val="a"/></w:style><w:style w:styleId="c"><w:basedOn w:val="c"/></w:style>
      </w:styles>
      """
    func item(_ text: String, _ level: Int) -> String {
      Word.paragraph(
        text, properties: "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"2\"/></w:numPr>")
    }
    let body =
      item("甲", 0) + item("乙", 1) + item("丙", 1) + Word.paragraph("丁", properties: "<w:pStyle w:val=\"b\"/>")
      + item("戊", 1) + Word.paragraph("己", properties: "<w:pStyle w:val=\"c\"/>")
    let document = try document(
      body, parts: [("word/numbering.xml", numbering), ("word/styles.xml", styles)])
    #expect(ReadFile.lines(document) == ["一、甲", "一.3 乙", "一.4 丙", "二、丁", "二.3 戊", "己"])
  }

  @Test func thePropertiesTellATitle() throws {
    let core = "<c:coreProperties xmlns:c=\"c\" xmlns:d=\"d\"><d:title>年报</d:title></c:coreProperties>"
    let document = try document(Word.paragraph("一"), parts: [("docProps/core.xml", core)])
    #expect(document.metadata.title == "年报")
    #expect(document.format == .docx)
    #expect(document.encoding == TextEncoding.none)
  }

  @Test(arguments: [
    ("<w:p><w:r><w:t>一</w:t></w:r>", RejectReason.brokenContainer, "well-formed"),
    (String(repeating: "<w:sdt>", count: 300), .brokenContainer, "well-formed"),
    ("<w:p/>", .needsOCR, "no text"),
  ])
  func refusesWhatIsNoReport(body: String, reason: RejectReason, word: String) throws {
    let reject = try #require(try ReadFile.reject(WordBuilder.bytes(body: body), "a.docx"))
    #expect(reject.reason == reason)
    #expect(reject.message.contains(word), "\(reject.message)")
  }

  @Test func moreCellsThanAnyReportHasAreRefused() throws {
    let row = "<w:tr>\(String(repeating: "<w:tc/>", count: 900))</w:tr>"
    let body = "<w:tbl>\(String(repeating: row, count: 300))</w:tbl>"
    #expect(try ReadFile.reject(WordBuilder.bytes(body: body), "a.docx")?.reason == .tooLarge)
  }

  @Test func entitiesAreRefused() throws {
    let xml =
      "<!DOCTYPE d [<!ENTITY a \"b\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><d><body>&a;&f;</body></d>"
    let bytes = ZipBuilder([("[Content_Types].xml", "<T/>"), ("word/document.xml", xml)]).bytes
    #expect(try ReadFile.reject(bytes, "a.docx")?.message.contains("document type") == true)
  }
}
