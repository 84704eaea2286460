import Core

/// This is the first sheet of the workbook: what every sheet, column and flag means, and what the colours say.
struct ExplanationSheet {
  private let plans: [SheetPlan]
  private let cutTexts: Int

  init(plans: [SheetPlan], cutTexts: Int) {
    self.plans = plans
    self.cutTexts = cutTexts
  }

  private static let titles = ["工作表", "列代码", "列名", "Column", "类型", "单位", "Definition", "取值"]
  private static let widths = [28, 20, 22, 26, 9, 8, 70, 50]

  /// Gives the XML of the sheet.
  var part: String {
    var cells = CellWriter(capacity: 1 << 16)
    cells.raw(XMLText.declaration + "<worksheet xmlns=\"\(XMLText.main)\">")
    cells.raw("<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\"/></sheetViews>")
    cells.raw("<sheetFormatPr defaultRowHeight=\"15\"/><cols>")
    for (index, width) in Self.widths.enumerated() {
      cells.raw("<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>")
    }
    cells.raw("</cols><sheetData>")
    for (index, line) in lines.enumerated() {
      cells.beginRow(index + 1)
      for (column, cell) in line.enumerated() where !cell.text.isEmpty {
        cells.text(cell.text.utf8.span, inColumn: column, style: cell.style)
      }
      cells.endRow()
    }
    cells.raw("</sheetData></worksheet>")
    return String(decoding: cells.take(), as: UTF8.self)
  }

  private typealias Cell = (text: String, style: Int)

  private static func plain(_ texts: [String]) -> [Cell] { texts.map { ($0, CellStyle.wrapped) } }
  private static func heading(_ texts: [String]) -> [Cell] { texts.map { ($0, CellStyle.heading) } }

  private var lines: [[Cell]] {
    var lines = [Self.plain(["政府信息公开工作年度报告"])]
    lines.append(Self.plain(["空单元格表示没有数值，原因见标记；0 就是 0。金额以元为单位。"]))
    if cutTexts > 0 {
      lines.append(
        Self.plain(["有 \(cutTexts) 个单元格的文字超过 32767 个字符，在此以“…”截断；全文见 CSV。"]))
    }
    lines += [[], Self.heading(["颜色", "", "含义"])]
    for colour in CellStyle.Colour.allCases where colour != .none {
      lines.append([
        ("　", CellStyle.index(.text, colour)), ("", 0), (colour.meaning, CellStyle.index(.text)),
      ])
    }
    lines.append(
      Self.plain(["observations 的颜色属于单元格本身；一行有多个数值的表，颜色表示该行中有这样的单元格。"]))
    lines += [[], Self.heading(["标记", "", "含义", "Meaning"])]
    let columns = plans.flatMap(\.table.columns).map(\.definition)
    for value in columns.first(where: { $0.name == "flags" })?.values ?? [] {
      let flag = CellFlags.named.first { $0.name == value.code }?.flag
      let style = CellStyle.index(.text, flag.map(FlagColours.colour) ?? .none)
      lines.append([(value.code, style), ("", 0)] + Self.plain([value.chinese, value.english]))
    }
    lines += [[], Self.heading(Self.titles)]
    for plan in plans {
      let category = plan.table.category
      lines.append(Self.plain([plan.name, "", "", category.englishLabel, "", "", category.definition]))
      for column in plan.table.columns.map(\.definition) {
        let values = column.name == "flags" ? "" : Self.values(of: column)
        lines.append(
          Self.plain([
            "", column.name, column.chineseLabel, column.englishLabel, column.type.rawValue, column.unit,
            column.definition, values,
          ]))
      }
    }
    return lines
  }

  private static func values(of column: CategoryColumn) -> String {
    column.values.map { $0.chinese.isEmpty ? $0.code : "\($0.code) \($0.chinese)" }.joined(separator: "; ")
  }
}
