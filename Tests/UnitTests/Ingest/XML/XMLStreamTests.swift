import Core
import Testing

@testable import Ingest

/// The parts of office files are read as they were written, however long they are.
@Suite struct XMLStreamTests {
  /// Gives a part as a line: `<name@value`, `>name` and text, each with the depth where it has one.
  private static func read(_ content: [UInt8]) throws -> String {
    var stream = try XMLStream(content, part: "part.xml")
    var line = ""
    while true {
      switch try stream.next() {
      case .open: line += "<\(stream.name)\(stream.depth)" + (stream.attribute("v").map { "@\($0)" } ?? "")
      case .close: line += ">\(stream.name)\(stream.depth)"
      case .text: line += "'" + String(decoding: stream.piece, as: UTF8.self) + "'"
      case .end: return line
      }
    }
  }

  @Test(
    "elements, attributes and text come as they are meant",
    arguments: [
      ("<a><b/>x<b>y</b></a>", "<a0<b1>b1'x'<b1'y'>b1>a0"),
      ("<a v='1'><b w:v='2' xmlns:w='u'/></a>", "<a0@1<b1@2>b1>a0"),
      ("<a v='1&amp;2&#x4E00;&lt;'/>", "<a0@1&2一<>a0"),
      ("<a>1&amp;2<![CDATA[<3>]]>&#19968;4</a>", "<a0'1&2<3>一4'>a0"),
      ("<a>1<!-- 2 -->3<?four five?>6</a>", "<a0'136'>a0"),
      ("<?xml version='1.0' encoding='GB2312'?><a>机关</a>", "<a0'机关'>a0"),
      ("\u{FEFF}<a>机关</a>", "<a0'机关'>a0"),
      ("<w:a v='3'/>", "<a0@3>a0"),
      ("<a>\r\n  <b> </b></a>", "<a0'\n  '<b1' '>b1>a0"),
    ])
  func meaning(part: String, line: String) throws {
    #expect(try Self.read(Array(part.utf8)) == line)
  }

  @Test(
    "what is no XML, or declares a type, is rejected",
    arguments: [
      ("", "no well-formed XML"), ("<a>", "no well-formed XML"), ("<a></b>", "no well-formed XML"),
      ("<a>&b;</a>", "no well-formed XML"), ("<a v='1' v='2'/>", "no well-formed XML"),
      ("<a/><b/>", "no well-formed XML"), ("text", "no well-formed XML"),
      ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "declares a document type"),
      ("<!DOCTYPE a SYSTEM 'a.dtd'><a/>", "declares a document type"),
    ])
  func rejected(part: String, message: String) throws {
    let reject = #expect(throws: Reject.self) { try Self.read(Array(part.utf8)) }
    #expect(reject?.message.contains(message) == true)
  }

  @Test func bytesThatAreNoUTF8AreRejected() {
    #expect(throws: Reject.self) { try Self.read([0x3C, 0x61, 0x3E, 0xBB, 0xFA, 0x3C, 0x2F, 0x61, 0x3E]) }
  }

  /// Readers go into each element, so that a part with many in each other would take all of the stack.
  @Test(arguments: [(256, true), (257, false), (100_000, false)])
  func deepElements(depth: Int, isRead: Bool) throws {
    let part = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    if isRead {
      #expect(try Self.read(Array(part.utf8)).count == 3 * 10 * 2 + 4 * 90 * 2 + 5 * 156 * 2)
    } else {
      #expect(throws: Reject.self) { try Self.read(Array(part.utf8)) }
    }
  }

  /// A part is parsed in pieces of 65,536 bytes: text, names and characters of several bytes stand across their ends.
  @Test(arguments: 0..<12)
  func aLongPartIsReadAsAWhole(shift: Int) throws {
    let rows = (0..<9_000).map { "<行 v='第\($0)行'>机关\($0)&amp;</行>" }.joined()
    let long = String(repeating: "字", count: 70_000)
    let part = "<a>" + String(repeating: " ", count: shift) + rows + long + "</a>"
    let expected =
      "<a0" + (shift == 0 ? "" : "'\(String(repeating: " ", count: shift))'")
      + (0..<9_000).map { "<行1@第\($0)行'机关\($0)&'>行1" }.joined() + "'\(long)'>a0"
    #expect(try Self.read(Array(part.utf8)) == expected)
  }

  @Test func anAttributeIsThatOfTheElementThatWasJustOpened() throws {
    var stream = try XMLStream(Array("<a v='1'>t<b v='2'/></a>".utf8), part: "part.xml")
    var found: [String?] = []
    for _ in 0..<5 {
      _ = try stream.next()
      found.append(stream.attribute("v"))
    }
    #expect(found == ["1", nil, "2", nil, nil])
  }

  @Test func anElementIsPassedOverWithAllThatItHolds() throws {
    var stream = try XMLStream(Array("<a><b>1<c><b>2</b></c></b><d>3<e>4</e></d></a>".utf8), part: "part.xml")
    #expect(try stream.opensNext())
    #expect(try stream.opensNext())
    try stream.skip()
    #expect(try stream.opensNext())
    #expect(stream.name == "d")
    #expect(try stream.text() == Array("34".utf8))
    #expect(try !stream.opensNext())
  }
}
