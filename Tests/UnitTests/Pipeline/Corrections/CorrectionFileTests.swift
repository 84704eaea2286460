import Core
import Foundation
import Testing

@testable import Pipeline

/// A file that people edit by hand or in a spreadsheet: every fault is told with its line.
@Suite struct CorrectionFileTests {
  private static let header =
    "report_id,source_path,sha256,table,item,measure,raw,decision,value,who,when,why"
  private static let hash = String(repeating: "a1", count: 32)
  private static let cell = ",a.txt,,requests,received_new,total,12,,13,王芳,2026-01-31,"

  private func read(_ text: String) throws -> Corrections {
    try CorrectionFile.read(
      Array(text.utf8), path: DiskPath("c.csv"), definitions: TestDefinitions.loaded())
  }

  @Test(
    "what cannot be meant is refused, with its line and what to do",
    arguments: [
      ("", "c.csv:1: holds no header"), ("\n\n", "c.csv:1: holds no header"),
      ("report_id;value;who;when\n", "expected commas"),
      (header.replacing("measure", with: "mesure"), "did you mean measure?"),
      ("value,who,when\n", "neither report_id nor source_path"), ("report_id,who,when\n", "column value is"),
      ("report_id,value,who,when,who\n", "who stands twice"),
      ("\(header)\na,b\n", "c.csv:2: has 2 fields, the header has 12"),
      ("\(header)\n\n,,,,,,,,,,,\n\(cell.replacing("a.txt", with: ""))", "c.csv:4: names no document"),
      ("\(header)\n\(cell.replacing("requests", with: "request"))", "did you mean requests?"),
      ("\(header)\n\(cell.replacing("received_new", with: "recieved_new"))", "did you mean received_new?"),
      ("\(header)\n\(cell.replacing("total", with: "amount"))", "does not have"),
      (
        "\(header)\n\(cell.replacing(",13,", with: ",\"1,300\","))",
        "value is “1,300”, expected a plain number"
      ),
      ("\(header)\n\(cell.replacing(",13,", with: ",,"))", "value is “”"),
      ("\(header)\n\(cell.replacing("王芳", with: ""))", "who is empty"),
      ("\(header)\n\(cell.replacing("2026-01-31", with: "31.1.2026"))", "when is “31.1.2026”"),
      ("\(header)\n\(cell.replacing("2026-01-31", with: "2026-13-31"))", "expected a date"),
      ("\(header)\n\(cell.replacing("a.txt,,", with: "a.txt,xyz,"))", "sha256 is “xyz”"),
      ("\(header)\nR12,,,requests,received_new,total,,,1,a,2026-01-31,\n", "report_id is “R12”"),
      ("\(header)\nR000000000000\(cell)\n", "is not that of source_path"),
      ("\(header)\n,a.txt,\(hash),,,,,refuse,,a,2026-01-31,\n", "decision is “refuse”"),
      ("\(header)\n,a.txt,,,,,,reject,,a,2026-01-31,\n", "without sha256"),
      ("\(header)\n,a.txt,\(hash),requests,,,,reject,,a,2026-01-31,\n", "table is filled"),
      ("\(header)\n,a.txt,\(hash),,,,,year,21,a,2026-01-31,\n", "expected a year"),
      ("\(header)\n,a.txt,\(hash),,,,,agency,,a,2026-01-31,\n", "gives agency no value"),
      ("\(header)\n\(cell)\n\(cell.replacing(",13,", with: ",14,"))\n", "otherwise than line 2: keep one"),
      ("\(header)\n\"a", "c.csv:2: a quote is opened and never closed"),
      ("\(header)\n\"a\"b,\n", "behind a closing quote"),
    ])
  func refuses(_ text: String, _ expected: String) {
    do {
      _ = try read(text)
      Issue.record("was taken: \(text)")
    } catch let failure as RunFailure {
      #expect(failure.exit == .wrongUsage)
      #expect(failure.message.contains(expected), "\(failure.message)")
    } catch {
      Issue.record(error)
    }
  }

  @Test("all faults are told at once, and text that is not UTF-8 is one")
  func manyFaults() throws {
    let text = Self.header + "\n" + String(repeating: "a\n", count: 30)
    do {
      _ = try read(text)
      Issue.record("was taken")
    } catch let failure as RunFailure {
      #expect(failure.message.split(separator: "\n").count == 21)
      #expect(failure.message.hasSuffix("… and 10 more"))
    }
    #expect(throws: RunFailure.self) {
      try CorrectionFile.read(
        Array("report_id,value,who,when\nR,1,".utf8) + [0xC4, 0xE3, 0x0A], path: DiskPath("c.csv"),
        definitions: TestDefinitions.loaded())
    }
  }

  @Test("what a spreadsheet saves is what was written: byte order mark, carriage returns, quotes, empty rows")
  func spreadsheets() throws {
    let text =
      "\u{FEFF}when,who,value,source_path,table,item,measure,raw,why\r\n"
      + "2026-01-31T09:00,王芳,-1.50,a.txt,fees,administrative_fee,amount,\"1,\"\"5\"\"\r\n6\",\"a\r\nb\"\r\n"
      + ",,,,,,,,\r\n2026-01-31,李,blank,a.txt,reviews,review,total,,\r\n"
    let read = try read(text)
    let rows = read.of(file: SourcePath("a.txt"))
    #expect(read.count == 2 && rows.count == 2)
    let cell = CellName(table: "fees", item: "administrative_fee", measure: "amount")
    #expect(
      rows[0].decision
        == .cell(cell, raw: "1,\"5\"\r\n6", .quantity(Decimal64(mantissa: -15, scale: 1))))
    #expect(rows[0].why == "a\r\nb" && rows[0].who == "王芳")
    #expect(
      rows[1].decision == .cell(CellName(table: "reviews", item: "review", measure: "total"), raw: "", .blank)
    )
    #expect(read.of(file: SourcePath("b.txt")).isEmpty && read.digest(of: SourcePath("b.txt")).isEmpty)
  }

  @Test("a row that says the same again is one row, and its digest follows every field of it")
  func digests() throws {
    let path = SourcePath("a.txt")
    let one = try read("\(Self.header)\n\(Self.cell)\n")
    #expect(try read("\(Self.header)\n\(Self.cell)\n\(Self.cell)\n").count == 1)
    for (old, new) in [
      ("total", "research"), (",12,", ",1,"), (",13,", ",14,"), ("王芳", "李"), ("-31,", "-30,"),
    ] {
      let other = try read("\(Self.header)\n\(Self.cell.replacing(old, with: new))\n")
      #expect(other.digest(of: path) != one.digest(of: path), "\(old)")
    }
    // Rows about other documents change nothing, wherever they stand.
    let more = try read("\(Self.header)\n\(Self.cell.replacing("a.txt", with: "b.txt"))\n\(Self.cell)\n")
    #expect(more.digest(of: path) == one.digest(of: path))
  }

  @Test(
    "a text that a spreadsheet would take for a formula comes back as it was",
    arguments: [
      ("'=1+1", "=1+1"), ("''=1+1", "'=1+1"), ("'-", "-"), ("=1", "=1"), ("'abc", "'abc"), ("'", "'"),
      ("", ""),
      ("'＝1", "＝1"), ("'\t1", "\t1"),
    ])
  func guards(_ written: String, _ meant: String) {
    #expect(CorrectionFile.unguarded(written) == meant)
  }
}
