import Testing

@testable import Pipeline

@Suite struct DatabaseTests {
  @Test func valuesComeBackAsTheyWereBound() throws {
    let place = try Workplace()
    let database = try Database(place["a.db"])
    try database.execute("CREATE TABLE t (a INTEGER, b REAL, c TEXT, d BLOB, e TEXT, f BLOB)")
    let insert = try database.prepare("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)")
    try insert.bind(1, Int64.min)
    try insert.bind(2, 0.5)
    try insert.bind(3, text: "年报\0x")
    try insert.bind(4, blob: [0, 255])
    try insert.bindNull(5)
    try insert.bind(6, blob: [])
    try insert.run()
    let select = try database.prepare("SELECT * FROM t")
    try #require(try select.next())
    #expect(select.integer(0) == .min)
    #expect(select.double(1) == 0.5)
    #expect(select.text(2) == "年报\0x")
    #expect(select.bytes(3) == [0, 255])
    #expect(select.isNull(4))
    #expect(!select.isNull(5))
    #expect(select.bytes(5).isEmpty)
    #expect(try !select.next())
  }

  @Test func aTransactionThatFailsChangesNothing() throws {
    let place = try Workplace()
    let database = try Database(place["a.db"])
    try database.execute("CREATE TABLE t (a INTEGER PRIMARY KEY); INSERT INTO t VALUES (1)")
    #expect(throws: DatabaseFailure.self) {
      try database.transaction { () throws(DatabaseFailure) in
        try database.execute("INSERT INTO t VALUES (2)")
        try database.execute("INSERT INTO t VALUES (1)")
      }
    }
    #expect(try database.number("SELECT count(*) FROM t") == 1)
  }

  @Test func aFileThatIsNoDatabaseIsDamageAndNamed() throws {
    let place = try Workplace()
    try place.write(String(repeating: "不是数据库\n", count: 500), "a.db")
    do throws(DatabaseFailure) {
      let database = try Database(place["a.db"])
      _ = try database.number("SELECT count(*) FROM sqlite_schema")
      Issue.record("a text was read as a database")
    } catch {
      #expect(error.isDamage)
      #expect(error.message.contains("a.db"))
    }
  }

  @Test func whatIsMissingIsNotMadeByReading() throws {
    let place = try Workplace()
    do throws(DatabaseFailure) {
      _ = try Database(place["none.db"], access: .readOnly)
      Issue.record("a missing file was opened")
    } catch {
      #expect(!error.isDamage)
    }
  }
}
