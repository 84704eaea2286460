import Foundation
import Testing

/// Holds the panel against the tables that it is made from: cells are looked up in the long table and added by the
/// crosswalk, slowly and with nothing of the program.
@Suite struct PanelTests {
  /// Flags under which a number is not set beside others.
  private static let doubts = [
    "blank", "not_applicable", "inferred_position", "ambiguous_position", "repaired", "unit_assumed",
    "unit_unknown",
  ]

  @Test("a row an agency and year that has a report, each figure the sum of certain cells of its series")
  func panelOfTheSample() throws {
    let sample = try Conversion.sample()
    let panel = try sample.table("panel")
    let crosswalk = try CSVTable(try sample.bytes("crosswalk.csv")).rows
    let coverage = try sample.table("coverage").rows.filter { $0["report_id"] != "" }
    var cells: [String: [[String: String]]] = [:]
    for cell in try sample.table("observations").rows {
      cells[cell["report_id"] ?? "", default: []].append(cell)
    }
    var series: [String] = []
    for row in crosswalk where row["series"] != series.last { series.append(row["series"] ?? "") }
    #expect(Array(panel.header.suffix(series.count)) == series)
    #expect(panel.rows.count == coverage.count)
    var figures = 0
    for (row, year) in zip(panel.rows, coverage) {
      for name in ["agency_id", "agency", "year", "report_id", "status"] { #expect(row[name] == year[name]) }
      let own = cells[year["report_id"] ?? ""] ?? []
      var told = 0
      var withheld = 0
      for one in series {
        let places = crosswalk.filter { $0["series"] == one && $0["comparability"] != "not_comparable" }
        let parts = own.filter { cell in
          places.contains { place in
            ["template", "table", "item", "measure"].allSatisfy { place[$0] == cell[$0] }
          }
        }
        let isDoubtful = parts.contains { cell in
          (cell["flags"] ?? "").split(separator: ";").contains { Self.doubts.contains(String($0)) }
        }
        let sum = parts.reduce(Decimal.zero) { $0 + (Decimal(string: $1["value"] ?? "") ?? 0) }
        let expected = parts.isEmpty || isDoubtful ? "" : "\(sum)"
        #expect(row[one] == expected, "\(year["agency"] ?? "") \(year["year"] ?? "") \(one)")
        told += expected.isEmpty ? 0 : 1
        withheld += isDoubtful ? 1 : 0
      }
      #expect(row["figures"] == String(told))
      #expect(row["withheld"] == String(withheld))
      figures += told
    }
    #expect(figures > 300, "the sample corpus has figures to compare")
  }
}
