public import Core

/// This is `datapackage.json`: the CSV edition as a Data Package, version 2, so that programs load every
/// table with the right types, keys and labels. https://datapackage.org/standard/data-package/
public struct DataPackage: Sendable {
  private let categories: [Category]
  private let codebook: Codebook
  private let crosswalk: CrosswalkTable

  public init(definitions: Definitions) {
    categories = definitions.categories
    codebook = Codebook(definitions: definitions)
    crosswalk = CrosswalkTable(definitions: definitions)
  }

  /// - Parameter files: what was written; a table whose CSV is not among them is left out.
  public func json(files: [Manifest.File]) -> [UInt8] {
    var resources: [JSONValue] = []
    for category in categories {
      let path = "csv/\(category.table).csv"
      guard let file = files.first(where: { $0.path == path }) else { continue }
      resources.append(
        .object([
          ("name", .string(category.table)), ("title", .string(category.chineseLabel)),
          ("description", .string(category.definition)), ("type", .string("table")),
          ("path", .string(path)), ("format", .string("csv")), ("mediatype", .string("text/csv")),
          ("encoding", .string("utf-8")), ("bytes", .integer(file.bytes)),
          ("hash", .string("sha256:\(file.sha256)")), ("schema", schema(category)),
        ]))
    }
    if let file = files.first(where: { $0.path == CrosswalkTable.fileName }) {
      resources.append(crosswalk.resource(file))
    }
    return JSONValue.object([
      ("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
      ("name", .string("nianbao")), ("title", .string("政府信息公开工作年度报告")),
      ("description", .string("Annual reports of Chinese public bodies on disclosure, as tables.")),
      ("resources", .array(resources)),
    ]).document()
  }

  private func schema(_ category: Category) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("$schema", .string("https://datapackage.org/profiles/2.0/tableschema.json")),
      ("fields", .array(category.columns.map(field))), ("missingValues", .strings([""])),
    ]
    if !category.key.isEmpty { members.append(("primaryKey", .strings(category.key))) }
    var references: [JSONValue] = []
    for (key, owner) in [(FixedTable.lead[0], FixedTable.reports), ("agency_id", FixedTable.agencies)]
    where category.table != owner.rawValue && category.columns.contains(where: { $0.name == key }) {
      let reference = JSONValue.object([("resource", .string(owner.rawValue)), ("fields", .strings([key]))])
      references.append(.object([("fields", .strings([key])), ("reference", reference)]))
    }
    if !references.isEmpty { members.append(("foreignKeys", .array(references))) }
    return .object(members)
  }

  private func field(_ column: CategoryColumn) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("name", .string(column.name)), ("type", .string(Self.type(column.type))),
      ("title", .string(column.chineseLabel)), ("label_en", .string(column.englishLabel)),
      ("description", .string(column.definition)),
    ]
    if !column.unit.isEmpty { members.append(("unit", .string(column.unit))) }
    let templates = codebook.templates(of: column)
    if !templates.isEmpty { members.append(("templates", .strings(templates))) }
    if column.isRequired { members.append(("constraints", .object([("required", .boolean(true))]))) }
    if !column.values.isEmpty, !column.isList, !column.isOpen {
      let categories = column.values.map { value in
        JSONValue.object([
          ("value", .string(value.code)),
          ("label", .string(value.chinese.isEmpty ? value.code : value.chinese)),
        ])
      }
      members.append(("categories", .array(categories)))
    }
    return .object(members)
  }

  private static func type(_ type: ColumnType) -> String {
    switch type {
    case .text, .code: "string"
    case .integer: "integer"
    case .decimal: "number"
    case .date: "date"
    case .boolean: "boolean"
    }
  }
}
