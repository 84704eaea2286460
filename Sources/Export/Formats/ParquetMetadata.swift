import Core
import Parquet

/// This is what a Parquet file says of its table, as keys and values beside the data: the part of the codebook
/// that is about it, and for pandas the types that keep whole numbers whole where values are missing.
struct ParquetMetadata {
  let pairs: [(key: String, value: String)]

  init(_ table: EditionTable, columns: [EditionTable.Column]) {
    let category = table.category
    var codebook: [(name: String, value: JSONValue)] = [
      ("table", .string(category.table)), ("label_zh", .string(category.chineseLabel)),
      ("label_en", .string(category.englishLabel)), ("definition", .string(category.definition)),
      ("key", .strings(category.key)),
    ]
    codebook.append(("columns", .array(columns.map { Self.column($0.definition) })))
    pairs = [
      ("nianbao.table", category.table), ("nianbao.label_zh", category.chineseLabel),
      ("nianbao.label_en", category.englishLabel),
      ("nianbao.codebook", Self.text(.object(codebook))),
      ("pandas", Self.text(Self.pandas(columns.map(\.definition)))),
    ]
  }

  private static func column(_ column: CategoryColumn) -> JSONValue {
    .object([
      ("column", .string(column.name)), ("type", .string(column.type.rawValue)),
      ("unit", .string(column.unit)), ("label_zh", .string(column.chineseLabel)),
      ("label_en", .string(column.englishLabel)), ("definition", .string(column.definition)),
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

  /// Without it a column of whole numbers with a missing one becomes one of doubles there.
  private static func pandas(_ columns: [CategoryColumn]) -> JSONValue {
    let described = columns.map { column in
      let (logical, numpy) =
        switch ParquetTable.type(column) {
        case .int32: ("int32", "Int32")
        case .int64: ("int64", "Int64")
        case .boolean: ("bool", "boolean")
        case .double: ("float64", "float64")
        case .date: ("date", "object")
        case .text: ("unicode", "string")
        }
      return JSONValue.object([
        ("name", .string(column.name)), ("field_name", .string(column.name)),
        ("pandas_type", .string(logical)), ("numpy_type", .string(numpy)), ("metadata", .null),
      ])
    }
    return .object([
      ("index_columns", .array([])), ("column_indexes", .array([])), ("columns", .array(described)),
      ("pandas_version", .string("1.5.0")),
    ])
  }

  private static func text(_ value: JSONValue) -> String {
    String(decoding: value.document(), as: UTF8.self)
  }
}
