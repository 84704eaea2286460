import Core
import Export
import Foundation
import Testing

@testable import Pipeline

/// Holds what an engine gets from `nianbao pipe` against what one run gives.
@Suite struct PipeTests {
  private func archive() throws -> Archive {
    let archive = try Archive(seed: 34)
    for _ in 0..<8 { try archive.add() }
    let some = try archive.work.read(try archive.names()[2])
    for name in ["in/copy.txt", "in/b/a.txt!", "in/z.txt"] {
      try archive.work.write(some, Array(name.utf8))
    }
    for (name, text) in [("in/nothing.txt", ""), ("in/news.txt", "新闻"), ("in/bad.zip", "PK\u{3}\u{4}")] {
      try archive.work.write(Array(text.utf8), Array(name.utf8))
    }
    // Two reports in one file: of two bodies, of two years, and once more under another name.
    let first = try SampleReport.text(agency: "青石县水务局", year: 2022, count: 2)
    let second = try SampleReport.text(agency: "白河市林业局", year: 2021, count: 4)
    try archive.work.write(first + second, "in/both.txt")
    try archive.work.write(first + second, "in/b/both again.txt")
    try archive.work.write(
      try SampleReport.text(agency: "云岭县统计局", year: 2019)
        + SampleReport.text(agency: "云岭县统计局", year: 2020), "in/years.txt")
    try archive.work.write(try SampleReport.text(year: 2018), "in/decided.txt")
    try archive.work.write(try SampleReport.text(year: 2017), "in/unwanted.txt")
    try archive.work.write(Self.corrections(archive), "corrections.csv")
    return archive
  }

  /// What people decided: about a cell of the second report in a file, an agency, a document that nobody wants, and
  /// something that is not there any more.
  private static func corrections(_ archive: Archive) throws -> String {
    func hash(_ name: String) throws -> String { SHA256.hexadecimal(try archive.work.read("in/\(name)")) }
    let rows = [
      "both.txt#2,,requests,received_new,total,4,,5", "years.txt,,requests,received_new,total,7,,5",
      "decided.txt,\(try hash("decided.txt")),,,,,agency,白河市林业局",
      "unwanted.txt,\(try hash("unwanted.txt")),,,,,reject,",
    ]
    return "source_path,sha256,table,item,measure,raw,decision,value,who,when,why\n"
      + rows.map { "\($0),王芳,2026-01-31,looked\n" }.joined()
  }

  @Test(
    "three steps over documents in any order give the tables of one run",
    arguments: [
      "", #", "rules": {"NB401": "error", "NB208": "off"}"#,
      #", "stages": {"validate": {"corpus": false}}, "limits": {"fileBytes": 2000}"#,
      #", "corrections": "corrections.csv""#,
    ])
  func sameTables(settings: String) throws {
    let archive = try archive()
    try archive.work.write("{\"maxReject\": \"100%\"\(settings)}", "settings.json")
    let flags = ["--config", "settings.json"]
    let data = DiskPath.project.appending("data").description
    let outcome = try Program.run(
      ["run", "--input", "in", "--output", "tables", "--data", data] + flags, in: archive.work.path)
    #expect(outcome.code == 3, "\(outcome.said)")
    var engine = PipeEngine(archive.work, flags: flags)
    let documents = try archive.work.tree("in").sorted { $0.value.count < $1.value.count }
    try engine.read(documents.map { (Array($0.key.dropFirst(3).utf8), $0.value) })
    try engine.judge()
    let files = try archive.work.tree("tables/csv").filter { $0.key.hasSuffix(".csv") }
    #expect(files.count >= 17)
    for (file, bytes) in files {
      let name = String(file.dropFirst("tables/csv/".count).dropLast(4))
      let text = String(decoding: bytes, as: UTF8.self)
      let header = text.prefix { $0 != "\n" } + "\n"
      #expect(header + engine.table(name) == text, "\(name)")
      if ["agencies", "coverage", "issues", "observations", "panel", "reports"].contains(name) {
        #expect(
          text.count > header.count || settings.contains("fileBytes"), "\(name) would be equal without rows")
      }
    }
    let counts = try #require(try PublishedFolder.read(archive.work["tables"])).manifest.counts
    #expect(engine.applied == counts["corrections_applied"] ?? 0)
    #expect(engine.stale == counts["corrections_stale"] ?? 0)
    #expect(engine.applied == (settings.contains("corrections") ? 3 : 0))
  }

  @Test("no input gives nothing, and every step ends well")
  func nothing() throws {
    let work = try Workplace()
    for step in Pipe.Step.names { #expect(try PipeFrames.answers(step, [], in: work).isEmpty) }
  }

  @Test("a question is answered with what an engine has to know")
  func question() throws {
    let work = try Workplace()
    let answer = try #require(try PipeFrames.answers("read", [PipeFrames.frame("?")], in: work).first)
    #expect(answer["protocol"]?.integer == 1)
    #expect(answer["version"]?.string == Version.text)
    #expect(answer["file_bytes"]?.integer == 64 << 20)
    #expect(answer["ignore"]?.elements.first?.string == ".*")
    #expect(answer["tables"]?["reports"]?.string?.hasPrefix("report_id,agency,year,") == true)
  }

  static let faults: [(input: [UInt8], step: String, said: String)] = [
    (Array("D".utf8), "read", "its head has 1 bytes"),
    (Array("Dear engine, hello".utf8), "read", "its name has 1700885024 bytes"),
    (PipeFrames.frame("X", "a"), "read", "byte 88"),
    (Array(PipeFrames.frame("D", "a.txt").prefix(15)), "read", "ends in its name"),
    (Array(PipeFrames.frame("D", "a.txt", "text").dropLast()), "read", "after 3 of the 4 bytes"),
    (
      Array("D".utf8) + PipeFrames.number(1, bytes: 4) + PipeFrames.number(1 << 39, bytes: 8), "read",
      "ends in its name"
    ),
    (
      Array("D".utf8) + PipeFrames.number(1, bytes: 4) + PipeFrames.number(1 << 39, bytes: 8)
        + Array("atext".utf8), "read", "after 4 of the 549755813888 bytes"
    ),
    (
      Array("D".utf8) + PipeFrames.number(1, bytes: 4) + PipeFrames.number(-1, bytes: 8), "read",
      "18446744073709551615 bytes"
    ),
    (PipeFrames.frame("D"), "read", "no path"),
    (PipeFrames.frame("D", "a\0b"), "read", "no path"),
    (PipeFrames.frame("R", "a"), "read", "none of step read"),
    (PipeFrames.frame("D", "a"), "parts", "none of step parts"),
    (PipeFrames.frame("U", "a", "because"), "read", "not JSON"),
    (PipeFrames.frame("U", "a", #"{"rule": "not_a_report"}"#), "read", "not_a_report"),
    (PipeFrames.frame("A", "b", "{}") + PipeFrames.frame("A", "a", "{}"), "parts", "frame 1"),
    (PipeFrames.frame("R", "a", "head"), "judge", "no head"),
    (PipeFrames.frame("Y", "", "2021,soon"), "judge", "soon"),
  ]

  @Test("an input that is no sequence of frames ends with a sentence and code 1", arguments: faults)
  func refused(_ input: [UInt8], _ step: String, _ said: String) throws {
    let work = try Workplace()
    let data = DiskPath.project.appending("data").description
    let outcome = try Program.run(
      ["pipe", "--step", step, "--data", data], in: work.path, input: input)
    #expect(outcome.code == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.said.contains(said), "\(outcome.said)")
    #expect(outcome.said.split(separator: "\n").count == 1)
  }

  @Test("documents before a broken frame have their records")
  func recordsBeforeTrouble() throws {
    let work = try Workplace()
    let data = DiskPath.project.appending("data").description
    let outcome = try Program.run(
      ["pipe", "--data", data], in: work.path, input: PipeFrames.frame("D", "a.txt") + Array("rest".utf8))
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("empty_file"))
  }

  @Test("a step that there is none of is a wrong usage")
  func unknownStep() throws {
    let work = try Workplace()
    let outcome = try Program.run(["pipe", "--step", "jugde"], in: work.path)
    #expect(outcome.code == 2)
    #expect(outcome.said.contains("judge"))
  }

  @Test("the head of a report is refused where a byte of it differs")
  func damagedHead() throws {
    let work = try Workplace()
    let document = PipeFrames.frame("D", "a.txt", try SampleReport.text())
    let result = try #require(
      try PipeFrames.answers("read", [document], in: work).first?["results"]?.elements.first)
    var head = Array(try #require(Data(base64Encoded: result["head"]?.string ?? "")))
    let whole = [PipeFrames.frame("R", Array("a".utf8), head), PipeFrames.frame("E")]
    #expect(try PipeFrames.answers("judge", whole, in: work).count == 3)
    head[head.count / 2] ^= 1
    #expect(throws: PipeFrames.Trouble.self) {
      try PipeFrames.answers("judge", [PipeFrames.frame("R", Array("a".utf8), head)], in: work)
    }
  }
}
