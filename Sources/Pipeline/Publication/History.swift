import Core
import Export
import Glibc

/// What became of reports that were published: the rows of `revisions`. They cannot be computed again, so that
/// they are no cache: they are carried from one published folder to the next, and a copy of what the next run
/// needs lies in the state folder for the case that the tables come in no edition that can be read back.
///
/// They follow from the tables that stand and from those that replace them, and from nothing else: a run that reads
/// everything and one that reads what changed give the same rows.
final class History {
  private let place: OutputPlace
  private let predecessor: Predecessor?
  /// By ``OldReport/key``.
  private var old: [OldReport] = []
  private var isThere: [Bool] = []
  private var changes: [Change] = []
  /// Paths that are new, by what their files hold: several reports may stand in one file, and copies of it.
  private var fresh: [Digest: [String]] = [:]
  /// SHA-256 over what is kept for the next run, for the manifest.
  private(set) var hash: String?

  /// This is where the reports and the revisions of the tables that stand can be read.
  private struct Predecessor {
    let reports: DiskPath
    let revisions: DiskPath
    /// Both are as they were written.
    var isVerified = true
  }

  /// This is a report of the tables that stand.
  private struct OldReport {
    let key: Digest
    let content: Digest
    /// Where its row stands.
    let start: Int
    let length: Int32
  }

  private struct Change {
    let report: Int
    let kind: String
    let sha256: String
  }

  /// - Parameter say: told where the history of tables that stand cannot be read.
  init(_ place: OutputPlace, published: PublishedFolder?, say: (String) -> Void) throws(RunFailure) {
    self.place = place
    var found = try RunFailure.unless { () throws(DiskFailure) in
      try Self.predecessor(place, published: published)
    }
    if let kept = found, !kept.isVerified, !(try Self.isReadable(kept)) { found = nil }
    predecessor = found
    if let found {
      try readReports(found.reports)
    } else if published?.isWhole == true {
      say("the tables that stand cannot be read back, so that revisions begin anew")
    }
  }

  // MARK: What stands

  /// Puts in order what a run left that was broken off around its publication, or could not rename what it kept:
  /// that counts if it belongs to the tables that stand, and goes if not.
  static func recover(_ place: OutputPlace, published: PublishedFolder?) throws(RunFailure) {
    try RunFailure.unless { () throws(DiskFailure) in
      if try Disk.kind(of: place.nextHistory) == nil { return }
      if let hash = published?.manifest.history, try self.hash(of: place.history) != hash,
        try self.hash(of: place.nextHistory) == hash
      {
        try Disk.removeTree(place.history)
        try Disk.rename(place.nextHistory, to: place.history)
      } else {
        try Disk.removeTree(place.nextHistory)
      }
    }
  }

  private static let reports = "reports.csv"
  private static let revisions = "revisions.csv"

  private static func predecessor(
    _ place: OutputPlace, published: PublishedFolder?
  ) throws(DiskFailure) -> Predecessor? {
    let kept = Predecessor(
      reports: place.history.appending(reports), revisions: place.history.appending(revisions))
    if let hash = published?.manifest.history, try self.hash(of: place.history) == hash { return kept }
    if let published, published.isIntact, let path = try verified("csv/\(reports)", published, place) {
      let revisions = try verified("csv/\(revisions)", published, place)
      return Predecessor(
        reports: path, revisions: revisions ?? place.output.appending("csv/\(Self.revisions)"))
    }
    if try Disk.kind(of: kept.reports) != .file { return nil }
    return Predecessor(reports: kept.reports, revisions: kept.revisions, isVerified: false)
  }

  private static func isReadable(_ kept: Predecessor) throws(RunFailure) -> Bool {
    do throws(RunFailure) {
      for path in [kept.reports, kept.revisions] { try NamedRows(path).visit { _ in } }
      return true
    } catch {
      // A signal is no damage.
      if error.exit == .failed { return false }
      throw error
    }
  }

  private static func verified(
    _ name: String, _ published: PublishedFolder, _ place: OutputPlace
  ) throws(DiskFailure) -> DiskPath? {
    guard let file = published.manifest.files.first(where: { $0.path == name }) else { return nil }
    let path = place.output.appending(name)
    guard try Disk.kind(of: path) == .file, try Verification.hash(of: path).hash == file.sha256 else {
      return nil
    }
    return path
  }

  private static func hash(of folder: DiskPath) throws(DiskFailure) -> String? {
    var hashes = ""
    for name in [reports, revisions] {
      let path = folder.appending(name)
      guard try Disk.kind(of: path) == .file else { return nil }
      hashes += try Verification.hash(of: path).hash
    }
    return SHA256.hexadecimal(Array(hashes.utf8))
  }

  private func readReports(_ path: DiskPath) throws(RunFailure) {
    var start: Int?
    let table = try NamedRows(path)
    // Tables with other columns than ours have no reports to compare with.
    guard table.has(["report_id", "agency", "year", "template", "source_path", "sha256"]) else { return }
    try table.visit { (row) throws(RunFailure) in
      let at = start ?? table.headerLength
      old.append(
        OldReport(
          key: Digest(SHA256.hexadecimal(Array(row["source_path"].utf8))),
          content: Digest(row["sha256"]), start: at, length: Int32(row.length)))
      start = at + row.length
    }
    old.sort { $0.key < $1.key }
    isThere = Array(repeating: false, count: old.count)
  }

  // MARK: What replaces it

  /// Takes a document of the tables that are being made.
  func note(_ path: SourcePath, sha256: String, isReport: Bool) {
    if old.isEmpty { return }
    let text = path.description
    guard let report = place(of: Digest(SHA256.hexadecimal(Array(text.utf8)))) else {
      if isReport { fresh[Digest(sha256), default: []].append(text) }
      return
    }
    isThere[report] = true
    if isReport, old[report].content == Digest(sha256) { return }
    changes.append(Change(report: report, kind: isReport ? "replaced" : "rejected", sha256: sha256))
  }

  private func place(of key: Digest) -> Int? {
    var low = 0
    var high = old.count
    while low < high {
      let middle = (low + high) / 2
      if old[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < old.count && old[low].key == key ? low : nil
  }

  /// Gives the rows: those of the tables that stand, then what this run changes, in the order of these tables.
  func visit(_ body: (RevisionRecord) throws(RunFailure) -> Void) throws(RunFailure) {
    guard let predecessor else { return }
    var ordinal = 0
    let hasRevisions = try RunFailure.unless { () throws(DiskFailure) in
      try Disk.kind(of: predecessor.revisions) == .file
    }
    if hasRevisions {
      try NamedRows(predecessor.revisions).visit { (row) throws(RunFailure) in
        ordinal += 1
        try body(
          RevisionRecord(
            report: row["report_id"], agency: row["agency"], year: row["year"], template: row["template"],
            ordinal: ordinal, sourcePath: row["source_path"], kind: row["kind"],
            oldHash: row["old_sha256"], newHash: row["new_sha256"], newPath: row["new_source_path"]))
      }
    }
    for report in old.indices where !isThere[report] {
      changes.append(Change(report: report, kind: "removed", sha256: ""))
    }
    changes.sort { old[$0.report].start < old[$1.report].start }
    if changes.isEmpty { return }
    let file = try RunFailure.unless { () throws(DiskFailure) in try FileRange(predecessor.reports) }
    let table = try NamedRows(predecessor.reports)
    for change in changes {
      let report = old[change.report]
      let bytes = try RunFailure.unless { () throws(DiskFailure) in
        try file.bytes(report.start..<(report.start + Int(report.length)))
      }
      ordinal += 1
      try table.row(bytes) { (row) throws(RunFailure) in
        let moved = change.kind == "removed" ? newPath(of: row["source_path"], content: report.content) : nil
        try body(
          RevisionRecord(
            report: row["report_id"], agency: row["agency"], year: row["year"], template: row["template"],
            ordinal: ordinal, sourcePath: row["source_path"], kind: moved == nil ? change.kind : "moved",
            oldHash: row["sha256"], newHash: moved == nil ? change.sha256 : row["sha256"],
            newPath: moved ?? ""))
      }
    }
  }

  /// Gives where a report went: `b.txt#2` for `a.txt#2`, where the file has a further report still.
  private func newPath(of path: String, content: Digest) -> String? {
    guard let paths = fresh[content] else { return nil }
    let number = Self.number(of: path)
    return paths.first { Self.number(of: $0) == number } ?? paths.first
  }

  /// Gives `#2` for `a.txt#2`, nothing for the first report of a file.
  private static func number(of path: String) -> Substring {
    Corrections.file(of: path).map { path.dropFirst($0.count) } ?? ""
  }

  // MARK: For the next run

  /// Copies what the next run needs beside the state; ``publish()`` makes it what counts.
  func keep(reports: DiskPath, revisions: DiskPath) throws(DiskFailure) {
    let folder = place.nextHistory
    try Disk.removeTree(folder)
    try Disk.makeFolder(folder)
    try Disk.copy(reports, to: folder.appending(Self.reports))
    try Disk.copy(revisions, to: folder.appending(Self.revisions))
    try Disk.syncFolder(folder)
    hash = try Self.hash(of: folder)
  }

  /// Says that the tables are shown.
  func publish() throws(DiskFailure) {
    if hash == nil { return }
    try Disk.removeTree(place.history)
    try Disk.rename(place.nextHistory, to: place.history)
  }

  /// Says that they are not.
  func discard() throws(DiskFailure) { try Disk.removeTree(place.nextHistory) }
}
