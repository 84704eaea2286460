import Foundation
import Pipeline
import Testing

/// The same documents give the same bytes, whatever the machine does in between.
@Suite struct SamenessTests {
  @Test("1, 2 and 7 workers give the same bytes", arguments: ["1", "2", "7"])
  func workers(count: String) throws {
    let workplace = try Workplace()
    let other = try Conversion([Project.sample], into: workplace, flags: ["jobs": count])
    #expect(try other.content() == Conversion.sample().content())
  }

  @Test("the order in which the files of a folder come does not matter", arguments: [1, 2] as [UInt64])
  func order(seed: UInt64) throws {
    // Most file systems list a folder in the order in which its files were made, or by a hash.
    let workplace = try Workplace()
    var files = try Project.files(below: Project.sample)
    var chance = Chance(state: seed)
    files.shuffle(using: &chance)
    for file in files {
      try workplace.write(try Project.bytes(Project.sample.appending(path: file)), "sample/\(file)")
    }
    let other = try Conversion([workplace.url.appending(path: "sample")], into: workplace)
    #expect(try other.content() == Conversion.sample().content())
  }

  @Test(
    "no locale, time zone or terminal changes a byte",
    arguments: [
      ["LC_ALL": "C", "TZ": "America/New_York"], ["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"],
    ])
  func surroundings(environment: [String: String]) throws {
    let workplace = try Workplace()
    let output = workplace.url.appending(path: "elsewhere")
    let process = Process()
    // The tests stand in the build folder, and the program beside them.
    process.executableURL = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "nianbao")
    process.currentDirectoryURL = workplace.url
    process.arguments = [
      "run", "--quiet", "--input", Project.sample.path, "--output", output.path, "--data", Project.data.path,
    ]
    process.environment = environment
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == ExitCode.publishedWithProblems.number)
    for (path, bytes) in try Conversion.sample().content() {
      #expect(try Project.bytes(output.appending(path: path)) == bytes, "\(path)")
    }
  }

  @Test("a second run replaces the first, whatever that one held")
  func replacement() throws {
    let workplace = try Workplace()
    try workplace.write(
      try Project.bytes(Project.sample.appending(path: "lishui/2019.txt")), "one/2019.txt")
    let first = try Conversion([workplace.url.appending(path: "one")], into: workplace)
    #expect(try first.table("reports").rows.count == 1)
    let second = try Conversion([Project.sample], into: workplace)
    // What is told of earlier tables, and the file that has its hash.
    let ofBefore = ["csv/revisions.csv", "datapackage.json"]
    let (found, expected) = (try second.content(), try Conversion.sample().content())
    #expect(found.filter { !ofBefore.contains($0.key) } == expected.filter { !ofBefore.contains($0.key) })
    let revisions = try second.table("revisions").rows
    #expect(revisions.map { $0["source_path"] } == ["2019.txt"])
    #expect(revisions.map { $0["new_source_path"] } == ["lishui/2019.txt"])
    let beside = try FileManager.default.contentsOfDirectory(atPath: workplace.url.path).sorted()
    #expect(beside == ["one", "settings.json", "tables", "tables.state"])
  }

  @Test("verify passes, and finds a flipped bit in any file")
  func verification() throws {
    let workplace = try Workplace()
    let run = try Conversion([Project.sample], into: workplace)
    let folder = DiskPath(run.output.path)
    #expect(try Verification.problems(of: folder).problems == [])
    for path in try Project.files(below: run.output) {
      let file = run.output.appending(path: path)
      let bytes = try Project.bytes(file)
      for place in Set([0, bytes.count / 2, bytes.count - 1]) {
        var flipped = bytes
        flipped[place] ^= 0x20
        try Data(flipped).write(to: file)
        // A manifest that is no longer JSON is a failure, anything else a problem by name.
        let found = Result { try Verification.problems(of: folder).problems }
        if case .success(let problems) = found {
          #expect(problems.contains { $0.hasPrefix("\(path): ") }, "\(path), byte \(place)")
        }
      }
      try Data(bytes).write(to: file)
    }
    #expect(try Verification.problems(of: folder).problems == [])
  }

  /// Numbers that look random and are the same in every run of the tests.
  private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
