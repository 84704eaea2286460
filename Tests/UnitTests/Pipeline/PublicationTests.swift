import Export
import Glibc
import Testing

@testable import Pipeline

struct PublicationTests {
  private func manifest(_ files: [Manifest.File]) -> Manifest {
    Manifest(
      version: "1", configuration: "c", definitions: "d", host: "h", startedAt: "2026-01-01T00:00:00Z",
      counts: ["reports": 1], seconds: ["total": 0.5], files: files)
  }

  private func place(_ work: Workplace) throws -> OutputPlace {
    let place = try OutputPlace(output: work["tables"], state: nil)
    try Disk.makeFolders(place.state)
    return place
  }

  private func publish(_ text: String, at place: OutputPlace) throws {
    try place.recover()
    let candidate = try Candidate(place)
    try candidate.write(Array(text.utf8), as: "csv/reports.csv", rows: 1)
    #expect(try candidate.publish(manifest) == nil)
  }

  @Test("the folder is published, then exchanged as a whole, and nothing is left over")
  func exchange() throws {
    let work = try Workplace()
    let place = try place(work)
    try publish("one", at: place)
    #expect(try work.text("tables/csv/reports.csv") == "one")
    let old = try Disk.status(of: work["tables"])?.st_ino
    try publish("two", at: place)
    #expect(try work.text("tables/csv/reports.csv") == "two")
    #expect(try Disk.status(of: work["tables"])?.st_ino != old)
    #expect(try Directory.entries(of: place.state).isEmpty)
    #expect(try Verification.problems(of: work["tables"]).problems == [])
  }

  @Test("a folder that somebody else filled is not replaced")
  func foreign() throws {
    let work = try Workplace()
    let place = try place(work)
    try work.write("my notes", "tables/notes.txt")
    #expect { try place.checkOwnership() } throws: { ($0 as? RunFailure)?.exit == .failed }
    try work.write("{\"name\": \"an app\"}", "tables/manifest.json")
    #expect { try place.checkOwnership() } throws: { ($0 as? RunFailure)?.exit == .failed }
    try Disk.removeTree(work["tables"])
    try work.write("a file", "tables")
    #expect { try place.checkOwnership() } throws: { ($0 as? RunFailure)?.exit == .failed }
    try Disk.removeTree(work["tables"])
    try Disk.makeFolder(work["tables"])
    try place.checkOwnership()
    try publish("one", at: place)
    try place.checkOwnership()
  }

  @Test("an output inside an input and an input inside the output are refused")
  func nested() throws {
    let work = try Workplace()
    try Disk.makeFolders(work["in/deep"])
    for (input, output) in [("in", "in/tables"), ("in", "in"), ("in/deep", "in"), ("in", "in/deep/../x")] {
      let place = try OutputPlace(output: work[output], state: nil)
      #expect { try place.checkApart(from: [work[input]]) } throws: { error in
        (error as? RunFailure)?.exit == .wrongUsage
      }
    }
    try OutputPlace(output: work["in-tables"], state: nil).checkApart(from: [work["in"]])
    let inside = try OutputPlace(output: work["out"], state: work["in/state"])
    #expect { try inside.checkApart(from: [work["in"]]) } throws: { ($0 as? RunFailure)?.exit == .wrongUsage }
  }

  @Test("a link to the output stays a link, its target is replaced")
  func link() throws {
    let work = try Workplace()
    try Disk.makeFolders(work["disk/real"])
    #expect(symlink("disk/real", work["tables"].description) == 0)
    let place = try place(work)
    try publish("one", at: place)
    #expect(try Disk.kind(of: work["tables"]) == .link)
    #expect(try work.text("disk/real/csv/reports.csv") == "one")
  }

  @Test("what a crashed run left is removed, and an output caught between two renames is put back")
  func leftovers() throws {
    let work = try Workplace()
    let place = try place(work)
    try publish("one", at: place)
    try work.write("half", "tables.state/candidate/csv/reports.csv")
    try place.recover()
    #expect(try Directory.entries(of: place.state).isEmpty)
    try Disk.rename(place.output, to: place.previous)
    try place.recover()
    #expect(try work.text("tables/csv/reports.csv") == "one")
    #expect(try Directory.entries(of: place.state).isEmpty)
  }

  @Test("a candidate that is given up leaves the old folder as it was")
  func discarded() throws {
    let work = try Workplace()
    let place = try place(work)
    try publish("one", at: place)
    let before = try work.tree("tables")
    let candidate = try Candidate(place)
    try candidate.write([1], as: "csv/reports.csv")
    try candidate.discard()
    #expect(try work.tree("tables") == before)
    #expect(try Directory.entries(of: place.state).isEmpty)
  }

  @Test("one run at a time: the second is told who holds the lock")
  func lock() throws {
    let work = try Workplace()
    let place = try place(work)
    do {
      let lock = try RunLock(place.lock)
      #expect { try RunLock(place.lock) } throws: { error in
        guard let failure = error as? RunFailure else { return false }
        return failure.exit == .locked && failure.message.contains("pid \(getpid()), host ")
      }
      withExtendedLifetime(lock) {}
    }
    #expect(throws: Never.self) { try RunLock(place.lock) }
  }

  @Test("every flipped bit is found, also in the manifest")
  func flippedBits() throws {
    let work = try Workplace()
    try publish("year,value\n2021,3\n", at: try place(work))
    for name in ["tables/csv/reports.csv", "tables/manifest.json"] {
      let good = try work.read(name)
      for bit in 0..<good.count * 8 {
        var bad = good
        bad[bit / 8] ^= 1 << UInt8(bit % 8)
        try work.write(bad, Array(name.utf8))
        let found = Result { try Verification.problems(of: work["tables"]).problems }
        if case .success(let problems) = found, problems.isEmpty {
          Issue.record("bit \(bit) of \(name) was flipped and not found")
        }
      }
      try work.write(good, Array(name.utf8))
    }
    #expect(try Verification.problems(of: work["tables"]).problems == [])
  }

  @Test("missing, changed and extra files are named")
  func changes() throws {
    let work = try Workplace()
    let place = try place(work)
    try place.recover()
    let candidate = try Candidate(place)
    for name in ["csv/a.csv", "csv/b.csv", "csv/c.csv"] { try candidate.write([1, 2], as: name) }
    _ = try candidate.publish(manifest)
    try Disk.removeFile(work["tables/csv/a.csv"])
    try work.write([1, 2, 3], Array("tables/csv/b.csv".utf8))
    try Disk.removeFile(work["tables/csv/c.csv"])
    #expect(symlink("b.csv", work["tables/csv/c.csv"].description) == 0)
    try work.write("x", "tables/new/d.csv")
    try work.write("x", "tables/e\n.csv")
    let problems = try Verification.problems(of: work["tables"]).problems
    #expect(
      problems == [
        "csv/a.csv: missing", "csv/b.csv: changed, it has 3 bytes and had 2",
        "csv/c.csv: is a symbolic link, not a file", "e\\x0A.csv: not in the manifest",
        "new: not in the manifest",
      ])
    #expect { try Verification.problems(of: work["nothing"]) } throws: {
      ($0 as? RunFailure)?.exit == .failed
    }
  }
}
