/// This draws a filled form as the tables that are printed under 二、, 三、 and 四、.
struct SheetBuilder {
  let form: FilledForm
  let style: Style
  /// Stand beside the headings of groups in table 3, which have rows of their own then.
  var headingSums: HeadingSums?

  func sheet(of part: FormPart) -> Sheet {
    switch part {
    case .disclosure: disclosure
    case .requests: requests
    case .reviews: reviews
    case .indicators: indicators
    }
  }

  private var indicators: Sheet {
    let columns = IndicatorRow.columns(of: form.shape)
    let hasCodes = form.shape.template == "2008"
    var sheet = Sheet(part: .indicators, columns: columns.count + (hasCodes ? 3 : 2))
    var header: [(String, SheetCell.Role, Int, Int)] = [
      (hasCodes ? "指标名称" : "统计指标", .header, 1, 1), (hasCodes ? "计算单位" : "单位", .header, 1, 1),
    ]
    if hasCodes { header.append(("代码", .header, 1, 1)) }
    sheet.append(header + columns.map { ($0.label, .header, 1, 1) })
    var index = 0
    for row in IndicatorRow.all(of: form.shape) {
      var line: [(String, SheetCell.Role, Int, Int)] = [
        (style.indicatorLabel(row.label), .label, 1, 1), (row.unit, .detail, 1, 1),
      ]
      if hasCodes { line.append((row.code, .detail, 1, 1)) }
      for _ in columns {
        if row.item.isEmpty {
          line.append(("", .detail, 1, 1))
        } else {
          line.append(value(index))
          index += 1
        }
      }
      sheet.append(line)
    }
    return sheet
  }

  private func value(_ index: Int) -> (String, SheetCell.Role, Int, Int) {
    (form.cells[index].text, .value(index), 1, 1)
  }

  private var disclosure: Sheet {
    let columns = 4
    var sheet = Sheet(part: .disclosure, columns: columns)
    var index = 0
    for block in DisclosureBlock.all(of: form.shape) {
      sheet.append([(style.bracketed(block.caption), .caption, 1, columns)])
      let width = (columns - 1) / block.columns.count
      var header: [(String, SheetCell.Role, Int, Int)] = [("信息内容", .header, 1, 1)]
      for (place, column) in block.columns.enumerated() {
        let isLast = place == block.columns.count - 1
        let span = isLast ? columns - 1 - width * (block.columns.count - 1) : width
        header.append((style.disclosureHeader(column.label, measure: column.measure), .header, 1, span))
      }
      sheet.append(header)
      for row in block.rows {
        var line: [(String, SheetCell.Role, Int, Int)] = [(style.documentLabel(row.label), .label, 1, 1)]
        for place in block.columns.indices {
          let isLast = place == block.columns.count - 1
          let span = isLast ? columns - 1 - width * (block.columns.count - 1) : width
          let cell = value(index)
          line.append((cell.0, cell.1, 1, span))
          index += 1
        }
        sheet.append(line)
      }
    }
    return sheet
  }

  private var requests: Sheet {
    var sheet = Sheet(part: .requests, columns: 10)
    sheet.append([(style.bracketed(RequestRow.corner), .corner, 3, 3), ("申请人情况", .header, 1, 7)])
    sheet.append([
      ("自然人", .header, 2, 1), ("法人或其他组织", .header, 1, 5), (style.total("总计"), .header, 2, 1),
    ])
    sheet.append(RequestRow.columns[1..<6].map { (style.header($0.1), .header, 1, 1) })
    let rows = form.requestRows
    let headings = headingSums == nil ? 0 : Set(rows.compactMap(\.group)).count
    let resultCount = rows.count { $0.isResult } + headings
    for (row, definition) in rows.enumerated() {
      var line: [(String, SheetCell.Role, Int, Int)] = []
      if definition.isResult, row == 2 {
        line.append((style.outerGroup(RequestRow.outerGroup), .outerGroup, resultCount, 1))
      }
      if let group = definition.group {
        if let headingSums {
          if rows[row - 1].group != group {
            sheet.append(
              [(style.group(group), .label, 1, 2)]
                + headingSums.texts(group, of: form).map { ($0, .detail, 1, 1) })
          }
        } else if row == 0 || rows[row - 1].group != group {
          let size = rows.count { $0.group == group }
          line.append((style.group(group), .group, size, 1))
        }
        line.append((style.requestLabel(definition), .label, 1, headingSums == nil ? 1 : 2))
      } else {
        line.append((style.requestLabel(definition), .label, 1, definition.isResult ? 2 : 3))
      }
      for column in 0..<7 { line.append(value(form.requestIndex(row: row, column: column))) }
      sheet.append(line)
    }
    return sheet
  }

  private var reviews: Sheet {
    var sheet = Sheet(part: .reviews, columns: 15)
    let names = ReviewForm.columns.map { $0.0 == "total" ? style.total($0.1) : style.header($0.1) }
    sheet.append([("行政复议", .header, 1, 5), ("行政诉讼", .header, 1, 10)])
    sheet.append(
      names.map { ($0, SheetCell.Role.header, 2, 1) } + [
        ("未经复议直接起诉", .header, 1, 5), ("复议后起诉", .header, 1, 5),
      ])
    sheet.append((names + names).map { ($0, .header, 1, 1) })
    sheet.append((0..<15).map { value(form.reviewsStart + $0) })
    return sheet
  }
}
