import Core
import Export

/// Writes the editions that a configuration asks for out of the CSV in a candidate folder.
struct EditionFiles {
  private let editions: [Edition]
  private let categories: [Category]
  private let parquet: ParquetOptions

  init(_ configuration: Configuration, definitions: Definitions) {
    let wanted = configuration.words("outputs")
    editions = Edition.allCases.filter { wanted.contains($0.rawValue) }
    categories = definitions.categories
    parquet = ParquetOptions(
      compression: configuration.word("parquet.compression"),
      isPartitioned: configuration.word("parquet.partition") == "year", version: Version.text)
  }

  /// - Parameter rows: how many rows the CSV of each table has.
  func write(into candidate: Candidate, rows: [String: Int]) throws(RunFailure) {
    let tables = categories.map { EditionTable($0, rows: rows[$0.table] ?? 0) }
    for edition in editions {
      guard let writer = edition.writer(parquet: parquet) else { continue }
      try EditionJob(writer, candidate: candidate).write(tables)
    }
    try RunFailure.unless { () throws(DiskFailure) in
      if editions.contains(.csv) {
        for (name, content) in Loaders(tables).files { try candidate.write(content, as: name) }
      } else {
        try candidate.removeFolder(TableFiles.folder)
      }
    }
  }
}
