import Core
import Testing

/// Rows, columns and whole tables that stand in another order than in the form are never taken for those of the form
/// because there are as many.
@Suite struct OtherOrderTests {
  private static let header = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
  private static let labels = [
    "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量", "予以公开", "部分公开（区分处理的，只计这一情形，不计其他情形）", "属于国家秘密", "其他法律行政法规禁止公开",
    "危及“三安全一稳定”", "保护第三方合法权益", "属于三类内部事务信息", "属于四类过程性信息", "属于行政执法案卷", "属于行政查询事项", "本机关不掌握相关政府信息",
    "没有现成信息需要另行制作", "补正后申请内容仍不明确", "信访举报投诉类申请", "重复申请", "要求提供公开出版物", "无正当理由大量反复申请", "要求行政机关确认或重新出具已获取信息",
    "其他处理", "总计", "结转下年度继续办理",
  ]
  private static let numbers = labels.indices.map { row in [row + 1, 2, 0, 0, 1, 0, row + 4].map(String.init)
  }

  private func requests(_ labels: [String], header: String = header, below: String = "") -> PlacedText {
    let rows = zip(labels, Self.numbers).map { ([$0] + $1).joined(separator: " ") }
    return PlacedText(
      "云阳县民政局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n\(header)\n"
        + rows.joined(separator: "\n") + "\n" + below)
  }

  @Test("labels without numbers: rows in the order of the form are read, exchanged ones doubted")
  func rows() throws {
    let whole = requests(Self.labels)
    #expect(try whole.certainDigits(whole.placements(of: "denied_third_party")) == Self.numbers[7])
    var exchanged = Self.labels
    exchanged.swapAt(6, 7)
    for item in ["denied_third_party", "denied_three_securities"] {
      #expect(try requests(exchanged).confidences(of: item).allSatisfy { $0 == .ambiguous })
    }
    let moved = [Self.labels[22]] + Self.labels.dropLast()
    for item in ["received_new", "carried_out", "unprocessed_repeat"] {
      #expect(try requests(moved).confidences(of: item).allSatisfy { $0 == .ambiguous })
    }
  }

  @Test(
    "headers of columns",
    arguments: [
      (header, true), ("自然人 科研机构 商业企业 社会公益组织 法律服务机构 其他 总计", false),
      ("自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他", true),
      ("自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n其他\n法律服务机构", false),
    ])
  func columns(header: String, isRead: Bool) throws {
    let confidences = try requests(Self.labels, header: header).confidences(of: "received_new")
    #expect(confidences.allSatisfy { $0 == (isRead ? .clean : .ambiguous) })
  }

  @Test("a second table below, with other values")
  func twoTables() throws {
    let older = zip(Self.labels, Self.numbers).map { "\($0) 9 \($1.dropFirst().joined(separator: " "))" }
    let text = requests(Self.labels, below: "2021年情况：\n" + older.joined(separator: "\n"))
    let placements = try text.placements(of: "denied_third_party")
    #expect(placements.allSatisfy { $0.confidence == .ambiguous })
  }

  @Test("a second row of numbers that adds up, where no label says which is the report's")
  func rivals() throws {
    let own = "1 2 0 0 3 0 0 1 0 1 4 0 0 0 4"
    func text(_ rows: String...) -> PlacedText {
      PlacedText(
        """
        云阳县民政局2022年政府信息公开工作年度报告
        四、政府信息公开行政复议、行政诉讼情况
        行政复议 行政诉讼
        未经复议直接起诉 复议后起诉
        结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计
        \(rows.joined(separator: "\n"))
        """)
    }
    #expect(try text(own).confidences(of: "review").allSatisfy { $0 == .clean })
    let both = try text(own, "上年", "2 2 0 0 4 1 0 0 0 1 0 0 5 0 5").placements()
    #expect(!both.isEmpty && both.allSatisfy { $0.confidence == .ambiguous })
  }
}
