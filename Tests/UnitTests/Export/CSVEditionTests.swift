import Core
import Testing

@testable import Export

/// CSV in another dress: what a spreadsheet of a Chinese Windows needs and no text that it would calculate, other
/// delimiters, columns left out.
@Suite struct CSVEditionTests {
  private func table(_ name: String) throws -> EditionTable {
    let definitions = try ProjectData.definitions()
    let category = try #require(definitions.categories.first { $0.table == name })
    return EditionTable(category, rows: 2)
  }

  private static let people = CSVEdition.Style(
    folder: "excel", delimiter: .comma, headers: .chinese, isForSpreadsheets: true)

  private func text(
    _ rows: String, of name: String, style: CSVEdition.Style = people
  ) throws -> (file: String, text: String) {
    var writer = CSVEdition(style)
    var output = EditionOutput()
    try writer.begin(try table(name), into: &output)
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

  @Test(
    "another delimiter is quoted where a field or a header holds it",
    arguments: [
      (Delimiter.semicolon, "p;\"a;b\";1;\"s,t\";\"q\"\"\";m"), (.tab, "p\ta;b\t1\t\"s,t\"\t\"q\"\"\"\tm"),
      (.bar, "p|a;b|1|\"s,t\"|\"q\"\"\"|m"), (.comma, "p,a;b,1,\"s,t\",\"q\"\"\",m"),
    ])
  func delimiters(delimiter: Delimiter, row: String) throws {
    let style = CSVEdition.Style(
      folder: "csv", delimiter: delimiter, headers: .english, isForSpreadsheets: false)
    let written = try text("p,a;b,1,\"s,t\",\"q\"\"\",m\n=,,-1,,,\n", of: "rejects", style: style)
    let names = ["Source file", "SHA-256 of the file", "Bytes of the file", "Stage", "Reason", "Message"]
    let mark = String(Unicode.Scalar(delimiter.byte))
    let empty = ["=", "", "-1", "", "", ""].joined(separator: mark)
    #expect(written.file == "csv/rejects.csv")
    #expect(written.text == names.joined(separator: mark) + "\n" + row + "\n" + empty + "\n")
  }

  @Test func columnsKeepTheOrderOfTheTable() throws {
    let category = try table("rejects").category
    var writer = CSVEdition(Self.people)
    var output = EditionOutput()
    try writer.begin(EditionTable(category, rows: 1, columns: ["message", "source_path"]), into: &output)
    let rows = Array("p,h,1,s,r,m\n".utf8)
    try writer.append(rows.span, into: &output)
    let written = output.take().reduce(into: [UInt8]()) { bytes, step in
      if case .write(let more, _) = step { bytes += more }
    }
    #expect(String(decoding: written, as: UTF8.self) == "\u{FEFF}来源文件,说明\r\np,m\r\n")
  }

  @Test func aRowOfAnotherTableIsRefused() throws {
    var writer = CSVEdition(Self.people)
    var output = EditionOutput()
    try writer.begin(try table("rejects"), into: &output)
    let rows = Array("a,b\n".utf8)
    #expect(throws: EditionFailure("a row of rejects has 2 fields, expected 6")) {
      try writer.append(rows.span, into: &output)
    }
  }
}
