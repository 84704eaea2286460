import Core
import Export
import Testing

@testable import Pipeline

/// What goes into the database comes out of it, with its type.
@Suite struct DatabaseEditionTests {
  let definitions: Definitions
  let work: Workplace

  init() throws {
    definitions = try ProjectData.definitions()
    work = try Workplace()
  }

  /// Writes a database with the rows of some tables and opens it.
  private func database(_ rows: [(table: String, fields: [[String]])]) throws -> Database {
    let place = try OutputPlace(output: work["tables"], state: nil)
    try Disk.makeFolders(place.state)
    if try Disk.kind(of: place.candidate) != nil { try Disk.removeTree(place.candidate) }
    let candidate = try Candidate(place)
    var tables: [EditionTable] = []
    for (name, fields) in rows {
      let category = try #require(definitions.categories.first { $0.table == name })
      tables.append(EditionTable(category, rows: fields.count))
      let header = category.columns.map(\.name)
      let lines = ([header] + fields).map { $0.map(Self.field).joined(separator: ",") + "\n" }
      try candidate.write(Array(lines.joined().utf8), as: "rows/\(name).csv", rows: fields.count)
    }
    try DatabaseEdition(tables, candidate: candidate).write { "rows/\($0).csv" }
    #expect(candidate.files.contains { $0.path == DatabaseEdition.file && $0.bytes > 0 })
    return try Database(place.candidate.appending(DatabaseEdition.file), access: .readOnly)
  }

  private static func field(_ text: String) -> String {
    if !text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) { return text }
    return "\"" + text.flatMap { $0 == "\"" ? "\"\"" : String($0) } + "\""
  }

  /// Gives a row of a table that has only what is said.
  private func row(_ table: String, _ values: [String: String]) throws -> [String] {
    let category = try #require(definitions.categories.first { $0.table == table })
    return category.columns.map { values[$0.name] ?? ($0.isRequired ? "x" : "") }
  }

  @Test("any text comes back as it was, and an empty field is no text at all")
  func texts() throws {
    var random = SplitMix(seed: 4)
    let texts = (0..<300).map { index in
      "\(index)" + random.text(of: CSVPropertyTests.pieces.filter { $0 != "\u{0}" }, upTo: 6)
    }
    let rows = try texts.map { try row("rejects", ["source_path": $0, "message": $0, "sha256": ""]) }
    let database = try database([("rejects", rows)])
    let statement = try database.prepare("SELECT source_path, message, sha256 FROM rejects ORDER BY rowid")
    for text in texts {
      #expect(try statement.next())
      #expect(statement.bytes(0) == Array(text.utf8))
      #expect(statement.bytes(1) == Array(text.utf8))
      #expect(statement.isNull(2))
    }
    #expect(try !statement.next())
  }

  @Test(
    "numbers are numbers, whole ones to the last digit",
    arguments: [
      ("0", "integer", "0"), ("-29", "integer", "-29"),
      ("9223372036854775807", "integer", "9223372036854775807"),
      ("-9223372036854775808", "integer", "-9223372036854775808"), ("0.5", "real", "0.5"),
      ("-1234.5678", "real", "-1234.5678"),
    ])
  func numbers(digits: String, type: String, text: String) throws {
    let rows = [try row("narrative", ["ordinal": "1", "line": "1", "value": digits, "approximate": "true"])]
    let database = try database([("narrative", rows)])
    let statement = try database.prepare(
      "SELECT typeof(value), value, typeof(approximate), approximate FROM narrative WHERE change_pct IS NULL")
    #expect(try statement.next())
    #expect(statement.text(0) == type)
    #expect(statement.text(1) == text)
    #expect(statement.text(2) == "integer")
    #expect(statement.integer(3) == 1)
  }

  @Test("keys tell rows apart and join tables to reports")
  func keys() throws {
    let cell = [
      "report_id": "R1", "table": "requests", "item": "received_new", "measure": "total", "value": "5",
    ]
    let database = try database([
      ("reports", [try row("reports", ["report_id": "R1", "agency_id": "", "bytes": "1"])]),
      ("observations", [try row("observations", cell)]),
      ("requests", [try row("requests", ["report_id": "R1", "item": "received_new", "total": "5"])]),
    ])
    #expect(try database.number("SELECT count(*) FROM observations") == 1)
    #expect(try database.number("SELECT count(*) FROM pragma_foreign_key_list('observations')") == 1)
    #expect(try database.number("SELECT count(*) FROM pragma_foreign_key_check") == 0)
    #expect(try database.number("SELECT received_new_total FROM requests_by_report") == 5)
    #expect(try database.number("SELECT \"总计\" FROM \"政府信息公开申请\"") == 5)
    let check = try database.prepare("PRAGMA integrity_check")
    #expect(try check.next())
    #expect(check.text(0) == "ok")
  }

  @Test("a row that breaks what is said of its table ends the run with a sentence")
  func brokenRows() throws {
    let cell = ["report_id": "R1", "table": "requests", "item": "other", "measure": "total"]
    for (table, key, fields) in [
      ("rejects", "rejects.source_path", ["source_path": "a"]), ("observations", "observations.item", cell),
    ] {
      let twice = try row(table, fields)
      let failure = #expect(throws: RunFailure.self) { try database([(table, [twice, twice])]) }
      #expect(failure?.exit == .failed)
      #expect(failure?.message.contains("UNIQUE constraint failed: ") == true)
      #expect(failure?.message.contains(key) == true)
    }
  }

  @Test("equal rows give equal bytes")
  func sameBytes() throws {
    let rows = try (0..<500).map { try row("rejects", ["source_path": "\($0)", "message": "中文"]) }
    let first = try database([("rejects", rows)]).path
    let bytes = try Disk.read(first, limit: 1 << 24)
    let again = try Disk.read(try database([("rejects", rows)]).path, limit: 1 << 24)
    #expect(bytes == again)
  }
}
