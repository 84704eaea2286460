/// This is what the fields of a column hold.
public enum ColumnType: String, Sendable, CaseIterable, Decodable {
  case text, integer, decimal, date, boolean
  /// A text out of a fixed list, or a key.
  case code
}

/// This is a code that a column may hold and what it means.
public struct AllowedValue: Sendable {
  public let code: String
  public let chinese: String
  public let english: String

  public init(code: String, chinese: String, english: String) {
    self.code = code
    self.chinese = chinese
    self.english = english
  }
}

/// This is a column of an output table: what stands in it, for machines and for people.
public struct CategoryColumn: Sendable {
  public let name: String
  public let type: ColumnType
  /// The unit of its numbers, empty where it has none or the rows tell.
  public let unit: String
  public let chineseLabel: String
  public let englishLabel: String
  public let definition: String
  /// The forms whose reports can have something in this column, in the order of ``Definitions/forms``.
  public let forms: [FormID]
  public let values: [AllowedValue]
  /// A field holds any number of codes, separated by semicolons.
  public let isList: Bool
  /// No row leaves the field empty.
  public let isRequired: Bool
  /// Other codes than ``values`` may stand in the column.
  public let isOpen: Bool
  /// The measure that a column of a wide table takes.
  public let measure: MeasureID?

  public init(
    name: String, type: ColumnType, unit: String, chineseLabel: String, englishLabel: String,
    definition: String, forms: [FormID], values: [AllowedValue], isList: Bool, isRequired: Bool,
    isOpen: Bool = false, measure: MeasureID?
  ) {
    self.name = name
    self.type = type
    self.unit = unit
    self.chineseLabel = chineseLabel
    self.englishLabel = englishLabel
    self.definition = definition
    self.forms = forms
    self.values = values
    self.isList = isList
    self.isRequired = isRequired
    self.isOpen = isOpen
    self.measure = measure
  }
}

/// This is an output table such as `requests` with its columns in order: what `data/categories` says.
public struct Category: Sendable {
  public let table: String
  public let chineseLabel: String
  public let englishLabel: String
  public let definition: String
  /// The columns that tell one row from another; empty where rows have no key.
  public let key: [String]
  public let columns: [CategoryColumn]
  /// Nil for a wide table, whose columns are data.
  public let fixed: FixedTable?

  public init(
    table: String, chineseLabel: String, englishLabel: String, definition: String, key: [String],
    columns: [CategoryColumn], fixed: FixedTable?
  ) {
    self.table = table
    self.chineseLabel = chineseLabel
    self.englishLabel = englishLabel
    self.definition = definition
    self.key = key
    self.columns = columns
    self.fixed = fixed
  }
}
