import Core
import Ingest
import Testing

/// Containers are opened only where all that they say of themselves can be true. A Word file stands for them.
@Suite struct ZipTests {
  private static let body = WordBuilder.paragraph("青川市水利局年报")

  private static func builder() -> ZipBuilder {
    let xml = "<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>"
    return ZipBuilder([("[Content_Types].xml", "<Types/>"), ("word/document.xml", xml)])
  }

  private static func changed(_ change: (inout ZipBuilder) -> Void) -> [UInt8] {
    var builder = builder()
    change(&builder)
    return builder.bytes
  }

  @Test(arguments: [
    builder().bytes,
    changed { for index in $0.members.indices { $0.members[index].method = 0 } },
    changed { $0.comment = Array("PK\u{5}\u{6}注释".utf8) },
    // The start of a self-extracting archive would not be known as a ZIP file; bytes behind one's magic are.
    changed { $0.prefix = [0x50, 0x4B, 0x03, 0x04, 1, 2, 3] },
  ])
  func readsWhatHonestProgramsWrite(bytes: [UInt8]) throws {
    #expect(ReadFile.lines(try ReadFile.document(bytes, "a.docx")) == ["青川市水利局年报"])
  }

  @Test(arguments: [
    (changed { $0.members[1].checksum = 1 }, RejectReason.brokenContainer, "damaged"),
    (changed { $0.members[1].declaredSize = 5 }, .brokenContainer, "damaged"),
    (changed { $0.members[1].declaredSize = 5000 }, .brokenContainer, "damaged"),
    (changed { $0.members[1].declaredSize = 70 << 20 }, .tooLarge, "1100 times"),
    (changed { $0.members[1].flags = 1 }, .unsupportedFormat, "encrypted"),
    (changed { $0.members[1].flags = 0x41 }, .unsupportedFormat, "encrypted"),
    (changed { $0.members[1].method = 9 }, .unsupportedFormat, "deflate"),
    (changed { $0.members[1].place = 0 }, .brokenContainer, "share"),
    (changed { $0.members[1].place = 0xFFFF_FFF0 }, .brokenContainer, "stand"),
    (changed { $0.members[1].place = 7 }, .brokenContainer, "stand"),
    (changed { $0.declaredCount = 5000 }, .tooLarge, "5000 members"),
    (changed { $0.declaredCount = 1 }, .brokenContainer, "too early"),
    (changed { $0.members[0].name = $0.members[1].name }, .brokenContainer, "two members"),
    (Array(builder().bytes.dropLast(30)), .brokenContainer, "directory"),
    ([0x50, 0x4B, 0x03, 0x04], .brokenContainer, "directory"),
  ])
  func refusesWhatCannotBe(bytes: [UInt8], reason: RejectReason, word: String) throws {
    let reject = try #require(try ReadFile.reject(bytes, "a.docx"))
    #expect(reject.reason == reason)
    #expect(reject.message.contains(word), "\(reject.message)")
  }

  @Test func aStreamThatGoesOnIsNotFollowed() throws {
    // Deflate may promise one byte and hold thousands: it is left where the promise ends.
    let bytes = Self.changed {
      $0.members[1].content = [UInt8](repeating: 0x20, count: 60_000)
      $0.members[1].declaredSize = 1
    }
    #expect(try ReadFile.reject(bytes, "a.docx")?.message.contains("damaged") == true)
  }

  @Test func aCutContainerIsRefusedWhereverItIsCut() throws {
    let bytes = Self.builder().bytes
    for count in 4..<bytes.count {
      #expect(try ReadFile.reject(Array(bytes.prefix(count)), "a.docx")?.reason == .brokenContainer)
    }
  }

  /// `年报` and a line end, packed by gzip.
  private static let gzip: [UInt8] = {
    let content = Array("年报\n".utf8)
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + ZipBuilder.deflated(content)
    for number in [ZipBuilder.checksum(content), UInt32(content.count)] {
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    return bytes
  }()

  @Test func aGzipFileIsReadUnderTheNameOfWhatIsInIt() throws {
    #expect(ReadFile.lines(try ReadFile.document(Self.gzip + Self.gzip, "a.md.gz")) == ["年报", "年报"])
    #expect(try ReadFile.document(Self.gzip, "a.md.gz").format == .md)
    #expect(try ReadFile.reject(Array(Self.gzip.dropLast()), "a.txt.gz")?.reason == .brokenContainer)
    var damaged = Self.gzip
    damaged[15] ^= 1
    #expect(try ReadFile.reject(damaged, "a.txt.gz")?.reason == .brokenContainer)
  }
}
