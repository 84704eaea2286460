import Core
import Testing

@testable import Pipeline

/// A cell that a document has twice is one row, so that the key of the long table holds.
struct RepeatedCellTests {
  private func cell(
    _ item: String, _ value: Int64?, flags: CellFlags = [], line: Int32
  ) throws -> Observation {
    let definitions = try TestDefinitions.loaded()
    let form = try #require(definitions.form("2021"))
    let cells = definitions[form].regions.flatMap(\.blocks).flatMap(\.rows).flatMap(\.cells)
    let place = try #require(cells.first { definitions.vocabulary.code($0.item) == item })
    return Observation(
      cell: place, form: form, reading: value.map { .quantity(Decimal64($0)) } ?? .blank, unit: place.unit,
      raw: TextSpan(start: 0, end: 1), line: line, flags: flags)
  }

  @Test(
    "the first stands, and without a number where the other differs",
    arguments: [
      (3, 3, 3, CellFlags()), (3, 4, nil, [.ambiguousPosition]), (3, nil, nil, [.ambiguousPosition]),
      (nil, nil, nil, [.blank]), (nil, 0, nil, [.blank, .ambiguousPosition]),
    ] as [(Int64?, Int64?, Int64?, CellFlags)])
  func twice(first: Int64?, again: Int64?, value: Int64?, flags: CellFlags) throws {
    let cells = ReportAssembly.distinct([
      try cell("received_new", first, flags: first == nil ? [.blank] : [], line: 5),
      try cell("carried_in", 7, line: 6),
      try cell("received_new", again, flags: again == nil ? [.blank] : [], line: 9),
    ])
    #expect(cells.map(\.line) == [5, 6])
    #expect(cells[0].certainValue == value.map { Decimal64($0) })
    #expect(cells[0].flags == flags)
    #expect(cells[1].certainValue == Decimal64(7))
  }
}
