import Core
import Foundation
import Ingest
import Testing

/// A few lines in the shape of a report, written for these tests.
private let sample = """
  青川市水利局2021年政府信息公开工作年度报告
  一、总体情况
  　　本局全年主动公开信息 128 条，“三公”经费公开。
  \t规章\t0
  """

@Suite struct IngesterTests {
  private let ingester: Ingester

  init() throws { ingester = Ingester(definitions: try TestDefinitions.loaded()) }

  private func read(_ bytes: [UInt8], _ name: String = "a.txt") throws(Reject) -> Document {
    try ingester.document(from: RawFile(path: SourcePath(name), bytes: bytes))
  }

  private func reject(_ bytes: [UInt8], _ name: String = "a.txt") -> Reject? {
    do {
      _ = try read(bytes, name)
      return nil
    } catch {
      return error
    }
  }

  static func encoded(_ text: String, _ encoding: UInt) -> [UInt8] {
    Array(text.data(using: String.Encoding(rawValue: encoding)) ?? Data())
  }

  static func wide(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? pair : pair.reversed()
    }
  }

  @Test(arguments: [
    (Array(sample.utf8), TextEncoding.utf8),
    (encoded(sample, 0x8000_0632), .gb18030),
    ([0xFF, 0xFE] + wide(sample, bigEndian: false), .utf16LittleEndian),
    ([0xFE, 0xFF] + wide(sample, bigEndian: true), .utf16BigEndian),
    (wide(sample, bigEndian: false), .utf16LittleEndian),
    (wide(sample, bigEndian: true), .utf16BigEndian),
  ])
  func findsTheEncodingByTheBytes(bytes: [UInt8], encoding: TextEncoding) throws {
    let document = try read(bytes)
    #expect(document.encoding == encoding)
    #expect(String(decoding: document.text, as: UTF8.self) == sample)
    #expect(document.lines.map(document.string) == sample.split(separator: "\n").map(String.init))
    #expect(document.replacedBytes == 0)
  }

  @Test func readsEveryCharacterOfGB18030() throws {
    // 㐂 and 〾 take two bytes, ༀ four of the first plane, 𠮷 four of a higher one.
    let text = sample + "€㐂〾ༀ𠮷"
    #expect(String(decoding: try read(Self.encoded(text, 0x8000_0632)).text, as: UTF8.self) == text)
  }

  @Test func readsBig5() throws {
    let text = "本機關主動公開政府信息，公開年報及報告的一般情況。"
    let document = try read(Self.encoded(text, 0x8000_0A03))
    #expect(document.encoding == .big5)
    #expect(String(decoding: document.text, as: UTF8.self) == text)
  }

  @Test func keepsTheMarkAndTheReturnsOfTheFile() throws {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("一\r\n\r\n二\r\n".utf8)
    let document = try read(bytes)
    #expect(document.text == bytes)
    #expect(document.encoding == .utf8WithMark)
    #expect(document.lines.map(\.range) == [3..<6, 8..<8, 10..<13])
  }

  @Test(arguments: [
    ("一\n二", ["一", "二"]),
    ("一\r\n二\r\n", ["一", "二"]),
    ("一\r二\r", ["一", "二"]),
    ("一\r二\n三", ["一\r二", "三"]),
    ("一\n\n\n二", ["一", "", "", "二"]),
    ("\n一", ["", "一"]),
    ("一\u{0C}二\n", ["一\u{0C}二"]),
    ("一\r\r\n二", ["一", "二"]),
    // Line ends within a paragraph are lines only in a text that has no others.
    ("一\u{0B}二\n三", ["一\u{0B}二", "三"]),
    ("一\u{0B}二\u{0B}", ["一", "二"]),
    ("一\u{2028}二\n三", ["一\u{2028}二", "三"]),
    ("一\u{2028}二\u{85}三\u{2029}四", ["一", "二\u{85}三", "四"]),
  ])
  func endsLinesWhereTheFileDoes(text: String, lines: [String]) throws {
    let document = try read(Array(text.utf8))
    #expect(document.lines.map(document.string) == lines)
  }

  @Test func aDamagedByteLeavesTheOffsetsOfTheFile() throws {
    var bytes = Array((sample + sample + sample).utf8)
    bytes[7] = 0xFF
    let document = try read(bytes)
    #expect(document.encoding == .utf8)
    // The two bytes left of the character are damaged with it.
    #expect(document.replacedBytes == 3)
    #expect(document.text.count == bytes.count)
    #expect(document.text[9...] == bytes[9...])
  }

  @Test func aFileCutInsideACharacterIsRead() throws {
    let bytes = Array(sample.utf8) + [0xE6, 0x94]
    #expect(try read(bytes).replacedBytes == 2)
    let cut = Self.encoded(sample, 0x8000_0632) + [0xD5]
    #expect(try read(cut).encoding == .gb18030)
    #expect(try read(cut).replacedBytes == 1)
    #expect(try read([0xFF, 0xFE] + Self.wide(sample, bigEndian: false) + [0x4E]).replacedBytes == 1)
  }

  @Test func undoesUTF8ReadAsGBK() throws {
    // An even number of bytes between ASCII characters, so that nothing was lost on the way.
    let text = "一、总体情况。，、《》：\n二、主动公开，，“”，（）\n"
    let garbled = String(data: Data(text.utf8), encoding: String.Encoding(rawValue: 0x8000_0632)) ?? ""
    #expect(garbled.hasPrefix("涓€銆佹€讳綋"))
    let document = try read(Array(garbled.utf8))
    #expect(String(decoding: document.text, as: UTF8.self) == text)
    #expect(document.encoding == .gb18030)
    let lossy = garbled + String(repeating: "锛?銆?", count: 10)
    #expect(reject(Array(lossy.utf8))?.reason == .undecodableText)
    // A name with such a character is none.
    #expect(try read(Array((sample + "锛铝厂、銆铝厂、锛").utf8)).encoding == .utf8)
  }

  @Test(arguments: badFiles) func saysWhatTheFileIs(file: BadFile) {
    let reject = reject(file.bytes, file.name)
    #expect(reject?.stage == "ingest")
    #expect(reject?.reason == file.reason)
    #expect(reject?.message.contains(file.word) == true, "\(reject?.message ?? "accepted")")
  }

  @Test(arguments: [
    ("a.txt", DocumentFormat.txt), ("a.TXT", .txt), ("d.x/报告", .txt), ("报告2021.12", .txt), ("a.md", .md),
    ("b.zip!/局.Markdown", .md), (".hidden", .txt), ("XX局.年报", .txt),
  ])
  func theNameTellsTextFromMarkdown(name: String, format: DocumentFormat) throws {
    #expect(try read(Array("年报 <br> a<b".utf8), name).format == format)
  }

  /// Any bytes give a document whose lines lie in its valid text, or a reject.
  @Test(arguments: 0..<40) func neverTrips(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    for _ in 0..<25 {
      let sources = [
        Array(sample.utf8), Self.encoded(sample, 0x8000_0632), Self.wide(sample, bigEndian: false),
        (0..<64).map { _ in UInt8(truncatingIfNeeded: next()) },
      ]
      var bytes = sources[Int(next() % 4)]
      for _ in 0..<(next() % 6) {
        bytes[Int(next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: next())
      }
      bytes.removeLast(Int(next() % 8))
      do {
        let document = try read(bytes)
        #expect(String(validating: document.text, as: UTF8.self) != nil)
        #expect(document.lines.allSatisfy { Int($0.end) <= document.text.count })
      } catch {
        #expect(!error.message.isEmpty)
      }
    }
  }
}
