import Export
import Glibc

/// This is the folder that a run writes aside, on the file system of the output, until it is whole.
final class Candidate {
  let place: OutputPlace
  private var folders: [String] = []
  private(set) var files: [Manifest.File] = []

  init(_ place: OutputPlace) throws(DiskFailure) {
    self.place = place
    try Disk.makeFolder(place.candidate)
  }

  /// Opens a file below the folder, such as `csv/reports.csv`; the folders that it lies in are made where
  /// they are missing.
  func create(_ name: String) throws(DiskFailure) -> OutputFile {
    if let slash = name.lastIndex(of: "/") { try makeFolder(String(name[..<slash])) }
    return try OutputFile(creating: place.candidate.appending(name))
  }

  private func makeFolder(_ name: String) throws(DiskFailure) {
    if folders.contains(name) { return }
    if let slash = name.lastIndex(of: "/") { try makeFolder(String(name[..<slash])) }
    try Disk.makeFolder(place.candidate.appending(name))
    folders.append(name)
  }

  /// Gives where a library may write a file itself; ``adopt(_:)`` takes it when it is whole.
  func place(for name: String) throws(DiskFailure) -> DiskPath {
    if let slash = name.lastIndex(of: "/") { try makeFolder(String(name[..<slash])) }
    return place.candidate.appending(name)
  }

  /// Brings a file that a library wrote to the disk and notes it for the manifest.
  func adopt(_ name: String) throws(DiskFailure) {
    let path = place.candidate.appending(name)
    try Disk.syncFile(path)
    let (bytes, hash) = try Verification.hash(of: path)
    files.append(Manifest.File(path: name, bytes: bytes, sha256: hash))
  }

  /// Brings a file to the disk and notes it for the manifest.
  func finish(_ file: OutputFile, as name: String, rows: Int? = nil) throws(DiskFailure) {
    let hash = try file.finish()
    files.append(Manifest.File(path: name, bytes: file.bytes, sha256: hash, rows: rows))
  }

  func write(_ content: [UInt8], as name: String, rows: Int? = nil) throws(DiskFailure) {
    let file = try create(name)
    try file.write(content)
    try finish(file, as: name, rows: rows)
  }

  /// Removes a folder with its files, of which nothing is said any more.
  func removeFolder(_ name: String) throws(DiskFailure) {
    try Disk.removeTree(place.candidate.appending(name))
    folders.removeAll { $0 == name || $0.hasPrefix(name + "/") }
    files.removeAll { $0.path.hasPrefix(name + "/") }
  }

  /// Makes the folder the output, whole and at once: a reader sees the old folder or the new one. Everything
  /// is on the disk before, the name after. Where that fails the old folder stands.
  ///
  /// - Parameter runs: how many old folders are kept.
  /// - Returns: why the old folder could not be kept or removed, or nil; the next run removes it then.
  func publish(
    keeping runs: Int = 0, _ manifest: (_ files: [Manifest.File]) -> Manifest
  ) throws(DiskFailure) -> String? {
    try seal(manifest)
    let undo = try swap()
    do throws(DiskFailure) {
      try Disk.syncFolder(place.output.parent)
      try Disk.syncFolder(place.state)
    } catch {
      try undo()
      throw error
    }
    do throws(DiskFailure) {
      for old in [place.candidate, place.previous] where runs > 0 {
        try KeptRuns(place).keep(old, most: runs)
      }
      try Disk.removeTree(place.candidate)
      try Disk.removeTree(place.previous)
      try Disk.removeTree(place.refused)
      return nil
    } catch {
      return error.message
    }
  }

  /// Brings everything to the disk, the manifest last.
  private func seal(_ manifest: (_ files: [Manifest.File]) -> Manifest) throws(DiskFailure) {
    let file = try create(ManifestSeal.fileName)
    try file.write(ManifestSeal.sealed(manifest(files)))
    try file.finish()
    for folder in folders { try Disk.syncFolder(place.candidate.appending(folder)) }
    try Disk.syncFolder(place.candidate)
  }

  /// Keeps a folder that is not published for a person to look at, in place of an older one.
  func setAside(_ manifest: (_ files: [Manifest.File]) -> Manifest) throws(DiskFailure) {
    try seal(manifest)
    try Disk.removeTree(place.refused)
    try Disk.rename(place.candidate, to: place.refused)
  }

  /// Gives the candidate the name of the output, and the way back.
  private func swap() throws(DiskFailure) -> () throws(DiskFailure) -> Void {
    let place = place
    if try Disk.kind(of: place.output) == nil {
      try Disk.rename(place.candidate, to: place.output)
      return { () throws(DiskFailure) in try Disk.rename(place.output, to: place.candidate) }
    }
    if try Exchange.names(place.candidate, place.output) {
      return { () throws(DiskFailure) in _ = try Exchange.names(place.candidate, place.output) }
    }
    try renameTwice()
    return { () throws(DiskFailure) in
      try Disk.rename(place.output, to: place.candidate)
      try Disk.rename(place.previous, to: place.output)
    }
  }

  /// The way of a file system that cannot exchange two names: for a moment there is no output, never half of
  /// one, and after a crash in that moment the next run puts the old folder back.
  private func renameTwice() throws(DiskFailure) {
    try Disk.rename(place.output, to: place.previous)
    do throws(DiskFailure) {
      try Disk.rename(place.candidate, to: place.output)
    } catch {
      try Disk.rename(place.previous, to: place.output)
      throw error
    }
  }

  /// Removes what was written so far.
  func discard() throws(DiskFailure) { try Disk.removeTree(place.candidate) }
}

/// Exchanges two names in one step of the kernel.
enum Exchange {
  private typealias Call =
    @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

  /// RENAME_EXCHANGE of <linux/fs.h>.
  private static let exchange: UInt32 = 1 << 1

  /// Gives false where the system or the file system has no such step.
  static func names(_ left: DiskPath, _ right: DiskPath) throws(DiskFailure) -> Bool {
    // The header declares it only to programs that ask for GNU extensions, which an import cannot.
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    let renameat2 = unsafeBitCast(symbol, to: Call.self)
    let result = left.withCString { old in
      right.withCString { new in
        Disk.retrying { renameat2(AT_FDCWD, old, AT_FDCWD, new, exchange) }
      }
    }
    if result == 0 { return true }
    if errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP { return false }
    throw DiskFailure("exchange \(left.description) with", right)
  }
}
