import Export

/// This is what a run changed in the figures that stood before: counts, and the first of the figures one by
/// one. Reports are the same that come from the same path; both folders are read once, side by side.
struct RunChanges {
  /// Figures that are told one by one.
  private static let mostListed = 200

  private(set) var counts = ComparisonCounts()
  private(set) var listed: [[String]] = []

  init(
    from old: DiskPath, _ before: Manifest, to new: DiskPath, _ after: Manifest
  ) throws(RunFailure) {
    if Self.areSame(before, after) { return }
    let causes = Comparison.causes(old: before, new: after)
    let areDecisionsOther = before.corrections != after.corrections
    let left = try ReportRows(old, for: "the comparison with the last run")
    let right = try ReportRows(new, for: "the comparison with the last run")
    while left.report != nil || right.report != nil {
      let order = Self.order(left.report, right.report)
      if order == 0, let one = left.report, let other = right.report {
        if left.rows != right.rows || one.id != other.id {
          let report = Comparison.Report(
            left, one, right, other, runCauses: causes, areDecisionsOther: areDecisionsOther)
          if !report.changes.isEmpty { take(report) }
        }
      } else {
        counts.countReport(order < 0 ? "removed" : "added")
      }
      if order <= 0 { try left.next() }
      if order >= 0 { try right.next() }
    }
  }

  private mutating func take(_ report: Comparison.Report) {
    counts.count(report)
    for change in report.changes.prefix(max(0, Self.mostListed - listed.count)) {
      listed.append(Comparison.fields(change, of: report))
    }
  }

  /// The tables that are compared are the same, byte by byte.
  private static func areSame(_ before: Manifest, _ after: Manifest) -> Bool {
    ["csv/reports.csv", "csv/observations.csv"].allSatisfy { name in
      let old = before.files.first { $0.path == name }
      return old != nil && old?.sha256 == after.files.first { $0.path == name }?.sha256
    }
  }

  /// Tells whose report comes first in the order of the tables, that of the paths by bytes.
  private static func order(_ left: ReportRows.Report?, _ right: ReportRows.Report?) -> Int {
    guard let left else { return 1 }
    guard let right else { return -1 }
    return Plan.compare(Array(left.path.utf8), Array(right.path.utf8))
  }
}

extension Comparison.Report {
  /// Compares one report in two folders.
  fileprivate init(
    _ left: ReportRows, _ one: ReportRows.Report, _ right: ReportRows, _ other: ReportRows.Report,
    runCauses: [String], areDecisionsOther: Bool
  ) {
    let key = CellTable.Key(agency: other.agency, year: other.year, id: other.id)
    let changes = Comparison.changes(
      CellTable.cells(in: left.rows, left.cellColumns), CellTable.cells(in: right.rows, right.cellColumns),
      key: key)
    let isDecided = areDecisionsOther && changes.contains(where: \.isDecided)
    var causes =
      (one.sha256 == other.sha256 ? [] : ["source"]) + (isDecided ? ["corrections"] : []) + runCauses
    if causes.isEmpty { causes = ["unknown"] }
    self.init(
      key: key, old: [CellTable.Report(id: one.id, sourcePath: one.path, sha256: one.sha256)],
      new: [CellTable.Report(id: other.id, sourcePath: other.path, sha256: other.sha256)], causes: causes,
      changes: changes)
  }
}

extension Manifest.Since {
  /// Compares the tables that stand with those that are to replace them. What cannot be compared is no reason to
  /// fail: it is said why.
  ///
  /// - Parameter candidate: where the new tables lie.
  init(
    _ published: PublishedFolder, in output: DiskPath, candidate: DiskPath, _ manifest: Manifest
  ) throws(RunFailure) {
    let before = published.manifest.startedAt
    do {
      let found = try RunChanges(from: output, published.manifest, to: candidate, manifest)
      let counts = found.counts.all.map { name, counts in
        (name, Dictionary(counts.map { ($0.name, $0.count) }) { first, _ in first })
      }
      self.init(
        before: before, counts: Dictionary(counts) { first, _ in first }, columns: Comparison.columns,
        changes: found.listed)
    } catch {
      try Interruption.check()
      self.init(before: before, problem: error.message)
    }
  }
}
