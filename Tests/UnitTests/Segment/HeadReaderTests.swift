import Core
import Foundation
import Testing

@testable import Segment

@Suite struct HeadReaderTests {
  private let definitions: Definitions

  init() throws { definitions = try TestDefinitions.loaded() }

  private func head(
    _ text: String, path: String = "a.txt", metadata: DocumentMetadata = DocumentMetadata(),
    lastTableLine: Int? = nil, noise: [ClosedRange<Int>] = []
  ) -> ReportHead {
    let document = TestDocument.document(text, path: path, metadata: metadata)
    let index = LineIndex(document: document, characters: definitions.characters)
    return HeadReader(definitions: definitions).head(
      of: document, index: index, lastTableLine: lastTableLine, noise: noise)
  }

  @Test(arguments: titleCases + introductionCases + agencyCases + dateCases + yearCases)
  func readsTheHead(expected: HeadCase) {
    let head = head(expected.text, path: expected.path)
    #expect(head.title == expected.title)
    #expect(head.agency == expected.agency)
    #expect(head.year == expected.year)
    #expect(head.publishedOn == expected.published)
    let period = head.periodStart.isEmpty ? "" : "\(head.periodStart)/\(head.periodEnd)"
    #expect(period == expected.period)
  }

  @Test func metadataSpeaksWhereTheTextIsSilent() {
    let metadata = DocumentMetadata(
      title: "青川县水利局2021年政府信息公开工作年度报告-青川县人民政府", agency: "青川县水利局", publishedOn: "2022-01-20 08:00:00")
    let silent = head("全年公开信息128条。", metadata: metadata)
    #expect(silent.title == "青川县水利局2021年政府信息公开工作年度报告")
    #expect(silent.agency == "青川县水利局")
    #expect(silent.year == 2021)
    #expect(silent.publishedOn == "2022-01-20")
    let told = head("青川县司法局2022年政府信息公开工作年度报告\n青川县司法局\n2023年1月9日", metadata: metadata)
    #expect(told.title == "青川县司法局2022年政府信息公开工作年度报告")
    #expect(told.agency == "青川县司法局")
    #expect(told.publishedOn == "2023-01-09")
  }

  @Test func noiseAndTablesAreLeftOut() {
    let text = """
      青川县司法局2019年政府信息公开工作年度报告
      青川县水利局2021年政府信息公开工作年度报告
      一、总体情况
      规章 0 0 0
      青川县林业局2018年政府信息公开工作年度报告
      """
    let head = head(text, lastTableLine: 3, noise: [0...0])
    #expect(head.title == "青川县水利局2021年政府信息公开工作年度报告")
  }

  /// Any cut and any shuffle of lines gives some head, without a trap.
  @Test func neverTrips() {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    for expected in titleCases + introductionCases + dateCases {
      let scalars = Array(expected.text.unicodeScalars)
      for _ in 0..<6 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        var text = ""
        let cut = Int(state % UInt64(scalars.count))
        for (index, scalar) in scalars.enumerated() where index != cut {
          if index % (Int(state >> 32 % 7) + 2) == 0 { text += "\n" }
          text.unicodeScalars.append(scalar)
        }
        _ = head(String(text.prefix(cut + 20)))
      }
    }
  }
}
