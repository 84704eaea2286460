import Core
import Ingest
import Testing

/// What is drawn over words: lines that strike them out, characters across the page.
@Suite struct OverprintTests {
  typealias Page = FakePoppler.Page

  private func lines(_ page: Page) throws -> [String] {
    let ingester = Ingester(definitions: try TestDefinitions.loaded(), helpers: FakePoppler(pages: [page]))
    let file = RawFile(path: SourcePath("a.pdf"), bytes: Array("%PDF-1.7".utf8))
    return ReadFile.lines(try ingester.document(from: file))
  }

  private static let strikes: [(at: Double, from: Double, to: Double, line: String)] = [
    // The 5 of 53, the whole number, the 3; a line below and one that goes on beyond the number.
    (100.5, 200, 205, "规章 3 7"), (100.5, 200, 210, "规章 7"), (100.5, 205, 210, "规章 5 7"),
    (105, 200, 210, "规章 53 7"), (100.5, 190, 210, "规章 53 7"), (100.5, 150, 250, "规章 53 7"),
    // Over several words.
    (100, 200, 235, "规章"),
  ]

  @Test(arguments: strikes)
  func whatIsStruckOutIsLeftOut(at: Double, from: Double, to: Double, line: String) throws {
    var page = Page()
    page.words = [("规章", 150, 100), ("53", 200, 100), ("7", 230, 100)]
    page.across = [(at, from, to)]
    #expect(try lines(page) == [line])
  }

  @Test func charactersAcrossThePageAreNoCells() throws {
    var page = Page(
      edges: [50, 150, 250, 350], [100, 120, 140, 160],
      [["规章", "1", "2"], ["行政许可", "", "4"], ["行政处罚", "5", "6"]])
    page.words += [("密", 150, 130), ("3", 200, 300)]
    page.heights = [page.words.count - 2: 60, page.words.count - 1: 60]
    #expect(try lines(page) == ["规章\t1\t2", "行政许可\t\t4", "行政处罚\t5\t6"])
    // A title covers nothing.
    page.words[page.words.count - 2] = ("年报", 100, 50)
    #expect(try lines(page).first == "年报")
  }

  /// A label and its number stand a little apart in height; between two labels nobody can say whose it is.
  @Test(
    arguments: [
      ([("998", 200.0, 105.0)], ["行政许可", "行政处罚 998", "行政强制"]),
      ([("998", 200, 116)], ["行政许可", "行政处罚 998", "行政强制"]),
      ([("998", 200, 120), ("7", 200, 135)], ["行政许可", "行政处罚", "998", "行政强制 7"]),
    ] as [([(text: String, left: Double, middle: Double)], [String])])
  func aNumberALittleHigherIsBesideItsLabel(
    words: [(text: String, left: Double, middle: Double)], expected: [String]
  ) throws {
    var page = Page()
    page.words = [("行政许可", 100, 90), ("行政处罚", 100, 110), ("行政强制", 100, 130)] + words
    #expect(try lines(page) == expected)
  }
}
