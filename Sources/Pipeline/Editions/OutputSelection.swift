import Core
import Export

/// This is what a configuration asks to be written: which editions, of which tables and columns, in which
/// dress. Names are held against the definitions, so that a slip is told before a document is read.
struct OutputSelection {
  let editions: [Edition]
  let options: EditionOptions
  private let tables: [(category: Category, columns: [String])]

  init(_ configuration: Configuration, definitions: Definitions) throws(RunFailure) {
    let wanted = configuration.words("outputs.editions")
    editions = Edition.allCases.filter { wanted.contains($0.rawValue) }
    options = Self.options(configuration)
    var faults: [String] = []
    let categories = definitions.categories
    let named = configuration.words("outputs.tables")
    for name in named where !categories.contains(where: { $0.table == name }) {
      faults.append(
        "\(configuration.origin("outputs.tables").description): there is no table “\(name)”"
          + NearestWord.suggestion(for: name, among: categories.map(\.table)))
    }
    var columns: [String: [String]] = [:]
    for list in configuration.lists("outputs.columns") {
      faults += Self.faults(in: list, categories: categories, configuration: configuration)
      columns[list.name] = list.members
    }
    let shapes = configuration.words("outputs.shape")
    tables = categories.filter { category in
      (named.isEmpty || named.contains(category.table)) && (category.shape.map(shapes.contains) ?? true)
    }.map { ($0, columns[$0.table] ?? []) }
    if faults.isEmpty, tables.isEmpty {
      faults.append("\(configuration.origin("outputs.shape").description): outputs leaves no table to write")
    }
    if !faults.isEmpty { throw RunFailure(.wrongUsage, faults.joined(separator: "\n")) }
  }

  /// Gives the tables to write, with the number of rows of each.
  func tables(rows: [String: Int]) -> [EditionTable] {
    tables.map { category, columns in
      EditionTable(category, rows: rows[category.table] ?? 0, columns: columns)
    }
  }

  /// Tells whether the CSV edition of a table is what its rows are kept as.
  func keepsRows(of table: String) -> Bool {
    editions.contains(.csv) && options.isPlainCSV
      && tables.contains { $0.category.table == table && $0.columns.isEmpty }
  }

  private static func options(_ configuration: Configuration) -> EditionOptions {
    var options = EditionOptions(
      parquet: ParquetOptions(
        compression: configuration.word("outputs.parquet.compression"),
        isPartitioned: configuration.word("outputs.parquet.partition") == "year", version: Version.text))
    options.csvDelimiter = Delimiter(rawValue: configuration.word("outputs.csv.delimiter")) ?? .comma
    options.csvHeaders = HeaderLanguage(rawValue: configuration.word("outputs.csv.headers")) ?? .code
    options.excelForm = SpreadsheetForm(rawValue: configuration.word("outputs.excel.form")) ?? .workbook
    options.excelHeaders = HeaderLanguage(rawValue: configuration.word("outputs.excel.headers")) ?? .chinese
    return options
  }

  private static func faults(
    in list: SettingValue.NamedList, categories: [Category], configuration: Configuration
  ) -> [String] {
    let place =
      list.line > 0
      ? "\(configuration.file?.description ?? ""):\(list.line)"
      : configuration.origin("outputs.columns").description
    guard let category = categories.first(where: { $0.table == list.name }) else {
      return [
        "\(place): there is no table “\(list.name)”"
          + NearestWord.suggestion(for: list.name, among: categories.map(\.table))
      ]
    }
    let known = category.columns.map(\.name)
    return list.members.filter { !known.contains($0) }.map { name in
      "\(place): \(category.table) has no column “\(name)”" + NearestWord.suggestion(for: name, among: known)
    }
  }
}

extension Category {
  /// The word of `outputs.shape` for the table; nil for one that is about reports and not about their numbers.
  fileprivate var shape: String? {
    switch fixed {
    case nil, .panel: "wide"
    case .observations, .indicators: "long"
    default: nil
    }
  }
}
