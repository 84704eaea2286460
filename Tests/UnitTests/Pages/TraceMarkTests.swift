import Core
import Testing

@testable import Pages

/// The marks of the trace page: which bytes belong to which cells.
@Suite struct TraceMarkTests {
  /// A mark as `start-end:cells`, `!` where no cell took it.
  private func marks(
    _ spans: [(Int, Int)], leftover: [(Int, Int)] = [], alternatives: [(Int, Int)] = []
  ) throws -> [String] {
    let definitions = try TestDefinitions.loaded()
    let form = try #require(definitions.forms.last)
    let cells = form.regions.flatMap(\.blocks).flatMap(\.rows).flatMap(\.cells)
    func span(_ pair: (Int, Int)) -> TextSpan { TextSpan(start: pair.0, end: pair.1) }
    func token(_ pair: (Int, Int)) -> Token { Token(kind: .number, span: span(pair), line: 1) }
    let placements = spans.enumerated().map { index, pair in
      Placement(
        cell: cells[index], token: token(pair), line: 1, confidence: .clean,
        alternatives: index == 0 ? alternatives.map(span) : [])
    }
    let reading = TableReading(
      region: .requests, form: form.id, firstLine: 1, lastLine: 1, placements: placements,
      leftover: leftover.map(token), missingRows: [], formIsPrinted: true, doubt: "")
    let traced = TracedDocument(
      document: TestDocument.document("0123456789 0123456789"),
      head: ReportHead(
        title: "", agency: "", year: nil, publishedOn: "", periodStart: "", periodEnd: ""),
      sections: [], extraction: Extraction(tables: [reading], mentions: []),
      observations: spans.enumerated().map { index, pair in
        Observation(
          cell: cells[index], form: form.id, reading: .quantity(1), unit: .count, raw: span(pair), line: 1,
          flags: [])
      }, findings: [], titles: [:], definitions: definitions)
    return SourceMarks(traced).marks.map { mark in
      "\(mark.start)-\(mark.end):\(mark.cells.map(String.init).joined(separator: ","))"
        + (mark.isLeftOver ? "!" : "")
    }
  }

  @Test("each place of the text is one mark")
  func places() throws {
    #expect(try marks([(4, 5), (0, 2)]) == ["0-2:1", "4-5:0"])
    #expect(try marks([(0, 2), (0, 2)]) == ["0-2:0,1"])
    // What overlaps is one mark of both cells.
    #expect(try marks([(0, 4), (2, 6)]) == ["0-6:0,1"])
    // An empty cell has no place.
    #expect(try marks([(3, 3)]) == [])
  }

  @Test("a number that no cell took is told apart, and what could stand in a cell is not")
  func leftovers() throws {
    #expect(try marks([(0, 2)], leftover: [(4, 5)], alternatives: [(7, 8)]) == ["0-2:0", "4-5:!", "7-8:"])
    // A cell took it after all.
    #expect(try marks([(4, 5)], leftover: [(4, 5)]) == ["4-5:0"])
    // What lies behind the end of the text is nothing.
    #expect(try marks([(0, 2)], leftover: [(20, 90)]) == ["0-2:0"])
  }
}

extension Reading {
  fileprivate static func quantity(_ number: Int64) -> Reading { .quantity(Decimal64(number)) }
}
