import Core
import Foundation
import Testing

@testable import Pages

/// `report.html` out of rows that are made here: what it counts, ranks and leaves out.
@Suite struct CorpusReportTests {
  /// Gives a page of rows; a row names the fields that it has, the others are empty.
  private func page(_ tables: [(table: FixedTable, rows: [[String: String]])]) throws -> String {
    String(decoding: try report(tables).page, as: UTF8.self)
  }

  private func report(_ tables: [(table: FixedTable, rows: [[String: String]])]) throws -> CorpusReport {
    let titles = [CorpusReport.Rule(code: "NB102", title: Words("缺行", "rows missing"))]
    var report = CorpusReport(try TestDefinitions.loaded(), rules: titles, version: "1.2.3")
    for (table, rows) in tables {
      report.begin(table.rawValue, rows: rows.count)
      let text = rows.map { row in
        table.columns.map { Self.quoted(row[$0] ?? "") }.joined(separator: ",") + "\n"
      }.joined()
      try report.append(Array(text.utf8).span)
    }
    report.finish()
    return report
  }

  private static func quoted(_ field: String) -> String {
    let isPlain = !field.contains { ",\"\n".contains($0) }
    return isPlain ? field : "\"" + field.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  private func id(_ number: Int) -> String { "R" + String(format: "%012x", number) }

  private func row(
    _ number: Int, agency: String = "青石县水务局", year: Int = 2022, _ more: [String: String] = [:]
  ) -> [String: String] {
    [
      "report_id": id(number), "agency": agency, "year": String(year), "template": "2021",
      "source_path": "\(number).txt", "format": "txt", "cells_read": "199", "cells_expected": "199",
      "doubtful_cells": "0", "status": "ok",
    ].merging(more) { $1 }
  }

  private func issue(_ number: Int, _ more: [String: String]) -> [String: String] {
    [
      "report_id": id(number), "source_path": "\(number).txt", "rule": "NB102", "severity": "warning",
      "kind": "extraction", "message": "rows \(number)",
    ].merging(more) { $1 }
  }

  private func cell(_ number: Int, _ value: String, _ flags: String = "", year: Int = 2022) -> [String:
    String]
  {
    [
      "report_id": id(number), "year": String(year), "template": "2021", "table": "requests",
      "item": "received_new", "measure": "total", "value": value, "flags": flags,
    ]
  }

  @Test("documents are ranked by doubtful cells, missing cells and findings that may be misreadings")
  func ranking() throws {
    let report = try report([
      (
        .reports,
        [
          row(1, ["doubtful_cells": "3"]), row(2), row(3, ["cells_read": "150"]),
          row(4, ["doubtful_cells": "12"]), row(5),
        ]
      ),
      (
        .issues,
        [
          issue(1, ["severity": "info"]), issue(2, [:]), issue(2, ["severity": "error", "message": "worse"]),
          issue(4, ["kind": "report"]),
        ]
      ),
    ])
    #expect(report.issues.doubts.map(\.document) == [2, 1, 3, 0])
    #expect(report.issues.doubts.map(\.points) == [49, 20, 12, 4])
    // The gravest reason stands first; findings about the report itself are no reason.
    #expect(report.issues.doubts[1].reasons.map(\.message) == ["worse", "rows 2"])
    #expect(report.issues.doubts[2].reasons.isEmpty && report.issues.doubts[2].others == 1)
    let page = String(decoding: report.page, as: UTF8.self)
    let places = ["3.txt --html", "2.txt", "4.txt", "1.txt"].compactMap {
      page.range(of: "explain &#39;\($0.prefix(5))")
    }
    #expect(places.map(\.lowerBound) == places.map(\.lowerBound).sorted())
    #expect(page.contains("rows missing"))
  }

  @Test(
    "a cell counts for its series, and an uncertain one makes the figure uncertain",
    arguments: [
      (["17"], [17]), (["0"], [0]), ([""], [nil]), (["-3"], [-3]), (["12.5"], [12]),
      (["99999999999999999999"], [nil]),
    ])
  func figures(_ values: [String], _ wanted: [Int?]) throws {
    let flags = values[0].isEmpty ? "ambiguous_position" : ""
    let report = try report([
      (.reports, [row(1)]), (.observations, values.map { cell(1, $0, flags) }),
    ])
    let number = try #require(report.cells.series.firstIndex { $0.code == "requests_received" })
    let figure = report.cells.figures(ofSeries: number)[0]
    let known = figure == CellCensus.none || figure == CellCensus.unsure ? nil : Int(figure / 100)
    #expect(known == wanted[0])
    #expect(report.cells.tables.first?.cells == 1)
  }

  @Test("a blank cell adds nothing, and leaves a figure that other cells make")
  func blanks() throws {
    func form(_ cells: [(String, String, String)]) throws -> Int64 {
      let rows = cells.map { item, value, flags in
        self.cell(1, value, flags).merging(["item": item]) { $1 }
      }
      let report = try report([(.reports, [row(1)]), (.observations, rows)])
      let number = try #require(report.cells.series.firstIndex { $0.code == "handled_otherwise" })
      return report.cells.figures(ofSeries: number)[0]
    }
    #expect(try form([("other_misc", "4", ""), ("other_fee_overdue", "", "blank")]) == 400)
    #expect(
      try form([("other_misc", "4", ""), ("other_fee_overdue", "", "ambiguous_position")])
        == CellCensus.unsure)
    #expect(try form([("other_misc", "4", ""), ("other_fee_overdue", "3", "repaired")]) == 700)
  }

  @Test("figures of following years are compared, by factor, small ones left out")
  func movers() throws {
    let values = [
      (1, 2021, "2"), (2, 2022, "400"), (3, 2021, "100"), (4, 2022, "10"), (5, 2021, "3"), (6, 2022, "12"),
      (7, 2023, "500"),
    ]
    func year(_ agency: Int, _ year: Int, _ report: Int) -> [String: String] {
      [
        "agency_id": "A" + id(agency).dropFirst(), "agency": "机关\(agency)", "year": String(year),
        "status": "received",
        "report_id": id(report),
      ]
    }
    let report = try report([
      (.reports, values.map { row($0.0, year: $0.1) }),
      (.observations, values.map { cell($0.0, $0.2, year: $0.1) }),
      // 6 and 7 do not follow one another for this agency, whose report on 2022 is missing.
      (
        .coverage,
        [
          year(1, 2021, 1), year(1, 2022, 2), year(2, 2021, 3), year(2, 2022, 4), year(3, 2021, 5),
          year(3, 2022, 6), year(4, 2021, 6), year(4, 2022, 99), year(4, 2023, 7),
        ]
      ),
    ])
    let number = try #require(report.cells.series.firstIndex { $0.code == "requests_received" })
    let facts = SeriesFacts(number, report.cells, report.documents, report.coverage)
    #expect(
      facts.moves.map { [$0.older / 100, $0.newer / 100, $0.factor] } == [[2, 400, 200], [100, 10, 10]])
  }

  @Test("a figure far above the others stands out")
  func outliers() throws {
    let values = (1...20).map { ($0, String($0 * 3)) } + [(21, "5000000"), (22, "0")]
    let report = try report([
      (.reports, values.map { row($0.0) }), (.observations, values.map { cell($0.0, $0.1) }),
    ])
    let number = try #require(report.cells.series.firstIndex { $0.code == "requests_received" })
    let facts = SeriesFacts(number, report.cells, report.documents, report.coverage)
    #expect(facts.outliers.map(\.document) == [20])
    #expect(facts.zeros == 1 && facts.count == 22)
    #expect(facts.bins.reduce(0, +) + facts.zeros == facts.count)
    #expect(facts.quartiles == [1500, 3300, 4800])
  }

  @Test("text of documents stays text wherever it is shown")
  func hostile() throws {
    let words = "</script><script>alert(1)</script><img src=x onerror=\"alert(1)\">'\u{202E}"
    let page = try page([
      (
        .reports,
        [
          row(
            1, agency: words, ["doubtful_cells": "9", "source_path": words, "sector": words, "format": words])
        ]
      ),
      (.issues, [issue(1, ["message": words, "rule": words, "source_path": words])]),
      (.rejects, [["source_path": words, "stage": words, "rule": words, "message": words]]),
      (
        .coverage,
        [["agency_id": "A1", "agency": words, "year": "2022", "status": "doubtful", "report_id": id(1)]]
      ),
    ])
    #expect(page.components(separatedBy: "<script>").count == 2)
    #expect(!page.contains("<img") && !page.contains("\u{202E}") && !page.contains("onerror=\""))
  }

  @Test(
    "numbers are written for people",
    arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
  func grouping(_ number: Int, _ wanted: String) { #expect(Digits.grouped(number) == wanted) }

  @Test(
    "what is there is never 0 %, and what is missing never 100 %",
    arguments: [
      (0, 5, "0.0%"), (5, 5, "100.0%"), (1, 100_000, "0.1%"), (99_999, 100_000, "99.9%"), (1, 3, "33.3%"),
      (0, 0, "–"),
    ])
  func shares(_ part: Int, _ whole: Int, _ wanted: String) {
    #expect(Digits.share(part, of: whole) == wanted)
  }

  @Test(
    "hundredths are written as decimals",
    arguments: [(Int64(0), "0"), (1250, "12.50"), (-5, "-0.05"), (123_456_700, "1,234,567")])
  func decimals(_ value: Int64, _ wanted: String) { #expect(Digits.hundredths(value) == wanted) }

  /// `NIANBAO_REPORT_ROWS=100000 swift test --filter CorpusReportTests` looks at a corpus of that size.
  @Test("the page of a large corpus stays small")
  func size() throws {
    let count = ProcessInfo.processInfo.environment["NIANBAO_REPORT_ROWS"].flatMap(Int.init) ?? 6000
    let rows = (0..<count).map { number in
      row(
        number, agency: "第\(number / 3)号机关", year: 2019 + number % 3,
        [
          "doubtful_cells": "7", "source_path": "folder/of/some/length/第\(number)号机关年度报告.txt",
          "region_code": "CN110000",
        ])
    }
    let report = try report([
      (.reports, rows), (.issues, (0..<count).map { issue($0, ["rule": "NB\(100 + $0 % 90)"]) }),
      (
        .rejects,
        (0..<count).map {
          ["source_path": "bad/\($0).txt", "rule": "empty_file", "message": "the file is empty"]
        }
      ),
      (
        .coverage,
        (0..<count).map { number in
          [
            "agency_id": "A" + id(number / 3).dropFirst(), "agency": "第\(number / 3)号机关",
            "year": String(2019 + number % 3),
            "status": "missing",
          ]
        }
      ),
    ])
    let size = report.page.count
    #expect(size < 1_000_000, "\(size) bytes")
    #expect(report.documents.count == count && report.coverage.pairs.isEmpty)
  }
}
