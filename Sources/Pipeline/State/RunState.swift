import Core

/// This is what earlier runs computed, in one SQLite file of the state folder: for each document what its file
/// looked like, the hash of its content, what the result was made with, and the result. It saves time and
/// decides nothing: deleted, damaged or of another version it is made anew from the documents.
///
/// What to check when editing: a change of the schema or of ``OutcomeRecord`` needs another ``version``; the
/// tables are what SQLite compares by bytes, in the order of the corpus.
final class RunState {
  /// Grows whenever older files cannot be read any more.
  private static let version: Int64 = 3
  /// `nbao`: tells the file from those of other programs.
  private static let application: Int64 = 0x6E62_616F

  private let database: Database
  private lazy var statements = Statements(database)

  private init(_ database: Database) { self.database = database }

  // MARK: Opening

  /// Opens the state; one that cannot be used is set aside, and `say` tells why.
  static func open(_ place: OutputPlace, say: (String) -> Void) throws(RunFailure) -> RunState {
    do throws(RunFailure) {
      if let state = try existing(place) { return state }
      say("the state \(place.database.description) is of another version of nianbao: every document is read")
      try remove(place)
    } catch {
      guard error.isDamageOfState else { throw error }
      say(error.message)
      try setAside(place, say: say)
    }
    return try created(place)
  }

  /// Gives nil where the file is one of another version.
  private static func existing(_ place: OutputPlace) throws(RunFailure) -> RunState? {
    let kind = try RunFailure.unless { () throws(DiskFailure) in try Disk.kind(of: place.database) }
    guard let kind else { return try created(place) }
    if kind != .file {
      throw RunFailure(
        .failed, "\(place.database.description) is \(kind.word), not a state", isDamageOfState: true)
    }
    let state = try unless { () throws(DatabaseFailure) in RunState(try connection(place)) }
    let (application, version, tables) = try unless { () throws(DatabaseFailure) in
      (
        try state.database.number("PRAGMA application_id"), try state.database.number("PRAGMA user_version"),
        try state.database.number("SELECT count(*) FROM sqlite_schema")
      )
    }
    if tables == 0 { return try created(place) }
    if application != Self.application {
      throw RunFailure(
        .failed, "\(place.database.description) is the database of another program", isDamageOfState: true)
    }
    return version == Self.version ? state : nil
  }

  private static func connection(_ place: OutputPlace) throws(DatabaseFailure) -> Database {
    let database = try Database(place.database)
    // The lock of the run keeps others out, so that SQLite needs no shared memory. A loss of power may take the
    // last results with it, never the file.
    try database.execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-2048")
    return database
  }

  private static func created(_ place: OutputPlace) throws(RunFailure) -> RunState {
    try unless { () throws(DatabaseFailure) in
      let database = try connection(place)
      try database.execute("PRAGMA page_size=8192; PRAGMA journal_mode=WAL")
      try database.transaction { () throws(DatabaseFailure) in
        try database.execute(schema)
        try database.execute("PRAGMA application_id=\(application); PRAGMA user_version=\(version)")
      }
      return RunState(database)
    }
  }

  private static let schema = """
    CREATE TABLE documents (
      path BLOB PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
      inode INTEGER NOT NULL, sha256 TEXT NOT NULL, recipe INTEGER NOT NULL, final INTEGER NOT NULL,
      result INTEGER NOT NULL, corrections TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE results (id INTEGER PRIMARY KEY, head BLOB NOT NULL, rows BLOB NOT NULL);
    CREATE TABLE recipes (
      id INTEGER PRIMARY KEY, program TEXT NOT NULL, definitions TEXT NOT NULL, settings TEXT NOT NULL,
      helpers TEXT NOT NULL, UNIQUE (program, definitions, settings, helpers)
    );
    CREATE TABLE archives (
      path BLOB PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
      inode INTEGER NOT NULL, members BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE notes (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    """

  /// Keeps a file that cannot be used, for whoever wants to know what happened to it.
  static func setAside(_ place: OutputPlace, say: (String) -> Void) throws(RunFailure) {
    let aside = place.database.withSuffix(".aside")
    try RunFailure.unless { () throws(DiskFailure) in
      try Disk.removeTree(aside)
      try Disk.rename(place.database, to: aside)
      for suffix in ["-wal", "-shm"] { try Disk.removeTree(place.database.withSuffix(suffix)) }
    }
    say("the state is set aside as \(aside.description), and every document is read")
  }

  /// Makes the next opening start from nothing.
  static func remove(_ place: OutputPlace) throws(RunFailure) {
    try RunFailure.unless { () throws(DiskFailure) in
      for suffix in ["", "-wal", "-shm"] { try Disk.removeTree(place.database.withSuffix(suffix)) }
    }
  }

  fileprivate static func unless<Result>(
    _ calls: () throws(DatabaseFailure) -> Result
  ) throws(RunFailure) -> Result {
    do { return try calls() } catch { throw RunFailure(error) }
  }

  /// Gives up the pages of the file that are kept in memory.
  func releasePages() throws(RunFailure) {
    try Self.unless { () throws(DatabaseFailure) in try database.execute("PRAGMA shrink_memory") }
  }

  // MARK: What is known

  /// This is what is known of a document; its result is read when it is needed.
  struct Known: Sendable {
    let path: [UInt8]
    let stamp: FileStamp
    let sha256: String
    let recipe: Int64
    /// The result follows from the content alone; any other is tried again.
    let isFinal: Bool
    let result: Int64
    /// What people had decided about it: ``Corrections/digest(of:)``.
    let corrections: String
  }

  /// Goes through all documents in the order of their paths; hashes are left out, since a night without changes
  /// looks at nothing else.
  func forEachDocument(_ body: (Known) -> Void) throws(RunFailure) {
    try Self.unless { () throws(DatabaseFailure) in
      let all = try database.prepare(
        """
        SELECT path, size, modified, changed, inode, '', recipe, final, result, corrections FROM documents
        ORDER BY path
        """)
      while try all.next() { body(Self.known(all)) }
    }
  }

  func document(_ path: [UInt8]) throws(RunFailure) -> Known? {
    try Self.unless { () throws(DatabaseFailure) in
      let find = try statements.find()
      try find.bind(1, blob: path)
      defer { find.reset() }
      return try find.next() ? Self.known(find) : nil
    }
  }

  func record(_ result: Int64) throws(RunFailure) -> OutcomeRecord? {
    try Self.unless { () throws(DatabaseFailure) in
      let load = try statements.load()
      try load.bind(1, result)
      defer { load.reset() }
      return try load.next() ? OutcomeRecord(head: load.bytes(0), rows: load.bytes(1)) : nil
    }
  }

  private static func known(_ row: Database.Statement) -> Known {
    Known(
      path: row.bytes(0),
      stamp: FileStamp(
        size: row.integer(1), modified: row.integer(2), changed: row.integer(3), inode: row.integer(4)),
      sha256: row.text(5), recipe: row.integer(6), isFinal: row.integer(7) != 0, result: row.integer(8),
      corrections: row.text(9))
  }

  // MARK: Changes

  /// This is what a run found out about one document.
  struct Change: Sendable {
    let path: [UInt8]
    let stamp: FileStamp
    let sha256: String
    let corrections: String
    let isFinal: Bool
    /// Nil where the result stands as it is kept.
    let record: OutcomeRecord?
  }

  /// Keeps what a block of documents gave, all of it or nothing.
  func keep(_ changes: [Change], recipe: Int64) throws(RunFailure) {
    if changes.isEmpty { return }
    try Self.unless { () throws(DatabaseFailure) in
      try database.transaction { () throws(DatabaseFailure) in
        if changes.contains(where: { $0.record != nil }) { try forgetPublished() }
        for change in changes { try keep(change, recipe: recipe) }
      }
    }
  }

  private func keep(_ change: Change, recipe: Int64) throws(DatabaseFailure) {
    let find = try statements.find()
    try find.bind(1, blob: change.path)
    var result = try find.next() ? find.integer(8) : nil
    find.reset()
    if let record = change.record {
      let store = try statements.store()
      if let result { try store.bind(1, result) } else { try store.bindNull(1) }
      try store.bind(2, blob: record.head)
      try store.bind(3, blob: record.rows)
      try store.run()
      result = result ?? database.lastRow
    }
    guard let result else { preconditionFailure("a document without a result cannot keep it") }
    let note = try statements.note()
    try note.bind(1, blob: change.path)
    try note.bind(2, change.stamp.size)
    try note.bind(3, change.stamp.modified)
    try note.bind(4, change.stamp.changed)
    try note.bind(5, change.stamp.inode)
    try note.bind(6, text: change.sha256)
    try note.bind(7, recipe)
    try note.bind(8, Int64(change.isFinal ? 1 : 0))
    try note.bind(9, result)
    try note.bind(10, text: change.corrections)
    try note.run()
  }

  /// Forgets documents that are gone.
  func remove(_ paths: [[UInt8]]) throws(RunFailure) {
    if paths.isEmpty { return }
    try Self.unless { () throws(DatabaseFailure) in
      try database.transaction { () throws(DatabaseFailure) in
        try forgetPublished()
        let dropResult = try database.prepare(
          "DELETE FROM results WHERE id = (SELECT result FROM documents WHERE path = ?)")
        let drop = try database.prepare("DELETE FROM documents WHERE path = ?")
        for path in paths {
          for statement in [dropResult, drop] {
            try statement.bind(1, blob: path)
            try statement.run()
          }
        }
      }
    }
  }

  // MARK: Archives

  func archive(_ path: [UInt8]) throws(RunFailure) -> (stamp: FileStamp, members: [UInt8])? {
    try Self.unless { () throws(DatabaseFailure) in
      let find = try database.prepare(
        "SELECT size, modified, changed, inode, members FROM archives WHERE path = ?")
      try find.bind(1, blob: path)
      guard try find.next() else { return nil }
      let stamp = FileStamp(
        size: find.integer(0), modified: find.integer(1), changed: find.integer(2), inode: find.integer(3))
      return (stamp, find.bytes(4))
    }
  }

  func archives() throws(RunFailure) -> [[UInt8]] {
    try Self.unless { () throws(DatabaseFailure) in
      var paths: [[UInt8]] = []
      let all = try database.prepare("SELECT path FROM archives")
      while try all.next() { paths.append(all.bytes(0)) }
      return paths
    }
  }

  func keepArchive(_ path: [UInt8], stamp: FileStamp, members: [UInt8]) throws(RunFailure) {
    try Self.unless { () throws(DatabaseFailure) in
      let keep = try database.prepare("INSERT OR REPLACE INTO archives VALUES (?, ?, ?, ?, ?, ?)")
      try keep.bind(1, blob: path)
      for (index, number) in [stamp.size, stamp.modified, stamp.changed, stamp.inode].enumerated() {
        try keep.bind(index + 2, number)
      }
      try keep.bind(6, blob: members)
      try keep.run()
    }
  }

  func removeArchive(_ path: [UInt8]) throws(RunFailure) {
    try Self.unless { () throws(DatabaseFailure) in
      let remove = try database.prepare("DELETE FROM archives WHERE path = ?")
      try remove.bind(1, blob: path)
      try remove.run()
    }
  }

  // MARK: Recipes and notes

  /// Gives the number of a recipe, a new one if it has none.
  func number(of recipe: Recipe) throws(RunFailure) -> Int64 {
    try Self.unless { () throws(DatabaseFailure) in
      for sql in [
        "INSERT OR IGNORE INTO recipes (program, definitions, settings, helpers) VALUES (?, ?, ?, ?)",
        "SELECT id FROM recipes WHERE program = ? AND definitions = ? AND settings = ? AND helpers = ?",
      ] {
        let statement = try database.prepare(sql)
        for (index, text) in [recipe.program, recipe.definitions, recipe.settings, recipe.helpers]
          .enumerated()
        {
          try statement.bind(index + 1, text: text)
        }
        if try statement.next() { return statement.integer(0) }
      }
      preconditionFailure("a recipe that was written is found")
    }
  }

  func recipes() throws(RunFailure) -> [Int64: Recipe] {
    try Self.unless { () throws(DatabaseFailure) in
      var recipes: [Int64: Recipe] = [:]
      let all = try database.prepare("SELECT id, program, definitions, settings, helpers FROM recipes")
      while try all.next() {
        recipes[all.integer(0)] = Recipe(
          program: all.text(1), definitions: all.text(2), settings: all.text(3), helpers: all.text(4))
      }
      return recipes
    }
  }

  /// Gives the paths of documents that share their content with another, by content.
  func duplicates() throws(RunFailure) -> [String: [[UInt8]]] {
    try Self.unless { () throws(DatabaseFailure) in
      var paths: [String: [[UInt8]]] = [:]
      let all = try database.prepare(
        """
        SELECT sha256, path FROM documents WHERE sha256 IN
          (SELECT sha256 FROM documents WHERE sha256 <> '' GROUP BY sha256 HAVING count(*) > 1) ORDER BY path
        """)
      while try all.next() { paths[all.text(0), default: []].append(all.bytes(1)) }
      return paths
    }
  }

  func note(_ name: String) throws(RunFailure) -> [UInt8]? {
    try Self.unless { () throws(DatabaseFailure) in
      let find = try database.prepare("SELECT value FROM notes WHERE name = ?")
      try find.bind(1, text: name)
      return try find.next() ? find.bytes(0) : nil
    }
  }

  func setNote(_ name: String, _ value: [UInt8]) throws(RunFailure) {
    try Self.unless { () throws(DatabaseFailure) in
      let set = try database.prepare("INSERT OR REPLACE INTO notes VALUES (?, ?)")
      try set.bind(1, text: name)
      try set.bind(2, blob: value)
      try set.run()
    }
  }

  /// The name of the note that says which tables the documents in the state gave.
  static let published = "published"

  private func forgetPublished() throws(DatabaseFailure) {
    try database.execute("DELETE FROM notes WHERE name = '\(Self.published)'")
  }
}

/// These are the statements that every document needs, prepared once.
private final class Statements {
  static let known =
    """
    SELECT path, size, modified, changed, inode, sha256, recipe, final, result, corrections FROM documents
    """

  private let database: Database
  private var prepared: [String: Database.Statement] = [:]

  init(_ database: Database) { self.database = database }

  func find() throws(DatabaseFailure) -> Database.Statement { try statement("\(Self.known) WHERE path = ?") }

  func load() throws(DatabaseFailure) -> Database.Statement {
    try statement("SELECT head, rows FROM results WHERE id = ?")
  }

  func store() throws(DatabaseFailure) -> Database.Statement {
    try statement("INSERT OR REPLACE INTO results VALUES (?, ?, ?)")
  }

  func note() throws(DatabaseFailure) -> Database.Statement {
    try statement("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
  }

  private func statement(_ sql: String) throws(DatabaseFailure) -> Database.Statement {
    if let known = prepared[sql] { return known }
    let made = try database.prepare(sql)
    prepared[sql] = made
    return made
  }
}
