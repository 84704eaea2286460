/// This is what was counted of the differences between two folders.
struct ComparisonCounts {
  private(set) var reports: [String: Int] = [:]
  private(set) var cells: [String: Int] = [:]
  private(set) var causes: [String: Int] = [:]

  static let kinds = ["added", "removed", "changed"]
  static let causeNames = ["source", "corrections", "rules", "configuration", "program", "unknown"]

  mutating func count(_ report: Comparison.Report) {
    countReport(report.kind)
    for change in report.changes { cells[change.kind, default: 0] += 1 }
    for cause in report.causes { causes[cause, default: 0] += 1 }
  }

  /// Counts a report whose cells are not looked at.
  mutating func countReport(_ kind: String) { reports[kind, default: 0] += 1 }

  /// Gives every count by its name, also where nothing was counted.
  var all: [(name: String, counts: [(name: String, count: Int)])] {
    [
      ("reports", Self.kinds.map { ($0, reports[$0] ?? 0) }),
      ("cells", Self.kinds.map { ($0, cells[$0] ?? 0) }),
      ("causes", Self.causeNames.map { ($0, causes[$0] ?? 0) }),
    ]
  }
}

// A changed cell as programs are told of it.
extension Comparison {
  static let columns = [
    "change", "agency", "year", "table", "item", "measure", "old_value", "new_value", "old_unit", "new_unit",
    "old_flags", "new_flags", "cause", "old_report_id", "new_report_id",
  ]

  /// Gives one field for each of ``columns``.
  static func fields(_ change: Change, of report: Report) -> [String] {
    let place = change.place.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return [change.kind, report.key.agency, report.key.year] + place + [
      change.old?.value ?? "", change.new?.value ?? "", change.old?.unit ?? "", change.new?.unit ?? "",
      change.old?.flags ?? "", change.new?.flags ?? "", report.causes.joined(separator: ";"),
      report.old.map(\.id).joined(separator: ";"), report.new.map(\.id).joined(separator: ";"),
    ]
  }
}
