public import Core

/// This is the description of all tables and columns, for `codebook.csv` and for people who ask.
public struct Codebook: Sendable {
  let categories: [Category]
  private let formCodes: [String]

  public init(definitions: Definitions) {
    categories = definitions.categories
    formCodes = definitions.forms.map(\.code)
  }

  /// Gives one row a column.
  public func csv() -> [UInt8] {
    var writer = CSVWriter()
    for name in [
      "table", "column", "type", "unit", "label_zh", "label_en", "definition", "templates", "allowed_values",
    ] { writer.text(name) }
    writer.endRow()
    for category in categories {
      for column in category.columns {
        writer.text(category.table)
        writer.text(column.name)
        writer.text(column.type.rawValue)
        writer.text(column.unit)
        writer.text(column.chineseLabel)
        writer.text(column.englishLabel)
        writer.text(column.definition)
        writer.text(templates(of: column).joined(separator: ";"))
        writer.text(column.values.map(Self.line).joined(separator: "; "))
        writer.endRow()
      }
    }
    return writer.bytes()
  }

  public func json() -> [UInt8] {
    let tables = categories.map { category in
      JSONValue.object([
        ("table", .string(category.table)), ("label_zh", .string(category.chineseLabel)),
        ("label_en", .string(category.englishLabel)), ("definition", .string(category.definition)),
        ("key", .strings(category.key)), ("columns", .array(category.columns.map(json))),
      ])
    }
    return JSONValue.object([("tables", .array(tables))]).document()
  }

  /// Gives the codes of the forms that have the column.
  func templates(of column: CategoryColumn) -> [String] {
    column.forms.map { formCodes[Int($0.index)] }
  }

  /// Tells whether the column is one of those that every table starts with and that the first explains.
  func isExplainedBefore(_ column: CategoryColumn, in category: Category) -> Bool {
    FixedTable.lead.contains(column.name) && category.table != categories.first?.table
  }

  private func json(_ column: CategoryColumn) -> JSONValue {
    .object([
      ("column", .string(column.name)), ("type", .string(column.type.rawValue)),
      ("unit", .string(column.unit)), ("label_zh", .string(column.chineseLabel)),
      ("label_en", .string(column.englishLabel)), ("definition", .string(column.definition)),
      ("templates", .strings(templates(of: column))),
      (
        "allowed_values",
        .array(
          column.values.map { value in
            .object([
              ("code", .string(value.code)), ("label_zh", .string(value.chinese)),
              ("label_en", .string(value.english)),
            ])
          })
      ),
    ])
  }

  private static func line(_ value: AllowedValue) -> String {
    let labels = [value.chinese, value.english].filter { !$0.isEmpty }.joined(separator: " | ")
    return labels.isEmpty ? value.code : "\(value.code)=\(labels)"
  }
}
