import Core
import Testing

/// A row is blank only where no number can be its own: else it is doubted. And numbers far below their labels are
/// found.
@Suite struct BlankRowsTests {
  private static let ambiguous = [Confidence](repeating: .ambiguous, count: 3)
  private static let clean = [Confidence](repeating: .clean, count: 3)

  @Test(
    "a label that numbers end is no blank row, a cell of a grid without anything is one",
    arguments: [
      ("规章，0，1，3\n行政规范性文件，4，0，9", ambiguous), ("规章\t\t\t\n行政规范性文件\t4\t0\t9", clean),
      ("规章\t1\t0\t3\n行政规范性文件\t4\t0\t9", clean),
    ])
  func labels(rows: String, expected: [Confidence]) throws {
    let text = """
      二、主动公开政府信息情况
      第二十条第（一）项
      信息内容\t本年制发件数\t本年废止件数\t现行有效件数
      \(rows)
      第二十条第（五）项
      信息内容\t本年处理决定数量
      行政许可\t386
      """
    #expect(try PlacedText(Self.title + text).confidences(of: "regulation") == expected)
  }

  @Test("numbers in a notation that is not known make no row blank, numbers of the items do")
  func unread() throws {
    let rows = Self.labels.map { $0.replacing(".", with: " ") }
    let blank = PlacedText(Self.title + Self.header + rows.joined(separator: "\n"))
    #expect(try blank.confidences(of: "denied_state_secret").allSatisfy { $0 == .clean })
    let unread = PlacedText(Self.title + Self.header + rows.map { $0 + " !0 !0 !0" }.joined(separator: "\n"))
    let confidences = try unread.confidences(of: "denied_state_secret")
    #expect(!confidences.isEmpty && confidences.allSatisfy { $0 == .ambiguous })
  }

  @Test("cells of a row drawn empty, its numbers in a row of their own above it")
  func numbersAbove() throws {
    let rows = [
      "| 指标名称 | 计算单位 | 代码 | 本期实际 | 本年累计 |", "| --- | --- | --- | --- | --- |",
      "| 主动信息公开 | 条 | 01 | 31 | 124 |", "| 申请总次数 | 条 | 10 | 3 | 7 |", "| 其中：1.当面申请数 | 条 | 11 | 1 | 4 |",
      "| 2.传真申请数 | 条 | 12 | 2 | 3 |",
      "| 行政复议数 | 件 | 32 | 10 | 30 |", "| | | 33 | 4 | 8 |", "| 行政诉讼数 | 件 | | | |",
      "| 行政申诉数 | 件 | 34 | 0 | 0 |",
    ]
    for (without, expected) in [(7, Confidence.clean), (rows.count, .ambiguous)] {
      let kept = rows.indices.filter { $0 != without }.map { rows[$0] }
      let text = PlacedText(
        "云阳县林业站2010年政府信息公开工作年度报告\n政府信息公开情况统计表\n" + kept.joined(separator: "\n"))
      #expect(try text.confidences(of: "suits_total") == [expected, expected])
    }
  }

  @Test("numbers of all rows in columns of some rows each, up to a hundred and fifty lines below the labels")
  func farBelow() throws {
    let sizes = [3, 1, 6, 1, 4, 2, 6]
    var row = 0
    var blocks: [String] = []
    for size in sizes {
      let rows = (row..<(row + size)).map { ["\($0 + 1)", "0", "0", "0", "0", "2", "\($0 + 3)"] }
      row += size
      for column in 0..<7 { blocks.append(rows.map { $0[column] }.joined(separator: "\n")) }
    }
    let text = Self.header + Self.labels.joined(separator: "\n") + "\n\n" + blocks.joined(separator: "\n\n")
    #expect(Self.labels.count == row)
    #expect(try values(in: text, of: "carried_out") == ["23", "0", "0", "0", "0", "2", "25"])
    #expect(try values(in: text, of: "granted_full") == ["3", "0", "0", "0", "0", "2", "5"])
  }

  @Test("rows whose sums fail close to each other, the numbers of all others in place")
  func scrambled() throws {
    var rows = Self.labels.indices.map { ["\($0 + 1)", "0", "0", "0", "0", "2", "\($0 + 3)"] }
    let whole = Self.header + Self.labels.joined(separator: "\n") + "\n" + lines(rows)
    #expect(try values(in: whole, of: "carried_in") == rows[1])
    // Columns of the first three rows, taken for rows.
    rows[0...2] = [
      ["1", "2", "3", "0", "0", "0", "0"], ["0", "0", "0", "0", "0", "0", "0"],
      ["0", "2", "2", "2", "3", "4", "5"],
    ]
    let text = Self.header + Self.labels.joined(separator: "\n") + "\n" + lines(rows)
    for item in ["received_new", "carried_in", "granted_full"] {
      #expect(try values(in: text, of: item) == nil)
    }
  }

  // MARK: What is read

  private static let title = "云阳县民政局2022年政府信息公开工作年度报告\n"
  private static let header = """
    三、收到和处理政府信息公开申请情况
    申请人情况
    自然人
    法人或其他组织
    总计
    商业企业
    科研机构
    社会公益组织
    法律服务机构
    其他

    """
  private static let labels = [
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息",
    "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项", "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确", "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息", "（六）其他处理", "（七）总计", "四、结转下年度继续办理",
  ]

  private func lines(_ rows: [[String]]) -> String { rows.joined().joined(separator: "\n") }

  /// Gives the digits that are given for a row, or nil where it is doubted.
  private func values(in text: String, of item: String) throws -> [String?]? {
    let placed = PlacedText(Self.title + text)
    return try placed.certainDigits(placed.placements(of: item))
  }
}
