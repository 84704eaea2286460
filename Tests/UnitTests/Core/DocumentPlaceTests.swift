import Core
import Testing

/// Where a cell stands in the file that a person opens.
@Suite struct DocumentPlaceTests {
  /// Three pages, the second without words, and a table whose second cell is empty.
  private let document = Document(
    path: SourcePath("a.pdf"), format: .pdf, encoding: .none, text: Array("one\n7\t\tx\n".utf8),
    lines: [TextSpan(start: 0, end: 3), TextSpan(start: 4, end: 8)],
    grids: [
      Grid(
        rows: 1, columns: 3,
        cells: [(4, 5), (6, 6), (7, 8)].enumerated().map { column, span in
          GridCell(
            span: TextSpan(start: span.0, end: span.1), row: 0, column: Int32(column), rowSpan: 1,
            columnSpan: 1)
        }, origin: GridOrigin(table: 3, rowsAbove: 11))
    ], pageStarts: [0, 4, 4])

  @Test(arguments: [(0, 1), (3, 1), (4, 3), (8, 3)])
  func pagesBeginWhereTheirFirstWordStands(offset: Int, page: Int) {
    #expect(document.page(at: offset) == page)
    #expect(TestDocument.document("one").page(at: offset) == nil)
  }

  @Test func linesStandOnPages() {
    #expect(document.pages(ofLines: 1...1) == 1...1)
    #expect(document.pages(ofLines: 1...2) == 1...3)
    #expect(document.pages(ofLines: 2...3) == nil)
    #expect(TestDocument.document("one").pages(ofLines: 1...1) == nil)
  }

  /// A cell that is there and empty is told by its own place; one that is not there stands at the start of its
  /// line, and is none of the cells that are.
  @Test(arguments: [(4, 5, 1), (6, 6, 2), (7, 8, 3), (4, 4, nil), (0, 3, nil)] as [(Int, Int, Int?)])
  func cellsStandInTables(start: Int, end: Int, column: Int?) throws {
    let seen = try observation(start, end)
    #expect(document.cellPlace(of: seen) == column.map { .table(number: 3, row: 12, column: $0) })
    #expect(document.page(of: seen) == (seen.line == 1 ? 1 : 3))
  }

  @Test(arguments: [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1")])
  func cellsOfASheetHaveNames(column: Int, name: String) throws {
    let cell = GridCell(
      span: TextSpan(start: 4, end: 5), row: 0, column: Int32(column), rowSpan: 1, columnSpan: 1)
    let sheet = Document(
      path: document.path, format: .xlsx, encoding: .none, text: document.text, lines: document.lines,
      grids: [
        Grid(rows: 1, columns: 1, cells: [cell], origin: GridOrigin(table: 1, rowsAbove: 0, sheet: "表一"))
      ])
    #expect(sheet.cellPlace(of: try observation(4, 5)) == .sheet(name: "表一", cell: name))
  }

  private func observation(_ start: Int, _ end: Int) throws -> Observation {
    let form = try #require(try TestDefinitions.loaded().forms.last)
    let cell = try #require(form.regions.flatMap(\.blocks).flatMap(\.rows).flatMap(\.cells).first)
    return Observation(
      cell: cell, form: form.id, reading: .blank, unit: .count, raw: TextSpan(start: start, end: end),
      line: start < 4 ? 1 : 2, flags: [])
  }
}
