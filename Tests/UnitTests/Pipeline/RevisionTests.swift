import Core
import Testing

@testable import Pipeline

/// What became of reports is told, and carried from run to run whatever happens to tables and state.
@Suite struct RevisionTests {
  /// The rows without agency and template.
  private func rows(_ archive: Archive, _ path: String = "tables/csv/revisions.csv") throws -> [[String]] {
    var rows: [[String]] = []
    try NamedRows(archive.work[path]).visit { row in
      rows.append(
        ["ordinal", "report_id", "source_path", "kind", "old_sha256", "new_sha256", "new_source_path"]
          .map { row[$0] })
    }
    return rows
  }

  private func archive(_ seed: UInt64, reports: Int) throws -> Archive {
    let archive = try Archive(seed: seed)
    for index in 0..<reports { try archive.work.write(try archive.report(), Array("in/\(index).txt".utf8)) }
    return archive
  }

  private func id(_ path: String) -> String { ReportAssembly.id(of: SourcePath(path)).text }

  private func hash(_ archive: Archive, _ name: String) throws -> String {
    SHA256.hexadecimal(try archive.work.read(name))
  }

  @Test("a report that is replaced, rejected, moved or removed has a row, what is new has none")
  func kinds() throws {
    let archive = try archive(31, reports: 6)
    #expect(try archive.run() == .done)
    #expect(try rows(archive).isEmpty)
    let old = try (0..<6).map { try hash(archive, "in/\($0).txt") }
    try archive.work.write(try archive.report() + Array("补充。\n".utf8), Array("in/1.txt".utf8))
    try archive.work.write([0, 1, 2], Array("in/2.txt".utf8))
    try Disk.rename(archive.work["in/3.txt"], to: archive.work["in/other.txt"])
    try Disk.removeFile(archive.work["in/4.txt"])
    try archive.work.write(try archive.report() + Array("新增。\n".utf8), Array("in/new.txt".utf8))
    #expect(try archive.night() == .publishedWithProblems)
    #expect(try archive.tables() == archive.tables("fresh"))
    let first = [
      ["1", id("1.txt"), "1.txt", "replaced", old[1], try hash(archive, "in/1.txt"), ""],
      ["2", id("2.txt"), "2.txt", "rejected", old[2], try hash(archive, "in/2.txt"), ""],
      ["3", id("3.txt"), "3.txt", "moved", old[3], old[3], "other.txt"],
      ["4", id("4.txt"), "4.txt", "removed", old[4], "", ""],
    ]
    #expect(try rows(archive) == first)
    // What was no report before is none that could be replaced.
    try archive.work.write(try archive.report() + Array("又及。\n".utf8), Array("in/2.txt".utf8))
    try Disk.removeFile(archive.work["in/0.txt"])
    #expect(try archive.night() == .done)
    #expect(try archive.tables() == archive.tables("fresh"))
    #expect(try rows(archive) == first + [["5", id("0.txt"), "0.txt", "removed", old[0], "", ""]])
  }

  @Test("of a file with two reports that moves each goes to its own new place")
  func movedTogether() throws {
    let archive = try archive(33, reports: 1)
    let both = try SampleReport.text(year: 2018) + SampleReport.text(agency: "白河市林业局", year: 2019)
    try archive.work.write(both, "in/both.txt")
    #expect(try archive.run() == .done)
    let content = try hash(archive, "in/both.txt")
    try archive.work.write(both, "in/copy.txt")
    try Disk.rename(archive.work["in/both.txt"], to: archive.work["in/moved.txt"])
    #expect(try archive.night() == .done)
    #expect(try archive.tables() == archive.tables("fresh"))
    #expect(
      try rows(archive) == [
        ["1", id("both.txt"), "both.txt", "moved", content, content, "copy.txt"],
        ["2", id("both.txt#2"), "both.txt#2", "moved", content, content, "copy.txt#2"],
      ])
  }

  @Test(
    "rows are carried on where tables or state were lost, and where a run was broken off behind the tables",
    arguments: ["state", "tables", "history", "broken off", "edited"])
  func carried(lost: String) throws {
    let archive = try archive(32, reports: 4)
    #expect(try archive.run() == .done)
    try Disk.removeFile(archive.work["in/0.txt"])
    #expect(try archive.run() == .done)
    let before = try rows(archive)
    #expect(before.count == 1)
    switch lost {
    case "state": try Disk.removeTree(archive.work["tables.state"])
    case "tables": try Disk.removeTree(archive.work["tables"])
    case "history": try Disk.removeTree(archive.work["tables.state/history"])
    case "edited": try archive.work.write("mine\n", "tables/csv/revisions.csv")
    default:
      try Disk.rename(archive.work["tables.state/history"], to: archive.work["tables.state/history.next"])
      try archive.work.write("report_id\n", "tables.state/history/reports.csv")
      try archive.work.write("report_id\n", "tables.state/history/revisions.csv")
    }
    try Disk.removeFile(archive.work["in/1.txt"])
    #expect(try archive.run() == .done)
    let after = try rows(archive)
    #expect(after.first == before.first)
    #expect(after.map { $0[2] } == ["0.txt", "1.txt"])
    #expect(try rows(archive, "tables.state/history/revisions.csv") == after)
    #expect(try !archive.work.exists("tables.state/history.next"))
  }

  @Test("what a run kept behind its tables counts on the next night, also where nothing changed")
  func recovered() throws {
    let archive = try archive(35, reports: 3)
    #expect(try archive.run() == .done)
    try Disk.removeFile(archive.work["in/0.txt"])
    #expect(try archive.run() == .done)
    let before = try rows(archive)
    for belongsToTables in [true, false] {
      if belongsToTables {
        try Disk.rename(archive.work["tables.state/history"], to: archive.work["tables.state/history.next"])
        try archive.work.write("report_id\n", "tables.state/history/reports.csv")
      } else {
        try archive.work.write("report_id\n", "tables.state/history.next/reports.csv")
      }
      #expect(try archive.run() == .done)
      #expect(try !archive.work.exists("tables.state/history.next"))
      #expect(try rows(archive, "tables.state/history/revisions.csv") == before)
    }
  }

  @Test("tables in no edition that can be read back have their history in the state folder")
  func otherEditions() throws {
    let archive = try archive(33, reports: 3)
    archive.settings = ", \"outputs\": [\"sqlite\"]"
    #expect(try archive.run() == .done)
    try Disk.removeFile(archive.work["in/0.txt"])
    #expect(try archive.run() == .done)
    try Disk.removeFile(archive.work["in/1.txt"])
    #expect(try archive.run() == .done)
    let database = try Database(archive.work["tables/sqlite/nianbao.db"])
    #expect(try database.number("SELECT count(*) FROM revisions WHERE kind = 'removed'") == 2)
    #expect(try database.number("SELECT count(*) FROM pragma_foreign_key_check") == 0)
  }

  @Test("refused tables leave no history behind")
  func refused() throws {
    let archive = try archive(34, reports: 5)
    #expect(try archive.run() == .done)
    archive.maxLoss = "20%"
    for index in 0..<3 { try Disk.removeFile(archive.work["in/\(index).txt"]) }
    #expect(throws: RunFailure.self) { try archive.run() }
    #expect(try !archive.work.exists("tables.state/history.next"))
    archive.maxLoss = "100%"
    #expect(try archive.run() == .done)
    #expect(try rows(archive).map { $0[2] } == ["0.txt", "1.txt", "2.txt"])
  }
}
