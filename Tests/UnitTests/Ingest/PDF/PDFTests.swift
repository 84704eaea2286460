import Core
import Ingest
import Testing

/// Pages are drawn by hand: each test is one thing that a page may do to a table.
@Suite struct PDFTests {
  typealias Page = FakePoppler.Page

  private func read(_ poppler: FakePoppler) throws -> Document {
    let ingester = Ingester(definitions: try TestDefinitions.loaded(), helpers: poppler)
    return try ingester.document(from: RawFile(path: SourcePath("a.pdf"), bytes: Array("%PDF-1.7".utf8)))
  }

  private func read(_ pages: Page...) throws -> Document { try read(FakePoppler(pages: pages)) }

  private func cells(_ document: Document) -> [[String]] {
    document.grids.map { ReadFile.cells($0, of: document) }
  }

  // MARK: Tables

  @Test func emptyCellsStayEmpty() throws {
    let document = try read(
      Page(edges: [50, 150, 200, 250], [100, 120, 140], [["信息内容", "制发", "废止"], ["规章", "", "3"]]))
    #expect(ReadFile.lines(document) == ["信息内容\t制发\t废止", "规章\t\t3"])
    #expect(cells(document) == [["0,0 信息内容", "0,1 制发", "0,2 废止", "1,0 规章", "1,1 ", "1,2 3"]])
    #expect(document.format == .pdf)
  }

  /// Wide tables are printed sideways, in either direction, and scanners turn pages over.
  @Test(arguments: [0, 1, 2, 3])
  func pagesLieOnAnySide(turns: Int) throws {
    var page = Page(
      edges: [50, 150, 200, 250], [100, 120, 140, 160],
      [["信息内容", "制发", "废止"], ["规章", "", "3"], ["行政规范性文件", "12", ""]])
    page.words.insert(("二、主动公开政府信息情况", 60, 80), at: 0)
    page.words.append(("三、收到和处理政府信息公开申请情况", 60, 200))
    page.turns = turns
    let lines = ReadFile.lines(try read(page))
    #expect(
      lines == [
        "二、主动公开政府信息情况", "信息内容\t制发\t废止", "规章\t\t3", "行政规范性文件\t12\t",
        "三、收到和处理政府信息公开申请情况",
      ])
  }

  /// A row of a table without lines is no line of prose, so the heading below is none of it.
  @Test func aRowOfNumbersIsNoParagraph() throws {
    var page = Page()
    page.words = (0..<15).map { (String($0), 60 + 24 * Double($0), 100) }
    page.words.append(("五、存在的主要问题", 60, 130))
    page.words.append(("全年工作平稳推进，各项任务按期完成，群众满意度持续提升，没有收到投诉", 60, 150))
    let lines = ReadFile.lines(try read(page))
    #expect(lines.count == 3)
    #expect(lines[1] == "五、存在的主要问题")
  }

  @Test func cellsAreJoinedWhereNoLinePartsThem() throws {
    var page = Page(edges: [50, 150, 250], [100, 120, 140], [["甲", ""], ["乙", "1"]])
    // The line between the columns starts below the first row, that between the rows at the second column.
    page.down = [(50, 100, 140), (150, 120, 140), (250, 100, 140)]
    #expect(cells(try read(page)) == [["0,0 1x2 甲", "1,0 乙", "1,1 1"]])
    page.down[1] = (150, 100, 140)
    page.across[1] = (120, 150, 250)
    page.words = [("甲", 60, 120), ("2", 160, 110), ("1", 160, 130)]
    #expect(cells(try read(page)) == [["0,0 2x1 甲", "0,1 2", "1,1 1"]])
  }

  @Test(arguments: [
    // Thin boxes, boxes drawn by a pen, dashes, double lines, another system of coordinates.
    FakePoppler.fill("M 149.5 100 L 150.5 100 L 150.5 140 L 149.5 140 Z M 149.5 100 "),
    FakePoppler.stroke("M 148 98 L 152 98 L 152 142 L 148 142 Z M 148 98 "),
    FakePoppler.stroke("M 150 100 L 150 110 ") + FakePoppler.stroke("M 150 112 L 150 140 "),
    FakePoppler.stroke("M 149 100 L 149 140 ") + FakePoppler.stroke("M 151 100 L 151 140 "),
    FakePoppler.stroke("M 0 0 L 400 0 ", "transform=\"matrix(0,0.1,1,0,150,100)\""),
    "<g transform=\"matrix(1,0,0,1,100,60)\">\(FakePoppler.stroke("M 50 40 L 50 80 "))</g>",
  ])
  func aLineMayBeDrawnInManyWays(drawing: String) throws {
    var page = Page(edges: [50, 150, 250], [100, 120, 140], [["甲", "1"], ["乙", "2"]])
    page.down.remove(at: 1)
    page.drawings = drawing
    #expect(cells(try read(page)) == [["0,0 甲", "0,1 1", "1,0 乙", "1,1 2"]])
  }

  @Test(arguments: [
    // White paper, strokes of a drawn character, a short dash, a slant.
    FakePoppler.fill(
      "M 149.5 100 L 150.5 100 L 150.5 140 L 149.5 140 Z M 149.5 100 ", color: "100%,100%,100%"),
    FakePoppler.stroke("M 150 100 L 150 140 C 150 141 151 142 152 143 "),
    FakePoppler.stroke("M 150 108 L 150 113 "),
    FakePoppler.stroke("M 140 100 L 160 140 "),
  ])
  func notEveryStrokeIsALine(drawing: String) throws {
    var page = Page(edges: [50, 250], [100, 120, 140], [["甲"], ["乙"]])
    page.drawings = drawing
    #expect(cells(try read(page)) == [["0,0 甲", "1,0 乙"]])
  }

  @Test func aTableMayBeOpenAtItsSides() throws {
    var page = Page(edges: [50, 150, 250], [100, 120, 140], [["甲", "1"], ["乙", ""]])
    page.down = [(150, 100, 140)]
    #expect(cells(try read(page)) == [["0,0 甲", "0,1 1", "1,0 乙", "1,1 "]])
  }

  @Test func aWordThatGoesThroughALineIsCut() throws {
    var page = Page(edges: [50, 100, 150, 200], [100, 120], [["规章"]])
    // 10 and 25 stand so near to the line between them that they look like one number.
    page.words.append(("1025", 90, 110))
    #expect(cells(try read(page)) == [["0,0 规章 10", "0,1 25", "0,2 "]])
  }

  @Test func linesOfACellAreJoined() throws {
    var page = Page(edges: [50, 150, 250], [100, 140], [])
    page.words = [
      ("行政规范", 60, 110), ("性文件", 60, 124), ("12", 160, 110), ("34", 160, 124),
    ]
    // A number that had room on one line is not put together from two.
    #expect(ReadFile.lines(try read(page)) == ["行政规范性文件\t12 34"])
  }

  @Test func missingPiecesOfLinesMakeNoTable() throws {
    var page = Page(edges: [50, 150, 250], [100, 120, 140], [["甲", "1"], ["乙", "2"]])
    page.across[1] = (120, 50, 150)
    page.down[1] = (150, 120, 140)
    let document = try read(page)
    #expect(document.grids.isEmpty)
    #expect(ReadFile.lines(document).joined().contains("甲"))
  }

  @Test func aFrameAroundThePageIsNoTable() throws {
    var page = Page(edges: [50, 150, 250], [100, 120, 140], [["甲", "1"], ["乙", "2"]])
    page.across += [(20, 20, 500), (800, 20, 500)]
    page.down += [(20, 20, 800), (500, 20, 800)]
    page.words.append(("正文", 60, 300))
    let document = try read(page)
    #expect(cells(document) == [["0,0 甲", "0,1 1", "1,0 乙", "1,1 2"]])
    #expect(ReadFile.lines(document) == ["甲\t1", "乙\t2", "正文"])
  }

  // MARK: Pages

  @Test func aTableGoesOnOnTheNextPage() throws {
    let first = Page(edges: [50, 150, 250], [700, 720, 740], [["甲", "1"], ["乙", ""]])
    var next = Page(edges: [51, 151, 250], [60, 80], [["丙", "3"]])
    next.words.append(("- 2 -", 280, 800))
    let other = Page(edges: [50, 100, 250], [60, 80], [["丁", "4"]])
    let document = try read(first, next, other)
    #expect(
      cells(document) == [["0,0 甲", "0,1 1", "1,0 乙", "1,1 ", "2,0 丙", "2,1 3"], ["0,0 丁", "0,1 4"]])
    #expect((1...4).map { document.pages(ofLines: $0...$0) } == [1...1, 1...1, 2...2, 3...3])
    // A word between them parts them.
    var parted = next
    parted.words.append(("四、", 50, 30))
    #expect(cells(try read(first, parted)).count == 2)
  }

  @Test(arguments: [
    // The numbers stand above the cut, below it, or nowhere.
    (["5.要求行政机关确认或重新", "1", "2"], ["出具已获取信息", "", ""], ["1", "2"]),
    (["5.要求行政机关确认或重新", "", ""], ["出具已获取信息", "1", "2"], ["1", "2"]),
    (["5.要求行政机关确认或重新", "", ""], ["出具已获取信息", "", ""], ["", ""]),
  ])
  func aRowThatThePageCutsIsOne(above: [String], below: [String], numbers: [String]) throws {
    let first = Page(edges: [50, 200, 250, 300], [700, 720, 740], [["4.重复", "0", "0"], above])
    let next = Page(edges: [50, 200, 250, 300], [60, 80, 100], [below, ["（六）", "", "7"]])
    let rows = ReadFile.lines(try read(first, next))
    let whole = (["5.要求行政机关确认或重新出具已获取信息"] + numbers).joined(separator: "\t")
    #expect(rows == ["4.重复\t0\t0", whole, "（六）\t\t7"])
  }

  /// Neither a heading that goes on beside the next rows nor the header, printed anew, parts the halves.
  @Test(arguments: [false, true])
  func aNumberThatThePageCutsIsOne(repeatsHeader: Bool) throws {
    let edges = [50.0, 100, 210, 240, 270]
    let header = ["类", "信息内容", "制发", "废止"]
    let first = Page(
      edges: edges, [680, 700, 720, 740],
      [header, ["", "（一）予以公开", "0", "12"], ["（三）不", "1.属于国家秘密", "818", "0"]])
    let top = repeatsHeader ? [header] : []
    var next = Page(
      edges: edges, [60, 80, 100] + (repeatsHeader ? [120] : []),
      top + [["予公开", "", "7", ""], ["", "8.属于行政查询事项", "3", "0"]])
    // The heading stands beside both rows.
    next.across[top.count + 1].from = 100
    let rows = ReadFile.lines(try read(first, next))
    #expect(
      rows == [
        "类\t信息内容\t制发\t废止", "\t（一）予以公开\t0\t12", "（三）不予公开\t1.属于国家秘密\t8187\t0",
      ] + (repeatsHeader ? ["类\t信息内容\t制发\t废止"] : []) + ["\t8.属于行政查询事项\t3\t0"])
  }

  @Test(arguments: [
    // Labels of their own, numbers on both sides, half a label that nothing completes.
    (["行政处罚", "", ""], ["行政强制", "1", "2"]),
    (["5.要求行政机关确认或重新", "1", "2"], ["出具已获取信息", "3", ""]),
    (["4.重复", "", ""], ["要求", "", ""]), (["4.重复", "1", "2"], ["（六）其他", "", ""]),
  ])
  func rowsOnBothSidesOfACutStayTwo(above: [String], below: [String]) throws {
    let first = Page(edges: [50, 150, 200, 250], [700, 720], [above])
    let next = Page(edges: [50, 150, 200, 250], [60, 80], [below])
    #expect(try read(first, next).grids.first?.rows == 2)
  }

  // MARK: Text

  @Test func linesBecomeParagraphsAgain() throws {
    var page = Page()
    page.words = [
      ("年报", 200, 50), ("一、总体情况", 70, 80), ("全年主动公开信息一百二十八条共", 70, 100),
      ("二十件。", 50, 115), ("下一段。", 70, 130), ("1", 110, 131), ("- 1 -", 280, 800),
    ]
    page.words[2].left = 70
    var next = Page()
    next.words = [("另一段", 70, 50)]
    #expect(
      ReadFile.lines(try read(page, next)) == [
        "年报", "一、总体情况", "全年主动公开信息一百二十八条共二十件。", "下一段。1", "另一段",
      ])
  }

  @Test func withoutLinesRowsAreReadInTheirOrder() throws {
    var page = Page()
    page.words = [("3", 400, 100.5), ("规章", 50, 100), ("0", 300, 99), ("许可", 50, 130), ("7", 300, 130)]
    let document = try read(page)
    #expect(ReadFile.lines(document) == ["规章 0 3", "许可 7"])
    #expect(document.grids.isEmpty)
  }

  // MARK: What cannot be read

  private func reject(_ poppler: FakePoppler) throws -> Reject? {
    do {
      _ = try read(poppler)
      return nil
    } catch let reject as Reject {
      return reject
    }
  }

  @Test(arguments: [
    ([HelperProgram.pdftotext: HelperFailure.missing], RejectReason.helperMissing, "poppler-utils"),
    ([.pdftocairo: .missing], .helperMissing, "pdftocairo"),
    ([.pdftotext: .ended(1)], .brokenContainer, "password"),
    ([.pdftotext: .ended(99)], .helperFailed, "99"),
    ([.pdftocairo: .killed(11)], .helperFailed, "signal 11"),
    ([.pdftocairo: .tookTooLong], .helperFailed, "too long"),
    ([.pdftotext: .tooMuchOutput], .helperFailed, "more of the PDF"),
    ([.pdftotext: .notStarted(13)], .helperFailed, "errno 13"),
  ])
  func aHelperThatFailsRejectsTheDocument(
    failures: [HelperProgram: HelperFailure], reason: RejectReason, word: String
  ) throws {
    var poppler = FakePoppler(pages: [Page(edges: [0, 9, 20], [0, 10], [["甲", "1"]])])
    poppler.failures = failures
    let found = try #require(try reject(poppler))
    #expect(found.reason == reason)
    #expect(found.message.contains(word), "\(found.message)")
  }

  @Test func aScanHasNoWords() throws {
    let found = try #require(try reject(FakePoppler(pages: [Page(), Page()])))
    #expect(found.reason == .needsOCR)
    #expect(found.message.contains("2 pages"))
  }

  @Test func fontsWithoutAMeaningAreNoText() throws {
    var page = Page()
    page.words = [("\u{E001}\u{E002}\u{E003}年", 50, 50)]
    #expect(try reject(FakePoppler(pages: [page]))?.reason == .needsOCR)
  }

  @Test func answersThatDoNotFitAreRefused() throws {
    var poppler = FakePoppler(pages: [Page(edges: [0, 9, 20], [0, 10], [["甲", "1"]])])
    poppler.answers[.pdftocairo] = Array("<svg><pageSet><page/><page/></pageSet></svg>".utf8)
    #expect(try reject(poppler)?.reason == .helperFailed)
    poppler.answers[.pdftocairo] = Array("<svg><g>".utf8)
    #expect(try reject(poppler)?.reason == .brokenContainer)
    #expect(try reject(FakePoppler(pages: Array(repeating: Page(), count: 400)))?.reason == .tooLarge)
  }

  @Test func withoutHelpersAPDFIsRejected() throws {
    #expect(try ReadFile.reject(Array("%PDF-1.7".utf8), "a.pdf")?.reason == .helperMissing)
  }
}
