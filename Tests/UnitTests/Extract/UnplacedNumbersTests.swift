import Core
import Testing

/// A table of whose numbers half found no cell was read in the wrong columns.
@Suite struct UnplacedNumbersTests {
  private static let rows = [
    ("主动信息公开", ["01", "31", "124"]), ("新增的行政规范性文件数", ["03", "0", "2"]), ("申请总次数", ["10", "3", "7"]),
    ("其中：1.当面申请数", ["11", "1", "4"]), ("2.传真申请数", ["12", "2", "3"]), ("对申请的答复总数", ["17", "3", "7"]),
  ]

  @Test("codes in the place of values")
  func codes() throws {
    let text = text(cell: " @tab ", row: "@item\n")
    let placements = try text.placements()
    #expect(!placements.isEmpty && placements.allSatisfy { $0.confidence == .ambiguous })
  }

  @Test("each number in its column, whatever stands beyond the table")
  func wholeTable() throws {
    let text = text(cell: "", row: "")
    #expect(try text.certainDigits(text.placements(of: "requests_in_person")) == ["1", "4"])
  }

  @Test("copies of a cell that spans columns are no numbers of others")
  func copies() throws {
    let text = PlacedText(
      """
      云阳县林业站2022年政府信息公开工作年度报告
      二、主动公开政府信息情况
      信息内容\t本年制发件数\t本年废止件数\t现行有效件数
      规章\t1\t0\t3
      行政规范性文件\t4\t0\t9
      信息内容\t本年处理决定数量\t本年处理决定数量\t本年处理决定数量
      行政许可\t386\t386\t386
      行政处罚\t12\t12\t12
      行政强制\t5\t5\t5
      """)
    #expect(try text.certainDigits(text.placements(of: "regulation")) == ["1", "0", "3"])
  }

  @Test("what goes on for thousands of rows is no table of the form")
  func endless() throws {
    let row = "一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n"
    let head = "云阳县林业站2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
    #expect(try !PlacedText(head + row).placements().isEmpty)
    #expect(try PlacedText(head + String(repeating: row, count: 7_000)).placements().isEmpty)
  }

  private func text(cell: String, row: String) -> PlacedText {
    let header = ["指标名称", "计算单位", "代码", "本期实际", "本年累计"]
    let rows = [header] + Self.rows.map { [$0.0, "条"] + $0.1 }
    let lines = rows.map { cells in row + cells[0] + cells.dropFirst().map { "\n" + cell + $0 }.joined() }
    return PlacedText(
      "云阳县林业站2010年政府信息公开工作年度报告\n政府信息公开情况统计表\n" + lines.joined(separator: "\n")
        + "\n联系电话：0717 3649216")
  }
}
