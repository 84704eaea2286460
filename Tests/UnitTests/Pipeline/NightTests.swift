import Export
import Foundation
import Testing

@testable import Pipeline

/// This is an archive that changes from night to night, and the tables that are made of it every night.
final class Archive {
  let work: Workplace
  /// Further members of the configuration, as JSON.
  var settings = ""
  var maxLoss = "100%"
  var findings = "never"
  private var random: SplitMix
  private var made = 0

  init(seed: UInt64) throws {
    work = try Workplace()
    random = SplitMix(seed: seed)
    try Disk.makeFolder(work["in"])
  }

  func number(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

  func names() throws -> [String] {
    try work.tree("in").keys.sorted().filter { !$0.hasSuffix("/pipe") }
  }

  func report() throws -> [UInt8] {
    made += 1
    let agency = ["青石县水务局", "白河市林业局", "云岭县统计局"][number(3)]
    return Array(try SampleReport.text(agency: agency, year: 2021 + number(3), count: made % 5).utf8)
  }

  func add() throws {
    try work.write(try report(), Array("in/\(["", "子/", "b/"][number(3)])\(made).txt".utf8))
  }

  /// Makes a night: nothing, or what happens to an archive.
  func change() throws {
    let names = try names()
    guard let name = names.isEmpty ? nil : names[number(names.count)] else { return try add() }
    switch number(10) {
    case 0, 1: try add()
    case 2: try Disk.removeFile(work[name])
    case 3: try Disk.rename(work[name], to: work["in/moved\(made).txt"])
    case 4: try work.write(try work.read(name), Array("in/copy\(made).txt".utf8))
    case 5: try work.write(try report() + (number(3) == 0 ? try report() : []), Array(name.utf8))
    case 6: try work.write([[], [0, 1, 2], Array("新闻".utf8)][number(3)], Array(name.utf8))
    case 7: try work.write(try work.read(name), Array(name.utf8))
    case 8:
      settings = ["", ", \"rules\": {\"NB402\": \"error\", \"NB208\": \"off\"}"][number(2)]
    default:
      try sameSizeAndTime(name)
    }
  }

  /// Changes a digit of a file and sets its time back, as a careful forger or a restore would.
  func sameSizeAndTime(_ name: String) throws {
    var bytes = try work.read(name)
    guard let index = bytes.lastIndex(where: { (0x31...0x39).contains($0) }) else { return }
    bytes[index] = bytes[index] == 0x39 ? 0x31 : bytes[index] + 1
    let path = work[name].description
    let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    try Data(bytes).write(to: URL(filePath: path))
    if let time { try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path) }
  }

  /// Runs as if a day had passed since the last change, so that times of files can be trusted.
  func run(_ output: String = "tables", full: Bool = false) throws -> ExitCode {
    try work.write(
      """
      {"inputs": ["in"], "output": "\(output)", "failOn": "never", "maxReject": "100%", "gates": {"maxLoss": "\(maxLoss)", "findings": "\(findings)"}, "full": \(full),
       "data": "\(DiskPath.project.appending("data").description)", "log": {"quiet": true},
       "limits": {"blockDocuments": 4}\(settings)}
      """, "pipeline.json")
    let configuration = try Configuration(Configuration.Sources(file: work["pipeline.json"]))
    return try Run(configuration, moment: Moment.now().sinceEpoch + 86_400_000_000_000).execute()
  }

  /// Runs as a night does, and reads everything from nothing over a copy of the tables that stood before: what
  /// became of reports follows from these and cannot be computed again.
  func night() throws -> ExitCode {
    for name in ["fresh", "fresh.state"] { try Disk.removeTree(work[name]) }
    if try work.exists("tables") {
      for (name, bytes) in try work.tree("tables") {
        try work.write(bytes, Array("fresh\(name.dropFirst("tables".utf8.count))".utf8))
      }
    }
    let code = try run()
    if code != .refusedByGate { _ = try run("fresh", full: true) }
    return code
  }

  /// Gives the published files but for the manifest, which tells of the run.
  func tables(_ output: String = "tables") throws -> [String: [UInt8]] {
    var tree: [String: [UInt8]] = [:]
    for (name, bytes) in try work.tree(output) where !name.hasSuffix("manifest.json") {
      tree[String(name.dropFirst(output.count))] = bytes
    }
    return tree
  }

  func count(_ name: String) throws -> Int {
    let published = try PublishedFolder.read(work["tables"])
    return published?.manifest.counts["documents_\(name)"] ?? -1
  }
}

@Suite struct NightTests {
  @Test("after any night the tables are those of a run from nothing", arguments: [1, 2] as [UInt64])
  func nights(seed: UInt64) throws {
    let archive = try Archive(seed: seed)
    for _ in 0..<5 { try archive.add() }
    for night in 0..<8 {
      for _ in 0..<archive.number(3) { try archive.change() }
      let code = try archive.night()
      #expect(code == .done || code == .publishedWithProblems || code == .refusedByGate)
      if code == .refusedByGate { continue }
      #expect(try archive.tables() == archive.tables("fresh"), "night \(night) of \(seed)")
    }
  }

  @Test("new, changed, moved, copied and removed documents are told apart, and only they are read")
  func kinds() throws {
    let archive = try Archive(seed: 7)
    for index in 0..<6 { try archive.work.write(try archive.report(), Array("in/\(index).txt".utf8)) }
    #expect(try archive.run() == .done)
    #expect(try archive.count("unchanged") == -1, "a first run has nothing to compare with")
    try Disk.rename(archive.work["in/0.txt"], to: archive.work["in/moved.txt"])
    try archive.work.write(try archive.work.read("in/1.txt"), Array("in/copy.txt".utf8))
    try archive.sameSizeAndTime("in/2.txt")
    try archive.work.write(try archive.work.read("in/3.txt"), Array("in/3.txt".utf8))
    try archive.work.write(try archive.report(), Array("in/new.txt".utf8))
    try Disk.removeFile(archive.work["in/4.txt"])
    #expect(try archive.run() == .done)
    let expected = [
      "unchanged": 3, "new": 1, "moved": 1, "duplicate": 1, "changed": 1, "removed": 2, "redone": 0,
      "retried": 0, "read": 5,
    ]
    for (name, count) in expected { #expect(try archive.count(name) == count, "\(name)") }
  }

  @Test("where nothing changed the published tables stand, down to their inodes")
  func standing() throws {
    let archive = try Archive(seed: 8)
    for _ in 0..<3 { try archive.add() }
    let name = try #require(try archive.names().first)
    let link = archive.work["in/link.txt"].description
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
    #expect(try archive.run() == .publishedWithProblems)
    let before = try Disk.status(of: archive.work["tables/manifest.json"])?.st_ino
    #expect(try archive.run() == .publishedWithProblems, "the rejected link is still there")
    #expect(try Disk.status(of: archive.work["tables/manifest.json"])?.st_ino == before)
    try archive.work.write(try archive.work.read(name), Array(name.utf8))
    #expect(try archive.run() == .publishedWithProblems, "a new time is no new content")
    #expect(try Disk.status(of: archive.work["tables/manifest.json"])?.st_ino == before)
    try archive.work.write("changed by hand", "tables/csv/reports.csv")
    #expect(try archive.run() == .publishedWithProblems)
    #expect(try Verification.problems(of: archive.work["tables"]).problems.isEmpty)
    archive.settings = ", \"outputs\": [\"csv\", \"excel\", \"report\"]"
    #expect(try archive.run() == .publishedWithProblems)
    #expect(try archive.work.exists("tables/excel"))
    #expect(try archive.count("read") == 0)
  }

  @Test("severities and rules that compare documents are applied to what is kept, and nothing is read")
  func severities() throws {
    let archive = try Archive(seed: 9)
    let report = try archive.report()
    for name in ["a", "b"] { try archive.work.write(report, Array("in/\(name).txt".utf8)) }
    #expect(try archive.run() == .done)
    for settings in [
      ", \"rules\": {\"NB401\": \"error\"}", ", \"rules\": {\"NB401\": \"off\", \"NB208\": \"warning\"}",
      ", \"stages\": {\"validate\": {\"corpus\": false}}", "",
    ] {
      archive.settings = settings
      let before = try archive.tables()
      #expect(try archive.night() == .done)
      #expect(try archive.count("read") == 0)
      #expect(try archive.tables() != before, "\(settings)")
      #expect(try archive.tables() == archive.tables("fresh"))
    }
    archive.settings = ", \"stages\": {\"extract\": {\"narrative\": false}}"
    #expect(try archive.run() == .done)
    #expect(try archive.count("redone") == 2, "what is read from a document depends on it")
  }

  @Test(
    "a state that cannot be used is set aside or made anew, and the tables are the same",
    arguments: ["text", "cut", "flipped", "folder", "foreign", "other version", "gone"])
  func damagedState(kind: String) throws {
    let archive = try Archive(seed: 10)
    for _ in 0..<4 { try archive.add() }
    #expect(try archive.run() == .done)
    let tables = try archive.tables()
    let file = "tables.state/nianbao.db"
    var bytes = try archive.work.read(file)
    try Disk.removeTree(archive.work[file])
    switch kind {
    case "text": try archive.work.write("not a database at all, but some words\n", file)
    case "cut": try archive.work.write(Array(bytes.prefix(bytes.count / 2)), Array(file.utf8))
    case "flipped":
      for index in stride(from: 8192, to: bytes.count, by: 97) { bytes[index] ^= 0x55 }
      try archive.work.write(bytes, Array(file.utf8))
    case "folder": try archive.work.write("x", "\(file)/x")
    case "foreign": try Database(archive.work[file]).execute("CREATE TABLE mine (a)")
    case "other version":
      try archive.work.write(bytes, Array(file.utf8))
      try Database(archive.work[file]).execute("PRAGMA user_version=999")
    default: break
    }
    try archive.add()
    #expect(try archive.night() == .done)
    #expect(try archive.tables() == archive.tables("fresh"))
    #expect(try archive.tables() != tables)
    #expect(try archive.work.exists("\(file).aside") == !["other version", "gone"].contains(kind))
    #expect(try archive.run() == .done)
  }

  @Test("what could pass is tried again every night, what the content decides is not")
  func retries() throws {
    let archive = try Archive(seed: 11)
    try archive.add()
    try archive.work.write([0, 1, 2], Array("in/binary.txt".utf8))
    let link = archive.work["in/link.txt"].description
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
    #expect(try archive.run() == .publishedWithProblems)
    try archive.add()
    #expect(try archive.run() == .publishedWithProblems)
    #expect(try archive.count("retried") == 1)
    #expect(try archive.count("unchanged") == 2)
    #expect(try archive.count("read") == 1)
  }
}

extension Manifest {
  /// What must be the same however a run was divided.
  var rejectsAndReports: [Int?] {
    ["documents", "reports", "rejects", "ignored", "bytes", "cells", "issues"].map { counts[$0] }
  }
}
