import Core
import Testing

/// What stands in a cell and is no number that is known keeps its place: the cells beside it do not move, and nobody
/// is told that it was blank.
@Suite struct WordCellTests {
  private func requests(_ rows: String...) -> PlacedText {
    PlacedText(
      """
      云阳县民政局2022年政府信息公开工作年度报告
      三、收到和处理政府信息公开申请情况
      \t\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计
      一、本年新收政府信息公开申请数量\t\t\t3\t3\t0\t1\t3\t2\t12
      二、上年结转政府信息公开申请数量\t\t\t0\t0\t0\t0\t0\t0\t0
      \(rows.joined(separator: "\n"))
      四、结转下年度继续办理\t\t\t0\t3\t0\t1\t3\t2\t9
      """)
  }

  @Test("cells beside a word stay in their columns")
  func columns() throws {
    let text = requests("三、本年度办理结果\t（一）予以公开\t\t3\t0\t0\t口\t0\t0\t3")
    #expect(try text.digits(text.placements(of: "granted_full")) == ["3", "0", "0", "口", "0", "0", "3"])
  }

  @Test("words in all cells are no blanks", arguments: ["十二", "【5】", "约3"])
  func words(word: String) throws {
    let cells = [String](repeating: word, count: 7).joined(separator: "\t")
    let placements = try requests("三、本年度办理结果\t（一）予以公开\t\t\(cells)").placements(of: "granted_full")
    #expect(placements.allSatisfy { $0.confidence == .ambiguous || $0.token != nil })
  }

  @Test(
    "a number with a blank in it is read whole, or not at all",
    arguments: [
      ("1, 234", ["1, 234"]), ("12, 345, 678", ["12, 345, 678"]), ("1,234", ["1,234"]), ("12. 34", nil),
      ("1, 23", nil),
    ])
  func blanks(cell: String, expected: [String]?) throws {
    let text = PlacedText(
      """
      云阳县民政局2022年政府信息公开工作年度报告
      二、主动公开政府信息情况
      第二十条第（五）项
      信息内容\t本年处理决定数量
      行政许可\t\(cell)
      第二十条第（六）项
      信息内容\t本年处理决定数量
      行政处罚\t14
      行政强制\t2
      """)
    #expect(try text.certainDigits(text.placements(of: "licensing")) == expected)
  }
}
