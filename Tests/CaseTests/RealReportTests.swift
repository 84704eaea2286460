import Foundation
import Testing

/// Holds the program against real reports whose values people read, where they lie beside the project.
@Suite struct RealReportTests {
  private static let gold = Project.beside("gold")
  private static let seeds = Project.beside("seeds")
  private static let real = Project.beside("real")
  private static let missing: Comment = "real reports with their true values do not lie beside the project"

  private struct Key: Hashable {
    let path: String
    let cell: [String]

    init(_ path: String, _ row: [String: String]) {
      self.path = path
      cell = ["table", "item", "measure"].map { row[$0] ?? "" }
    }
  }

  private static func observations(of conversion: Conversion) throws -> [Key: [String: String]] {
    var paths: [String: String] = [:]
    for row in try conversion.table("reports").rows { paths[row["report_id"] ?? ""] = row["source_path"] }
    var found: [Key: [String: String]] = [:]
    for row in try conversion.table("observations").rows {
      found[Key(paths[row["report_id"] ?? ""] ?? "", row)] = row
    }
    return found
  }

  @Test(
    "cells, raw texts, lines, flags, units and report fields of the sample reports are the true ones",
    .enabled(if: gold != nil && seeds != nil, missing))
  func sampleReports() throws {
    let (gold, seeds) = (try #require(Self.gold), try #require(Self.seeds))
    let workplace = try Workplace()
    let conversion = try Conversion([seeds], into: workplace)
    var found = try Self.observations(of: conversion)
    let truth = try CSVTable(try Project.bytes(gold.appending(path: "observations.csv"))).rows
    #expect(truth.count > 900)
    for known in truth {
      let key = Key(known["source_path"] ?? "", known)
      let row = found.removeValue(forKey: key) ?? [:]
      for column in ["value", "unit", "raw"] {
        #expect(row[column] == known[column], "\(key.path) \(key.cell) \(column)")
      }
      // Where no line is known, any will do.
      if known["line"] != "" { #expect(row["line"] == known["line"], "\(key.path) \(key.cell) line") }
      let needed = Set((known["flags"] ?? "").split(separator: ";"))
      #expect(
        needed.isSubset(of: (row["flags"] ?? "").split(separator: ";")), "\(key.path) \(key.cell) flags")
    }
    #expect(found.isEmpty, "rows that the reports do not have")
    let reports = try conversion.table("reports").rows
    for known in try CSVTable(try Project.bytes(gold.appending(path: "reports.csv"))).rows {
      let report = reports.first { $0["source_path"] == known["source_path"] } ?? [:]
      for (column, value) in known.sorted(by: { $0.key < $1.key }) {
        #expect(report[column] == value, "\(known["source_path"] ?? "") \(column)")
      }
    }
    try ProvenanceTests.check(conversion, files: seeds.path)
  }

  @Test(
    "no cell of the published reports as text is wrong, and what is empty is flagged",
    .enabled(if: gold != nil && real != nil, missing))
  func publishedReports() throws {
    let (gold, real) = (try #require(Self.gold), try #require(Self.real))
    let workplace = try Workplace()
    let files = try Project.files(below: real).filter { $0.hasSuffix(".txt") }
    #expect(!files.isEmpty)
    let conversion = try Conversion(files.map { real.appending(path: $0) }, into: workplace)
    let found = try Self.observations(of: conversion)
    var truth: [Key: String] = [:]
    for known in try CSVTable(try Project.bytes(gold.appending(path: "real.csv"))).rows {
      let path = known["source_path"] ?? ""
      if files.contains(path) { truth[Key(path, known)] = known["value"] ?? "" }
    }
    #expect(truth.count > 500)
    for (key, value) in truth {
      guard let row = found[key] else {
        Issue.record("\(key.path) \(key.cell): no row, expected \(value)")
        continue
      }
      if row["value"] == "" {
        #expect(row["flags"] != "", "\(key.path) \(key.cell) is empty without a flag")
      } else {
        #expect(row["value"] == value, "\(key.path) \(key.cell)")
      }
    }
    try ProvenanceTests.check(conversion, files: real.path)
  }
}
