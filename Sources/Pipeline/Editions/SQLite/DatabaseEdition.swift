import Core
import Export

/// Writes `sqlite/nianbao.db`: the tables with their keys, what their codes mean, indexes and views.
///
/// SQLite writes its file itself, so that this is no writer of bytes as the other editions are. Rows go in as
/// they come and indexes are made behind them; memory holds a cache of fixed size. Equal rows give equal bytes
/// as long as the library is the same, since its version stands in the file.
struct DatabaseEdition {
  private let candidate: Candidate
  private let schema: DatabaseSchema
  private let tables: [EditionTable]

  static let file = "sqlite/nianbao.db"

  init(_ tables: [EditionTable], candidate: Candidate) {
    self.candidate = candidate
    self.tables = tables
    schema = DatabaseSchema(tables)
  }

  /// - Parameter rowFile: gives the file with the rows of a table, below the output folder.
  func write(from rowFile: (String) -> String) throws(RunFailure) {
    let path = try RunFailure.unless { () throws(DiskFailure) in try candidate.place(for: Self.file) }
    try fill(path, from: rowFile)
    try RunFailure.unless { () throws(DiskFailure) in try candidate.adopt(Self.file) }
  }

  /// The file is closed when this returns.
  private func fill(_ path: DiskPath, from rowFile: (String) -> String) throws(RunFailure) {
    let database = try attempt { () throws(DatabaseFailure) in
      let database = try Database(path)
      // The file is written aside and thrown away where the run fails: it needs no journal of its own.
      try database.execute(
        """
        PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
        PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -4096; BEGIN
        """)
      try writeCodes(into: database)
      return database
    }
    for table in tables {
      let rows = try RunFailure.unless { () throws(DiskFailure) in
        try RowFile(candidate.place.candidate.appending(rowFile(table.category.table)))
      }
      let filler = try attempt { () throws(DatabaseFailure) in
        try database.execute(schema.create(table))
        return try TableFiller(table, of: database)
      }
      while let block = try RunFailure.unless({ () throws(DiskFailure) in try rows.next() }) {
        try Interruption.check()
        try attempt { () throws(DatabaseFailure) in try filler.insert(block.span) }
      }
      try attempt { () throws(DatabaseFailure) in
        for index in schema.indexes(of: table) { try database.execute(index) }
      }
    }
    try attempt { () throws(DatabaseFailure) in
      for view in tables.flatMap(schema.views) { try database.execute(view) }
      try database.execute("COMMIT; PRAGMA analysis_limit = 1000; ANALYZE")
    }
  }

  /// What the columns are and what their codes mean.
  private func writeCodes(into database: Database) throws(DatabaseFailure) {
    try database.execute(DatabaseSchema.codebook)
    let column = try database.prepare("INSERT INTO \"columns\" VALUES (?, ?, ?, ?, ?, ?, ?)")
    let code = try database.prepare("INSERT INTO \"codes\" VALUES (?, ?, ?, ?, ?)")
    for table in tables {
      for definition in table.columns.map(\.definition) {
        let texts = [
          table.category.table, definition.name, definition.type.rawValue, definition.unit,
          definition.chineseLabel, definition.englishLabel, definition.definition,
        ]
        for (index, text) in texts.enumerated() { try column.bind(index + 1, text: text) }
        try column.run()
        for value in definition.values {
          let texts = [table.category.table, definition.name, value.code, value.chinese, value.english]
          for (index, text) in texts.enumerated() { try code.bind(index + 1, text: text) }
          try code.run()
        }
      }
    }
  }

  private func attempt<Result>(_ calls: () throws(DatabaseFailure) -> Result) throws(RunFailure) -> Result {
    do { return try calls() } catch { throw RunFailure(.failed, error.message) }
  }
}
