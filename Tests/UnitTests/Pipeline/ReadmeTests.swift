import TestSupport
import Testing

@testable import Pipeline

/// Holds what README.md shows against what the program does.
struct ReadmeTests {
  private func block(_ language: String) throws -> String {
    let readme = String(
      decoding: try Disk.read(DiskPath.project.appending("README.md"), limit: 1 << 24), as: UTF8.self)
    var block = ""
    var isInside = false
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```\(language)" {
        isInside = true
      } else if isInside, line == "```" {
        break
      } else if isInside {
        block += line + "\n"
      }
    }
    return block
  }

  @Test("the report of the README becomes the rows of the README")
  func snippet() throws {
    let work = try Workplace()
    try work.write(try block("text"), "in/report.txt")
    let data = DiskPath.project.appending("data").description
    let outcome = try Program.run(
      ["run", "--input", "in", "--output", "tables", "--data", data, "--fail-on", "never"], in: work.path)
    #expect(outcome.code == 0, "\(outcome.said)")
    let shown = try SlowCSV.rows(Array(try block("csv").utf8))
    let rows = try SlowCSV.rows(try work.read("tables/csv/observations.csv"))
    let columns = try #require(shown.first).map { name in rows[0].firstIndex(of: name) ?? 0 }
    #expect(shown.count > 5)
    #expect(rows.map { row in columns.map { row[$0] } } == shown)
  }

  @Test("the pipeline.json of the README is in order")
  func configuration() throws {
    let file = ConfigurationFile(Array(try block("jsonc").utf8), path: DiskPath("README.md"))
    #expect(file.faults == [])
    #expect(file.entries.count == 11)
  }
}
