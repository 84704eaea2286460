import Testing

@testable import Pipeline

@Suite struct OperationTests {
  @Test("a dry run names every document with a reason and writes nothing")
  func dryRun() throws {
    let archive = try Archive(seed: 31)
    for index in 0..<4 { try archive.work.write(try archive.report(), Array("in/\(index).txt".utf8)) }
    let data = DiskPath.project.appending("data").description
    let words = ["run", "--input", "in", "--output", "tables", "--data", data, "--dry-run"]
    let first = try Program.run(words, in: archive.work.path)
    #expect(first.code == 0)
    #expect(first.output == (0..<4).map { "read\tnew\t\($0).txt\n" }.joined())
    #expect(try !archive.work.exists("tables.state"))
    #expect(try archive.run() == .done)
    try Disk.removeFile(archive.work["in/0.txt"])
    try archive.sameSizeAndTime("in/1.txt")
    try archive.work.write(try archive.report(), Array("in/4.txt".utf8))
    let before = try archive.work.tree(".")
    let second = try Program.run(words, in: archive.work.path)
    // The run was made by the tests, not by the program.
    #expect(second.output.contains("read\tthe program changed\t1.txt\n"), "\(second.output)")
    #expect(second.output.contains("read\tnew\t4.txt\n"))
    #expect(second.output.hasSuffix("remove\tgone\t0.txt\n"))
    #expect(try archive.work.tree(".") == before)
  }

  @Test("tables that lose too much are refused, kept aside and named; the good ones stand")
  func loss() throws {
    let archive = try Archive(seed: 32)
    for index in 0..<6 { try archive.work.write(try archive.report(), Array("in/\(index).txt".utf8)) }
    #expect(try archive.run() == .done)
    let good = try archive.work.tree("tables")
    for index in 0..<2 { try Disk.removeFile(archive.work["in/\(index).txt"]) }
    archive.maxLoss = "20%"
    #expect {
      try archive.run()
    } throws: { error in
      guard let failure = error as? RunFailure else { return false }
      return failure.exit == .refusedByGate && failure.message.contains("of 6 reports only 4 are left")
        && failure.message.contains("tables.state/refused")
    }
    #expect(try archive.work.tree("tables") == good)
    #expect(try Verification.problems(of: archive.work["tables.state/refused"]).problems.isEmpty)
    archive.maxLoss = "34%"
    #expect(try archive.run() == .done)
    #expect(try !archive.work.exists("tables.state/refused"))
    #expect(try archive.count("removed") == 2, "what was refused is still to be told")
  }

  @Test("findings may not become more where a gate says so")
  func findings() throws {
    let archive = try Archive(seed: 33)
    let report = try archive.report()
    try archive.work.write(report, Array("in/a.txt".utf8))
    archive.settings = ", \"rules\": {\"NB401\": \"error\"}"
    #expect(try archive.run() == .done)
    try archive.work.write(report, Array("in/b.txt".utf8))
    archive.settings = ", \"rules\": {\"NB401\": \"error\"}, \"keepRuns\": \"none\""
    archive.findings = "error"
    #expect(throws: RunFailure.self) { try archive.run() }
    archive.findings = "never"
    #expect(try archive.run() == .done)
  }

  @Test("old runs are kept, the newest ones, and each can be verified")
  func keptRuns() throws {
    let archive = try Archive(seed: 34)
    archive.settings = ", \"keepRuns\": 2"
    var seen: [[String: [UInt8]]] = []
    for _ in 0..<4 {
      try archive.add()
      #expect(try archive.run() == .done)
      seen.append(try archive.tables())
    }
    let runs = "tables.state/runs"
    #expect(
      try Directory.entries(of: archive.work[runs]).map { String(decoding: $0.name, as: UTF8.self) }.sorted()
        == ["000002", "000003"])
    #expect(try archive.tables("\(runs)/000003") == seen[2])
    #expect(try Verification.problems(of: archive.work["\(runs)/000002"]).problems.isEmpty)
  }

  @Test("an archive that looks as it did is not opened")
  func archives() throws {
    let archive = try Archive(seed: 35)
    let zip = try ZipBuilder(
      [Array("一.txt".utf8), Array("b.txt".utf8)].map { ZipBuilder.Member($0, try archive.report()) }
    ).bytes
    try archive.work.write(zip, Array("in/a.zip".utf8))
    try archive.work.write("text", "in/b.zip")
    #expect(try archive.run() == .publishedWithProblems)
    let place = try OutputPlace(output: archive.work["tables"], state: nil)
    try archive.add()
    #expect(try archive.run() == .publishedWithProblems)
    #expect(try archive.count("read") == 1)
    let state = try RunState.open(place) { Issue.record("\($0)") }
    let shelf = ArchiveShelf(state, moment: .max)
    for (name, count) in [("in/a.zip", 2), ("in/b.zip", 0)] {
      let stamp = try Disk.status(of: archive.work[name]).map { FileStamp($0) }
      #expect(shelf.members(of: archive.work[name], stamp: stamp)?.count == count, "\(name)")
      #expect(shelf.members(of: archive.work[name], stamp: FileStamp.none) == nil)
    }
  }
}
