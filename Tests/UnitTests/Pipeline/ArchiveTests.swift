import Core
import Testing

@testable import Pipeline

/// Archives are folders of the corpus that happen to be one file.
struct ArchiveTests {
  private func corpus(_ inputs: DiskPath...) throws -> Corpus {
    try CorpusListing.corpus(inputs: inputs, ignore: [NamePattern(".*")], fileLimit: 1 << 20)
  }

  private func paths(_ corpus: Corpus) -> [String] {
    corpus.entries.map { corpus.sourcePath(of: $0).description }
  }

  /// 局.txt as Chinese Windows writes it.
  private static let foreignName: [UInt8] = [0xBE, 0xD6] + Array(".txt".utf8)

  @Test("members are listed by the path of the archive and their own, files passed over left out")
  func listing() throws {
    let place = try Workplace()
    var archive = ZipBuilder([
      ("b/二.txt", "2"), ("a.txt", "1"), ("b/", ""), (".DS_Store", ""), ("../up.txt", "3"),
    ])
    archive.members.append(ZipBuilder.Member(Self.foreignName, Array("4".utf8)))
    archive.members.append(ZipBuilder.Member("c\\d.txt", "5"))
    try place.write(archive.bytes, Array("in/y/z.ZIP".utf8))
    try place.write("x", "in/y/z.txt")
    let found = try corpus(place["in"])
    #expect(
      paths(found) == [
        "y/z.ZIP!/../up.txt", "y/z.ZIP!/a.txt", "y/z.ZIP!/b/二.txt", "y/z.ZIP!/c/d.txt", "y/z.ZIP!/局.txt",
        "y/z.txt",
      ])
    #expect(found.ignored == 1)
    #expect(found.diskPath(of: found.entries[0]) == place["in/y/z.ZIP"])
    #expect(try corpus(place["in/y/z.ZIP"]).entries.count == 5)
  }

  /// These are named, since the name of a test case stands in the output: megabytes of bytes would too.
  enum Unopened: String, CaseIterable {
    case cutOff, empty, text, document, hiddenMember, bomb

    var bytes: [UInt8] {
      switch self {
      case .cutOff: Array(ZipBuilder([("a.txt", "1")]).bytes.dropLast(9))
      case .empty: ZipBuilder().bytes
      case .text: Array("年报".utf8)
      case .document: WordBuilder.bytes(body: WordBuilder.paragraph("年报"))
      case .hiddenMember: ZipBuilder([(".a", "1")]).bytes
      case .bomb: ZipBuilder([("a.txt", String(repeating: "1", count: 2 << 20))]).bytes
      }
    }
  }

  @Test(
    "what cannot be opened as an archive is one document, which then says why",
    arguments: Unopened.allCases)
  func unopened(archive: Unopened) throws {
    let place = try Workplace()
    try place.write(archive.bytes, Array("in/z.zip".utf8))
    #expect(paths(try corpus(place["in"])) == ["z.zip"])
  }

  @Test("a run reads members as it reads files, whatever the number of workers; a damaged one harms none")
  func run() throws {
    let place = try Workplace()
    var members: [(name: String, content: String)] = []
    for index in 0..<5 { members.append(("\(index).txt", try SampleReport.text(count: index))) }
    var archive = ZipBuilder(members)
    archive.members[3].checksum = 7
    try place.write(archive.bytes, Array("in/z.zip".utf8))
    try place.write(ZipBuilder([("z.zip", "x")]).bytes, Array("in/outer.zip".utf8))
    let data = DiskPath.project.appending("data").description
    var tables: [String: [UInt8]]?
    for jobs in ["1", "2", "7"] {
      let outcome = try Program.run(
        ["run", "--input", "in", "--output", "tables\(jobs)", "--data", data, "--jobs", jobs], in: place.path)
      #expect(outcome.code == 3)
      #expect(outcome.said.contains("6 documents: 4 reports, 2 rejects"))
      #expect(outcome.said.contains("z.zip!/3.txt: rejected: 3.txt is damaged"))
      let now = try place.tree("tables\(jobs)/csv")
      let named = Dictionary(
        uniqueKeysWithValues: now.map { ($0.key.split(separator: "/")[2].description, $0.value) })
      #expect(tables == nil || tables == named)
      tables = named
    }
  }

  @Test("explain finds a member, and names one where only the archive is named")
  func explained() throws {
    let place = try Workplace()
    try place.write(ZipBuilder([("报告.txt", try SampleReport.text())]).bytes, Array("z.zip".utf8))
    let data = ["--data", DiskPath.project.appending("data").description]
    let member = try Program.run(["explain", "z.zip!/报告.txt"] + data, in: place.path)
    #expect(member.code == 0)
    #expect(member.output.contains("青石县水务局"))
    let archive = try Program.run(["explain", "z.zip"] + data, in: place.path)
    #expect(archive.code == 2)
    #expect(archive.said.contains("such as z.zip!/报告.txt"))
    #expect(try Program.run(["explain", "z.zip!/x.txt"] + data, in: place.path).code == 2)
  }
}
