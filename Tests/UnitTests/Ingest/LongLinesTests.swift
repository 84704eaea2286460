import Testing

@testable import Ingest

/// A report that stands on one line is parted at its main headings; a paragraph that names them is not.
@Suite struct LongLinesTests {
  private let report = "一、总体情况 根据条例编制本报告。 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况 无。"

  private func parted(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    let parted = LongLines.parted(bytes, lines: LineSplitter.lines(of: bytes))
    if let parted { #expect(parted.count == bytes.count) }
    return parted.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("a short report that is all of the text") func shortReport() {
    let lines = parted("某某局年报 " + report + "\n附件：1.docx\n")?.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "某某局年报", "一、总体情况", "根据条例编制本报告。", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "无。", "附件：1.docx",
      ])
  }

  @Test("a list of contents among other lines, however short the text") func listOfContents() {
    #expect(parted("本报告包括： " + report + "\n" + String(repeating: "全年公开信息。", count: 20)) == nil)
    #expect(parted("一、总体情况 无。 二、主动公开政府信息情况 无。") == nil)
  }

  @Test("a long one, whatever stands beside it") func longReport() {
    let long = "某某局年报 " + report + String(repeating: "全年公开信息。", count: 200)
    #expect(parted(long + "\n" + long) != nil)
  }
}
