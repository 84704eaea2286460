import Core
import Export

/// Writes the editions that a configuration asks for out of the CSV in a candidate folder.
struct EditionFiles {
  private let selection: OutputSelection
  private let definitions: Definitions

  init(_ configuration: Configuration, definitions: Definitions) throws(RunFailure) {
    selection = try OutputSelection(configuration, definitions: definitions)
    self.definitions = definitions
  }

  /// Rows that are no edition themselves are kept here until all editions are written.
  private static let aside = "rows"

  /// What is known of each report until all are read.
  static let reportFile = "\(aside)/reports.kept"

  /// Gives where the rows of a table are kept, below the output folder: where its plain CSV stands if that is
  /// wanted.
  func rowFile(of table: String) -> String {
    "\(selection.keepsRows(of: table) ? Edition.csv.rawValue : Self.aside)/\(table).csv"
  }

  /// Gives the description of the CSV edition.
  func dataPackage(_ definitions: Definitions, rows: [String: Int]) -> DataPackage {
    DataPackage(definitions: definitions, tables: selection.tables(rows: rows), options: selection.options)
  }

  /// - Parameter rows: how many rows the CSV of each table has.
  func write(into candidate: Candidate, rows: [String: Int]) throws(RunFailure) {
    let tables = selection.tables(rows: rows)
    for edition in selection.editions {
      if edition == .report {
        try EditionJob(ReportEdition(definitions), candidate: candidate)
          .write(ReportEdition.tables(definitions, rows: rows), from: rowFile)
        continue
      }
      let open = tables.filter { edition != .csv || !selection.keepsRows(of: $0.category.table) }
      if open.isEmpty { continue }
      if let writer = edition.writer(
        for: open, options: selection.options, categories: definitions.categories)
      {
        try EditionJob(writer, candidate: candidate).write(open, from: rowFile)
      } else {
        try DatabaseEdition(open, candidate: candidate).write(from: rowFile)
      }
    }
    try RunFailure.unless { () throws(DiskFailure) in
      try candidate.removeFolder(Self.aside)
      // They know plain CSV alone.
      if selection.editions.contains(.csv), selection.options.isPlainCSV {
        for (name, content) in Loaders(tables).files { try candidate.write(content, as: name) }
      }
    }
  }
}
