import Core

/// Says what changed between two output folders: to a person as text, to a program as CSV or JSON.
public enum ComparisonText {
  public static let formats = ["text", "csv", "json"]

  /// Says what the last run changed: the folder is compared with the one that it replaced.
  ///
  /// - Parameter configuration: says where the state lies, if not beside the folder.
  public static func write(
    lastRunOf output: DiskPath, configuration: Configuration, format: String,
    print: (String) throws(RunFailure) -> Void
  ) throws(RunFailure) {
    let place = try OutputPlace(output: output, state: configuration.path("state"))
    let before = try RunFailure.unless { () throws(DiskFailure) in try KeptRuns(place).newest() }
    guard let before else {
      throw RunFailure(
        .wrongUsage,
        "no folder is kept that \(output.description) replaced (keepRuns keeps some): name the older one, "
          + "nianbao diff OLD \(output.description)")
    }
    try write(old: before, new: output, format: format, print: print)
  }

  /// - Parameter print: takes the text piece by piece; nothing is kept back.
  public static func write(
    old: DiskPath, new: DiskPath, format: String, print: (String) throws(RunFailure) -> Void
  ) throws(RunFailure) {
    let comparison = try Comparison(old: old, new: new)
    switch format {
    case "csv": try csv(comparison, print: print)
    case "json": try json(comparison, print: print)
    default: try text(comparison, print: print)
    }
  }

  // MARK: For people

  /// The cells of a report that are named one by one.
  private static let mostNamed = 20

  private static func text(
    _ comparison: Comparison, print: (String) throws(RunFailure) -> Void
  ) throws(RunFailure) {
    var counts = ComparisonCounts()
    try comparison.visit { report throws(RunFailure) in
      counts.count(report)
      var text = "\(name(of: report)): \(report.kind)"
      text += " (\(report.causes.joined(separator: ", "))), \(Tally.number(report.changes.count, "cell"))\n"
      for change in report.changes.prefix(mostNamed) {
        text += "  \(change.place): \(shown(change.old)) → \(shown(change.new))\n"
      }
      if report.changes.count > mostNamed { text += "  … and \(report.changes.count - mostNamed) more\n" }
      try print(text)
    }
    let causes = ComparisonCounts.causeNames.compactMap { name in counts.causes[name].map { "\(name) \($0)" }
    }
    let why = causes.isEmpty ? "" : "; reports by cause: \(causes.joined(separator: ", "))"
    try print(
      "\(sentence(counts.reports, "reports")); \(sentence(counts.cells, "cells"))\(why)\n")
  }

  private static func sentence(_ counts: [String: Int], _ noun: String) -> String {
    let parts = ComparisonCounts.kinds.map { "\(counts[$0] ?? 0) \($0)" }
    return "\(noun): \(parts.joined(separator: ", "))"
  }

  private static func name(of report: Comparison.Report) -> String {
    let path = (report.new.first ?? report.old.first)?.sourcePath ?? ""
    let body = report.key.id.isEmpty ? "\(report.key.agency) \(report.key.year)" : report.key.id
    return "\(body) [\(path)]"
  }

  private static func shown(_ cell: CellTable.Cell?) -> String {
    guard let cell else { return "(none)" }
    let value = cell.value.isEmpty ? "(empty)" : cell.value
    let unit = cell.unit.isEmpty || cell.unit == "count" ? "" : " \(cell.unit)"
    return value + unit + (cell.flags.isEmpty ? "" : " [\(cell.flags)]")
  }

  // MARK: For programs

  private static func csv(
    _ comparison: Comparison, print: (String) throws(RunFailure) -> Void
  ) throws(RunFailure) {
    try print(Comparison.columns.joined(separator: ",") + "\n")
    try comparison.visit { report throws(RunFailure) in
      let rows = report.changes.map { change in
        Comparison.fields(change, of: report).map(quoted).joined(separator: ",") + "\n"
      }
      try print(rows.joined())
    }
  }

  private static func quoted(_ field: String) -> String {
    let isPlain = !field.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    if isPlain { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private static func json(
    _ comparison: Comparison, print: (String) throws(RunFailure) -> Void
  ) throws(RunFailure) {
    var counts = ComparisonCounts()
    try print("{\"changes\":[")
    var isFirst = true
    try comparison.visit { report throws(RunFailure) in
      counts.count(report)
      var text = ""
      for change in report.changes {
        let members = zip(Comparison.columns, Comparison.fields(change, of: report))
          .map { (key: $0, value: JSONText.text($1)) }
        text += (isFirst ? "\n" : ",\n") + String(decoding: JSONText.object(members).line, as: UTF8.self)
        isFirst = false
      }
      try print(text)
    }
    let summary = JSONText.object(
      counts.all.map { name, counts in
        (name, .object(counts.map { (key: $0.name, value: .integer($0.count)) }))
      })
    try print("\n],\"summary\":" + String(decoding: summary.line, as: UTF8.self) + "}\n")
  }
}
