import Core

/// These are programs beside the tables that load the CSV edition with the right types and labels, made from
/// the definitions of the columns: `load.py`, `load.R`, `load.sql` and `load.do`.
public struct Loaders: Sendable {
  private let tables: [EditionTable]

  /// - Parameter tables: as they stand in the folder.
  public init(_ tables: [EditionTable]) { self.tables = tables }

  public var files: [(name: String, content: [UInt8])] {
    [
      ("load.py", PythonLoader.text(of: tables)), ("load.R", RLoader.text(of: tables)),
      ("load.sql", DuckDBLoader.text(of: tables)), ("load.do", StataLoader.text(of: tables)),
    ].map { (name: $0.0, content: Array($0.1.utf8)) }
  }

  /// Gives a text as a literal of Python, R and JSON, which agree on what is escaped here.
  static func quoted(_ text: String) -> String {
    String(decoding: JSONText.text(text).page.dropLast(), as: UTF8.self)
  }
}

extension EditionTable {
  /// The codes of columns that hold one of a list, where the list says what they mean.
  var labelledColumns: [Column] {
    columns.filter { !$0.definition.values.isEmpty && !$0.definition.isList }
  }
}

extension AllowedValue {
  var label: String { chinese.isEmpty ? english : chinese }
}
