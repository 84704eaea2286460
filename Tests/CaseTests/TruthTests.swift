import Foundation
import TestSupport
import Testing

/// Holds the tables of the sample corpus against what a person knows to stand in its documents. The true
/// values were written before the documents and are never taken from the program.
@Suite struct TruthTests {
  let sample: Conversion

  init() throws { sample = try Conversion.sample() }

  /// A cell of `truth.csv`: a value, or `_` blank, `/` not applicable, `?` uncertain; after a colon the flag
  /// that a value must bear.
  private struct TrueCell {
    let value: String
    let flags: String

    init(_ text: Substring) {
      switch text {
      case "_": (value, flags) = ("", "blank")
      case "/": (value, flags) = ("", "not_applicable")
      case "?": (value, flags) = ("", "ambiguous_position")
      default:
        let parts = text.split(separator: ":")
        (value, flags) = (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
      }
    }
  }

  private static func truth(_ name: String) throws -> CSVTable {
    try CSVTable(try Project.bytes(Project.corpus.appending(path: name)))
  }

  private func paths() throws -> [String: String] {
    var paths: [String: String] = [:]
    for row in try sample.table("reports").rows { paths[row["report_id"] ?? ""] = row["source_path"] }
    return paths
  }

  @Test("every printed cell has its true value and exactly the flags it needs")
  func cells() throws {
    let paths = try paths()
    var rows: [String: [[String: String]]] = [:]
    for row in try sample.table("observations").rows {
      let place = [paths[row["report_id"] ?? ""], row["table"], row["item"]].map { $0 ?? "" }
      rows[place.joined(separator: " "), default: []].append(row)
    }
    var checked = 0
    for known in try Self.truth("truth.csv").rows {
      let place = ["source_path", "table", "item"].map { known[$0] ?? "" }.joined(separator: " ")
      let cells = (known["cells"] ?? "").split(separator: " ").map(TrueCell.init)
      let found = rows.removeValue(forKey: place) ?? []
      #expect(found.map { $0["value"] } == cells.map(\.value), "\(place)")
      #expect(found.map { $0["flags"] } == cells.map(\.flags), "\(place)")
      checked += cells.count
    }
    #expect(checked == 4138)
    // What is left are rows that the form has and a torn document has not.
    for (place, left) in rows {
      #expect(left.allSatisfy { $0["value"]?.isEmpty == true && $0["flags"]?.isEmpty == false }, "\(place)")
      #expect(place.hasPrefix("odd/tengchong-2022.txt requests "), "\(place)")
    }
  }

  @Test("agency, year, form, title, region, dates and encoding of every report are the true ones")
  func reports() throws {
    let truth = try Self.truth("true_reports.csv")
    let found = Dictionary(
      uniqueKeysWithValues: try sample.table("reports").rows.map { ($0["source_path"] ?? "", $0) })
    #expect(found.keys.sorted() == truth.rows.compactMap { $0["source_path"] }.sorted())
    for known in truth.rows {
      let path = known["source_path"] ?? ""
      for column in truth.header { #expect(found[path]?[column] == known[column], "\(path) \(column)") }
    }
  }

  @Test("what is no report, or no text, is rejected for the right reason")
  func rejects() throws {
    let found = try sample.table("rejects").rows.map { [$0["source_path"], $0["rule"]] }
    #expect(found == (try Self.truth("true_rejects.csv").rows.map { [$0["source_path"], $0["rule"]] }))
    let reports = try sample.table("reports").rows.count
    #expect(reports + found.count == (try Project.files(below: Project.sample).count))
  }
}
