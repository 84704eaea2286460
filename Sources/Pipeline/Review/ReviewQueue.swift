import Core
import Validate

/// Finds what a person should look at in published tables, the most valuable first. It keeps a few times as
/// much as is asked for and no more, however large the tables are.
struct ReviewQueue {
  private let limit: Int
  private let layouts: [String: ReviewLayout]
  private var reports: [String: ReviewGroup.Document] = [:]
  private var issues: [String: [(table: String, issue: ReviewGroup.Issue)]] = [:]
  private var kept: [(order: Int, group: ReviewGroup)] = []
  /// Groups that were found.
  private(set) var found = 0
  /// All that was found, whether it is kept or not.
  private(set) var cells = 0
  private(set) var documents = 0

  /// The groups that are kept, the most valuable first.
  private(set) var groups: [ReviewGroup] = []

  init(_ folder: DiskPath, definitions: Definitions, limit: Int) throws(RunFailure) {
    self.limit = limit
    var layouts: [String: ReviewLayout] = [:]
    for form in definitions.forms {
      for table in Set(form.regions.flatMap(\.blocks).map(\.table)).sorted(by: { $0.index < $1.index }) {
        if let layout = ReviewLayout(form, table: table, vocabulary: definitions.vocabulary) {
          layouts["\(form.code)/\(layout.table)"] = layout
        }
      }
    }
    self.layouts = layouts
    try readReports(folder)
    try readIssues(folder)
    try readCells(folder)
    try readRejects(folder)
    cut(to: limit)
    groups = kept.map(\.group)
  }

  // MARK: Tables

  private mutating func readReports(_ folder: DiskPath) throws(RunFailure) {
    let columns = [
      "report_id", "source_path", "sha256", "agency", "year", "template", "title", "doubtful_cells",
      "issues_extraction",
    ]
    var found: [String: ReviewGroup.Document] = [:]
    try PublishedRows(folder, "reports", columns: columns).visit { row in
      if row[7] == "0", row[8] == "0" { return }
      found[row[0]] = ReviewGroup.Document(
        id: row[0], sourcePath: row[1], sha256: row[2], agency: row[3], year: row[4], template: row[5],
        title: row[6])
    }
    reports = found
  }

  private mutating func readIssues(_ folder: DiskPath) throws(RunFailure) {
    let columns = ["report_id", "kind", "rule", "severity", "table", "item", "measure", "message", "line"]
    var found: [String: [(table: String, issue: ReviewGroup.Issue)]] = [:]
    try PublishedRows(folder, "issues", columns: columns).visit { row in
      if row[1] != FindingKind.extraction.rawValue { return }
      let issue = ReviewGroup.Issue(
        rule: row[2], severity: row[3], item: row[5], measure: row[6], message: row[7],
        line: Int(row[8]) ?? 0)
      found[row[0], default: []].append((row[4], issue))
    }
    issues = found
  }

  private mutating func readCells(_ folder: DiskPath) throws(RunFailure) {
    let columns = [
      "report_id", "table", "item", "measure", "value", "unit", "raw", "line", "source_start", "source_end",
      "flags", "template",
    ]
    let reports = reports
    var id = ""
    var rows: [[String]] = []
    var queue = self
    let table = try PublishedRows(folder, "observations", columns: columns)
    let isWanted: (String) -> Bool = { reports[$0] != nil }
    try table.visit(where: isWanted) { row in
      if row[0] != id {
        queue.add(id, rows)
        (id, rows) = (row[0], [])
      }
      rows.append(row)
    }
    queue.add(id, rows)
    // What is doubtful about a document that has no cells at all.
    for id in queue.reports.keys.sorted() { queue.add(id, []) }
    self = queue
  }

  /// Documents that were taken for something else than a report.
  private mutating func readRejects(_ folder: DiskPath) throws(RunFailure) {
    let columns = ["source_path", "sha256", "rule", "message"]
    let wanted = [RejectReason.notAReport.rawValue, RejectReason.otherReport.rawValue]
    var queue = self
    try PublishedRows(folder, "rejects", columns: columns).visit { row in
      if !wanted.contains(row[2]) { return }
      let document = ReviewGroup.Document(
        id: row[0].utf8.contains(UInt8(ascii: "%")) ? "" : ReportAssembly.id(of: SourcePath(row[0])).text,
        sourcePath: row[0], sha256: row[1], agency: "", year: "", template: "", title: "")
      let issue = ReviewGroup.Issue(
        rule: row[2], severity: "warning", item: "", measure: "", message: row[3], line: 0)
      queue.keep(
        ReviewGroup(
          document: document, table: "", layout: nil, contents: [], cells: [], issues: [issue],
          isRejected: true, points: ReviewPoints.rejected))
    }
    self = queue
  }

  // MARK: One document

  private mutating func add(_ id: String, _ rows: [[String]]) {
    guard let document = reports.removeValue(forKey: id) else { return }
    let before = cells + found
    let own = issues.removeValue(forKey: id) ?? []
    var tables: [String] = []
    for row in rows where !tables.contains(row[1]) { tables.append(row[1]) }
    for table in tables {
      add(document, table, rows.filter { $0[1] == table }, own.filter { $0.table == table }.map(\.issue))
    }
    let rest = own.filter { !tables.contains($0.table) }.map(\.issue)
    if !rest.isEmpty {
      let isLost = document.agency.isEmpty || document.year.isEmpty
      keep(
        ReviewGroup(
          document: document, table: "", layout: nil, contents: [], cells: [], issues: rest,
          isRejected: false,
          points: rest.reduce(isLost ? ReviewPoints.agencyOrYear : 0) {
            $0 + ReviewPoints.severity($1.severity)
          }))
    }
    if cells + found > before { documents += 1 }
  }

  private mutating func add(
    _ document: ReviewGroup.Document, _ table: String, _ rows: [[String]], _ issues: [ReviewGroup.Issue]
  ) {
    let layout = layouts["\(rows[0][11])/\(table)"]
    var printed: [Int: ReviewLayout.Content] = [:]
    for row in rows {
      guard let place = layout?.cell(item: row[2], measure: row[3]), printed[place] == nil else { continue }
      printed[place] = Self.content(row)
    }
    let contents = layout?.contents(printed) ?? []
    let outcomes = layout?.outcomes(contents) ?? []
    var doubtful: [ReviewGroup.Cell] = []
    for row in rows {
      let flags = row[10].split(separator: ";").map(String.init)
      let place = layout?.cell(item: row[2], measure: row[3])
      let checks = (layout?.checks ?? []).indices.filter { number in
        place.map { layout?.checks[number].cells.contains($0) ?? false } ?? false
      }
      let failing = checks.count { outcomes[$0] == .fails }
      let isNamed = issues.contains { $0.item == row[2] && $0.measure == row[3] }
      let isUnread = Self.content(row) == .unknown && !flags.contains("corrected")
      let isSure =
        flags.isEmpty
        || flags.allSatisfy { !Self.doubts.contains($0) }
          && !(flags.contains("inferred_position") && failing > 0)
      if isSure, !isNamed, !isUnread { continue }
      if doubtful.contains(where: { $0.item == row[2] && $0.measure == row[3] }) { continue }
      var points = ReviewPoints.flags(flags) + ReviewPoints.failingSum * failing
      points += ReviewPoints.untestedSum * checks.count { outcomes[$0] == .untested }
      if isUnread { points += ReviewPoints.unread }
      if checks.contains(where: { layout?.checks[$0].right.contains(place ?? -1) ?? false }) {
        points += ReviewPoints.total
      }
      var span: Range<Int>?
      if let start = Int(row[8]), let end = Int(row[9]), start <= end { span = start..<end }
      doubtful.append(
        ReviewGroup.Cell(
          item: row[2], measure: row[3], value: row[4], unit: row[5], raw: row[6], line: Int(row[7]) ?? 0,
          span: span, flags: flags, place: place, points: points))
    }
    if doubtful.isEmpty, issues.isEmpty { return }
    keep(
      ReviewGroup(
        document: document, table: table, layout: layout, contents: contents, cells: doubtful, issues: issues,
        isRejected: false,
        // The best of its cells: a table that could not be read at all does not stand before one look that mends
        // four sums.
        points: (doubtful.map(\.points).max() ?? 0)
          + issues.reduce(0) { $0 + ReviewPoints.severity($1.severity) }))
  }

  /// Flags of cells that are always looked at.
  private static let doubts = ["ambiguous_position", "repaired", "unit_unknown"]

  private static func content(_ row: [String]) -> ReviewLayout.Content {
    if let value = Decimal64(row[4]) { return .number(value) }
    let flags = row[10].split(separator: ";")
    return flags.contains("blank") || flags.contains("not_applicable") ? .nothing : .unknown
  }

  // MARK: What is kept

  private mutating func keep(_ group: ReviewGroup) {
    cells += group.cells.count
    found += 1
    kept.append((found, group))
    if kept.count > 4 * limit + 64 { cut(to: limit) }
  }

  /// Keeps the most valuable, and of one document's size what the limit leaves room for.
  private mutating func cut(to limit: Int) {
    kept.sort { ($1.group.points, $0.order) < ($0.group.points, $1.order) }
    var room = limit
    var end = 0
    while end < kept.count, room > 0 {
      room -= kept[end].group.size
      end += 1
    }
    kept.removeSubrange(end...)
  }
}
