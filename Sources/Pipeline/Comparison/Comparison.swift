import Export

/// Compares the cells of two output folders, report by report, each known by who reports on which year. A cell
/// is another one where its value, its unit or its flags are.
struct Comparison {
  /// This is a cell that is not the same in both.
  struct Change {
    let key: CellTable.Key
    let place: String
    let old: CellTable.Cell?
    let new: CellTable.Cell?

    var kind: String { old == nil ? "added" : new == nil ? "removed" : "changed" }
    /// A person's decision stands on one side at least.
    var isDecided: Bool { [old, new].contains { $0?.isCorrected == true } }
  }

  /// This is a report with its changes, and why it may have changed.
  struct Report {
    let key: CellTable.Key
    let old: [CellTable.Report]
    let new: [CellTable.Report]
    let causes: [String]
    let changes: [Change]

    var kind: String { old.isEmpty ? "added" : new.isEmpty ? "removed" : "changed" }
  }

  private let old: CellTable
  private let new: CellTable
  /// What differs between the runs themselves, whatever the document.
  let causes: [String]
  /// The runs followed other corrections.
  private let areDecisionsOther: Bool

  init(old: DiskPath, new: DiskPath) throws(RunFailure) {
    let manifests = (try Self.manifest(of: old), try Self.manifest(of: new))
    causes = Self.causes(old: manifests.0, new: manifests.1)
    areDecisionsOther = manifests.0.corrections != manifests.1.corrections
    self.old = try CellTable(old)
    self.new = try CellTable(new)
  }

  private static func manifest(of folder: DiskPath) throws(RunFailure) -> Manifest {
    guard let published = try PublishedFolder.read(folder) else {
      throw RunFailure(.wrongUsage, "\(folder.description) has no manifest.json, so it is no output folder")
    }
    return published.manifest
  }

  /// Of the configuration only settings that decide what is read from a document can change a cell. The program
  /// is the same where its version is and, if both runs noted them, its build and the helper programs.
  static func causes(old: Manifest, new: Manifest) -> [String] {
    var causes: [String] = []
    if old.definitions != new.definitions { causes.append("rules") }
    let isSameConfiguration =
      isSame(old.settings, new.settings) ?? (old.configuration == new.configuration)
    if !isSameConfiguration { causes.append("configuration") }
    let isSameProgram = isSame(old.build, new.build) != false && isSame(old.helpers, new.helpers) != false
    if old.version != new.version || !isSameProgram { causes.append("program") }
    return causes
  }

  private static func isSame(_ old: String?, _ new: String?) -> Bool? {
    guard let old, let new else { return nil }
    return old == new
  }

  /// Gives every report that is not the same in both, in the order of their keys.
  func visit(_ body: (Report) throws(RunFailure) -> Void) throws(RunFailure) {
    let (oldFiles, newFiles) = (Self.files(old), Self.files(new))
    let keys = Set(old.reports.keys).union(new.reports.keys).sorted()
    for key in keys {
      try Interruption.check()
      let before = old.reports[key] ?? []
      let after = new.reports[key] ?? []
      let changes = Self.changes(try old.cells(of: before), try new.cells(of: after), key: key)
      if changes.isEmpty, before.isEmpty == after.isEmpty { continue }
      // The same file stands on the other side under another agency or year.
      let isRenamed =
        before.isEmpty
        ? after.allSatisfy { oldFiles.contains($0.file) }
        : after.isEmpty && before.allSatisfy { newFiles.contains($0.file) }
      let isSameSource = isRenamed || before.map(\.sha256).sorted() == after.map(\.sha256).sorted()
      let isDecided = areDecisionsOther && (isRenamed || changes.contains(where: \.isDecided))
      var causes = (isSameSource ? [] : ["source"]) + (isDecided ? ["corrections"] : []) + causes
      if causes.isEmpty { causes = ["unknown"] }
      try body(Report(key: key, old: before, new: after, causes: causes, changes: changes))
    }
  }

  private static func files(_ table: CellTable) -> Set<String> {
    Set(table.reports.values.flatMap { $0.map(\.file) })
  }

  /// A place that a report has several times is compared in the order of its rows.
  static func changes(
    _ old: [CellTable.Cell], _ new: [CellTable.Cell], key: CellTable.Key
  ) -> [Change] {
    var left: [String: [CellTable.Cell]] = [:]
    for cell in old.reversed() { left[cell.place, default: []].append(cell) }
    var changes: [Change] = []
    for cell in new {
      if let before = left[cell.place]?.popLast() {
        if !cell.isSame(as: before) {
          changes.append(Change(key: key, place: cell.place, old: before, new: cell))
        }
      } else {
        changes.append(Change(key: key, place: cell.place, old: nil, new: cell))
      }
    }
    for cell in old {
      guard let count = left[cell.place]?.count, count > 0, let gone = left[cell.place]?.popLast() else {
        continue
      }
      changes.append(Change(key: key, place: cell.place, old: gone, new: nil))
    }
    return changes
  }
}
