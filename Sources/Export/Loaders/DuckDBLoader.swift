import Core

/// Writes `load.sql`: makes a table of DuckDB of every file, with comments.
enum DuckDBLoader {
  static func text(of tables: [EditionTable]) -> String {
    var text = """
      -- Loads the tables of this folder into DuckDB with the types of the codebook. In this folder:
      --
      --   duckdb nianbao.duckdb < load.sql

      """
    for table in tables {
      let category = table.category
      let columns = table.columns.map(\.definition)
      text += "\nCREATE OR REPLACE TABLE \(name(category.table)) AS SELECT * FROM read_csv(\n"
      text += "  \(literal("csv/\(category.table).csv")), header = true, auto_detect = false, delim = ',',\n"
      text +=
        "  quote = '\"', escape = '\"', new_line = '\\n', nullstr = '', dateformat = '%Y-%m-%d',\n  columns = {\n"
      text += columns.map { "    \(literal($0.name)): \(literal(type($0.type)))" }.joined(separator: ",\n")
      text += "\n  });\n"
      text += "COMMENT ON TABLE \(name(category.table)) IS \(literal(category.chineseLabel));\n"
      for column in columns {
        let unit = column.unit.isEmpty ? "" : " (\(column.unit))"
        text += "COMMENT ON COLUMN \(name(category.table)).\(name(column.name)) IS "
        text += literal("\(column.chineseLabel)\(unit): \(column.definition)") + ";\n"
      }
    }
    return text
  }

  private static func type(_ type: ColumnType) -> String {
    switch type {
    case .text, .code: "VARCHAR"
    case .integer: "BIGINT"
    case .decimal: "DOUBLE"
    case .date: "DATE"
    case .boolean: "BOOLEAN"
    }
  }

  private static func name(_ name: String) -> String { "\"\(name)\"" }

  private static func literal(_ text: String) -> String {
    var literal = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { literal += "'" }
      literal.unicodeScalars.append(scalar)
    }
    return literal + "'"
  }
}
