import Foundation

/// This is what the program made of one document.
struct ReadDocument {
  var head: [String] = []
  /// The key of its agency.
  var agency = ""
  var cells: [String: ReadCell] = [:]
  var issues: [ReadIssue] = []
  var quantities = ToldQuantities()
}

struct ReadCell {
  let value: String
  let flags: String

  /// The flags that say: look again.
  var isDoubtful: Bool {
    ["inferred_position", "ambiguous_position", "repaired", "illegible"].contains { flags.contains($0) }
  }
}

struct ReadIssue {
  let rule: String
  let severity: String
  let kind: String
  let table: String
  let message: String
}

/// This reads an output folder of the program: documents by the last part of their path.
struct Result {
  private(set) var documents: [String: ReadDocument] = [:]
  private(set) var rejects: [String: String] = [:]

  init(folder: URL) throws {
    let inner = folder.appendingPathComponent("csv")
    let tables = FileManager.default.fileExists(atPath: inner.path) ? inner : folder
    var documents: [String: ReadDocument] = [:]
    var paths: [String: String] = [:]
    func rows(_ table: String) throws -> CSVRows {
      try CSVRows(file: tables.appendingPathComponent(table + ".csv"))
    }
    try rows("reports").forEach(["report_id", "source_path", "agency_id"] + TrueDocument.headFields) { row in
      let path = Self.lastPart(row[1])
      paths[row[0]] = path
      documents[path] = ReadDocument(head: Array(row[3...]), agency: row[2])
    }
    try rows("observations").forEach(["report_id", "table", "item", "measure", "value", "flags"]) { row in
      guard let path = paths[row[0]] else { return }
      documents[path]?.cells["\(row[1])/\(row[2])/\(row[3])"] = ReadCell(value: row[4], flags: row[5])
    }
    try rows("issues").forEach(["source_path", "rule", "severity", "kind", "table", "message"]) { row in
      documents[Self.lastPart(row[0])]?.issues.append(
        ReadIssue(rule: row[1], severity: row[2], kind: row[3], table: row[4], message: row[5]))
    }
    try rows("narrative").forEach(
      ["report_id", "line", "value", "unit", "approximate", "change_pct", "metric"]
    ) { row in
      guard let path = paths[row[0]] else { return }
      documents[path]?.quantities.add(row[1..<6].joined(separator: "|"), metric: row[6])
    }
    self.documents = documents
    var rejects: [String: String] = [:]
    try rows("rejects").forEach(["source_path", "rule", "message"]) { row in
      rejects[Self.lastPart(row[0])] = "\(row[1]): \(row[2])"
    }
    self.rejects = rejects
  }

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
