import Core
import Testing

@testable import Export

/// CSV for people: what a spreadsheet of a Chinese Windows needs, and no text that it would calculate.
@Suite struct SpreadsheetCSVTests {
  private func table(_ name: String) throws -> EditionTable {
    let definitions = try ProjectData.definitions()
    let category = try #require(definitions.categories.first { $0.table == name })
    return EditionTable(category, rows: 2)
  }

  private func text(_ rows: String, of name: String) throws -> (file: String, text: String) {
    var writer = SpreadsheetCSV()
    var output = EditionOutput()
    writer.begin(try table(name), into: &output)
    try writer.append(Array(rows.utf8).span, into: &output)
    writer.endTable(into: &output)
    writer.finish(into: &output)
    var bytes: [UInt8] = []
    var file = ""
    for step in output.take() {
      switch step {
      case .create(let name): file = name
      case .write(let more, _): bytes += more
      case .finish(_, let rows): #expect(rows == 2)
      }
    }
    return (file, String(decoding: bytes, as: UTF8.self))
  }

  @Test func markHeaderAndLineEnds() throws {
    let written = try text("a.txt,ab,3,ingest,empty_file,\"空,的\n文件\"\nb.txt,,,s,r,m\n", of: "rejects")
    #expect(written.file == "excel/rejects.csv")
    let expected =
      "\u{FEFF}来源文件,文件校验值,文件字节数,阶段,原因,说明\r\n" + "a.txt,ab,3,ingest,empty_file,\"空,的\n文件\"\r\n"
      + "b.txt,,,s,r,m\r\n"
    #expect(Array(written.text.utf8) == Array(expected.utf8))
  }

  @Test(
    "a text that would be calculated gets an apostrophe",
    arguments: [
      ("=1+1", "'=1+1"), ("@sum", "'@sum"), ("\t=1", "'\t=1"), ("-", "'-"), ("+a", "'+a"),
      ("-2+3", "'-2+3"), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠a", "'＠a"),
      ("-29", "-29"), ("+86", "+86"), ("-0.5", "-0.5"), ("1=1", "1=1"), ("’=", "’="), ("，1", "，1"),
      ("\"=\"\"a\"\"\"", "\"'=\"\"a\"\"\""), ("\"\r\"", "\"'\r\""),
    ])
  func formulas(field: String, written: String) throws {
    let lines = try text("p,,1,s,r,\(field)\np,,-1,s,r,x\n", of: "rejects").text
    let expected = "p,,1,s,r,\(written)\r\np,,-1,s,r,x\r\n"
    #expect(lines.utf8.suffix(expected.utf8.count).elementsEqual(expected.utf8), "\(lines)")
  }

  @Test func aRowOfAnotherTableIsRefused() throws {
    var writer = SpreadsheetCSV()
    var output = EditionOutput()
    writer.begin(try table("rejects"), into: &output)
    let rows = Array("a,b\n".utf8)
    #expect(throws: EditionFailure("a row of rejects has 2 fields, expected 6")) {
      try writer.append(rows.span, into: &output)
    }
  }
}
