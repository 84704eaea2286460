import Core
import Testing

@Suite struct OpenDocumentTests {
  private static func bytes(_ body: String, kind: String = "text") -> [UInt8] {
    let styles =
      "<t:style t:name=\"T1\"><t:text-properties t:text-position=\"super 58%\"/></t:style>"
      + "<t:style t:name=\"T2\"><t:text-properties t:text-line-through-style=\"solid\"/></t:style>"
    let content = "<d xmlns:t=\"t\">\(styles)<t:body><t:text>\(body)</t:text></t:body></d>"
    let meta = "<m xmlns:d=\"d\"><d:title>年报</d:title></m>"
    return ZipBuilder([
      ("mimetype", "application/vnd.oasis.opendocument.\(kind)"), ("content.xml", content),
      ("meta.xml", meta),
    ]).bytes
  }

  @Test(arguments: [
    ("<t:h>一</t:h><t:p>二<t:span>三</t:span></t:p>", ["一", "二三"]),
    ("<t:p>\n  一 \n 二<t:s t:c=\"3\"/>三</t:p>", ["一 二   三"]),
    ("<t:p>一<t:line-break/>二<t:tab/>三</t:p>", ["一", "二\t三"]),
    ("<t:tracked-changes><t:p>旧</t:p></t:tracked-changes><t:p>新<t:note><t:p>注</t:p></t:note></t:p>", ["新"]),
    ("<t:p>前<t:frame><t:text-box><t:p>框</t:p></t:text-box></t:frame>后</t:p>", ["前后", "框"]),
    (
      "<t:p>13<t:span t:style-name=\"T1\">1<t:span t:style-name=\"T2\">2</t:span></t:span>件<t:span t:style-name=\"T2\">3</t:span></t:p>",
      ["13¹件"]
    ),
    ("<t:list><t:list-item><t:p>一</t:p></t:list-item></t:list>", ["一"]),
  ])
  func readsParagraphs(body: String, lines: [String]) throws {
    let document = try ReadFile.document(Self.bytes(body), "a.odt")
    #expect(ReadFile.lines(document) == lines)
    #expect(document.metadata.title == "年报")
    #expect(document.format == .odt)
  }

  @Test func cellsKeepTheirPlaces() throws {
    func cell(_ text: String, _ attributes: String = "") -> String {
      "<t:table-cell \(attributes)><t:p>\(text)</t:p></t:table-cell>"
    }
    let covered = "<t:covered-table-cell/>"
    let body =
      "<t:table><t:table-header-rows><t:table-row>\(cell("甲", "t:number-rows-spanned=\"2\""))"
      + "\(cell("乙", "t:number-columns-spanned=\"2\""))\(covered)</t:table-row></t:table-header-rows>"
      + "<t:table-row>\(covered)\(cell("", "t:number-columns-repeated=\"2\""))</t:table-row></t:table>"
    let document = try ReadFile.document(Self.bytes(body), "a.odt")
    #expect(ReadFile.lines(document) == ["甲\t乙", "\t\t"])
    let grid = try #require(document.grids.first)
    #expect(ReadFile.cells(grid, of: document) == ["0,0 2x1 甲", "0,1 1x2 乙", "1,1 ", "1,2 "])
  }

  @Test func otherOpenDocumentsAreRefused() throws {
    #expect(try ReadFile.reject(Self.bytes("", kind: "spreadsheet"), "a.ods")?.reason == .unsupportedFormat)
    let many =
      "<t:table><t:table-row><t:table-cell t:number-columns-repeated=\"1000\"/><t:table-cell/></t:table-row></t:table>"
    #expect(try ReadFile.reject(Self.bytes(many), "a.odt")?.reason == .tooLarge)
  }
}
