public import Core

/// This is `datapackage.json`: the CSV edition as a Data Package, version 2, so that programs load every
/// table with the right types, keys and labels. https://datapackage.org/standard/data-package/
public struct DataPackage: Sendable {
  private let tables: [EditionTable]
  private let options: EditionOptions
  private let codebook: Codebook
  private let crosswalk: CrosswalkTable

  /// - Parameter tables: those of the CSV edition, with the columns that it has.
  public init(definitions: Definitions, tables: [EditionTable], options: EditionOptions) {
    self.tables = tables
    self.options = options
    codebook = Codebook(definitions: definitions)
    crosswalk = CrosswalkTable(definitions: definitions)
  }

  /// - Parameter files: what was written; a table whose CSV is not among them is left out.
  public func json(files: [Manifest.File]) -> [UInt8] {
    var resources: [JSONValue] = []
    for table in tables {
      let category = table.category
      let path = "csv/\(category.table).csv"
      guard let file = files.first(where: { $0.path == path }) else { continue }
      let isWritten = { (name: String) in files.contains { $0.path == "csv/\(name).csv" } }
      var members: [(name: String, value: JSONValue)] = [
        ("name", .string(category.table)), ("title", .string(category.chineseLabel)),
        ("description", .string(category.definition)), ("type", .string("table")),
        ("path", .string(path)), ("format", .string("csv")), ("mediatype", .string("text/csv")),
        ("encoding", .string("utf-8")), ("bytes", .integer(file.bytes)),
        ("hash", .string("sha256:\(file.sha256)")),
      ]
      if options.csvDelimiter != .comma {
        let delimiter = String(Unicode.Scalar(options.csvDelimiter.byte))
        members.append(("dialect", .object([("delimiter", .string(delimiter))])))
      }
      members.append(("schema", schema(table, isWritten: isWritten)))
      resources.append(.object(members))
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

  private func schema(_ table: EditionTable, isWritten: (String) -> Bool) -> JSONValue {
    let columns = table.columns.map(\.definition)
    var members: [(name: String, value: JSONValue)] = [
      ("$schema", .string("https://datapackage.org/profiles/2.0/tableschema.json")),
      ("fields", .array(columns.map(field))), ("missingValues", .strings([""])),
    ]
    let key = columns.filter { table.category.key.contains($0.name) }
    if !key.isEmpty, key.count == table.category.key.count {
      members.append(("primaryKey", .strings(key.map(options.csvHeaders.name(of:)))))
    }
    var references: [JSONValue] = []
    for (key, owner) in [(FixedTable.lead[0], FixedTable.reports), ("agency_id", FixedTable.agencies)]
    where table.category.table != owner.rawValue && isWritten(owner.rawValue) {
      guard let link = columns.first(where: { $0.name == key }),
        tables.first(where: { $0.category.fixed == owner })?.columns.contains(where: {
          $0.definition.name == key
        }) == true
      else { continue }
      let fields = JSONValue.strings([options.csvHeaders.name(of: link)])
      let reference = JSONValue.object([("resource", .string(owner.rawValue)), ("fields", fields)])
      references.append(.object([("fields", fields), ("reference", reference)]))
    }
    if !references.isEmpty { members.append(("foreignKeys", .array(references))) }
    return .object(members)
  }

  private func field(_ column: CategoryColumn) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("name", .string(options.csvHeaders.name(of: column))), ("type", .string(Self.type(column.type))),
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
