import Foundation
import Pipeline
import Testing

/// Holds every table of the sample corpus byte for byte against the one that was read and accepted.
@Suite struct GoldenTests {
  private static let golden = Project.corpus.appending(path: "golden")

  @Test("the tables of the sample corpus are the accepted ones")
  func tables() throws {
    let sample = try Conversion.sample()
    #expect(sample.code == .publishedWithProblems)
    let names = try Project.files(below: sample.output.appending(path: "csv"))
    if Project.accepts { try replace(names, from: sample) }
    #expect(try Project.files(below: Self.golden) == names)
    for name in names {
      let expected = try Project.bytes(Self.golden.appending(path: name))
      let found = try sample.bytes("csv/\(name)")
      if found != expected { Issue.record("\(name): \(Self.difference(expected, found))") }
    }
  }

  private func replace(_ names: [String], from sample: Conversion) throws {
    let folder = Self.golden
    if FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in names { try Data(try sample.bytes("csv/\(name)")).write(to: folder.appending(path: name)) }
  }

  /// Gives the first line in which two tables differ, for the message.
  private static func difference(_ expected: [UInt8], _ found: [UInt8]) -> String {
    let lines = (expected.split(separator: 10), found.split(separator: 10))
    let index = zip(lines.0, lines.1).prefix { $0 == $1 }.count
    func line(_ lines: [ArraySlice<UInt8>]) -> String {
      index < lines.count ? String(decoding: lines[index], as: UTF8.self) : "(no such line)"
    }
    return """
      \(found.count) bytes for \(expected.count), line \(index + 1) is
      \(line(lines.1)), accepted was
      \(line(lines.0)); scripts/accept writes the tables again, read every line of the difference
      """
  }
}
