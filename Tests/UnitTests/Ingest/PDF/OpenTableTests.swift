import Core
import Ingest
import Testing

/// Tables without ruling lines: the words over their columns and the heights of their numbers tell the cells. What
/// is not certain is read as lines of text, without a grid.
@Suite struct OpenTableTests {
  typealias Page = FakePoppler.Page

  /// The header of the first table of the form over columns that are 30 points apart: there is room for three
  /// digits of 5 points.
  private static func page(
    at top: Double = 100,
    header: [[String]] = [["本年", "本年", "现行"], ["制发", "废止", "有效"], ["件数", "件数", "件数"]]
  ) -> Page {
    var page = Page()
    for (line, words) in header.enumerated() {
      page.append(words, top + 10 * Double(line))
    }
    if header.count > 1 { page.words.append(("信息内容", 60, top + 10)) }
    return page
  }

  private func read(_ pages: [Page]) throws -> Document {
    let ingester = Ingester(definitions: try TestDefinitions.loaded(), helpers: FakePoppler(pages: pages))
    return try ingester.document(from: RawFile(path: SourcePath("a.pdf"), bytes: Array("%PDF-1.7".utf8)))
  }

  /// Gives the lines below the header.
  private func rows(_ pages: Page..., header: Int = 3) throws -> [String] {
    Array(ReadFile.lines(try read(pages)).dropFirst(header))
  }

  // MARK: Cells

  @Test func emptyCellsStayEmpty() throws {
    var page = Self.page()
    page.append(["", "", "7"], 140, label: "规章")
    page.append(["9", "", "42"], 155, label: "行政规范性文件")
    let document = try read([page])
    #expect(ReadFile.lines(document).suffix(2) == ["\t规章\t\t\t7", "\t行政规范性文件\t9\t\t42"])
    #expect(document.grids.map(\.cells.count) == [8])
  }

  /// Halves stand half a line above and below the middle of the row, a rest one line below where a blank was put
  /// before the number.
  @Test func numbersThatAreCutAreOne() throws {
    var page = Self.page()
    page.append(["104", "", ""], 150)
    page.append(["", "0", "0"], 155, label: "规章")
    page.append(["4", "", ""], 160)
    page.append(["", "", "267"], 170)
    page.append(["0", "0", ""], 175, label: "行政规范性文件")
    page.append(["", "", "3"], 180)
    #expect(try rows(page) == ["\t规章\t1044\t0\t0", "\t行政规范性文件\t0\t0\t2673"])
  }

  @Test func labelsOfTwoLinesAreWhole() throws {
    var page = Self.page()
    page.append(["", "", ""], 140, label: "行政规范")
    page.append(["1", "", "2"], 145)
    page.append(["", "", ""], 150, label: "性文件")
    #expect(try rows(page) == ["\t行政规范性文件\t1\t\t2"])
  }

  /// Labels of two lines with the heading of several rows between them.
  @Test func theHeadingOfSeveralRowsIsNoLabel() throws {
    var page = Self.page()
    page.append(["", "", ""], 140, label: "2.没有现成信息")
    page.append(["1", "", "2"], 145)
    page.words.append(("（四）无法提供", 30, 145))
    page.append(["", "", ""], 150, label: "需要另行制作")
    page.append(["1", "", "2"], 165, label: "（一）予以公开")
    #expect(try rows(page).first == "（四）无法提供\t2.没有现成信息需要另行制作\t1\t\t2")
  }

  /// A remark in a narrow column stands around the row that it belongs to, or begins with it.
  @Test(arguments: [(0.0, 5.0), (0, 0)])
  func remarksAreOneWithTheirNumber(middle: Double, step: Double) throws {
    var page = Self.page()
    page.append(["6", "", "3"], 140, label: "规章")
    page.append(["", "", "9(其中"], 170 - step)
    page.append(["3", "", ""], 170, label: "行政规范性文件")
    page.append(["", "", "1件）"], 180 - step)
    #expect(try rows(page).suffix(2) == ["\t规章\t6\t\t3", "\t行政规范性文件\t3\t\t9(其中1件）"])
  }

  // MARK: Long tables

  private static func longPage() -> Page {
    var page = Page()
    page.words = [
      ("附表", 50, 80), ("计算单", 150, 100), ("本期实", 230, 100), ("本年累", 280, 100),
      ("指标名称", 60, 105), ("代码", 195, 105), ("位", 160, 110), ("际", 240, 110), ("计", 290, 110),
    ]
    return page
  }

  private static func row(_ label: String, _ code: String, _ values: [String], _ middle: Double) -> [(
    text: String, left: Double, middle: Double
  )] {
    [(label, 50, middle), ("条", 160, middle), (code, 200, middle)]
      + zip(values, [242.0, 292]).filter { !$0.0.isEmpty }.map { ($0, $1, middle) }
  }

  /// The header of the form of 2008 is broken over lines; columns tell which of two values is blank.
  @Test func longTablesHaveColumns() throws {
    var page = Self.longPage()
    page.words += Self.row("主动信息公开", "01", ["3", "6"], 130)
    page.words += Self.row("网上咨询数", "07", ["", "5"], 145)
    page.words += Self.row("行政诉讼数", "33", ["2", ""], 165)
    page.words += [("9(其中1", 270, 159), ("件续办)", 272, 171)]
    #expect(
      ReadFile.lines(try read([page])) == [
        "附表", "指标名称 计算单位 代码 本期实际 本年累计", "\t主动信息公开\t条\t01\t3\t6",
        "\t网上咨询数\t条\t07\t\t5", "\t行政诉讼数\t条\t33\t2\t9(其中1件续办)",
      ])
  }

  // MARK: Doubt

  @Test(arguments: [
    // Another word in the header, numbers between columns, words among the numbers.
    ([["本年", "本年", "现行"], ["制发", "废止", "有关"], ["件数", "件数", "件数"]], "7", 0.0),
    ([["本年", "本年", "现行"], ["制发", "废止", "有效"], ["件数", "件数", "件数"]], "7", 14),
    ([["本年", "本年", "现行"], ["制发", "废止", "有效"], ["件数", "件数", "件数"]], "见附件", 0),
  ])
  func whatIsNotCertainIsText(header: [[String]], value: String, shift: Double) throws {
    var page = Self.page(header: header)
    page.append(["", value, "1"], 140, label: "规章", shift: shift)
    #expect(try read([page]).grids.isEmpty)
  }

  /// Nothing tells whether 104 and 4 are one number or two: the numbers of both rows would be halves.
  @Test func rowsThatMayBeOneAreText() throws {
    var page = Self.page()
    page.append(["104", "", "104"], 140, label: "规章")
    page.append(["4", "", "4"], 150, label: "（续）")
    #expect(try read([page]).grids.isEmpty)
    page.append(["0", "0", "0"], 180, label: "行政规范性文件")
    #expect(try read([page]).grids.isEmpty)
  }

  /// Beside each stands a label of the form.
  @Test func rowsWithLabelsOfTheirOwnAreTwo() throws {
    var page = Self.page()
    page.append(["104", "", "104"], 140, label: "规章")
    page.append(["4", "", "4"], 150, label: "行政规范性文件")
    #expect(try rows(page) == ["\t规章\t104\t\t104", "\t行政规范性文件\t4\t\t4"])
  }

  @Test func theNumberOfAPageIsNoCell() throws {
    var page = Self.page()
    page.append(["0", "", "7"], 140, label: "规章")
    page.append(["", "2", ""], 300)
    #expect(try rows(page) == ["\t规章\t0\t\t7"])
  }

  // MARK: Pages

  @Test func theEndOfAPageMayCutANumber() throws {
    var first = Self.page(at: 700)
    first.append(["104", "", "0"], 740, label: "规章")
    var next = Page()
    next.append(["4", "", ""], 60)
    next.append(["0", "", "7"], 75, label: "行政规范性文件")
    #expect(try rows(first, next) == ["\t规章\t1044\t\t0", "\t行政规范性文件\t0\t\t7"])
    // The header may stand between the halves.
    var repeated = Self.page(at: 30)
    repeated.words += next.words
    #expect(try rows(first, repeated).filter { $0.contains("规章") } == ["\t规章\t1044\t\t0"])
  }

  /// The page may end within the header, or just below it.
  @Test(arguments: 1...3) func theEndOfAPageMayCutTheHeader(lines: Int) throws {
    let whole = Self.page(at: 700)
    var first = Page()
    first.words = [("三、", 50, 680)] + whole.words.filter { $0.middle < 700 + 10 * Double(lines) }
    first.words.append(("- 7 -", 280, 800))
    var next = Page()
    next.words = whole.words.filter { $0.middle >= 700 + 10 * Double(lines) }.map {
      ($0.text, $0.left, $0.middle - 650)
    }
    next.append(["104", "", "0"], 90, label: "规章")
    next.append(["", "7", ""], 105, label: "行政规范性文件")
    #expect(try rows(first, next, header: 0).suffix(2) == ["\t规章\t104\t\t0", "\t行政规范性文件\t\t7\t"])
  }

  /// Numbers that may belong to the row above, and have something beside them, leave it open.
  @Test func aRowThatMayGoOnIsText() throws {
    var first = Self.page(at: 700)
    first.append(["104", "", "0"], 740, label: "规章")
    var next = Page()
    next.append(["4", "", ""], 60, label: "续上页的一行")
    next.append(["0", "", "7"], 75, label: "行政规范性文件")
    #expect(try rows(first, next).first == "规章 104 0")
  }
}

extension FakePoppler.Page {
  /// Puts words over or into the columns, and a label beside them.
  fileprivate mutating func append(
    _ texts: [String], _ middle: Double, label: String = "", shift: Double = 0
  ) {
    if !label.isEmpty { words.append((label, 50, middle)) }
    for (text, center) in zip(texts, [150.0, 180, 210]) where !text.isEmpty {
      words.append((text, center - FakePoppler.width(text) / 2 + shift, middle))
    }
  }
}
