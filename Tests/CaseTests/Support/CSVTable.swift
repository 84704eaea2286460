import TestSupport

/// This is a table read back from CSV, each row by the names of its columns.
struct CSVTable {
  let header: [String]
  let rows: [[String: String]]

  init(_ bytes: [UInt8]) throws {
    let lines = try SlowCSV.rows(bytes)
    header = lines.first ?? []
    let names = header
    rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
  }

  /// Gives fields as a line of CSV, quoted where they must be.
  static func line(_ fields: [String]) -> String {
    fields.map { field in
      field.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        ? "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
          + "\""
        : field
    }.joined(separator: ",")
  }
}
