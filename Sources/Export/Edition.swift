import Core

/// These are the editions of the tables, in the order in which they are listed. The raw value is the name in
/// a configuration and the folder below the output.
public enum Edition: String, Sendable, CaseIterable {
  /// Plain CSV, for programs.
  case csv
  /// For people who open files by double click.
  case excel

  public static let names = allCases.map(\.rawValue)

  /// Gives what writes the edition, or nil for plain CSV, which is written as the rows come.
  public func writer() -> (any EditionWriter)? {
    switch self {
    case .csv: nil
    case .excel: SpreadsheetCSV()
    }
  }
}
