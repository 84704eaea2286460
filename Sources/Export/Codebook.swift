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
      JSONText.object([
        ("table", .text(category.table)), ("label_zh", .text(category.chineseLabel)),
        ("label_en", .text(category.englishLabel)), ("definition", .text(category.definition)),
        ("key", .texts(category.key)),
        ("columns", .list(category.columns.map { $0.described(templates: templates(of: $0)) })),
      ])
    }
    return JSONText.object([("tables", .list(tables))]).page
  }

  /// Gives the codes of the forms that have the column.
  func templates(of column: CategoryColumn) -> [String] {
    column.forms.map { formCodes[Int($0.index)] }
  }

  /// Tells whether the column is one of those that every table starts with and that the first explains.
  func isExplainedBefore(_ column: CategoryColumn, in category: Category) -> Bool {
    FixedTable.lead.contains(column.name) && category.table != categories.first?.table
  }

  private static func line(_ value: AllowedValue) -> String {
    let labels = [value.chinese, value.english].filter { !$0.isEmpty }.joined(separator: " | ")
    return labels.isEmpty ? value.code : "\(value.code)=\(labels)"
  }
}

extension CategoryColumn {
  /// Gives what is to be known of the column, for programs.
  ///
  /// - Parameter templates: the codes of the forms that have it; nil where that is not told.
  func described(templates: [String]? = nil) -> JSONText {
    var members: [(key: String, value: JSONText)] = [
      ("column", .text(name)), ("type", .text(type.rawValue)), ("unit", .text(unit)),
      ("label_zh", .text(chineseLabel)), ("label_en", .text(englishLabel)), ("definition", .text(definition)),
    ]
    if let templates { members.append(("templates", .texts(templates))) }
    let allowed = values.map { value in
      JSONText.object([
        ("code", .text(value.code)), ("label_zh", .text(value.chinese)), ("label_en", .text(value.english)),
      ])
    }
    members.append(("allowed_values", .list(allowed)))
    return .object(members)
  }
}
