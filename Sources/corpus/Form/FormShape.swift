/// This is which printed form an agency filled: the generation of table 2 and the rows under （六） of table 3.
struct FormShape: Hashable {
  let template: String
  let hasThreeOtherRows: Bool

  /// The forms that reports bear today, in the order in which documents take them.
  static let current = [
    FormShape(template: "2019", hasThreeOtherRows: false),
    FormShape(template: "2021", hasThreeOtherRows: true),
    FormShape(template: "2021", hasThreeOtherRows: false),
  ]

  /// The long forms before 2019.
  static let older = [
    FormShape(template: "2008", hasThreeOtherRows: false),
    FormShape(template: "2014", hasThreeOtherRows: false),
  ]

  static let all = current + older

  /// The long forms have one table, all others three sections of tables.
  var isLong: Bool { template == "2008" || template == "2014" }

  /// Years that reports on this form are about.
  var years: ClosedRange<Int> {
    switch template {
    case "2008": 2008...2013
    case "2014": 2014...2018
    case "2019": 2019...2020
    default: 2021...2025
    }
  }

  /// `2021-mixed` is table 2 of 2021 with the single row （六）其他处理 of 2019.
  var name: String {
    template == "2021" && !hasThreeOtherRows ? "2021-mixed" : template
  }

  static func named(_ name: String) -> FormShape? { all.first { $0.name == name } }
}

/// This is a block of table 2: a caption, columns and rows.
struct DisclosureBlock {
  let table: String
  let caption: String
  let columns: [(measure: String, label: String)]
  let rows: [(item: String, label: String)]

  static func all(of shape: FormShape) -> [DisclosureBlock] {
    if shape.isLong { return [] }
    return shape.template == "2019" ? blocks2019 : blocks2021
  }

  private static let blocks2021 = [
    DisclosureBlock(
      table: "documents", caption: "第二十条第（一）项",
      columns: [("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")],
      rows: [("regulation", "规章"), ("normative_document", "行政规范性文件")]),
    DisclosureBlock(
      table: "decisions", caption: "第二十条第（五）项", columns: [("decisions", "本年处理决定数量")],
      rows: [("licensing", "行政许可")]),
    DisclosureBlock(
      table: "decisions", caption: "第二十条第（六）项", columns: [("decisions", "本年处理决定数量")],
      rows: [("penalty", "行政处罚"), ("coercive_measure", "行政强制")]),
    DisclosureBlock(
      table: "fees", caption: "第二十条第（八）项", columns: [("amount", "本年收费金额")],
      rows: [("administrative_fee", "行政事业性收费")]),
  ]

  private static let changes = [
    ("prior_year_items", "上一年项目数量"), ("items_change", "本年增/减"), ("decisions", "处理决定数量"),
  ]

  private static let blocks2019 = [
    DisclosureBlock(
      table: "documents", caption: "第二十条第（一）项",
      columns: [
        ("newly_made", "本年新制作数量"), ("newly_published", "本年新公开数量"), ("total_published", "对外公开总数量"),
      ],
      rows: [("regulation", "规章"), ("normative_document", "规范性文件")]),
    DisclosureBlock(
      table: "decisions", caption: "第二十条第（五）项", columns: changes,
      rows: [("licensing", "行政许可"), ("other_services", "其他对外管理服务事项")]),
    DisclosureBlock(
      table: "decisions", caption: "第二十条第（六）项", columns: changes,
      rows: [("penalty", "行政处罚"), ("coercive_measure", "行政强制")]),
    DisclosureBlock(
      table: "fees", caption: "第二十条第（八）项", columns: Array(changes.prefix(2)),
      rows: [("administrative_fee", "行政事业性收费")]),
    DisclosureBlock(
      table: "procurement", caption: "第二十条第（九）项",
      columns: [("projects", "采购项目数量"), ("amount", "采购总金额")],
      rows: [("central_procurement", "政府集中采购")]),
  ]
}
