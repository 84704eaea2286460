import Core
import TestSupport
import Testing

/// Rows are taken apart as the slow reader takes them apart, wherever they are cut.
@Suite struct RowSplitterTests {
  static let pieces = [
    "\"", "\"\"", ",", "\n", "\r\n", "\t", " ", "=1", "中", "，", "\u{1F600}", "a", "0", "-29", "",
  ]

  private func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    if !needsQuotes { return text }
    return "\"" + text.flatMap { $0 == "\"" ? "\"\"" : String($0) } + "\""
  }

  private func split(_ bytes: [UInt8]) -> [[String]] {
    var splitter = RowSplitter()
    var rows: [[String]] = []
    var at = 0
    while let next = splitter.split(bytes.span, from: at) {
      rows.append(splitter.fields.map { RowSplitter.text($0, in: bytes.span) })
      at = next
    }
    return rows
  }

  @Test func rowsComeBackAsTheyWereWritten() throws {
    var random = SplitMix(seed: 42)
    for _ in 0..<400 {
      let width = 1 + Int(random.next() % 6)
      let rows = (0..<Int(random.next() % 5)).map { _ in
        (0..<width).map { _ in random.text(of: Self.pieces, upTo: 5) }
      }
      let bytes = Array(rows.map { $0.map(field).joined(separator: ",") + "\n" }.joined().utf8)
      #expect(split(bytes).map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
      #expect(split(bytes) == (try SlowCSV.rows(bytes)))
    }
  }

  @Test func theLastWholeRowIsFoundAtEveryCut() throws {
    let bytes = Array("a,\"b\nc\"\n\"\"\"\",,\n中,\"\r\n,\"\"\n\"\nlast,one\n".utf8)
    for cut in 0...bytes.count {
      let piece = Array(bytes[..<cut])
      let end = RowSplitter.endOfLastRow(in: piece.span)
      #expect(end <= cut)
      #expect(split(Array(piece[..<end])) == (try SlowCSV.rows(piece[..<end])))
      #expect(split(Array(piece[end...])).isEmpty, "no whole row is left over")
    }
  }

  @Test(
    "a row that does not end is none",
    arguments: ["", "a", "a,b", "\"a\n", "\"a\"", "a,\"\"\"\n", ","])
  func openRows(text: String) {
    var splitter = RowSplitter()
    let bytes = Array(text.utf8)
    let end = splitter.split(bytes.span, from: 0)
    #expect(end == nil)
  }

  @Test func anyBytesAreTakenWithoutATrap() {
    var random = SplitMix(seed: 9)
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xE4, 0xFF]
    var total = 0
    for _ in 0..<3000 {
      let bytes = (0..<Int(random.next() % 24)).map { _ in alphabet[Int(random.next() % 7)] }
      for row in split(bytes) { total += row.count }
      _ = RowSplitter.endOfLastRow(in: bytes.span)
    }
    #expect(total > 3000)
  }
}
