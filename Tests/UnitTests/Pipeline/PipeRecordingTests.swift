import Foundation
import Testing

@testable import Pipeline

/// Holds the protocol against a recording: what an engine sent, and what came back. `Tests/Pipe/README.md` says
/// what the documents are.
@Suite struct PipeRecordingTests {
  private static let folder = DiskPath.project.appending("Tests/Pipe")

  /// What a build of the program packs for itself is no part of the protocol.
  private func withoutHeads(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      guard let start = line.range(of: "\"head\":\""),
        let end = line[start.upperBound...].firstIndex(of: "\"")
      else { return "\(line)\n" }
      return "\(line[..<start.upperBound])…\(line[end...])\n"
    }.joined()
  }

  @Test("recorded frames give the recorded records")
  func recording() throws {
    let frames = try Disk.read(Self.folder.appending("read.frames"), limit: 1 << 20)
    let data = DiskPath.project.appending("data").description
    let work = try Workplace()
    let outcome = try Program.run(
      ["pipe", "--data", data], in: work.path, input: frames,
      environment: ["NIANBAO_LIMITS_FILE_BYTES": "4096"])
    #expect(outcome.code == 0)
    #expect(outcome.said.isEmpty)
    let found = withoutHeads(outcome.output)
    let expected = Self.folder.appending("read.records")
    if ProcessInfo.processInfo.environment["ACCEPT_EXPECTATIONS"] == "1" {
      try Disk.write(Array(found.utf8), to: expected)
    }
    #expect(found == String(decoding: try Disk.read(expected, limit: 1 << 20), as: UTF8.self))
    // One line a document, in order; two for the archive with two members.
    let lines = try found.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
    #expect(lines.map { $0["frame"]?.integer } == [0, 1, 2, 3, 3, 4, 5, 6])
    #expect(lines.map { $0["results"]?.elements.count } == Array(repeating: 1, count: 8))
  }
}
