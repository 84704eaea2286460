/// This is a row of table 3 with the heading that stands beside it over several rows, if any.
struct RequestRow {
  let item: String
  let label: String
  let group: String?
  /// True for the rows beside the vertical heading 三、本年度办理结果.
  let isResult: Bool

  static let outerGroup = "三、本年度办理结果"
  static let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
  static let columns = [
    ("natural_person", "自然人"), ("enterprise", "商业企业"), ("research", "科研机构"),
    ("nonprofit", "社会公益组织"), ("legal_service", "法律服务机构"), ("other_org", "其他"), ("total", "总计"),
  ]

  static func all(of shape: FormShape) -> [RequestRow] {
    var rows = [
      RequestRow("received_new", "一、本年新收政府信息公开申请数量", isResult: false),
      RequestRow("carried_in", "二、上年结转政府信息公开申请数量", isResult: false),
      RequestRow("granted_full", "（一）予以公开"),
      RequestRow("granted_part", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ]
    rows += group(
      "（三）不予公开",
      [
        ("denied_state_secret", "属于国家秘密"), ("denied_other_law", "其他法律行政法规禁止公开"),
        ("denied_three_securities", "危及“三安全一稳定”"), ("denied_third_party", "保护第三方合法权益"),
        ("denied_internal_affairs", "属于三类内部事务信息"), ("denied_deliberative", "属于四类过程性信息"),
        ("denied_enforcement_file", "属于行政执法案卷"), ("denied_admin_query", "属于行政查询事项"),
      ])
    rows += group(
      "（四）无法提供",
      [
        ("unavailable_not_held", "本机关不掌握相关政府信息"),
        ("unavailable_needs_creation", "没有现成信息需要另行制作"), ("unavailable_unclear", "补正后申请内容仍不明确"),
      ])
    rows += group(
      "（五）不予处理",
      [
        ("unprocessed_complaint", "信访举报投诉类申请"), ("unprocessed_repeat", "重复申请"),
        ("unprocessed_publication", "要求提供公开出版物"), ("unprocessed_excessive", "无正当理由大量反复申请"),
        ("unprocessed_reconfirm", "要求行政机关确认或重新出具已获取信息"),
      ])
    if shape.hasThreeOtherRows {
      rows += group(
        "（六）其他处理",
        [
          ("other_correction_overdue", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
          ("other_fee_overdue", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
          ("other_misc", "其他"),
        ])
    } else {
      rows.append(RequestRow("other", "（六）其他处理"))
    }
    rows.append(RequestRow("total_handled", "（七）总计"))
    rows.append(RequestRow("carried_out", "四、结转下年度继续办理", isResult: false))
    return rows
  }

  private init(_ item: String, _ label: String, group: String? = nil, isResult: Bool = true) {
    self.item = item
    self.label = label
    self.group = group
    self.isResult = isResult
  }

  private static func group(_ heading: String, _ members: [(String, String)]) -> [RequestRow] {
    members.enumerated().map { index, member in
      RequestRow(member.0, "\(index + 1).\(member.1)", group: heading)
    }
  }
}

/// These are the blocks and columns of table 4.
enum ReviewForm {
  static let items = ["review", "litigation_direct", "litigation_after_review"]
  static let columns = [
    ("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"),
    ("total", "总计"),
  ]
}
