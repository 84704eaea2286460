import Core

/// Results made by hand, in the shape in which documents give them.
struct ExportSamples {
  let definitions: Definitions

  init() throws { definitions = try ProjectData.definitions() }

  func report(
    agency: String = "青石县水利局", year: Int? = 2022, form: String = "2021", tables: [String] = []
  ) throws -> ReportRecord {
    ReportRecord(
      id: ReportID("R0123456789ab"), path: SourcePath("2022/青石县水利局.txt"), sha256: "ab12", bytes: 4096,
      format: .txt, encoding: .utf8,
      head: ReportHead(
        title: "青石县水利局2022年政府信息公开工作年度报告", agency: agency, year: year,
        publishedOn: "2023-01-18", periodStart: "2022-01-01", periodEnd: "2022-12-31"),
      form: try required(definitions.form(form), form), regionCode: "", region: "", level: "",
      sector: "", tablesFound: try tables.map { try required(definitions.vocabulary.table($0), $0) },
      cellsRead: 186,
      cellsExpected: 186, doubtfulCells: 2)
  }

  func result(
    _ report: ReportRecord, cells: [ObservedCell] = [], sections: [Section] = [],
    quantities: [ToldQuantity] = []
  ) -> DocumentResult {
    DocumentResult(report: report, sections: sections, cells: cells, quantities: quantities, findings: [])
  }

  /// Gives the cell `table/item/measure` of a form as if it were printed.
  func cell(
    _ place: String, _ raw: String, reading: Reading? = nil, flags: CellFlags = [], form: String = "2021",
    line: Int32 = 9, start: Int = 100
  ) throws -> ObservedCell {
    let codes = place.split(separator: "/").map(String.init)
    let id = try required(definitions.form(form), form)
    let cells = definitions[id].regions.flatMap(\.blocks).flatMap(\.rows).flatMap(\.cells)
    let vocabulary = definitions.vocabulary
    let found = cells.first {
      vocabulary.code($0.table) == codes[0] && vocabulary.code($0.item) == codes[1]
        && vocabulary.code($0.measure) == codes[2]
    }
    let place = try required(found, place)
    return ObservedCell(
      observation: Observation(
        cell: place, form: id, reading: try reading ?? .quantity(required(Decimal64(raw), raw)),
        unit: place.unit, raw: TextSpan(start: start, end: start + raw.utf8.count), line: line,
        flags: flags),
      raw: raw)
  }

  struct Missing: Error { let what: String }

  func required<Value>(_ value: Value?, _ what: String) throws -> Value {
    guard let value else { throw Missing(what: what) }
    return value
  }
}
