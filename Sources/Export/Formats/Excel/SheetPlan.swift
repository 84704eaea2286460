import Core

/// This is a sheet of the workbook: a table, or a part of one that is too long for a sheet.
struct SheetPlan {
  /// What stands on its tab.
  let name: String
  let table: EditionTable
  /// Rows of data, without the headers.
  let rows: Int
  let headerRows: Int
  private let lastColumn: [UInt8]

  /// The rows that a sheet has, headers among them.
  static let rowLimit = 1_048_576
  /// The name of the first sheet.
  static let explanation = "说明"

  /// Gives the sheets of a table, one even where it is empty.
  static func sheets(
    of table: EditionTable, headers: HeaderLanguage, columns: Int, rowLimit: Int = rowLimit
  ) -> [SheetPlan] {
    let headerRows = headers.rows
    let limit = rowLimit - headerRows
    let count = max(1, (table.rows + limit - 1) / limit)
    return (0..<count).map { index in
      SheetPlan(
        name: name(of: table, headers: headers, suffix: count == 1 ? "" : " (\(index + 1))"), table: table,
        rows: min(limit, table.rows - index * limit), headerRows: headerRows,
        lastColumn: ColumnLetters.of(columns - 1))
    }
  }

  /// The cell at the lower right.
  var lastCell: String { "\(String(decoding: lastColumn, as: UTF8.self))\(headerRows + rows)" }

  /// The range of the filter: the last row of the headers and the data.
  var filter: String { "A\(headerRows):\(lastCell)" }

  var absoluteFilter: String {
    "$A$\(headerRows):$\(String(decoding: lastColumn, as: UTF8.self))$\(headerRows + rows)"
  }

  /// A tab takes 31 characters and none of `[]:*?/\`.
  private static func name(of table: EditionTable, headers: HeaderLanguage, suffix: String) -> String {
    var name = String.UnicodeScalarView()
    var units = suffix.utf8.count
    for scalar in headers.name(of: table.category).unicodeScalars
    where !"[]:*?/\\'".unicodeScalars.contains(scalar) {
      units += scalar.value > 0xFFFF ? 2 : 1
      if units > 31 { break }
      name.append(scalar)
    }
    return String(name) + suffix
  }
}
