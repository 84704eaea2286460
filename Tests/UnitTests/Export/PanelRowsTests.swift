import Core
import Testing

@testable import Export

/// A figure of the panel stands only where every cell of its series is certain.
@Suite struct PanelRowsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let series: String
    /// Place, digits, flags, form.
    let cells: [(place: String, raw: String, flags: CellFlags, form: String)]
    let figure: String
    let withheld: Int
  }

  private static let direct = "reviews/litigation_direct/total"
  private static let after = "reviews/litigation_after_review/total"

  static let cases: [Case] = [
    Case(
      testDescription: "one cell", series: "requests_received",
      cells: [("requests/received_new/total", "7", [], "2021")], figure: "7", withheld: 0),
    Case(
      testDescription: "zero is a figure", series: "requests_received",
      cells: [("requests/received_new/total", "0", [], "2019")], figure: "0", withheld: 0),
    Case(
      testDescription: "a cell that is not printed", series: "requests_received", cells: [], figure: "",
      withheld: 0),
    Case(
      testDescription: "cells add up", series: "suits_total",
      cells: [(direct, "2", [], "2021"), (after, "3", [.annotated], "2021")], figure: "5", withheld: 0),
    Case(
      testDescription: "a part that is not printed counts as none", series: "suits_total",
      cells: [(direct, "2", [], "2021")], figure: "2", withheld: 0),
    Case(
      testDescription: "a part in doubt", series: "suits_total",
      cells: [(direct, "2", [], "2021"), (after, "3", [.inferredPosition], "2021")], figure: "", withheld: 1),
    Case(
      testDescription: "more than one place fits", series: "requests_received",
      cells: [("requests/received_new/total", "7", [.ambiguousPosition], "2021")], figure: "", withheld: 1),
    Case(
      testDescription: "a mended digit", series: "requests_received",
      cells: [("requests/received_new/total", "7", [.repaired], "2021")], figure: "", withheld: 1),
    Case(
      testDescription: "an entry of a person", series: "requests_received",
      cells: [("requests/received_new/total", "7", [.corrected], "2021")], figure: "7", withheld: 0),
    Case(
      testDescription: "half a request", series: "requests_received",
      cells: [("requests/received_new/total", "7.5", [], "2021")], figure: "", withheld: 1),
    Case(
      testDescription: "an amount with a fraction", series: "administrative_fees",
      cells: [("fees/administrative_fee/amount", "7.5", [], "2021")], figure: "7.5", withheld: 0),
    Case(
      testDescription: "an amount whose unit is that of the form", series: "administrative_fees",
      cells: [("fees/administrative_fee/amount", "70000", [.unitAssumed], "2021")], figure: "", withheld: 1),
    Case(
      testDescription: "like words with another meaning", series: "administrative_fees",
      cells: [("fees/administrative_fee/prior_year_items", "4", [], "2019")], figure: "", withheld: 0),
    Case(
      testDescription: "approximate over the forms", series: "requests_handled",
      cells: [("indicators/requests_closed/value", "9", [], "2014")], figure: "9", withheld: 0),
    Case(
      testDescription: "tables of two forms", series: "requests_received",
      cells: [
        ("requests/received_new/total", "7", [], "2021"),
        ("indicators/requests_received/value", "7", [], "2014"),
      ], figure: "", withheld: 1),
  ]

  @Test(arguments: cases) func figure(_ test: Case) throws {
    let samples = try ExportSamples()
    let cells = try test.cells.map { try samples.cell($0.place, $0.raw, flags: $0.flags, form: $0.form) }
    let row = TableEncoder(definitions: samples.definitions).encode(
      samples.result(try samples.report(), cells: cells))
    let fields = String(decoding: row.figures, as: UTF8.self).dropLast()
      .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let names = samples.definitions.crosswalk.series.map(\.code)
    #expect(fields.count == names.count + 2)
    let place = try #require(names.firstIndex(of: test.series))
    #expect(fields[place + 2] == test.figure)
    #expect(fields[0] == (test.figure.isEmpty ? "0" : "1"))
    #expect(fields[1] == String(test.withheld))
  }
}
