import Core
import Segment
import Testing

/// Lines that no report has must do no harm.
@Suite struct OddLineTests {
  @Test(arguments: [
    "𠮷", "·", "- ", "[2022-01-01]", "(", "]", "|", "\t", "一", "（", "#", "第", "\u{FFFD}", "1", "。",
  ])
  func aLineOfOneCharacterHarmsNothing(line: String) throws {
    let text = "某某市水利局2021年政府信息公开工作年度报告\n\(line)\n一、总体情况\n\(line)\n无。\n\(line)"
    let document = TestDocument.document(text)
    let outline = try Segmenter(definitions: try TestDefinitions.loaded()).outline(of: document)
    #expect(outline.sections.contains { $0.kind == .overview })
  }
}
