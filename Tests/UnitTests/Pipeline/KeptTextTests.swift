import Core
import TestSupport
import Testing

@testable import Pipeline

/// The text that was read stands beside the tables where that is asked for, and their places point into it.
struct KeptTextTests {
  private static let data = ["--data", DiskPath.project.appending("data").description]

  /// Gives the rows of a table by the names of its columns.
  private func rows(_ table: String, _ place: Workplace) throws -> [[String: String]] {
    let lines = try SlowCSV.rows(place.read("tables/csv/\(table).csv"))
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// Holds every observation against the bytes that it names.
  private func check(_ place: Workplace, reports: Int) throws {
    #expect(try rows("reports", place).count == reports)
    let found = try rows("observations", place)
    #expect(Set(found.map { $0["report_id"] ?? "" }).count == reports)
    for row in found {
      let text = try place.read("texts/\(row["report_id"] ?? "").txt")
      let start = try #require(Int(row["source_start"] ?? ""))
      let end = try #require(Int(row["source_end"] ?? ""))
      let line = text[..<start].count { $0 == 0x0A } + 1
      #expect(String(decoding: text[start..<end], as: UTF8.self) == row["raw"], "\(row)")
      #expect(String(line) == row["line"], "\(row)")
    }
  }

  @Test(
    "the bytes that an observation names are its raw text, for every format",
    arguments: SampleFiles.Kind.allCases.filter { $0 != .pdf || Poppler.isInstalled })
  func everyFormat(kind: SampleFiles.Kind) throws {
    let place = try Workplace()
    let report = try SampleFiles.bytes(kind, of: SampleReport.text(count: 12))
    try place.write(report, Array("in/报告.\(kind.suffix)".utf8))
    let outcome = try Program.run(
      ["run", "--input", "in", "--output", "tables", "--keep-text", "texts"] + Self.data, in: place.path)
    #expect(outcome.said.contains("1 document: 1 report, 0 rejects"), "\(outcome.said)")
    try check(place, reports: 1)
    // Each number of applications is found, not only blanks.
    #expect(try rows("observations", place).count { $0["value"] == "12" } >= 6)
  }

  @Test("no name of a document leads out of the folder or makes two texts one")
  func names() throws {
    let place = try Workplace()
    var archive = ZipBuilder()
    for (index, name) in ["../../up.txt", "/abs.txt", "a/../b.txt", "..\\c.txt"].enumerated() {
      archive.members.append(ZipBuilder.Member(name, try SampleReport.text(count: index)))
    }
    archive.members.append(
      ZipBuilder.Member([0xBE, 0xD6] + Array(".txt".utf8), Array(try SampleReport.text(count: 7).utf8)))
    try place.write(archive.bytes, Array("in/z.zip".utf8))
    for name in [[0xFF, 0x0A, 0x2E], Array("-rf ~;$(x)".utf8), Array("con".utf8)] as [[UInt8]] {
      let text = Array(try SampleReport.text(count: name.count).utf8)
      try place.write(text, Array("in/".utf8) + name + Array(".txt".utf8))
    }
    let whole = try Program.run(
      ["run", "--input", "in", "--output", "tables", "--keep-text", "texts"] + Self.data, in: place.path)
    #expect(whole.said.contains("8 documents: 8 reports, 0 rejects"), "\(whole.said)")
    try check(place, reports: 8)
    let names = try Directory.entries(of: place["texts"]).map { String(decoding: $0.name, as: UTF8.self) }
    let known = try rows("reports", place).map { "\($0["report_id"] ?? "").txt" }
    #expect(names.sorted() == known.sorted())
    let beside = try Directory.entries(of: place.path).map { String(decoding: $0.name, as: UTF8.self) }
    #expect(beside.sorted() == ["in", "tables", "tables.state", "texts"])
  }

  @Test("a folder that is read or replaced holds no texts", arguments: ["in/texts", "in", "tables/texts"])
  func misplaced(folder: String) throws {
    let place = try Workplace()
    try place.write(try SampleReport.text(), "in/a.txt")
    let outcome = try Program.run(
      ["run", "--input", "in", "--output", "tables", "--keep-text", folder] + Self.data, in: place.path)
    #expect(outcome.code == 2)
    #expect(outcome.said.contains("name one elsewhere with --keep-text"), "\(outcome.said)")
    #expect(try !place.exists("tables"))
  }

  @Test("a text that cannot be written fails the run, and the last tables stand")
  func unwritable() throws {
    let place = try Workplace()
    try place.write(try SampleReport.text(), "in/a.txt")
    try place.write("", "texts")
    let outcome = try Program.run(
      ["run", "--input", "in", "--output", "tables", "--keep-text", "texts"] + Self.data, in: place.path)
    #expect(outcome.code == 1)
    #expect(try !place.exists("tables"))
  }
}
