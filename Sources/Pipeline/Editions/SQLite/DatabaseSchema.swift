import Core
import Export

/// Writes the SQL of the SQLite edition: tables with types, keys and what is true of their columns, indexes for
/// the questions that people ask, and views. The labels stand in comments, which SQLite keeps.
struct DatabaseSchema {
  private let tables: [EditionTable]

  init(_ tables: [EditionTable]) { self.tables = tables }

  /// The tables that say what columns and codes mean.
  static let codebook = """
    CREATE TABLE "columns" (
      "table" TEXT NOT NULL, "column" TEXT NOT NULL, "type" TEXT NOT NULL, "unit" TEXT NOT NULL,
      "label_zh" TEXT NOT NULL, "label_en" TEXT NOT NULL, "definition" TEXT NOT NULL,
      PRIMARY KEY ("table", "column")
    );
    CREATE TABLE "codes" (
      "table" TEXT NOT NULL, "column" TEXT NOT NULL, "code" TEXT NOT NULL,
      "label_zh" TEXT NOT NULL, "label_en" TEXT NOT NULL, PRIMARY KEY ("table", "column", "code")
    )
    """

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  static func literal(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  // MARK: Tables

  func create(_ table: EditionTable) -> String {
    let name = table.category.table
    var lines = table.columns.map { (declaration($0.definition), comment($0.definition.chineseLabel)) }
    if let key = key(of: table) {
      lines.append(("PRIMARY KEY (\(key))", ""))
    }
    for (column, owner) in [("report_id", FixedTable.reports), ("agency_id", .agencies)] {
      guard table.category.fixed != owner, table.category.fixed != .revisions,
        table.columns.contains(where: { $0.definition.name == column }),
        tables.contains(where: { $0.category.fixed == owner && key(of: $0) == Self.quoted(column) })
      else { continue }
      let reference = "\(Self.quoted(owner.rawValue)) (\(Self.quoted(column)))"
      lines.append(("FOREIGN KEY (\(Self.quoted(column))) REFERENCES \(reference)", ""))
    }
    let body = lines.enumerated().map { index, line in
      "  \(line.0)\(index + 1 < lines.count ? "," : "")\(line.1)"
    }
    return "CREATE TABLE \(Self.quoted(name)) (\(comment(table.category.chineseLabel))\n"
      + body.joined(separator: "\n") + "\n)"
  }

  private func declaration(_ column: CategoryColumn) -> String {
    let name = Self.quoted(column.name)
    let rest: String =
      switch column.type {
      case .text, .code: "TEXT"
      case .integer: "INTEGER CHECK (typeof(\(name)) IN ('integer', 'null'))"
      case .decimal: "NUMERIC CHECK (typeof(\(name)) IN ('integer', 'real', 'null'))"
      case .date: "TEXT CHECK (length(\(name)) = 10)"
      case .boolean: "INTEGER CHECK (\(name) IN (0, 1))"
      }
    return "\(name) \(rest)\(column.isRequired ? " NOT NULL" : "")"
  }

  /// A comment ends with its line.
  private func comment(_ text: String) -> String {
    text.isEmpty ? "" : " -- " + String(text.unicodeScalars.filter { $0.value >= 0x20 })
  }

  /// Gives the columns of the key, or nil where the table has none or not all of it is written.
  private func key(of table: EditionTable) -> String? {
    let key = table.category.key
    let written = table.columns.map(\.definition.name)
    if key.isEmpty || !key.allSatisfy(written.contains) { return nil }
    return key.map(Self.quoted).joined(separator: ", ")
  }

  // MARK: Indexes

  func indexes(of table: EditionTable) -> [String] {
    let name = table.category.table
    let written = table.columns.map(\.definition.name)
    var wanted = [["agency", "year"], ["rule"], ["metric", "year"], ["agency_id", "year"]]
    switch table.category.fixed {
    case .observations: wanted = [["table", "item", "measure", "year"]]
    case .indicators: wanted = [["agency", "year"]]
    case .sections: wanted = [["section", "year"]]
    case .issues: wanted.append(["report_id"])
    default: break
    }
    return wanted.filter { $0 != table.category.key && $0.allSatisfy(written.contains) }.map { columns in
      let index = Self.quoted("\(name)_\(columns.joined(separator: "_"))")
      let list = columns.map(Self.quoted).joined(separator: ", ")
      return "CREATE INDEX \(index) ON \(Self.quoted(name)) (\(list))"
    }
  }

  // MARK: Views

  /// Gives a view with Chinese names for every table, and for one with a row an item a view with a row a report.
  func views(of table: EditionTable) -> [String] {
    var views = [chinese(table)]
    if let wide = wide(table) { views.append(wide) }
    return views
  }

  private func chinese(_ table: EditionTable) -> String {
    let category = table.category
    var columns: [String] = []
    var join = ""
    for column in table.columns.map(\.definition) {
      let name = "t.\(Self.quoted(column.name))"
      columns.append("\(name) AS \(Self.quoted(column.chineseLabel))")
      if column.name == "item", !column.values.isEmpty {
        columns.append("c.\"label_zh\" AS \(Self.quoted("\(column.chineseLabel)名称"))")
        join =
          "\nLEFT JOIN \"codes\" AS c ON c.\"table\" = \(Self.literal(category.table))"
          + " AND c.\"column\" = 'item' AND c.\"code\" = \(name)"
      }
    }
    return "CREATE VIEW \(Self.quoted(category.chineseLabel)) AS SELECT\(comment(category.table))\n  "
      + columns.joined(separator: ",\n  ") + "\nFROM \(Self.quoted(category.table)) AS t\(join)"
  }

  private func wide(_ table: EditionTable) -> String? {
    let category = table.category
    let written = table.columns.map(\.definition)
    guard category.fixed == nil, (FixedTable.lead + ["item"]).allSatisfy(written.map(\.name).contains),
      let items = written.first(where: { $0.name == "item" })?.values, !items.isEmpty
    else { return nil }
    let lead = FixedTable.lead.map(Self.quoted)
    var lines = lead.map { ($0, "") }
    for item in items {
      for measure in written where measure.measure != nil {
        let name = Self.quoted("\(item.code)_\(measure.name)")
        lines.append(
          (
            "max(CASE WHEN \"item\" = \(Self.literal(item.code)) THEN \(Self.quoted(measure.name)) END) AS \(name)",
            comment("\(item.chinese) · \(measure.chineseLabel)")
          ))
      }
    }
    let body = lines.enumerated().map { index, line in
      "  \(line.0)\(index + 1 < lines.count ? "," : "")\(line.1)"
    }
    return "CREATE VIEW \(Self.quoted("\(category.table)_by_report")) AS SELECT"
      + "\(comment("\(category.chineseLabel)，每份报告一行"))\n" + body.joined(separator: "\n")
      + "\nFROM \(Self.quoted(category.table)) GROUP BY \(lead.joined(separator: ", "))"
  }
}
