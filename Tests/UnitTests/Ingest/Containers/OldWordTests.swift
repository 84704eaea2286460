import Core
import Testing

@Suite struct OldWordTests {
  typealias Builder = OldWordBuilder

  private func document(_ paragraphs: [OldWordBuilder.Paragraph]) throws -> Document {
    try ReadFile.document(Builder(paragraphs: paragraphs).bytes, "a.doc")
  }

  @Test(arguments: [
    ([Builder.text("一"), Builder.text("二𠮷")], ["一", "二𠮷"]),
    ([Builder.Paragraph(text: "2021\u{96}\u{A0}\r", isNarrow: true)], ["2021–\u{A0}"]),
    ([Builder.text("一\u{B}二\t三")], ["一", "二\t三"]),
    ([Builder.text("\u{1E}29\u{1F}件\u{1}\u{5}")], ["-29件"]),
    // A field: its code, then its result; one inside another.
    ([Builder.text("第\u{13}PAGE \u{13}X\u{14}9\u{15}\u{14}3\u{15}页")], ["第3页"]),
    ([Builder.text("\u{13}TC\u{15}一")], ["一"]),
    ([Builder.Paragraph(text: "一\u{C}"), Builder.text("二")], ["一", "二"]),
    ([Builder.Paragraph(text: "没有结尾")], ["没有结尾"]),
  ])
  func readsParagraphs(paragraphs: [OldWordBuilder.Paragraph], lines: [String]) throws {
    let document = try document(paragraphs)
    #expect(ReadFile.lines(document) == lines)
    #expect(document.format == .doc)
  }

  @Test(arguments: [false, true]) func cellsKeepTheirPlaces(padsTable: Bool) throws {
    var builder = Builder(paragraphs: [
      Builder.text("表"), Builder.cell("甲"), Builder.cell("乙"),
      Builder.rowEnd([0, 1000, 3000], flags: [0x60]),
      Builder.cell("不印"), Builder.cell("1"), Builder.cell(""),
      Builder.rowEnd([5, 1010, 2000, 3000], flags: [0x20]),
      Builder.Paragraph(text: "其他\r", changes: Builder.inTable), Builder.cell("处理"), Builder.cell("2"),
      Builder.cell("3"), Builder.rowEnd([0, 1000, 2000, 3000]), Builder.text("完"),
    ])
    builder.padsTable = padsTable
    let document = try ReadFile.document(builder.bytes, "a.wps")
    #expect(ReadFile.lines(document) == ["表", "甲\t乙", "\t1\t", "其他 处理\t2\t3", "完"])
    let grid = try #require(document.grids.first)
    #expect(
      ReadFile.cells(grid, of: document) == [
        "0,0 2x1 甲", "0,1 1x2 乙", "1,1 1", "1,2 ", "2,0 其他 处理", "2,1 2", "2,2 3",
      ])
  }

  @Test func mergedNeighboursAreOneCell() throws {
    let document = try document([
      Builder.cell("甲"), Builder.cell(""), Builder.cell("乙"),
      Builder.rowEnd([0, 1, 1000, 2000], flags: [1, 2, 0]),
    ])
    let grid = try #require(document.grids.first)
    #expect(ReadFile.cells(grid, of: document) == ["0,0 甲", "0,1 乙"])
  }

  @Test func aTableInATableIsReadInItsPlace() throws {
    let document = try document([
      Builder.Paragraph(text: "前\r", changes: Builder.inTable), Builder.innerCell("甲", depth: 2),
      Builder.innerCell("1", depth: 2), Builder.rowEnd([0, 500, 900], depth: 2), Builder.cell("后"),
      Builder.rowEnd([0, 1000]),
    ])
    #expect(ReadFile.lines(document) == ["前", "甲\t1", "后"])
    #expect(document.grids.count == 1)
  }

  @Test func deletedAndHiddenTextIsLeftOut() throws {
    var builder = Builder(paragraphs: [Builder.text("甲旧新隐"), Builder.text("乙")])
    builder.runs = [(1..<2, [0x00, 0x08, 1]), (3..<5, [0x3C, 0x08, 1])]
    #expect(ReadFile.lines(try ReadFile.document(builder.bytes, "a.doc")) == ["甲新乙"])
    builder.runs = [(1..<2, [0x00, 0x08, 0])]
    #expect(ReadFile.lines(try ReadFile.document(builder.bytes, "a.doc")) == ["甲旧新隐", "乙"])
  }

  @Test(arguments: [
    ([0x37, 0x08, 1], "5"), ([0x53, 0x2A, 1], "5"), ([0x48, 0x2A, 1], "5¹²"), ([0x48, 0x2A, 2], "5₁₂"),
    ([0x45, 0x48, 8, 0], "5¹²"), ([0x45, 0x48, 0xFA, 0xFF], "5₁₂"), ([0x48, 0x2A, 0], "512"),
  ])
  func struckAndRaisedDigitsAreNoneOfTheNumber(changes: [UInt8], line: String) throws {
    var builder = Builder(paragraphs: [Builder.text("512")])
    builder.runs = [(1..<3, changes)]
    #expect(ReadFile.lines(try ReadFile.document(builder.bytes, "a.doc")) == [line])
    // What stands higher as a whole is a number.
    builder.runs = [(0..<3, [0x45, 0x48, 8, 0])]
    #expect(ReadFile.lines(try ReadFile.document(builder.bytes, "a.doc")) == ["512"])
  }

  @Test func textBoxesFollowTheText() throws {
    var builder = Builder(paragraphs: [Builder.text("文"), Builder.text("框")])
    builder.textCount = 2
    #expect(ReadFile.lines(try ReadFile.document(builder.bytes, "a.doc")) == ["文", "框"])
  }

  private static func changed(_ change: (inout OldWordBuilder) -> Void) -> [UInt8] {
    var builder = OldWordBuilder(paragraphs: [OldWordBuilder.text("文")])
    change(&builder)
    return builder.bytes
  }

  /// Its bytes are no name for a test.
  struct UnreadFile: CustomTestStringConvertible, Sendable {
    let bytes: [UInt8]
    let reason: RejectReason
    let word: String
    var testDescription: String { "\(reason), \(word), \(bytes.count) bytes" }

    init(_ bytes: [UInt8], _ reason: RejectReason, _ word: String) {
      self.bytes = bytes
      self.reason = reason
      self.word = word
    }
  }

  @Test(arguments: [
    UnreadFile(changed { $0.version = 0x68 }, .unsupportedFormat, "1997"),
    UnreadFile(changed { $0.flags = 0x300 }, .unsupportedFormat, "password"),
    UnreadFile(changed { $0.flags = 0 }, .brokenContainer, "damaged"),
    UnreadFile(changed { $0.textCount = -1 }, .brokenContainer, "damaged"),
    UnreadFile(
      changed { $0.paragraphs = [OldWordBuilder.Paragraph(text: "甲\u{7}")] }, .brokenContainer, "tables"),
    UnreadFile(
      changed { $0.paragraphs = [OldWordBuilder.cell("甲"), OldWordBuilder.text("文")] }, .brokenContainer,
      "tables"
    ),
    UnreadFile(
      changed { $0.paragraphs = [OldWordBuilder.cell("甲"), OldWordBuilder.rowEnd([0, 9, 99])] },
      .brokenContainer,
      "tables"
    ),
    UnreadFile(changed { $0.paragraphs = [OldWordBuilder.text("")] }, .needsOCR, "no text"),
    UnreadFile(CompoundBuilder(streams: [("Workbook", [1])]).bytes, .unsupportedFormat, "xlsx"),
    UnreadFile(CompoundBuilder(streams: [("EncryptedPackage", [1])]).bytes, .unsupportedFormat, "password"),
    UnreadFile(CompoundBuilder(streams: [("x", [1])]).bytes, .unsupportedFormat, "no Word document"),
  ])
  func saysWhyAFileIsNotRead(file: UnreadFile) throws {
    let reject = try #require(try ReadFile.reject(file.bytes, "a.doc"))
    #expect(reject.reason == file.reason)
    #expect(reject.message.contains(file.word), "\(reject.message)")
  }

  @Test func chainsThatRunInCirclesEnd() throws {
    let container = OldWordBuilder(paragraphs: [OldWordBuilder.text("文")]).container
    for sector in 0..<11 {
      for other in [0, sector, sector + 1, 5000] {
        var broken = container
        broken.detours = [sector: other]
        let reject = try ReadFile.reject(broken.bytes, "a.doc")
        #expect(reject == nil || reject?.message.isEmpty == false)
      }
    }
  }

  @Test func aCutFileIsRefused() throws {
    let bytes = OldWordBuilder(paragraphs: [OldWordBuilder.text("文")]).bytes
    for count in stride(from: 8, to: bytes.count - 512, by: 101) {
      #expect(try ReadFile.reject(Array(bytes.prefix(count)), "a.doc")?.reason == .brokenContainer)
    }
  }
}
