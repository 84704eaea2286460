import Foundation

/// This is how rightly the panel tells the years of the agencies: each figure is the sum of the true cells of its
/// series, and a figure that is not certain is not there.
struct PanelScore {
  /// Agencies and years that have a report.
  private(set) var years = 0
  /// Of them those without a row, and rows of agencies and years that have no report.
  private(set) var missing = 0
  private(set) var extra = 0
  private(set) var right = 0
  /// A figure that could be told and is not.
  private(set) var withheld = 0
  private(set) var remarks: [String] = []

  var wrong: Int { remarks.count }

  /// - Parameter folder: the output folder, whose crosswalk says which cells make a series.
  init?(_ documents: [TrueDocument], folder: URL) throws {
    let tables = folder.appendingPathComponent("csv")
    let panel = tables.appendingPathComponent("panel.csv")
    guard FileManager.default.fileExists(atPath: panel.path),
      documents.contains(where: { !$0.agency.isEmpty })
    else { return nil }
    let series = try Self.series(folder.appendingPathComponent("crosswalk.csv"))
    var truths: [String: TrueDocument] = [:]
    for document in documents { truths[document.path] = document }
    var paths: [String: String] = [:]
    try CSVRows(file: tables.appendingPathComponent("reports.csv")).forEach(["report_id", "source_path"]) {
      paths[$0[0]] = $0[1].split(separator: "/").last.map(String.init) ?? $0[1]
    }
    var left = Set(documents.filter(\.isReport).map(Self.key))
    years = left.count
    let names = series.map(\.name)
    try CSVRows(file: panel).forEach(["report_id", "year", "template"] + names) { row in
      guard let document = paths[row[0]].flatMap({ truths[$0] }), document.head[2] == row[1],
        left.remove(Self.key(document)) != nil
      else {
        extra += 1
        return
      }
      for (index, one) in series.enumerated() {
        judge(row[3 + index], one.cells[row[2]] ?? [], of: document, series: one.name)
      }
    }
    missing = left.count
  }

  private static func key(_ document: TrueDocument) -> String { document.agency + "/" + document.head[2] }

  private mutating func judge(
    _ told: String, _ cells: [String], of document: TrueDocument, series: String
  ) {
    let parts = document.cells.filter { cells.contains($0.key) }
    // A cell that the text does not give for certain makes the figure one that should not be told.
    let isCertain = !parts.isEmpty && parts.allSatisfy { $0.isReadable && !$0.value.isEmpty }
    if told.isEmpty {
      if isCertain { withheld += 1 }
      return
    }
    let sum = parts.reduce(Decimal.zero) { $0 + (Decimal(string: $1.value) ?? 0) }
    if parts.isEmpty || Decimal(string: told) != sum {
      remarks.append("\(document.path): \(series) is \(told), the report has \(sum)")
    } else {
      right += 1
    }
  }

  private struct Series {
    let name: String
    /// The cells that make it, by the generation of the form.
    var cells: [String: [String]]
  }

  private static func series(_ file: URL) throws -> [Series] {
    var series: [Series] = []
    let columns = ["series", "template", "table", "item", "measure", "comparability"]
    try CSVRows(file: file).forEach(columns) { row in
      if series.last?.name != row[0] { series.append(Series(name: row[0], cells: [:])) }
      guard row[5] != "not_comparable" else { return }
      series[series.count - 1].cells[row[1], default: []].append(row[2...4].joined(separator: "/"))
    }
    return series
  }

  var text: String {
    "panel: \(years) agencies and years, \(missing) of them missing, \(extra) rows too many; figures: \(right) right, "
      + "\(wrong) wrong, \(withheld) withheld"
  }
}
