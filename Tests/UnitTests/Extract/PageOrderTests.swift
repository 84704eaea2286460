import Core
import Extract
import Segment
import Testing

/// The lines of a row of a page come by their height, not from left to right: where no sum tells, 0 and 31 on one
/// line and 3 on the next leave it open which is whose.
@Suite struct PageOrderTests {
  @Test(arguments: [
    (DocumentFormat.pdf, "规章 0 31\n3", [Confidence.ambiguous, .ambiguous, .ambiguous]),
    (.pdf, "规章 7 7\n7", [.clean, .clean, .clean]),
    (.pdf, "规章 0 31 3", [.clean, .clean, .clean]),
    (.txt, "规章 0 31\n3", [.clean, .clean, .clean]),
  ])
  func piecesOfARowAreDoubted(format: DocumentFormat, row: String, expected: [Confidence]) throws {
    let text = Array(
      """
      云阳县民政局2022年政府信息公开工作年度报告
      二、主动公开政府信息情况
      第二十条第（一）项
      信息内容 本年制发件数 本年废止件数 现行有效件数
      \(row)
      行政规范性文件 5 0 64
      第二十条第（五）项
      信息内容 本年处理决定数量
      行政许可 32784
      """.utf8)
    var lines: [TextSpan] = []
    var start = 0
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      lines.append(TextSpan(start: start, end: start + line.count))
      start += line.count + 1
    }
    let document = Document(
      path: SourcePath("a"), format: format, encoding: .none, text: text, lines: lines)
    let definitions = try TestDefinitions.loaded()
    let outline = try Segmenter(definitions: definitions).outline(of: document)
    let extraction = Extractor(definitions: definitions).extraction(from: document, outline: outline)
    #expect(extraction.tables.flatMap(\.placements).prefix(3).map(\.confidence) == expected)
  }
}
