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
    var resources: [JSONText] = []
    for table in tables {
      let category = table.category
      let path = "csv/\(category.table).csv"
      guard let file = files.first(where: { $0.path == path }) else { continue }
      let isWritten = { (name: String) in files.contains { $0.path == "csv/\(name).csv" } }
      var members: [(key: String, value: JSONText)] = [
        ("name", .text(category.table)), ("title", .text(category.chineseLabel)),
        ("description", .text(category.definition)), ("type", .text("table")),
        ("path", .text(path)), ("format", .text("csv")), ("mediatype", .text("text/csv")),
        ("encoding", .text("utf-8")), ("bytes", .integer(file.bytes)),
        ("hash", .text("sha256:\(file.sha256)")),
      ]
      if options.csvDelimiter != .comma {
        let delimiter = String(Unicode.Scalar(options.csvDelimiter.byte))
        members.append(("dialect", .object([("delimiter", .text(delimiter))])))
      }
      members.append(("schema", schema(table, isWritten: isWritten)))
      resources.append(.object(members))
    }
    if let file = files.first(where: { $0.path == CrosswalkTable.fileName }) {
      resources.append(crosswalk.resource(file))
    }
    return JSONText.object([
      ("$schema", .text("https://datapackage.org/profiles/2.0/datapackage.json")),
      ("name", .text("nianbao")), ("title", .text("政府信息公开工作年度报告")),
      ("description", .text("Annual reports of Chinese public bodies on disclosure, as tables.")),
      ("resources", .list(resources)),
    ]).page
  }

  private func schema(_ table: EditionTable, isWritten: (String) -> Bool) -> JSONText {
    let columns = table.columns.map(\.definition)
    var members: [(key: String, value: JSONText)] = [
      ("$schema", .text("https://datapackage.org/profiles/2.0/tableschema.json")),
      ("fields", .list(columns.map(field))), ("missingValues", .texts([""])),
    ]
    let key = columns.filter { table.category.key.contains($0.name) }
    if !key.isEmpty, key.count == table.category.key.count {
      members.append(("primaryKey", .texts(key.map(options.csvHeaders.name(of:)))))
    }
    var references: [JSONText] = []
    for (key, owner) in [(FixedTable.lead[0], FixedTable.reports), ("agency_id", FixedTable.agencies)]
    where table.category.fixed != owner && table.category.fixed != .revisions && isWritten(owner.rawValue) {
      guard let link = columns.first(where: { $0.name == key }),
        tables.first(where: { $0.category.fixed == owner })?.columns.contains(where: {
          $0.definition.name == key
        }) == true
      else { continue }
      let fields = JSONText.texts([options.csvHeaders.name(of: link)])
      let reference = JSONText.object([("resource", .text(owner.rawValue)), ("fields", fields)])
      references.append(.object([("fields", fields), ("reference", reference)]))
    }
    if !references.isEmpty { members.append(("foreignKeys", .list(references))) }
    return .object(members)
  }

  private func field(_ column: CategoryColumn) -> JSONText {
    var members: [(key: String, value: JSONText)] = [
      ("name", .text(options.csvHeaders.name(of: column))), ("type", .text(Self.type(column.type))),
      ("title", .text(column.chineseLabel)), ("label_en", .text(column.englishLabel)),
      ("description", .text(column.definition)),
    ]
    if !column.unit.isEmpty { members.append(("unit", .text(column.unit))) }
    let templates = codebook.templates(of: column)
    if !templates.isEmpty { members.append(("templates", .texts(templates))) }
    if column.isRequired { members.append(("constraints", .object([("required", .boolean(true))]))) }
    if !column.values.isEmpty, !column.isList, !column.isOpen {
      let categories = column.values.map { value in
        JSONText.object([
          ("value", .text(value.code)),
          ("label", .text(value.chinese.isEmpty ? value.code : value.chinese)),
        ])
      }
      members.append(("categories", .list(categories)))
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
