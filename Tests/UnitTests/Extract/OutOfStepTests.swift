import Core
import Testing

/// Numbers whose rows only their order would tell are doubted where something is missing from it, and given where
/// nothing is.
@Suite struct OutOfStepTests {
  private static let ambiguous = [Confidence](repeating: .ambiguous, count: 3)
  private static let clean = [Confidence](repeating: .clean, count: 3)

  @Test(
    "labels of two rows behind numbers that suffice for one",
    arguments: [
      ("2\n1\n5\n规章\n行政规范性文件", ambiguous),
      ("规章\n2\n1\n5\n行政规范性文件\n3\n0\n9", clean),
      // Rows of values before their labels.
      ("2 0 2\n规章\n0 2 0\n行政规范性文件", ambiguous),
    ])
  func documents(rows: String, expected: [Confidence]) throws {
    let text = """
      二、主动公开政府信息情况
      第二十条第（一）项
      信息内容
      本年制发件数
      本年废止件数
      现行有效件数
      \(rows)
      第二十条第（五）项
      信息内容
      本年处理决定数量
      行政许可
      386
      """
    #expect(try confidences(in: text, of: "regulation") == expected)
  }

  @Test("columns below their own headers, of which one is lost")
  func columns() throws {
    let text = """
      二、主动公开政府信息情况
      第二十条第（一）项
      信息内容
      本年制发件数
      规章
      0
      行政规范性文件
      7
      本年废止件数
      3
      4
      第二十条第（五）项
      信息内容
      本年处理决定数量
      行政许可
      386
      """
    #expect(try confidences(in: text, of: "normative_document") == Self.ambiguous)
  }

  @Test(
    "numbers of one kind of suit, each on its line",
    arguments: [
      ("5\n2\n9\n16\n0", true),
      ("5\n2\n9\n0\n16", false),
      // The agency's own slip: no order of these adds up.
      ("10\n1\n0\n0\n0", false),
    ])
  func reviews(review: String, isDoubted: Bool) throws {
    let text = """
      四、政府信息公开行政复议、行政诉讼情况
      行政复议
      结果维持
      结果纠正
      其他结果
      尚未审结
      总计
      \(review)
      行政诉讼
      未经复议直接起诉
      结果维持
      结果纠正
      其他结果
      尚未审结
      总计
      0
      0
      0
      0
      0
      复议后起诉
      结果维持
      结果纠正
      其他结果
      尚未审结
      总计
      0
      0
      0
      0
      0
      """
    #expect(try confidences(in: text, of: "review").contains(.ambiguous) == isDoubted)
  }

  @Test("a row that is not printed among labels wrapped around their numbers")
  func wrappedLabels() throws {
    let table = requests(
      """
      1.信访举报投诉类
          36 1 0 0 0 0 37
      申请
      3.要求提供公开出
          0 0 0 0 0 0 0
      版物
      """)
    #expect(try !confidences(in: table, of: "unprocessed_repeat").contains(.clean))
  }

  @Test(
    "digits with a blank between them, in a cell of a grid or on a line of their own",
    arguments: [
      ("5\t1 1\t3 3", ambiguous), ("5\t11\t33", clean), ("5\n１ １\n３ ３", ambiguous), ("5\n１１\n３３", clean),
    ])
  func cutNumbers(row: String, expected: [Confidence]) throws {
    let separator = row.contains("\t") ? "\t" : "\n"
    let rows = [
      "信息内容 本年制发件数 本年废止件数 现行有效件数", "规章 0 0 0", "行政规范性文件", "第二十条第（五）项", "信息内容 本年处理决定数量", "行政许可 386",
    ].map { $0.split(separator: " ").joined(separator: separator) }
    let text =
      "二、主动公开政府信息情况\n第二十条第（一）项\n" + rows[0..<3].joined(separator: "\n") + separator + row + "\n"
      + rows[3...].joined(separator: "\n")
    #expect(try confidences(in: text, of: "normative_document") == expected)
  }

  @Test(
    "rows of zeros left blank, and the numbers of the others before the labels of most",
    arguments: ["granted_full", "granted_part", "denied_state_secret", "denied_third_party"])
  func blankRows(item: String) throws {
    let text = """
      三、收到和处理政府信息公开申请情况~申请人情况~（本列数据的勾稽关系为：第一项加第二项之和，等于~\
      第三项加第四项之和）~一、本年新收政府信息公开申请数量~法人或其他组织~\
      自然人 商业企 科研机 社会公 法律服~业~构~益组织 务机构~17~二、上年结转政府信息公开申请数量~0~0~\
      0~2~其他~0~总计~19~（一）予以公开~（二）部分公开（区分处理的，只计这一情形，~不计其他情形）~1~\
      0~0~0~0~0~1~2.其他法律行政法规禁止公开~1~0~0~0~0~0~1~3.危及“三安全一稳定”~4~0~0~0~0~0~4~0~0~0~0~\
      2~0~2~3~0~0~0~0~0~3~1~0~0~0~0~0~1~1~0~0~0~0~0~1~4~0~0~0~0~0~4~1~0~0~0~0~0~1~16~0~0~0~2~0~18~1~0~\
      0~0~0~0~1~1.属于国家秘密~（三）不 4.保护第三方合法权益~予公开 5.属于三类内部事务信息~\
      6.属于四类过程性信息~7.属于行政执法案卷~8.属于行政查询事项~三、~本年~度办~理结~果~\
      1.本机关不掌握相关政府信息~（四）无~2.没有现成信息需要另行制作~法提供~3.补正后申请内容仍不明确~\
      1.信访举报投诉类申请~2.重复申请~（五）不 3.要求提供公开出版物~予处理~4.无正当理由大量反复申请~\
      5.要求行政机关确认或重新出具已获~取信息~1.申请人无正当理由逾期不补正、行~\
      政机关不再处理其政府信息公开申请~（六）其 2.申请人逾期未按收费通知要求缴纳~\
      他处理 费用、行政机关不再处理其政府信息~公开申请~3.其他~（七）总计~四、结转下年度继续办理
      """
    let lines = text.split(separator: "~").joined(separator: "\n")
    #expect(try !confidences(in: lines, of: item).contains(.clean))
  }

  @Test("halves of a long form side by side, the labels of one wrapped")
  func halves() throws {
    let text = """
      附表
      政府信息公开情况统计表（2016年度）
      统计指标      单位    统计数          统计指标   单位   统计数
      一、主动公开情况                              三、依申请公开情况
      （一）主动公开政府信息数   条     931        （一）收到申请数   件    47
      其中：主动公开规                        1.当面申请数   件     8
                  条       0
      范性文件数                             2.传真申请数   件     2
      制发规范性文件总
                  件       3              3.网络申请数   件     9
      数                                  4.信函申请数
                                                     件     28
      1.政府公报公开政
                  条       5              （二）申请办结数   件     45
      府信息数                             1.按时办结数   件     41
      """
    #expect(try confidences(in: text, of: "requests_received") == [.clean])
    #expect(try !confidences(in: text, of: "normative_issued").contains(.clean))
    #expect(try !confidences(in: text, of: "channel_gazette").contains(.clean))
  }

  @Test("labels with a blank between their characters, behind a table of something else")
  func spacedLabels() throws {
    let other = ["单位", "自然人", "商业企业", "总计", "市公安局", "1", "0", "2", "市财政局", "7", "0", "8"]
    let rows = [
      "一、本年新收政府信息公开申请数量 189 8 - - 3 3 203", "二、上年结转政府信息公开申请数量 8 - - - - - 8", "（一）予以公开 - - - - - - -",
      "（二）部分公开 40 - - - 2 - 42", "1.属于国家秘密 39 - - - - - 39", "2.其他法律行政法规禁止公开 - - - - - - -",
      "3.危及“三安全一稳定” 5 - - - - - 5", "4.保护第三方合法权益 - - - - - - -", "5.属于三类内部事务信息 - - - - - - -",
    ]
    let lines = other + ["申请人情况"] + rows.flatMap { $0.split(separator: " ").map { spaced(String($0)) } }
    let text = "三、收到和处理政府信息公开申请情况\n" + lines.joined(separator: "\n")
    #expect(try values(in: text, of: "received_new") == ["189", "8", "-", "-", "3", "3", "203"])
    #expect(try values(in: text, of: "carried_in") == ["8", "-", "-", "-", "-", "-", "8"])
  }

  private func spaced(_ text: String) -> String {
    text.contains { $0.isNumber && $0.isASCII && text.count < 4 }
      ? text : text.map { String($0) }.joined(separator: " ")
  }

  // MARK: What is read

  private func requests(_ rows: String) -> String {
    """
    三、收到和处理政府信息公开申请情况
    申请人情况
    自然人 法人或其他组织 总计
    商业企业 科研机构 社会公益组织 法律服务机构 其他
    一、本年新收政府信息公开申请数量 189 8 0 0 3 3 203
    二、上年结转政府信息公开申请数量 8 0 0 0 0 0 8
    （一）予以公开 40 0 0 0 2 0 42
    1.属于国家秘密 39 0 0 0 0 0 39
    2.其他法律行政法规禁止公开 0 0 0 0 0 0 0
    3.危及“三安全一稳定” 5 0 0 0 0 0 5
    1.本机关不掌握相关政府信息 0 0 0 0 0 0 0
    2.没有现成信息需要另行制作 29 0 0 0 0 3 32
    \(rows)
    """
  }

  private func confidences(in text: String, of item: String) throws -> [Confidence] {
    try PlacedText(Self.title + text).confidences(of: item)
  }

  /// Gives the digits that are given for a row, or nil where it is doubted.
  private func values(in text: String, of item: String) throws -> [String?]? {
    let placed = PlacedText(Self.title + text)
    return try placed.certainDigits(placed.placements(of: item))
  }

  private static let title = "云阳县民政局2022年政府信息公开工作年度报告\n"
}
