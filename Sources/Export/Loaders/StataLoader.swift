import Core

/// Writes `load.do`: makes a file of Stata of every table.
enum StataLoader {
  /// Stata takes no more of a label.
  static let longestLabel = 80

  static func text(of tables: [EditionTable]) -> String {
    var text = """
      * Makes dta/TABLE.dta of every table of this folder, with the types of the codebook. In this folder:
      *
      *   do load.do
      *
      * Needs Stata 14 or later, which reads UTF-8. Codes stay texts; codebook.csv says what they mean.

      version 14
      capture mkdir dta

      """
    for table in tables {
      let category = table.category
      let columns = table.columns.map(\.definition)
      func places(_ isWanted: (ColumnType) -> Bool) -> String {
        columns.indices.filter { isWanted(columns[$0].type) }.map { String($0 + 1) }.joined(separator: " ")
      }
      let numbers = places { $0 == .integer || $0 == .decimal }
      text += "\nimport delimited using \"csv/\(category.table).csv\", clear varnames(1) case(preserve) ///\n"
      text +=
        "  encoding(\"utf-8\") delimiters(\",\") bindquotes(strict) maxquotedrows(unlimited) asdouble ///\n"
      text += "  stringcols(\(places { $0 != .integer && $0 != .decimal }))"
      text += numbers.isEmpty ? "\n" : " numericcols(\(numbers))\n"
      for column in columns { text += conversion(of: column) }
      for column in columns {
        text += "label variable \(column.name) \(label("\(column.chineseLabel) \(column.englishLabel)"))\n"
      }
      text += "label data \(label("\(category.chineseLabel) \(category.englishLabel)"))\n"
      text += "compress\nsave \"dta/\(category.table).dta\", replace\n"
    }
    return text
  }

  /// Dates and truths come as texts and take their place and name.
  private static func conversion(of column: CategoryColumn) -> String {
    let value: String
    switch column.type {
    case .date: value = "generate long nianbao_value = daily(\(column.name), \"YMD\")"
    case .boolean:
      value = "generate byte nianbao_value = (\(column.name) == \"true\") if \(column.name) != \"\""
    case .text, .code, .integer, .decimal: return ""
    }
    let format = column.type == .date ? "format \(column.name) %td\n" : ""
    return "\(value)\norder nianbao_value, before(\(column.name))\ndrop \(column.name)\n"
      + "rename nianbao_value \(column.name)\n\(format)"
  }

  private static func label(_ text: String) -> String {
    "`\"" + String(text.unicodeScalars.prefix(longestLabel).map(Character.init)) + "\"'"
  }
}
