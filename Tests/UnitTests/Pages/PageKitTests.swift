import Core
import Foundation
import Testing

@testable import Pages

/// Pages hold text of documents that nobody looked through.
@Suite struct PageKitTests {
  private func text(_ markup: Markup) -> String { String(decoding: markup.bytes, as: UTF8.self) }

  @Test(
    "text in markup stays text",
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("\" onclick='x'", "&quot; onclick=&#39;x&#39;"), ("a & b", "a &amp; b"),
      ("&lt;", "&amp;lt;"), ("第1行\n第2行\t3", "第1行\n第2行\t3"), ("\r", "&#13;"), ("\u{0}", "\u{FFFD}"),
      ("12\u{202E}34", "12\u{FFFD}34"), ("\u{1B}[31m", "\u{FFFD}[31m"), ("𠮷\u{10FFFF}", "𠮷\u{FFFD}"),
      ("", ""),
    ])
  func escaping(_ source: String, _ wanted: String) {
    #expect(text("<td title=\"\(source)\">\(source)</td>") == "<td title=\"\(wanted)\">\(wanted)</td>")
    #expect(text(Markup(text: source)) == wanted)
  }

  @Test("markup in markup stays markup, and words are both languages")
  func nesting() {
    let inner: Markup = "<b>\("<i>")</b>"
    #expect(text("<p>\(inner)\(3)</p>") == "<p><b>&lt;i&gt;</b>3</p>")
    let words = text("\(Words("行政许可<", "licensing"))")
    #expect(words.contains(">行政许可&lt;</span>") && words.contains(">licensing</span>"))
  }

  @Test("data cannot end its element, and is the same data for who reads it")
  func data() throws {
    let hostile = "</script><!--<script>&amp;\u{2028}\u{2029}\u{2027}…\" \\ 万"
    let json = try JSONEncoder().encode([hostile])
    let element = text(Page.data("cells", json: Array(json)))
    let start = try #require(element.range(of: ">"))
    let end = try #require(element.range(of: "</script>", options: .backwards))
    let inner = element[start.upperBound..<end.lowerBound]
    for part in ["<", ">", "&", "\u{2028}", "\u{2029}"] { #expect(!inner.contains(part)) }
    let read = try JSONDecoder().decode([String].self, from: Data(inner.utf8))
    #expect(read.map { Array($0.unicodeScalars) } == [Array(hostile.unicodeScalars)])
  }

  @Test("the policy lets the page's own style and script work and nothing else")
  func policy() throws {
    let page = Page(
      title: Words("看<", "Look<"), style: "p { color: red }", script: "page.language();",
      body: "<p>\("</main><script>1</script>")</p>")
    let html = String(decoding: page.bytes, as: UTF8.self)
    #expect(html.contains("default-src &#39;none&#39;; style-src &#39;sha256-"))
    #expect(!html.contains("unsafe-inline") && !html.contains("http://") || html.contains("www.w3.org"))
    #expect(html.components(separatedBy: "<script>").count == 2)
    #expect(html.contains("<p>&lt;/main&gt;&lt;script&gt;1&lt;/script&gt;</p>"))
    #expect(html.contains("<title data-zh=\"看&lt;\" data-en=\"Look&lt;\">看&lt;</title>"))
    for kind in ["style", "script"] {
      let start = try #require(html.range(of: "<\(kind)>"))
      let end = try #require(html.range(of: "</\(kind)>", range: start.upperBound..<html.endIndex))
      let hash = try Self.digest(String(html[start.upperBound..<end.lowerBound]))
      #expect(html.contains("\(kind)-src &#39;sha256-\(hash)&#39;"))
    }
  }

  /// The hash as another program takes it.
  private static func digest(_ text: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    let line = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    let digits = Array(line.prefix(64))
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0..<min($0 + 2, digits.count)]), radix: 16)
    }
    try #require(bytes.count == 32)
    return Data(bytes).base64EncodedString()
  }
}
