import Foundation
import Testing

@testable import Pipeline

@Suite struct ShardTests {
  private func archive() throws -> Archive {
    let archive = try Archive(seed: 21)
    for _ in 0..<9 { try archive.add() }
    try archive.work.write([0, 1, 2], Array("in/bad.txt".utf8))
    try archive.work.write(try archive.work.read(try archive.names()[3]), Array("in/copy.txt".utf8))
    return archive
  }

  private func program(_ archive: Archive, _ words: [String]) throws -> Program.Outcome {
    let data = DiskPath.project.appending("data").description
    return try Program.run(words + ["--data", data, "--fail-on", "never"], in: archive.work.path)
  }

  private func part(_ archive: Archive, _ index: Int, _ count: Int) throws -> Program.Outcome {
    try program(
      archive,
      ["run", "--input", "in", "--output", "part\(index)", "--shard", "\(index)/\(count)", "--quiet"])
  }

  @Test("the tables of merged parts are those of one run, in every edition")
  func merged() throws {
    let archive = try archive()
    let editions = ["--outputs", "csv,excel,parquet,report"]
    #expect(try program(archive, ["run", "--input", "in", "--output", "tables"] + editions).code == 3)
    for index in 1...3 { #expect([0, 3].contains(try part(archive, index, 3).code)) }
    let merge = ["merge", "part3", "part1", "part2", "--output", "merged"] + editions
    #expect(try program(archive, merge).code == 3)
    #expect(try archive.tables("merged") == archive.tables("tables"))
    let counts = try [archive.work["tables"], archive.work["merged"]].map { folder in
      try PublishedFolder.read(folder)?.manifest
    }
    #expect(counts[0]?.rejectsAndReports == counts[1]?.rejectsAndReports)
    // A part is a run like any other: it reads what changed.
    try archive.add()
    for index in 1...3 { _ = try part(archive, index, 3) }
    _ = try program(archive, merge)
    try Disk.removeTree(archive.work["fresh"])
    _ = try program(archive, ["run", "--input", "in", "--output", "fresh"] + editions)
    #expect(try archive.tables("merged") == archive.tables("fresh"))
  }

  @Test("parts that are not the parts of one run are refused")
  func refused() throws {
    let archive = try archive()
    for index in 1...2 { _ = try part(archive, index, 2) }
    let missing = try program(archive, ["merge", "part1", "--output", "merged"])
    #expect(missing.code == 2)
    #expect(missing.said.contains("part 2 of 2 is missing"))
    #expect(try program(archive, ["merge", "part1", "part1", "--output", "merged"]).code == 2)
    var bytes = try archive.work.read("part2/documents.records")
    bytes[bytes.count / 2] ^= 1
    try archive.work.write(bytes, Array("part2/documents.records".utf8))
    let damaged = try program(archive, ["merge", "part1", "part2", "--output", "merged"])
    #expect(damaged.code == 1)
    #expect(damaged.said.contains("documents.records"))
    #expect(try !archive.work.exists("merged"))
    for text in ["0/2", "3/2", "1", "a/b", "1/5000"] {
      #expect(try program(archive, ["run", "--input", "in", "--output", "x", "--shard", text]).code == 2)
    }
  }

  @Test("a file of records that was cut anywhere is refused, never half read")
  func cutRecords() throws {
    let archive = try archive()
    _ = try part(archive, 1, 1)
    let file = archive.work["part1/documents.records"]
    let whole = try Disk.read(file, limit: 1 << 26)
    for length in stride(from: 0, to: whole.count, by: max(1, whole.count / 60)) {
      try Disk.write(Array(whole.prefix(length)), to: file)
      #expect(throws: RunFailure.self) {
        let reader = try RecordReader(file)
        var count = 0
        while reader.next != nil {
          _ = try reader.record()
          count += 1
        }
        // A cut between two records shows only in their number, which the manifest has.
        if count < 11 { throw RunFailure(.failed, "cut") }
      }
    }
  }
}
