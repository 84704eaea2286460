import Core
import Testing

@testable import Pipeline

struct JSONReaderTests {
  @Test("reads values, escapes and comments")
  func values() throws {
    let text = """
      // a comment
      {"a": [1, -2.5e3, true, null], // another
       "b": "x // no comment \\u4e00\\ud83d\\ude00\\n"}
      """
    let node = try JSONReader.read(Array(text.utf8))
    #expect(node["a"]?.elements.count == 4)
    #expect(node["a"]?.elements.first?.integer == 1)
    #expect(node["b"]?.string == "x // no comment 一😀\n")
    #expect(node["b"]?.line == 3)
    #expect(node["c"] == nil)
  }

  @Test(
    "names the line of what is wrong",
    arguments: [
      ("{\n\"a\": 1,\n}", 3, "a comma stands before }"),
      ("{\"a\": 1\n\"b\": 2}", 2, "“\"” stands where a comma or } is expected"),
      ("[1, 2", 1, "the file ends before ]"),
      ("{\n\"a\": 1,\n\"a\": 2}", 3, "“a” stands twice, first in line 2"),
      ("{'a': 1}", 1, "“'” stands where a key in quotes is expected"),
      ("\n\n  ,", 3, "“,” stands where a value is expected"),
      ("{\"a\": \"b\n\"}", 1, "a text goes past the end of its line"),
      ("{} x", 1, "something stands after the end"),
      ("{\"a\": 1.2.3}", 1, "1.2.3 is not a number"),
      ("{\"a\": \"\\x\"}", 1, "a text holds a backslash that means nothing"),
      ("{\"a\": \"\\u00zz\"}", 1, "\\u is not followed by four hexadecimal digits"),
      ("/ {}", 1, "a comment starts with //"),
      ("", 1, "the file ends where a value is expected"),
    ])
  func faults(text: String, line: Int, problem: String) {
    #expect { try JSONReader.read(Array(text.utf8)) } throws: { error in
      guard let fault = error as? JSONFault else { return false }
      return fault.line == line && fault.problem == problem
    }
  }

  @Test("refuses what is not UTF-8, and nesting without end")
  func hostile() {
    #expect { try JSONReader.read([0x7B, 0x0A, 0xFF]) } throws: { ($0 as? JSONFault)?.line == 2 }
    #expect(throws: JSONFault.self) { try JSONReader.read([UInt8](repeating: 0x5B, count: 100_000)) }
  }

  @Test("reads what was written")
  func roundTrip() throws {
    let value = JSONText.object([
      ("key \"\\ \n\u{1}", .text("值\t")), ("list", .list([.integer(-3), .boolean(false), .null])),
      ("empty", .list([])),
    ])
    for bytes in [value.line, value.page] {
      let node = try JSONReader.read(bytes)
      #expect(node["key \"\\ \n\u{1}"]?.string == "值\t")
      #expect(node["list"]?.elements.count == 3)
      #expect(node["list"]?.elements.first?.integer == -3)
    }
  }
}
