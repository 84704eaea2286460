import Core
import Ingest
import Segment
import Testing

/// A document without any table of the form is a report if it says so, and a list of reports is none.
@Suite struct ReportKindTests {
  private func reason(_ text: String, _ name: String) throws -> RejectReason? {
    let definitions = try TestDefinitions.loaded()
    let file = RawFile(path: SourcePath(name), bytes: Array(text.utf8))
    do throws(Reject) {
      let document = try Ingester(definitions: definitions).document(from: file)
      _ = try Segmenter(definitions: definitions).outline(of: document)
      return nil
    } catch {
      return error.reason
    }
  }

  private static let names = ["鹤山县人民政府", "鹤山县水务局", "鹤山县教育局", "鹤山县财政局"]

  private static func list(_ item: (Int, String) -> String) -> String {
    names.enumerated().map { item($0, "\($1)2022年政府信息公开工作年度报告") }.joined(separator: "\n")
  }

  private static let items = list { "<li><a href=\"/\($0).html\">\($1)</a><span>2023-01-1\($0)</span></li>" }
  private static let rows = list {
    "<tr><td>\($0 + 1)</td><td><a href=\"/\($0).html\">\($1)</a></td><td>2023-01-1\($0)</td></tr>"
  }

  @Test(arguments: [
    ("<html><body><ul>\(items)</ul></body></html>", "a.html"),
    ("<html><body><table><tr><th>序号</th><th>标题</th><th>日期</th></tr>\(rows)</table></body></html>", "a.html"),
    ("政府信息公开年报\n\(list { "\($1) 2023-01-1\($0)" })\n", "a.txt"),
  ])
  func aListOfReportsIsNone(text: String, name: String) throws {
    #expect(try reason(text, name) == .notAReport)
  }

  private static let title = "鹤山县水务局2022年政府信息公开工作年度报告"

  @Test(arguments: [
    // All there is to the page is an attachment; the tables are pictures; the title stands in three places.
    "<html><body><h1>\(title)</h1><p>附件：<a href=\"a.pdf\">\(title).pdf</a></p></body></html>",
    "<html><body><h1>\(title)</h1><p>一、总体情况</p><p>公开信息128条。</p><p>二、主动公开政府信息情况</p><img src=\"b.png\"></body></html>",
    "<html><head><title>\(title)</title></head><body><p>\(title)</p><h1>\(title)</h1><p>\(title)</p></body></html>",
  ])
  func aReportWithItsTablesElsewhereIsOne(page: String) throws {
    #expect(try reason(page, "a.html") == nil)
  }

  @Test(arguments: [
    "现公布鹤山县水务局2022年政府信息公开工作年度报告。\n一、总体情况\n公开信息128条。",
    "根据《中华人民共和国政府信息公开条例》，编制本报告。\n本报告的统计期限自2022年1月1日起至2022年12月31日止。\n一、总体情况\n公开信息128条。",
  ])
  func anIntroductionAndASectionMakeOne(text: String) throws {
    #expect(try reason(text, "a.txt") == nil)
  }

  @Test(arguments: [
    // News of a report, and a paper with one of its sections.
    "日前，县政府公布鹤山县水务局2022年政府信息公开工作年度报告。\n据了解，全年公开信息128条。",
    "鹤山县水务局工作总结\n一、总体情况\n全年公开信息128条。",
  ])
  func oneOfBothMakesNone(text: String) throws {
    #expect(try reason(text, "a.txt") == .notAReport)
  }
}
