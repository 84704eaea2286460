import Core
import Testing

@testable import Ingest

/// Bars that close cells of one line each part nothing; those between cells do.
@Suite struct ClosingBarsTests {
  private static let cells = (1...20).map { "\($0) |" }

  @Test("bars behind cells and lines of bars alone become blanks, and no offset moves")
  func closing() throws {
    let text = "二、情况\n" + (Self.cells + ["||||", "  规章 |  ", "0 | ||", "|"]).joined(separator: "\n")
    let read = try #require(removed(text))
    #expect(!read.contains("|"))
    #expect(read.utf8.count == text.utf8.count)
    #expect(read == text.replacing("|", with: " "))
  }

  @Test("where cells have their bars in front, the one that closes a row becomes a blank")
  func closingOfRows() throws {
    let rows = (1...8).map { "行\($0)\n| 条\n| 0\($0)\n|\n| \($0)\n|" }
    let read = try #require(removed(rows.joined(separator: "\n") + "\n完\n"))
    #expect(read == rows.map { $0.dropLast() + " " }.joined(separator: "\n") + "\n完\n")
  }

  @Test("a bar alone that stands for an empty cell at the end of some rows stays")
  func emptyAtTheEnd() {
    let rows = (1...12).map { "行\($0)\n| 条\n| 0\($0)\n|" + ($0 > 2 ? " \($0)" : "") }
    #expect(removed(rows.joined(separator: "\n") + "\n完\n") == nil)
  }

  @Test(
    "rows parted by bars keep them",
    arguments: [
      (1...20).map { "行 | \($0) |" }, (1...20).map { "| \($0) |" }, (1...20).flatMap { ["\($0)", "|"] },
      Array(cells.dropLast()), cells + ["规章 | 0", "其他 | 1", "合计 | 1"],
    ])
  func others(lines: [String]) {
    #expect(removed(lines.joined(separator: "\n")) == nil)
  }

  private func removed(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    return ClosingBars.removed(bytes, lines: LineSplitter.lines(of: bytes)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
