/// These are the shapes of `data/columns.json` and `data/categories/*.json`, as JSON has them.

struct SharedColumnFile: Decodable {
  let about: String
  let columns: [ColumnEntry]
}

struct CategoryFile: Decodable {
  let table: String
  /// Where the table stands among the others, from 1.
  let position: Int
  let chinese: String
  let english: String
  let definition: String
  let key: [String]
  /// What the items of a wide table are called in English; in Chinese the form says it.
  let items: [String: String]?
  let columns: [ColumnEntry]

  enum CodingKeys: String, CodingKey {
    case table, position, definition, key, items, columns
    case chinese = "label_zh"
    case english = "label_en"
  }
}

/// A column of its own (`name` and the rest), or one of `columns.json` (`use` alone).
struct ColumnEntry: Decodable {
  let use: String?
  /// Stands for one column a series of `crosswalk.json`.
  let series: Bool?
  let name: String?
  let type: ColumnType?
  let unit: String?
  /// Missing where a measure is named: the form prints its label.
  let chinese: String?
  let english: String?
  let definition: String?
  let measure: String?
  let values: [ValueEntry]?
  let valuesFrom: ValueSource?
  let list: Bool?
  let required: Bool?
  /// Other codes than those listed may stand in the column.
  let open: Bool?

  enum CodingKeys: String, CodingKey {
    case use, series, name, type, unit, definition, measure, values, list, required, open
    case chinese = "label_zh"
    case english = "label_en"
    case valuesFrom = "values_from"
  }
}

struct ValueEntry: Decodable {
  let code: String
  let zh: String
  let en: String
}

/// Where the codes of a column are defined, if not beside it.
enum ValueSource: String, Decodable {
  case templates, tables, items, levels, sectors, metrics
}
