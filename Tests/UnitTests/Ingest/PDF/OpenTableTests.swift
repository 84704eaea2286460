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
    page.append(["4", "", "4"], 150, label: "其他")
    #expect(try read([page]).grids.isEmpty)
    page.append(["0", "0", "0"], 180, label: "行政规范性文件")
    #expect(try read([page]).grids.isEmpty)
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
