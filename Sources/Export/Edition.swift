import Core

/// These are the editions of the tables, in the order in which they are listed. The raw value is the name in
/// a configuration and the folder below the output.
public enum Edition: String, Sendable, CaseIterable {
  /// Plain CSV, for programs.
  case csv
  /// For people who open files by double click.
  case excel
  /// Parquet, for engines.
  case parquet

  public static let names = allCases.map(\.rawValue)

  /// Gives what writes the edition, or nil for plain CSV, which is written as the rows come.
  public func writer(parquet: ParquetOptions) -> (any EditionWriter)? {
    switch self {
    case .csv: nil
    case .excel: SpreadsheetCSV()
    case .parquet: ParquetEdition(parquet)
    }
  }
}
