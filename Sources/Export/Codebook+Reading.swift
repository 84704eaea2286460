import Core

/// The codebook for people: in a terminal and as Markdown. The columns that every table starts with are
/// explained once.
extension Codebook {
  public func text() -> [UInt8] {
    var text = ""
    for category in categories {
      text += "\(category.table)  \(category.chineseLabel)  \(category.englishLabel)\n"
      text += "  \(category.definition)\n"
      if !category.key.isEmpty { text += "  key: \(category.key.joined(separator: ", "))\n" }
      text += "\n"
      let named = category.columns.filter { isExplainedBefore($0, in: category) }.map(\.name)
      if !named.isEmpty { text += "  \(named.joined(separator: ", "))\n" }
      let shown = category.columns.filter { !isExplainedBefore($0, in: category) }
      let width = shown.map(\.name.utf8.count).max() ?? 0
      let typeWidth = 2 + (shown.map { Self.type($0).utf8.count }.max() ?? 0)
      for column in shown {
        text += "  \(Self.padded(column.name, to: width))  \(Self.padded(Self.type(column), to: typeWidth))"
        text += "\(column.chineseLabel)  \(column.englishLabel)\n"
        text += "      \(column.definition)\n"
        for value in column.values {
          text += "        \(value.code)  \(value.chinese)  \(value.english)\n"
        }
      }
      text += "\n"
    }
    return Array(text.utf8)
  }

  public func markdown() -> [UInt8] {
    var text = ""
    for category in categories {
      text += "### \(category.table)\n\n\(category.chineseLabel). \(category.definition)"
      if !category.key.isEmpty { text += " Key: \(category.key.map { "`\($0)`" }.joined(separator: ", "))." }
      text += "\n\n| column | type | 标签 | meaning | templates |\n|---|---|---|---|---|\n"
      for column in category.columns {
        var meaning = Self.cell(column.definition)
        if isExplainedBefore(column, in: category) {
          meaning = "as above"
        } else if !column.values.isEmpty {
          let values = column.values.map { "`\($0.code)` \(Self.cell($0.chinese))" }
          meaning += " " + values.joined(separator: ", ")
        }
        text +=
          "| `\(column.name)` | \(Self.type(column)) | \(Self.cell(column.chineseLabel)) | \(meaning) | "
        text += templates(of: column).joined(separator: ", ") + " |\n"
      }
      text += "\n"
    }
    return Array(text.utf8.dropLast())
  }

  private static func type(_ column: CategoryColumn) -> String {
    let type = column.isList ? "codes" : column.type.rawValue
    return column.unit.isEmpty ? type : "\(type), \(column.unit)"
  }

  /// Names and types are ASCII, so that a byte is a place on the screen.
  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }

  /// A bar would end the cell.
  private static func cell(_ text: String) -> String {
    var cell = ""
    for scalar in text.unicodeScalars {
      if scalar == "|" { cell += "\\" }
      cell.unicodeScalars.append(scalar)
    }
    return cell
  }
}
