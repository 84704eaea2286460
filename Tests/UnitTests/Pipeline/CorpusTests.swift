import Core
import Glibc
import Testing

@testable import Pipeline

struct CorpusTests {
  private let ignore = [".*", "~$*", "*.part", "*.tmp", "Thumbs.db"].map(NamePattern.init)

  private func corpus(_ inputs: DiskPath...) throws -> Corpus {
    try CorpusListing.corpus(inputs: inputs, ignore: ignore, fileLimit: 1 << 20)
  }

  private func paths(_ corpus: Corpus) -> [String] {
    corpus.entries.map { corpus.sourcePath(of: $0).description }
  }

  @Test("lists by bytes, whatever the order of the folder")
  func order() throws {
    let place = try Workplace()
    for name in ["in/b.txt", "in/a/z.txt", "in/a.txt", "in/B.txt", "in/a-1.txt", "in/市.txt"] {
      try place.write("x", name)
    }
    let found = try corpus(place["in"])
    #expect(paths(found) == ["B.txt", "a-1.txt", "a.txt", "a/z.txt", "b.txt", "市.txt"])
  }

  @Test("keeps names that are not UTF-8, and reads those files")
  func foreignNames() throws {
    let place = try Workplace()
    let name: [UInt8] = [0xC4, 0xEA, 0xB1, 0xA8]  // 年报 in GBK
    try place.write([1, 2, 3], Array("in/".utf8) + name)
    try place.write([4], Array("in/".utf8) + name + [0x0A])
    let found = try corpus(place["in"])
    #expect(found.entries.map(\.relative) == [name, name + [0x0A]])
    #expect(paths(found)[0] == "%C4%EA%B1%A8")
    #expect(try FileReader(limit: 10).content(of: found.diskPath(of: found.entries[0])).bytes == [1, 2, 3])
    #expect(found.diskPath(of: found.entries[1]).description.hasSuffix("\\xC4\\xEA\\xB1\\xA8\\x0A"))
  }

  @Test("passes over what editors and downloads leave, and counts it")
  func ignored() throws {
    let place = try Workplace()
    for name in [
      "~$a.docx", ".~lock.a#", "a.part", "b.tmp", ".DS_Store", "Thumbs.db", ".git/config", "a.txt",
    ] {
      try place.write("x", "in/\(name)")
    }
    let found = try corpus(place["in"])
    #expect(paths(found) == ["a.txt"])
    #expect(found.ignored == 7)
  }

  @Test("does not follow links, and lists what is no file as a reject", .timeLimit(.minutes(1)))
  func obstacles() throws {
    let place = try Workplace()
    try place.write("x", "in/file.txt")
    try place.write("secret", "outside.txt")
    for (target, name) in [("../outside.txt", "out"), (".", "loop"), ("nowhere", "dangling")] {
      #expect(symlink(target, place["in/\(name)"].description) == 0)
    }
    #expect(mkfifo(place["in/pipe"].description, 0o600) == 0)
    let found = try corpus(place["in"])
    #expect(paths(found) == ["dangling", "file.txt", "loop", "out", "pipe"])
    for entry in found.entries where entry.relative != Array("file.txt".utf8) {
      guard let obstacle = entry.obstacle else {
        Issue.record("\(found.sourcePath(of: entry).description) would be read")
        continue
      }
      #expect(FileReader.reject(for: obstacle).reason == .unreadableFile)
    }
    // A link or a pipe that takes the place of a listed file is not read either.
    for name in ["out", "pipe", "loop"] {
      #expect(throws: Reject.self) { try FileReader(limit: 10).content(of: place["in/\(name)"]) }
    }
  }

  @Test("a file that is named is read whatever its name, and a link to it is followed")
  func singleFile() throws {
    let place = try Workplace()
    try place.write("x", "d/.hidden.part")
    #expect(symlink("d/.hidden.part", place["link.txt"].description) == 0)
    let file = try corpus(place["d/.hidden.part"])
    #expect(paths(file) == [".hidden.part"])
    let link = try corpus(place["link.txt"])
    #expect(paths(link) == ["link.txt"])
    #expect(
      try FileReader(limit: 10).content(of: link.diskPath(of: link.entries[0])).bytes == Array("x".utf8))
  }

  @Test("inputs that give the same source paths are told apart, and it is said")
  func sameNames() throws {
    let place = try Workplace()
    for name in ["2021/a.txt", "2022/a.txt", "2022/b.txt", "x/2021/a.txt", "other/c.txt"] {
      try place.write(name, name)
    }
    let two = try corpus(place["2021"], place["2022"], place["other"])
    #expect(paths(two) == ["2021/a.txt", "2022/a.txt", "2022/b.txt", "c.txt"])
    #expect(two.notices.count == 2)
    for entry in two.entries {
      let text = try FileReader(limit: 100).content(of: two.diskPath(of: entry)).bytes
      #expect(String(decoding: text, as: UTF8.self).hasSuffix(two.sourcePath(of: entry).description))
    }
    let same = try corpus(place["2021"], place["x/2021"])
    #expect(paths(same) == ["2021-2/a.txt", "2021/a.txt"])
    let files = try corpus(place["2021/a.txt"], place["2022/a.txt"])
    #expect(paths(files) == ["2021/a.txt", "2022/a.txt"])
    let twice = try corpus(place["2021"], place["x/../2021"])
    #expect(paths(twice) == ["a.txt"])
    #expect(twice.notices.count == 1)
  }

  @Test("an input that is missing or no file is refused before anything is written")
  func badInputs() throws {
    let place = try Workplace()
    #expect(mkfifo(place["pipe"].description, 0o600) == 0)
    for name in ["missing", "pipe"] {
      #expect { try CorpusListing.checkInputs([place[name]]) } throws: { error in
        (error as? RunFailure)?.exit == .failed
      }
    }
  }

  @Test("a file over the limit is rejected with its size, one at the limit is read")
  func limit() throws {
    let place = try Workplace()
    let file = try place.write([UInt8](repeating: 7, count: 1000), Array("f".utf8))
    #expect(try FileReader(limit: 1000).content(of: file).bytes.count == 1000)
    #expect { try FileReader(limit: 999).content(of: file) } throws: { error in
      guard let reject = error as? Reject else { return false }
      return reject.reason == .tooLarge && reject.message.contains("1000 bytes")
    }
    #expect { try FileReader(limit: 9).content(of: place["gone"]) } throws: { error in
      (error as? Reject)?.reason == .unreadableFile
    }
    try place.write([], Array("empty".utf8))
    #expect(try FileReader(limit: 1000).content(of: place["empty"]).bytes == [])
  }

  @Test(
    "patterns match as in a shell",
    arguments: [
      ("*", "", true), ("a*", "abc", true), ("*.part", "x.part", true), ("*.part", "x.parts", false),
      ("~$*", "~$x", true), ("a?c", "abc", true), ("a?c", "ac", false), ("*a*b*", "xxaxxbxx", true),
      ("*a*b", "aab", true), ("*a*b", "aba", false), ("", "", true), ("", "a", false),
      ("Thumbs.db", "thumbs.db", false),
    ])
  func patterns(pattern: String, name: String, matches: Bool) {
    #expect(NamePattern(pattern).matches(Array(name.utf8)) == matches)
  }
}
