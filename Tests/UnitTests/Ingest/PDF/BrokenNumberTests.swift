import Core
import Ingest
import Testing

/// Narrow columns and the ends of pages cut numbers in two: they are put together where nothing else can be meant.
/// Digits are 5 points wide, characters 10 high.
@Suite struct BrokenNumberTests {
  typealias Page = FakePoppler.Page
  typealias Word = (text: String, left: Double, middle: Double)

  private func lines(_ pages: Page...) throws -> [String] {
    let ingester = Ingester(definitions: try TestDefinitions.loaded(), helpers: FakePoppler(pages: pages))
    let file = RawFile(path: SourcePath("a.pdf"), bytes: Array("%PDF-1.7".utf8))
    return ReadFile.lines(try ingester.document(from: file))
  }

  private func table(_ words: [Word], width: Double = 30) -> Page {
    var page = Page(edges: [50, 200, 200 + width, 200 + 2 * width], [100, 140], [])
    page.words = [("行政处罚", 60, 120)] + words
    return page
  }

  private static let halves: [(words: [Word], row: String)] = [
    // No room for a fifth digit; halves that would have had room; the second column tells how much room there is.
    ([("7084", 204, 114), ("2", 212, 126), ("0", 240, 120)], "70842\t0"),
    ([("70,84", 203, 114), ("2", 212, 126), ("0", 240, 120)], "70,842\t0"),
    ([("１２", 205, 114), ("３", 210, 126), ("0", 240, 120)], "１２３\t0"),
    ([("1", 212, 114), ("2", 212, 126), ("0", 240, 120)], "1 2\t0"),
    ([("12", 210, 114), ("件", 210, 126), ("0", 240, 120)], "12件\t0"),
  ]

  @Test(arguments: halves)
  func inACellWithLines(words: [Word], row: String) throws {
    #expect(try lines(table(words)) == ["行政处罚\t\(row)"])
  }

  /// There is room beside less padding: the number between the halves tells that this is one row.
  @Test(arguments: [(120.0, "5155\t0"), (126.0, "515 5\t0")])
  func besideANumberBetweenTheHalves(middle: Double, row: String) throws {
    let words: [Word] = [("515", 210, 114), ("5", 215, 126), ("0", 250, middle)]
    #expect(try lines(table(words, width: 36)) == ["行政处罚\t\(row)"])
  }

  @Test func notWhereAWiderNumberFoundRoom() throws {
    var page = Page(edges: [50, 200, 230], [100, 140, 160], [["", ""], ["行政强制", ""]])
    page.words += [("行政处罚", 60, 120), ("12", 206, 114), ("34", 206, 126), ("20000", 202, 150)]
    #expect(try lines(page) == ["行政处罚\t12 34", "行政强制\t20000"])
  }

  @Test(arguments: [
    // A row with its label, the rest of its numbers with the rest of the label, with nothing else, and a row of its own.
    ("重复", "申请", "65", "36", ["2.重复申请\t6536\t0"]),
    ("重复申请", "", "65", "36", ["2.重复申请\t6536\t0"]),
    ("重复申请", "3.要求提供公开出版物", "65", "36", ["2.重复申请\t65\t0", "3.要求提供公开出版物\t36\t"]),
    ("重复申请", "", "6", "3", ["2.重复申请\t6\t0", "\t3\t"]),
  ])
  func overTheEndOfAPage(
    label: String, rest: String, number: String, next: String, expected: [String]
  ) throws {
    let edges = [50.0, 200, 230, 260]
    let above = Page(edges: edges, [700, 720], [["2." + label, number, "0"]])
    let below = Page(edges: edges, [60, 80], [[rest, next, ""]])
    #expect(try lines(above, below) == expected)
  }

  /// Numbers of one line and of two stand in the middle of their row, and the page ends between.
  @Test(arguments: [
    ("2.重复申请", "", ["", "4"], ["315", ""], ["2.重复申请\t315\t4"]),
    ("2.重复", "申请", ["", "4"], ["315", ""], ["2.重复申请\t315\t4"]),
    ("2.重复申请", "", ["7", "4"], ["3", ""], ["2.重复申请\t7\t4", "\t3\t"]),
    ("情况", "", ["", "4"], ["315", ""], ["情况\t\t4", "\t315\t"]),
  ])
  func theEndOfAPageMayPartTheNumbersOfARow(
    label: String, rest: String, above: [String], below: [String], expected: [String]
  ) throws {
    let edges = [50.0, 200, 240, 280]
    let first = Page(edges: edges, [700, 720], [[label] + above])
    let next = Page(edges: edges, [60, 80], [[rest] + below])
    #expect(try lines(first, next) == expected)
  }

  @Test func halfALineAboveAndBelowTheirRow() throws {
    var page = Page()
    page.words = [
      ("规章", 50, 100), ("1", 200, 100), ("0", 250, 100), ("123", 195, 114), ("654", 245, 114),
      ("行政规范性文件", 50, 120), ("4", 200, 126), ("3", 250, 126), ("行政许可", 50, 140), ("7", 200, 140),
      ("8", 250, 140),
    ]
    page.words.append(("0", 300, 120))
    #expect(try lines(page) == ["规章 1 0", "行政规范性文件 1234 6543 0", "行政许可 7 8"])
  }

  @Test func aHeadingBesideTwoRowsJoinsNothing() throws {
    var page = Page()
    page.words = [
      ("属于国家秘密", 100, 100), ("123", 200, 100), ("456", 250, 100), ("不予公开", 50, 106),
      ("重复申请", 100, 112), ("1", 203, 112), ("2", 253, 112),
    ]
    #expect(try lines(page) == ["属于国家秘密 123 456", "不予公开", "重复申请 1 2"])
    // The first character of this heading is a mark where it stands alone.
    page.words[3] = ("无", 50, 106)
    #expect(try lines(page) == ["属于国家秘密 123 456", "无", "重复申请 1 2"])
  }

  @Test func besideTheTwoHalvesOfTheirLabel() throws {
    var page = Page()
    page.words = [
      ("2.重复", 100, 100), ("304", 200, 100), ("0", 250, 100), ("306", 300, 100),
      ("申请", 100, 112), ("7", 205, 112), ("6", 305, 112),
    ]
    #expect(try lines(page) == ["2.重复 3047 0 3066", "申请"])
    // A wider number shows that there was room: this is a row of its own.
    page.words.append(("5000", 198, 124))
    #expect(try lines(page) == ["2.重复 304 0 306", "申请 7 6", "5000"])
  }

  private static let marks: [(words: [Word], lines: [String])] = [
    ([("3", 280, 800)], ["正文", "正文"]), ([("- 3 -", 270, 40)], ["正文", "正文"]),
    // Digits near other lines are a part of a table.
    ([("37", 280, 112)], ["正文", "37", "正文"]), ([("37", 280, 132)], ["正文", "正文", "37"]),
  ]

  @Test(arguments: marks)
  func onlyWhatStandsApartIsAPageNumber(
    words: [Word], expected: [String]
  ) throws {
    var page = Page()
    page.words = [("正文", 50, 100), ("正文", 50, 120)] + words
    #expect(try lines(page) == expected)
  }
}
