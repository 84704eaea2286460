import Foundation
import Testing

@testable import Ingest

/// Marks of a stretch of text are no words of it: they give way to blanks, and what they parted is whole.
@Suite struct InlineMarkupTests {
  @Test(arguments: [
    // A number that is whole stays where it is.
    ("[0]{lang=\"zh\"} | [25]{.n}", " 0             |  25     "),
    ("<span>3</span>\t4", "      3       \t4"),
    // One that was cut is put together, the blanks behind it.
    ("[2]{.a}[05]{.a} |", " 205            |"),
    ("0<a id=\"_Go\"></a>2\n3", "02                \n3"),
    ("[[1]{.a}[2]{.b}]{.c}|", "  12                |"),
    // So is a label, and a sentence goes on where it went on.
    ("<b>一、本</b>年", "   一、本年    "), ("<i>办</i>理，12件", "   办理，    12件"),
  ])
  func removed(text: String, expected: String) throws {
    let read = try #require(InlineMarkup.removed(Array(text.utf8)))
    #expect(String(decoding: read, as: UTF8.self) == expected)
    #expect(read.count == text.utf8.count)
  }

  /// 公(gōng)开(kāi): how characters are read, in brackets of either width.
  @Test(arguments: [("(", ")"), ("（", "）")])
  func readings(open: String, close: String) throws {
    let syllables = ["gōng", "kai", "xìn", "xī", "nián", "dù", "bào", "gào", "lǜ", "ér"]
    let text = syllables.map { "公\(open)\($0)\(close)" }.joined() + "，3件\(open)a\(close)|"
    let read = try #require(InlineMarkup.removed(Array(text.utf8)))
    let left = String(decoding: read, as: UTF8.self).replacing(" ", with: "")
    #expect(left == String(repeating: "公", count: syllables.count) + "，3件|")
    #expect(read.count == text.utf8.count)
  }

  /// A few are abbreviations, and so is one that comes often.
  @Test(arguments: [
    "公(gōng)开(kāi)信(xìn)息(xī)", String(repeating: "软件(app)", count: 20),
    String(repeating: "表(a)表(b)表(c)表(d)表(1)", count: 1), String(repeating: "第(一)项第(Ⅱ)项", count: 20),
  ])
  func abbreviations(text: String) { #expect(InlineMarkup.removed(Array(text.utf8)) == nil) }

  /// Links, notes, struck and raised text, and what is no markup at all.
  @Test(arguments: [
    "[年报](a.html)", "12[1]", "12<sup>1</sup>", "<s>12</s>", "a < b > c", "[0]{}", "\\[0]{.n}", "[0] {.n}",
    "<br>", "<bold>1",
    "[0]{.n", "<a\n>1", "",
  ])
  func kept(text: String) { #expect(InlineMarkup.removed(Array(text.utf8)) == nil) }

  @Test("any bytes give as many")
  func anyBytes() {
    var random = SplitMix(seed: 7)
    let pieces = [
      "<", "<a ", "</b>", ">", "[", "]{.", "]{a=\"", "}", "{", "\\", "|", "\n", "1", "，", " ", "公(gā)", "(é)",
    ]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in pieces.randomElement(using: &random)!
      }
      let bytes = Array(text.joined().utf8)
      guard let read = InlineMarkup.removed(bytes) else { continue }
      #expect(read.count == bytes.count, "\(text.joined())")
      #expect(read.count { $0 == UInt8(ascii: "\n") } == bytes.count { $0 == UInt8(ascii: "\n") })
    }
  }
}
