public import Core

/// These are the editions of the tables, in the order in which they are listed. The raw value is the name in
/// a configuration and the folder below the output.
public enum Edition: String, Sendable, CaseIterable {
  /// For programs.
  case csv
  /// For people who open files by double click.
  case excel
  /// Parquet, for engines.
  case parquet

  /// For questions in SQL.
  case sqlite

  /// A page for people that tells what the tables hold: `report.html` beside them.
  case report

  public static let names = allCases.map(\.rawValue)

  /// Gives what writes the edition, or nil for one that is not made here.
  ///
  /// - Parameters:
  ///   - tables: those that the writer will be fed, in order.
  ///   - categories: all tables, since a code of one may be explained in another.
  public func writer(
    for tables: [EditionTable], options: EditionOptions, categories: [Category]
  ) -> (any EditionWriter)? {
    switch self {
    case .csv:
      return CSVEdition(
        CSVEdition.Style(
          folder: rawValue, delimiter: options.csvDelimiter, headers: options.csvHeaders,
          isForSpreadsheets: false))
    case .excel:
      switch options.excelForm {
      case .workbook: return WorkbookEdition(tables, headers: options.excelHeaders, categories: categories)
      case .csv:
        return CSVEdition(
          CSVEdition.Style(
            folder: rawValue, delimiter: .comma, headers: options.excelHeaders, isForSpreadsheets: true))
      }
    case .parquet: return ParquetEdition(options.parquet)
    case .sqlite, .report: return nil
    }
  }
}
