import Core
import Export
import Foundation
import Testing

@testable import Pipeline

/// What a person decided stands in the tables, night after night, until the source is another one.
@Suite struct CorrectionRunTests {
  private static let header = "source_path,sha256,table,item,measure,raw,decision,value,who,when,why\n"
  private static let total = "requests,received_new,total"

  private func archive() throws -> Archive {
    let archive = try Archive(seed: 5)
    for index in 0..<4 {
      let text = try SampleReport.text(agency: "青石县水务局", year: 2020 + index, count: 3)
      try archive.work.write(text, "in/\(index).txt")
    }
    archive.settings = ", \"corrections\": \"corrections.csv\""
    try archive.work.write(Self.header, "corrections.csv")
    return archive
  }

  private func decide(_ archive: Archive, _ rows: String...) throws {
    let lines = rows.map { "\($0),王芳,2026-01-31,looked\n" }
    try archive.work.write(Self.header + lines.joined(), "corrections.csv")
  }

  private func hash(_ archive: Archive, _ name: String) throws -> String {
    SHA256.hexadecimal(try archive.work.read(name))
  }

  /// Gives the rows of a table that hold all of the words.
  private func rows(_ archive: Archive, _ table: String, _ words: String...) throws -> [String] {
    try archive.work.text("tables/csv/\(table).csv").split(separator: "\n").map(String.init)
      .filter { row in words.allSatisfy { row.contains($0) } }
  }

  /// Gives the cells with the flag; 结果纠正 is a measure of the same name.
  private func corrected(_ archive: Archive) throws -> [String] {
    try rows(archive, "observations", "corrected").filter { $0.hasSuffix("corrected") }
  }

  private func count(_ archive: Archive, _ name: String) throws -> Int? {
    try PublishedFolder.read(archive.work["tables"])?.manifest.counts[name]
  }

  /// Runs, and holds the tables against those of a run that reads everything.
  private func night(_ archive: Archive) throws {
    _ = try archive.night()
    #expect(try archive.tables() == archive.tables("fresh"))
  }

  @Test("a cell is corrected before the sums look at it, and keeps what is printed")
  func cell() throws {
    let archive = try archive()
    let wrong = try SampleReport.text(agency: "青石县水务局", year: 2020, count: 3)
      .replacing("\t3\t0\t0\t0\t0\t0\t3\n", with: "\t3\t0\t0\t0\t0\t0\t8\n", maxReplacements: 1)
    try archive.work.write(wrong, "in/0.txt")
    try night(archive)
    #expect(try rows(archive, "issues", ",NB202,").count == 1)
    try decide(archive, "in-is-not-there.txt,,\(Self.total),8,,3", "0.txt,,\(Self.total),8,,3")
    try night(archive)
    #expect(try archive.count("redone") == 1 && archive.count("unchanged") == 3)
    #expect(try rows(archive, "issues", ",NB202,").isEmpty)
    let cells = try rows(archive, "observations", ",2020,", Self.total)
    #expect(cells.count == 1 && cells[0].contains(",total,3,count,8,") && cells[0].hasSuffix(",corrected"))
    #expect(try rows(archive, "requests", ",2020,", ",received_new,")[0].hasSuffix(",3,corrected"))
    let finding = try rows(archive, "issues", "NB118")
    #expect(finding.count == 1)
    #expect(
      finding[0].contains("\(Self.total),3,8,\"recorded as 3 where 8 was read: 王芳 on 2026-01-31, looked\""))
    #expect(try count(archive, "corrections") == 2 && count(archive, "corrections_applied") == 1)
    #expect(try count(archive, "corrections_unused") == 1)
    // A night in which nothing changes leaves the tables, and their counts.
    _ = try archive.run()
    #expect(try archive.count("redone") == 1, "the manifest is that of the run before")
    // A rule that is off and other definitions of what is grave take nothing away.
    archive.settings += ", \"rules\": {\"NB118\": \"off\"}"
    try night(archive)
    #expect(try corrected(archive).count == 1)
    #expect(try rows(archive, "issues", "NB118").isEmpty && count(archive, "corrections_applied") == 1)
    // Taken out, the number is the printed one again.
    try decide(archive)
    try night(archive)
    #expect(
      try corrected(archive).isEmpty && rows(archive, "issues", ",NB202,").count == 1)
    #expect(try count(archive, "corrections") == nil)
  }

  @Test(
    "a correction that was made for something else is told and not followed",
    arguments: [
      ("0.txt,,requests,received_new,total,9,,4", "the cell prints “3” and not “9”"),
      ("0.txt,,requests,received_new,total,,,4", "the cell prints “3” and not “”"),
      ("0.txt,,procurement,central_procurement,amount,9,,4", "the document does not have the cell"),
      (
        "0.txt,\(String(repeating: "0", count: 64)),requests,received_new,total,3,,4",
        "the file is another one"
      ),
      ("0.txt,\(String(repeating: "0", count: 64)),,,,,year,1999", "the year: what 王芳 decided"),
      ("0.txt,\(String(repeating: "0", count: 64)),,,,,reject,", "to reject the document: "),
    ])
  func stale(_ row: String, _ why: String) throws {
    let archive = try archive()
    try decide(archive, row)
    try night(archive)
    let findings = try rows(archive, "issues", "NB117")
    #expect(findings.count == 1 && findings[0].contains(why) && findings[0].contains(",warning,extraction,"))
    #expect(try corrected(archive).isEmpty)
    #expect(try count(archive, "corrections_stale") == 1 && count(archive, "reports") == 4)
  }

  @Test("a source that changes under a correction makes it stale, and back again")
  func changes() throws {
    let archive = try archive()
    let before = try archive.work.read("in/0.txt")
    try decide(archive, "0.txt,\(try hash(archive, "in/0.txt")),\(Self.total),3,,4")
    try night(archive)
    #expect(try corrected(archive).count == 1)
    try archive.work.write(before + Array("附：无。\n".utf8), Array("in/0.txt".utf8))
    try night(archive)
    #expect(
      try corrected(archive).isEmpty && rows(archive, "issues", "NB117").count == 1)
    try archive.work.write(before, Array("in/0.txt".utf8))
    try night(archive)
    #expect(
      try corrected(archive).count == 1 && rows(archive, "issues", "NB117").isEmpty)
  }

  @Test("a cell may be said to be blank, not applicable or not readable")
  func readings() throws {
    let archive = try archive()
    try decide(
      archive, "0.txt,,\(Self.total),3,,blank", "1.txt,,\(Self.total),3,,not_applicable",
      "2.txt,,\(Self.total),3,,illegible", "3.txt,,\(Self.total),3,,3")
    try night(archive)
    let flags = try corrected(archive).map { row in
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      return "\(fields[7])/\(fields[9])/\(fields[13])"
    }
    #expect(flags == ["/3/blank;corrected", "/3/not_applicable;corrected", "/3/corrected", "3/3/corrected"])
  }

  @Test("agency and year are those of the decision, and a document is rejected or accepted")
  func documents() throws {
    let archive = try archive()
    try archive.work.write("新闻一则。\n县里昨天下了雨。\n", "in/news.txt")
    try archive.work.write("无题\n\n全年主动公开信息3条。\n", "in/report.txt")
    let hashes = try ["0", "1", "2", "report"].map { try hash(archive, "in/\($0).txt") }
    try night(archive)
    #expect(try count(archive, "rejects") == 2)
    try decide(
      archive, "0.txt,\(hashes[0]),,,,,agency,青石县水利局", "1.txt,\(hashes[1]),,,,,year,2011",
      "2.txt,\(hashes[2]),,,,,reject,", "report.txt,\(hashes[3]),,,,,accept,",
      "report.txt,\(hashes[3]),,,,,year,2019")
    try night(archive)
    #expect(try count(archive, "reports") == 4 && count(archive, "rejects") == 2)
    #expect(try rows(archive, "reports", "0.txt", ",青石县水利局,2020,").count == 1)
    #expect(try rows(archive, "observations", ",青石县水利局,2020,").count > 100)
    #expect(try rows(archive, "reports", "1.txt", ",青石县水务局,2011,").count == 1)
    #expect(try rows(archive, "reports", "report.txt", ",2019,").count == 1)
    let rejected = try rows(archive, "rejects", "2.txt", "rejected_by_person")
    #expect(rejected.count == 1 && rejected[0].contains("王芳 decided on 2026-01-31"))
    #expect(try rows(archive, "issues", "NB118").count == 4)
    #expect(try count(archive, "corrections_applied") == 5 && count(archive, "corrections_unused") == 0)
  }

  @Test("a decision about a document that gives no tables is told where the reject is")
  func unusable() throws {
    let archive = try archive()
    try archive.work.write([0, 1, 2], Array("in/bad.bin".utf8))
    try decide(archive, "bad.bin,\(try hash(archive, "in/bad.bin")),,,,,accept,")
    try night(archive)
    #expect(
      try rows(archive, "rejects", "bad.bin")[0].contains("1 correction of the document cannot be followed"))
    #expect(try count(archive, "corrections_unused") == 1)
  }

  @Test("of several reports in one file each has its own decisions, and the file is taken or left as a whole")
  func severalReports() throws {
    let archive = try archive()
    let both =
      try SampleReport.text(agency: "青石县水务局", year: 2018) + SampleReport.text(agency: "白河市林业局", year: 2019)
    try archive.work.write(both, "in/both.txt")
    try night(archive)
    #expect(try rows(archive, "reports", "both.txt#2").count == 1)
    let sha256 = try hash(archive, "in/both.txt")
    try decide(
      archive, "both.txt,,\(Self.total),3,,4", "both.txt#2,,\(Self.total),3,,5",
      "both.txt#2,\(sha256),,,,,agency,白河市", "both.txt#2,\(sha256),,,,,reject,",
      "both.txt#3,,\(Self.total),3,,6")
    try night(archive)
    #expect(try archive.count("redone") == 1)
    #expect(try corrected(archive).count == 2)
    #expect(try rows(archive, "observations", ",白河市,2019,", "\(Self.total),5,").count == 1)
    let stale = try rows(archive, "issues", "NB117")
    #expect(stale.count == 2 && stale.contains { $0.contains("as a whole") })
    #expect(stale.contains { $0.contains("does not hold that report any more") })
    #expect(try count(archive, "corrections_applied") == 3 && count(archive, "corrections_unused") == 0)
    // By their ids alone they are found too.
    let ids = try rows(archive, "reports", "both.txt").map { $0.prefix(13) }
    let header = Self.header.replacing("source_path", with: "report_id")
    let lines = ids.map { "\($0),,\(Self.total),3,,7,王芳,2026-01-31,\n" }
    try archive.work.write(header + lines.joined(), "corrections.csv")
    try night(archive)
    #expect(try archive.count("redone") == 1 && rows(archive, "observations", "\(Self.total),7,").count == 2)
    try decide(archive, "both.txt,\(sha256),,,,,reject,")
    try night(archive)
    #expect(
      try rows(archive, "reports", "both.txt").isEmpty && rows(archive, "rejects", "both.txt").count == 1)
  }

  @Test("a fault in the file stops a run before anything is read, and a missing file is a fault")
  func faults() throws {
    let archive = try archive()
    try archive.work.write("value\n1\n", "corrections.csv")
    do {
      _ = try archive.run()
      Issue.record("the run went on")
    } catch let failure as RunFailure {
      #expect(failure.exit == .wrongUsage && failure.message.contains("corrections.csv:1:"))
    }
    let configuration = try Configuration(Configuration.Sources(file: archive.work["pipeline.json"]))
    let (told, isWell) = Doctor.examination(configuration)
    #expect(!isWell && told.contains("corrections.csv:1:"))
    try Disk.removeFile(archive.work["corrections.csv"])
    do {
      _ = try archive.run()
      Issue.record("the run went on")
    } catch let failure as RunFailure {
      #expect(failure.exit == .wrongUsage && failure.message.contains("leave the setting out"))
    }
    #expect(try !archive.work.exists("tables"))
  }

  @Test("merged parts have the corrections of one run, and parts with others are refused")
  func shards() throws {
    let archive = try archive()
    try decide(archive, "0.txt,,\(Self.total),3,,4", "gone.txt,,\(Self.total),3,,4")
    _ = try archive.run()
    let data = ["--data", DiskPath.project.appending("data").description, "--fail-on", "never", "--quiet"]
    func part(_ index: Int) throws -> Int32 {
      try Program.run(
        [
          "run", "--input", "in", "--output", "part\(index)", "--shard", "\(index)/2", "--corrections",
          "corrections.csv",
        ] + data, in: archive.work.path
      ).code
    }
    for index in 1...2 { #expect(try part(index) == 0) }
    let merge = ["merge", "part1", "part2", "--output", "merged"] + data
    #expect(try Program.run(merge, in: archive.work.path).code == 0)
    #expect(try archive.tables("merged") == archive.tables())
    let unused = try [1, 2].map { index in
      try PublishedFolder.read(archive.work["part\(index)"])?.manifest.counts["corrections_unused"] ?? 0
    }
    #expect(unused.reduce(0, +) == 1, "each part speaks of its own documents")
    try decide(archive, "0.txt,,\(Self.total),3,,5")
    _ = try part(1)
    let refused = try Program.run(merge, in: archive.work.path)
    #expect(refused.code == 2 && refused.said.contains("with other corrections"))
  }
}
