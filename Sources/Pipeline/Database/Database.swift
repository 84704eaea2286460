import CSQLite

/// This is an open SQLite file. Everything that the program does with SQLite goes through it and
/// ``Database/Statement``; a call that fails says what it was to do and to which file.
final class Database {
  let path: DiskPath
  private let handle: OpaquePointer

  enum Access {
    /// The file is made where it is missing.
    case create
    case readOnly
  }

  init(_ path: DiskPath, access: Access = .create) throws(DatabaseFailure) {
    self.path = path
    let flags =
      switch access {
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .readOnly: SQLITE_OPEN_READONLY
      }
    var opened: OpaquePointer?
    // One thread has a connection at a time, so that the library need not lock.
    let code = path.withCString { name in
      sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    }
    guard code == SQLITE_OK, let opened else {
      let failure = DatabaseFailure("open", path, opened, code)
      sqlite3_close_v2(opened)
      throw failure
    }
    handle = opened
  }

  deinit { sqlite3_close_v2(handle) }

  /// Does one or more statements that give no rows.
  func execute(_ sql: String) throws(DatabaseFailure) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw failure("write", code) }
  }

  func prepare(_ sql: String) throws(DatabaseFailure) -> Statement {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let prepared else { throw failure("read", code) }
    return Statement(self, prepared)
  }

  /// The row that was inserted last.
  var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

  /// Gives the one number that a statement asks for, or nil where it gives no row.
  func number(_ sql: String) throws(DatabaseFailure) -> Int64? {
    let statement = try prepare(sql)
    return try statement.next() ? statement.integer(0) : nil
  }

  /// Does the work as one change of the file: all of it or nothing.
  func transaction(_ work: () throws(DatabaseFailure) -> Void) throws(DatabaseFailure) {
    try execute("BEGIN IMMEDIATE")
    do throws(DatabaseFailure) {
      try work()
      try execute("COMMIT")
    } catch {
      // Some failures have ended the transaction already, and rolling back twice is a failure of its own.
      sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }

  fileprivate func failure(_ action: String, _ code: Int32) -> DatabaseFailure {
    DatabaseFailure(action, path, handle, code)
  }

  /// This is a prepared statement. Parameters count from 1, columns from 0, as in SQLite.
  final class Statement {
    private let database: Database
    private let handle: OpaquePointer

    fileprivate init(_ database: Database, _ handle: OpaquePointer) {
      self.database = database
      self.handle = handle
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ index: Int, _ value: Int64) throws(DatabaseFailure) {
      try check(sqlite3_bind_int64(handle, Int32(index), value))
    }

    func bind(_ index: Int, _ value: Double) throws(DatabaseFailure) {
      try check(sqlite3_bind_double(handle, Int32(index), value))
    }

    func bindNull(_ index: Int) throws(DatabaseFailure) {
      try check(sqlite3_bind_null(handle, Int32(index)))
    }

    func bind(_ index: Int, blob bytes: UnsafeRawBufferPointer) throws(DatabaseFailure) {
      try check(nianbao_bind_blob(handle, Int32(index), bytes.baseAddress, UInt64(bytes.count)))
    }

    func bind(_ index: Int, blob bytes: [UInt8]) throws(DatabaseFailure) {
      try check(
        bytes.withUnsafeBytes { nianbao_bind_blob(handle, Int32(index), $0.baseAddress, UInt64($0.count)) })
    }

    /// - Parameter bytes: UTF-8.
    func bind(_ index: Int, text bytes: UnsafeRawBufferPointer) throws(DatabaseFailure) {
      try check(nianbao_bind_text(handle, Int32(index), bytes.baseAddress, UInt64(bytes.count)))
    }

    func bind(_ index: Int, text: String) throws(DatabaseFailure) {
      var text = text
      try check(text.withUTF8 { nianbao_bind_text(handle, Int32(index), $0.baseAddress, UInt64($0.count)) })
    }

    /// Goes to the next row; after the last one the statement can be used anew.
    func next() throws(DatabaseFailure) -> Bool {
      let code = sqlite3_step(handle)
      if code == SQLITE_ROW { return true }
      let failure = code == SQLITE_DONE ? nil : database.failure("use", code)
      sqlite3_reset(handle)
      if let failure { throw failure }
      return false
    }

    /// Does a statement whose rows, if any, are not wanted. Parameters keep their values.
    func run() throws(DatabaseFailure) {
      while try next() {}
    }

    /// Makes the statement ready for other parameters before its last row.
    func reset() { sqlite3_reset(handle) }

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

    func double(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

    /// Gives the bytes of a text or blob.
    func bytes(_ column: Int) -> [UInt8] { withBytes(column) { Array($0) } }

    func text(_ column: Int) -> String { withBytes(column) { String(decoding: $0, as: UTF8.self) } }

    /// Lends the bytes of a text or blob, which are gone with the row.
    func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
      // The pointer first: asking for the length of a number would turn it into a text.
      let start = sqlite3_column_blob(handle, Int32(column))
      let count = Int(sqlite3_column_bytes(handle, Int32(column)))
      return body(UnsafeRawBufferPointer(start: start, count: count))
    }

    private func check(_ code: Int32) throws(DatabaseFailure) {
      if code != SQLITE_OK { throw database.failure("use", code) }
    }
  }
}

/// This is a call to SQLite that did not do its work.
struct DatabaseFailure: Error {
  let message: String
  /// The file is no database, or a damaged one: what is in it cannot be used, but the disk is not to blame.
  let isDamage: Bool

  fileprivate init(_ action: String, _ path: DiskPath, _ handle: OpaquePointer?, _ code: Int32) {
    let primary = code & 0xFF
    isDamage = primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB
    let reason = handle.flatMap(sqlite3_errmsg) ?? sqlite3_errstr(code)
    let system = handle.map(sqlite3_system_errno) ?? 0
    let errno = system == 0 || isDamage ? "" : ", \(DiskFailure.reason(system))"
    message =
      "cannot \(action) \(path.description): \(reason.map { String(cString: $0) } ?? "no reason given")"
      + " (SQLite \(code)\(errno))"
  }
}

extension RunFailure {
  init(_ failure: DatabaseFailure) {
    self.init(.failed, failure.message, isDamageOfState: failure.isDamage)
  }
}
