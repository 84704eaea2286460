import Foundation
import Testing

@testable import Pipeline

/// `explain --html`: a page that shows a document beside its tables.
@Suite struct TracePageTests {
  private func page(_ text: String, _ arguments: [String] = []) throws -> Program.Outcome {
    let work = try Workplace()
    try work.write(text, "in/a.txt")
    let data = DiskPath.project.appending("data").description
    return try Program.run(["explain", "in/a.txt", "--html", "--data", data] + arguments, in: work.path)
  }

  /// Gives what stands between two texts, wherever they stand so.
  private func pieces(_ page: String, _ start: String, _ end: String) -> [String] {
    page.components(separatedBy: start).dropFirst().compactMap { $0.components(separatedBy: end).first }
  }

  @Test("each cell of the tables leads to the bytes that it was read from")
  func marks() throws {
    let outcome = try page(try SampleReport.text(count: 37))
    #expect(outcome.code == 0 && outcome.said.isEmpty)
    // Every cell of the form is there, and each of its marks stands once in the text.
    let cells = pieces(outcome.output, "<button type=\"button\" class=\"cell", "</button>")
      .filter { $0.contains("id=\"c") }
    #expect(cells.count == 186)
    for cell in cells {
      let mark = try #require(pieces(cell, "data-mark=\"", "\"").first)
      let places = pieces(outcome.output, "<mark id=\"\(mark)\"", "</mark>")
      try #require(places.count == 1, "\(mark)")
      let value = try #require(cell.components(separatedBy: ">").last)
      #expect(places[0].hasSuffix(">\(value)"))
    }
    #expect(cells.contains { $0.hasSuffix(">37") })
  }

  @Test("sums of the form that fail lead to their cells")
  func sums() throws {
    let sound = try page(try SampleReport.text(count: 3))
    #expect(!sound.output.contains("class=\"sum\""))
    #expect(sound.output.contains("勾稽关系全部成立"))
    let text = try SampleReport.text(count: 3)
    let broken = text.replacingOccurrences(of: "一、本年新收政府信息公开申请数量\t3", with: "一、本年新收政府信息公开申请数量\t4")
    try #require(text != broken)
    let page = try page(broken)
    let sums = pieces(page.output, "class=\"sum\" data-cells=\"", "</button>")
    #expect(!sums.isEmpty)
    #expect(sums.contains { $0.hasSuffix("4 ≠ 3") })
  }

  @Test("a page begins with the cell that is asked for")
  func chosen() throws {
    let text = try SampleReport.text()
    let page = try page(text, ["--cell", "requests/total_handled"])
    let first = try #require(pieces(page.output, "id=\"tables\" data-first=\"", "\"").first)
    let details = try #require(pieces(page.output, "id=\"d\(first)\"", "</div>").first)
    #expect(details.contains("<code>requests/total_handled/natural_person</code>"))
    #expect(try self.page(text, ["--cell", "requests/nothing"]).code == 2)
  }

  @Test(
    "text of a document stays text",
    arguments: [
      "<script>alert(1)</script>", "</script><script>alert(1)//", "<img src=x onerror=alert(1)>",
      "\" onmouseover=\"alert(1)", "--><svg onload=alert(1)>", "\u{202E}<q>321</q>",
      "<q>",
    ])
  func hostile(_ one: String) throws {
    // Tags all over make a page of a text: one kind of them is enough to see what becomes of many.
    let words = String(repeating: one, count: one == "<q>" ? 20_000 : 1)
    let harmless = try page(try SampleReport.text())
    let text = try SampleReport.text(agency: "青石县水务局")
      .replacingOccurrences(of: "全年主动公开信息", with: words)
      .replacingOccurrences(of: "规章\t0", with: "规章\t\(one)")
      .replacingOccurrences(of: "无。", with: words)
    let outcome = try page(text)
    #expect(outcome.code == 0)
    for markup in ["<script", "<img", "<svg", "<q>", "\u{202E}"] {
      let count = pieces(outcome.output, markup, "").count
      #expect(count == pieces(harmless.output, markup, "").count, "\(markup)")
    }
    for attribute in ["onerror", "onmouseover", "onload"] where outcome.output.contains(attribute) {
      for place in outcome.output.components(separatedBy: attribute).dropLast() {
        // It stands within text: the last bracket or quote before it is one that was escaped.
        #expect(!place.hasSuffix("<img src=x ") && !place.hasSuffix("\" "))
      }
    }
  }

  @Test("a line of megabytes is cut, and it is said")
  func hugeLine() throws {
    let text = try SampleReport.text().replacingOccurrences(
      of: "全年主动公开信息", with: String(repeating: "很长的一行。", count: 200_000))
    let outcome = try page(text)
    #expect(outcome.code == 0)
    #expect(outcome.output.utf8.count < 2_000_000)
    #expect(outcome.output.contains("bytes left out"))
  }
}
