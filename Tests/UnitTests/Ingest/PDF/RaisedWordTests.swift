import Core
import Ingest
import Testing

/// The mark of a note stands close to a number, smaller and higher or lower: it is none of its digits.
@Suite struct RaisedWordTests {
  typealias Page = FakePoppler.Page

  private static let shapes: [(mark: String, left: Double, middle: Double, height: Double, line: String)] = [
    ("1", 210, 97.5, 6, "规章 12¹"), ("34", 210, 98, 8, "规章 12³⁴"), ("[2]", 210.5, 97.5, 6, "规章 12[²]"),
    // Below the line; before the number.
    ("1", 210, 102.5, 6.5, "规章 12₁"), ("1", 197, 97.5, 6, "规章 ¹12"),
    // Of the same size or on the same line: digits of the number; too far away: a number of its own.
    ("1", 210, 100, 10, "规章 121"), ("1", 210, 101.2, 6, "规章 121"), ("1", 215, 99, 8, "规章 12 1"),
  ]

  @Test(arguments: shapes)
  func aMarkIsNoDigit(
    mark: String, left: Double, middle: Double, height: Double, line: String
  ) throws {
    var page = Page()
    page.words = [("规章", 150, 100), ("12", 200, 100), (mark, left, middle)]
    page.heights[2] = height
    let ingester = Ingester(definitions: try TestDefinitions.loaded(), helpers: FakePoppler(pages: [page]))
    let file = RawFile(path: SourcePath("a.pdf"), bytes: Array("%PDF-1.7".utf8))
    #expect(ReadFile.lines(try ingester.document(from: file)) == [line])
  }
}
