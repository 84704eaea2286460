import Core
import Parquet

/// This is what a Parquet file says of its table, as keys and values beside the data: the part of the codebook
/// that is about it, and for pandas the types that keep whole numbers whole where values are missing.
struct ParquetMetadata {
  let pairs: [(key: String, value: String)]

  init(_ table: EditionTable, columns: [EditionTable.Column]) {
    let category = table.category
    var codebook: [(key: String, value: JSONText)] = [
      ("table", .text(category.table)), ("label_zh", .text(category.chineseLabel)),
      ("label_en", .text(category.englishLabel)), ("definition", .text(category.definition)),
      ("key", .texts(category.key)),
    ]
    codebook.append(("columns", .list(columns.map { $0.definition.described() })))
    pairs = [
      ("nianbao.table", category.table), ("nianbao.label_zh", category.chineseLabel),
      ("nianbao.label_en", category.englishLabel),
      ("nianbao.codebook", Self.text(.object(codebook))),
      ("pandas", Self.text(Self.pandas(columns.map(\.definition)))),
    ]
  }

  /// Without it a column of whole numbers with a missing one becomes one of doubles there.
  private static func pandas(_ columns: [CategoryColumn]) -> JSONText {
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
      return JSONText.object([
        ("name", .text(column.name)), ("field_name", .text(column.name)),
        ("pandas_type", .text(logical)), ("numpy_type", .text(numpy)), ("metadata", .null),
      ])
    }
    return .object([
      ("index_columns", .list([])), ("column_indexes", .list([])), ("columns", .list(described)),
      ("pandas_version", .text("1.5.0")),
    ])
  }

  private static func text(_ value: JSONText) -> String {
    String(decoding: value.page, as: UTF8.self)
  }
}
