/// This is how editions look where a configuration may choose. Raw values are the words of a configuration.
public struct EditionOptions: Sendable {
  public var csvDelimiter = Delimiter.comma
  public var csvHeaders = HeaderLanguage.code
  public var excelForm = SpreadsheetForm.workbook
  public var excelHeaders = HeaderLanguage.chinese
  public var parquet: ParquetOptions

  public init(parquet: ParquetOptions) { self.parquet = parquet }

  /// Plain CSV is what all rows are kept as.
  public var isPlainCSV: Bool { csvDelimiter == .comma && csvHeaders == .code }
}

/// This is what stands between the fields of CSV.
public enum Delimiter: String, Sendable, CaseIterable {
  case comma, semicolon, tab, bar

  public static let names = allCases.map(\.rawValue)

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: 0x09
    case .bar: UInt8(ascii: "|")
    }
  }
}

/// This is what the edition for spreadsheets consists of.
public enum SpreadsheetForm: String, Sendable, CaseIterable {
  /// `excel/nianbao.xlsx`.
  case workbook
  /// `excel/<table>.csv`.
  case csv

  public static let names = allCases.map(\.rawValue)
}
