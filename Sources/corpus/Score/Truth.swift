import Foundation

/// This is what is true of one generated document.
struct TrueDocument {
  let path: String
  let layout: String
  let form: String
  let noise: String
  let head: [String]
  /// A document that is no report is rejected.
  let isReport: Bool
  var cells: [TrueCell] = []
  var defects: [TrueDefect] = []
  /// Rules that must speak of what is wrong between the report and others, or between its text and tables.
  var crossings: [TrueCrossing] = []
  /// The number of the agency; empty where reports are single ones.
  var agency = ""
  var quantities = ToldQuantities()
  /// False for files of which nobody knows beforehand into which lines they will be read.
  var tellsLines = true

  static let headFields = [
    "title", "agency", "year", "template", "published_on", "period_start", "period_end",
  ]
}

struct TrueCrossing {
  let rule: String
  let isProvable: Bool
}

struct TrueCell {
  let key: String
  let value: String
  let alsoRight: String
  let isReadable: Bool
}

struct TrueDefect {
  let kind: String
  let table: String
  let isProvable: Bool
}

/// This reads the truth of a corpus, its documents in the order in which they were made.
struct Truth {
  private(set) var documents: [TrueDocument] = []

  init(folder: URL) throws {
    var documents: [TrueDocument] = []
    var places: [String: Int] = [:]
    let columns = ["source_path", "layout", "form", "noise", "expected"] + TrueDocument.headFields
    try CSVRows(file: folder.appendingPathComponent("reports.csv")).forEach(columns) { row in
      places[row[0]] = documents.count
      documents.append(
        TrueDocument(
          path: row[0], layout: row[1], form: row[2], noise: row[3], head: Array(row[5...]),
          isReport: row[4] != "reject"))
    }
    try CSVRows(file: folder.appendingPathComponent("observations.csv")).forEach(
      ["source_path", "table", "item", "measure", "value", "also_right", "readable"]
    ) { row in
      guard let place = places[row[0]] else { return }
      documents[place].cells.append(
        TrueCell(
          key: "\(row[1])/\(row[2])/\(row[3])", value: row[4], alsoRight: row[5], isReadable: row[6] != "no"))
    }
    try CSVRows(file: folder.appendingPathComponent("defects.csv")).forEach(
      ["source_path", "kind", "table", "provable"]
    ) { row in
      guard let place = places[row[0]] else { return }
      documents[place].defects.append(TrueDefect(kind: row[1], table: row[2], isProvable: row[3] != "no"))
    }
    try CSVRows(file: folder.appendingPathComponent("narrative.csv")).forEach(
      ["source_path", "line", "value", "unit", "approximate", "change_pct", "family"]
    ) { row in
      guard let place = places[row[0]] else { return }
      documents[place].quantities.add(row[1..<6].joined(separator: "|"), metric: row[6])
      if row[1].isEmpty { documents[place].tellsLines = false }
    }
    // A truth about single reports has neither.
    func rows(_ name: String) throws -> CSVRows? {
      let file = folder.appendingPathComponent(name + ".csv")
      return FileManager.default.fileExists(atPath: file.path) ? try CSVRows(file: file) : nil
    }
    try rows("crossings")?.forEach(["source_path", "rule", "provable"]) { row in
      guard let place = places[row[0]] else { return }
      documents[place].crossings.append(TrueCrossing(rule: row[1], isProvable: row[2] != "no"))
    }
    try rows("agencies")?.forEach(["source_path", "agency"]) { row in
      guard let place = places[row[0]] else { return }
      documents[place].agency = row[1]
    }
    self.documents = documents
  }
}
