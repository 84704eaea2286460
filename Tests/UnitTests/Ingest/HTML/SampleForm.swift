/// This is a filled form of 2021 with its cells as a page prints them and as the tables must give them. The
/// numbers are made up and add up.
struct SampleForm {
  /// This is a cell of a printed table.
  struct Cell {
    var text: String
    var rowSpan = 1
    var columnSpan = 1
    /// It holds a value, not a label.
    var isValue = false
  }

  typealias Rows = [[Cell]]

  /// Zeros are printed as empty cells.
  let isSparse: Bool

  private static let requestMeasures = [
    "natural_person", "enterprise", "research", "nonprofit", "legal_service", "other_org", "total",
  ]
  private static let reviewMeasures = ["upheld", "corrected", "other", "pending", "total"]

  private static let documents: [(label: String, item: String, values: [Int])] = [
    ("规章", "regulation", [0, 1, 12]), ("行政规范性文件", "normative_document", [3, 0, 45]),
  ]
  private static let decisions: [(label: String, item: String, value: Int)] = [
    ("行政许可", "licensing", 10944), ("行政处罚", "penalty", 128), ("行政强制", "coercive_measure", 0),
  ]
  private static let reviews = [1, 0, 2, 1, 4, 0, 0, 0, 3, 3, 2, 0, 0, 0, 2]

  /// The rows of table 3: the label of the group that begins here and how many rows it has, label, item, values.
  private static let requests: [(group: String, rows: Int, label: String, item: String, values: [Int])] = [
    ("", 0, "一、本年新收政府信息公开申请数量", "received_new", [20, 3, 0, 0, 0, 1, 24]),
    ("", 0, "二、上年结转政府信息公开申请数量", "carried_in", [1, 0, 0, 0, 0, 0, 1]),
    ("", 0, "（一）予以公开", "granted_full", [10, 1, 0, 0, 0, 0, 11]),
    ("", 0, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "granted_part", [5, 1, 0, 0, 0, 0, 6]),
    ("（三）不予公开", 8, "1.属于国家秘密", "denied_state_secret", []),
    ("", 0, "2.其他法律行政法规禁止公开", "denied_other_law", []),
    ("", 0, "3.危及“三安全一稳定”", "denied_three_securities", []),
    ("", 0, "4.保护第三方合法权益", "denied_third_party", []),
    ("", 0, "5.属于三类内部事务信息", "denied_internal_affairs", []),
    ("", 0, "6.属于四类过程性信息", "denied_deliberative", [1, 0, 0, 0, 0, 0, 1]),
    ("", 0, "7.属于行政执法案卷", "denied_enforcement_file", []),
    ("", 0, "8.属于行政查询事项", "denied_admin_query", []),
    ("（四）无法提供", 3, "1.本机关不掌握相关政府信息", "unavailable_not_held", [3, 0, 0, 0, 0, 1, 4]),
    ("", 0, "2.没有现成信息需要另行制作", "unavailable_needs_creation", []),
    ("", 0, "3.补正后申请内容仍不明确", "unavailable_unclear", []),
    ("（五）不予处理", 5, "1.信访举报投诉类申请", "unprocessed_complaint", [1, 1, 0, 0, 0, 0, 2]),
    ("", 0, "2.重复申请", "unprocessed_repeat", []),
    ("", 0, "3.要求提供公开出版物", "unprocessed_publication", []),
    ("", 0, "4.无正当理由大量反复申请", "unprocessed_excessive", []),
    ("", 0, "5.要求行政机关确认或重新出具已获取信息", "unprocessed_reconfirm", []),
    (
      "（六）其他处理", 3, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "other_correction_overdue", []
    ),
    ("", 0, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "other_fee_overdue", []),
    ("", 0, "3.其他", "other_misc", []),
    ("", 0, "（七）总计", "total_handled", [20, 3, 0, 0, 0, 1, 24]),
    ("", 0, "四、结转下年度继续办理", "carried_out", [1, 0, 0, 0, 0, 0, 1]),
  ]

  // MARK: True values

  /// Gives `table/item/measure` and value of every cell, the value empty where the page prints nothing.
  var truth: [String: String] {
    var truth: [String: String] = [:]
    for row in Self.documents {
      for (measure, value) in zip(["issued", "repealed", "in_force"], row.values) {
        truth["documents/\(row.item)/\(measure)"] = printed(value)
      }
    }
    for row in Self.decisions { truth["decisions/\(row.item)/decisions"] = printed(row.value) }
    truth["fees/administrative_fee/amount"] = "125000"
    for row in Self.requests {
      for (index, measure) in Self.requestMeasures.enumerated() {
        truth["requests/\(row.item)/\(measure)"] = printed(row.values.isEmpty ? 0 : row.values[index])
      }
    }
    for (part, item) in ["review", "litigation_direct", "litigation_after_review"].enumerated() {
      for (index, measure) in Self.reviewMeasures.enumerated() {
        truth["reviews/\(item)/\(measure)"] = printed(Self.reviews[part * 5 + index])
      }
    }
    return truth
  }

  private func printed(_ value: Int) -> String { isSparse && value == 0 ? "" : String(value) }

  // MARK: Printed tables

  private func value(_ number: Int, across columns: Int = 1) -> Cell {
    Cell(text: printed(number), columnSpan: columns, isValue: true)
  }

  var disclosure: Rows {
    func label(_ text: String, _ columns: Int = 1) -> Cell { Cell(text: text, columnSpan: columns) }
    var rows: Rows = [
      [label("第二十条第（一）项", 4)],
      [label("信息内容"), label("本年制发件数"), label("本年废止件数"), label("现行有效件数")],
    ]
    rows += Self.documents.map { row in [label(row.label)] + row.values.map { value($0) } }
    for (index, row) in Self.decisions.enumerated() {
      if index < 2 {
        rows.append([label(index == 0 ? "第二十条第（五）项" : "第二十条第（六）项", 4)])
        rows.append([label("信息内容"), label("本年处理决定数量", 3)])
      }
      rows.append([label(row.label), value(row.value, across: 3)])
    }
    rows.append([label("第二十条第（八）项", 4)])
    rows.append([label("信息内容"), label("本年收费金额（单位：万元）", 3)])
    rows.append([label("行政事业性收费"), Cell(text: "12.5", columnSpan: 3, isValue: true)])
    return rows
  }

  var requests: Rows {
    var rows: Rows = [
      [
        Cell(text: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", rowSpan: 3, columnSpan: 3),
        Cell(text: "申请人情况", columnSpan: 7),
      ],
      [
        Cell(text: "自然人", rowSpan: 2), Cell(text: "法人或其他组织", columnSpan: 5), Cell(text: "总计", rowSpan: 2),
      ],
      ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"].map { Cell(text: $0) },
    ]
    for (index, row) in Self.requests.enumerated() {
      var cells: [Cell] = []
      if row.item == "granted_full" { cells.append(Cell(text: "三、本年度办理结果", rowSpan: 22)) }
      if !row.group.isEmpty { cells.append(Cell(text: row.group, rowSpan: row.rows)) }
      let isInGroup = (4...22).contains(index)
      let isInResults = (2...23).contains(index)
      cells.append(Cell(text: row.label, columnSpan: isInGroup ? 1 : isInResults ? 2 : 3))
      cells += (row.values.isEmpty ? [0, 0, 0, 0, 0, 0, 0] : row.values).map { value($0) }
      rows.append(cells)
    }
    return rows
  }

  var reviews: Rows {
    let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    return [
      [Cell(text: "行政复议", columnSpan: 5), Cell(text: "行政诉讼", columnSpan: 10)],
      results.map { Cell(text: $0, rowSpan: 2) }
        + [Cell(text: "未经复议直接起诉", columnSpan: 5), Cell(text: "复议后起诉", columnSpan: 5)],
      (results + results).map { Cell(text: $0) },
      Self.reviews.map { value($0) },
    ]
  }
}
