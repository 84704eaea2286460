import Glibc

/// These are the paths of an output folder: the folder itself and, beside it, the state folder with the lock
/// and with the candidate that is to become the folder.
struct OutputPlace: Sendable {
  let output: DiskPath
  let state: DiskPath

  var candidate: DiskPath { state.appending("candidate") }
  /// Where the old folder waits while a file system without exchange renames twice.
  var previous: DiskPath { state.appending("previous") }
  /// What earlier runs computed.
  var database: DiskPath { state.appending("nianbao.db") }
  /// Tables that a gate refused, for a person to look at.
  var refused: DiskPath { state.appending("refused") }
  /// Output folders of earlier runs.
  var runs: DiskPath { state.appending("runs") }
  /// What the next run needs of the tables that stand to tell what it changes.
  var history: DiskPath { state.appending("history") }
  /// The same of tables that are not shown yet.
  var nextHistory: DiskPath { state.appending("history.next") }
  var lock: DiskPath { state.appending("lock") }
  var manifest: DiskPath { output.appending(ManifestSeal.fileName) }

  /// - Parameter state: nil for `OUTPUT.state` beside the output.
  init(output: DiskPath, state: DiskPath?) throws(RunFailure) {
    do throws(DiskFailure) {
      // A link to the folder stays a link: the folder it leads to is replaced.
      let isLink = try Disk.kind(of: output) == .link
      self.output = isLink || output.name == Array("..".utf8) ? try Disk.canonical(output) : output
    } catch {
      throw RunFailure(error)
    }
    self.state = state ?? self.output.withSuffix(".state")
  }

  /// Refuses an output inside an input and an input inside the output: the first run would turn tables into
  /// input, or replace the input with tables.
  func checkApart(from inputs: [DiskPath]) throws(RunFailure) {
    for folder in [output, state] {
      let place = try canonical(folder)
      for input in inputs {
        let source = try canonical(input)
        if place.isWithin(source) {
          throw RunFailure(
            .wrongUsage,
            "the output \(folder.description) lies inside the input \(input.description): "
              + "the next run would read its own tables, name a folder elsewhere")
        }
        if source.isWithin(place) {
          throw RunFailure(
            .wrongUsage,
            "the input \(input.description) lies inside the output \(folder.description), "
              + "which is replaced as a whole: name another output")
        }
      }
    }
  }

  private func canonical(_ path: DiskPath) throws(RunFailure) -> DiskPath {
    do { return try Disk.canonical(path) } catch { throw RunFailure(error) }
  }

  /// Refuses to replace a folder that this program did not write.
  func checkOwnership() throws(RunFailure) {
    do throws(DiskFailure) {
      guard let kind = try Disk.kind(of: output) else { return }
      if kind != .folder { throw DiskFailure("use as output folder", output, code: ENOTDIR) }
      if try isOurs() { return }
      if try Directory.entries(of: output).isEmpty { return }
    } catch {
      throw RunFailure(error)
    }
    throw RunFailure(
      .failed,
      "\(output.description) holds files and no \(ManifestSeal.fileName) of nianbao, so it is not replaced: "
        + "name another folder with --output, or empty this one")
  }

  private func isOurs() throws(DiskFailure) -> Bool {
    guard try Disk.kind(of: manifest) == .file else { return false }
    // Other programs have files of this name too.
    let bytes = try Disk.read(manifest, limit: 1 << 28)
    return bytes.prefix(ManifestSeal.signature.count).elementsEqual(ManifestSeal.signature)
  }

  /// Takes the right to write the output, for as long as the lock is held, and puts in order what a crash left.
  func claim() throws(RunFailure) -> RunLock {
    try RunFailure.unless { () throws(DiskFailure) in try Disk.makeFolders(state) }
    let lock = try RunLock(lock)
    try checkSameFileSystem()
    try RunFailure.unless { () throws(DiskFailure) in try recover() }
    return lock
  }

  /// Refuses a state folder on another file system: from there the tables could not be published by a rename.
  private func checkSameFileSystem() throws(RunFailure) {
    do throws(DiskFailure) {
      let beside = try Disk.status(of: output.parent, followingLinks: true)?.st_dev
      let aside = try Disk.status(of: state, followingLinks: true)?.st_dev
      if beside == aside { return }
    } catch {
      throw RunFailure(error)
    }
    throw RunFailure(
      .wrongUsage,
      "the state folder \(state.description) lies on another file system than \(output.description), where "
        + "nothing can be published by a rename: name one beside the output with --state")
  }

  /// Puts back what a crash left in the middle of two renames, and removes the other leftovers.
  func recover() throws(DiskFailure) {
    if try Disk.kind(of: previous) != nil, try Disk.kind(of: output) == nil {
      try Disk.rename(previous, to: output)
    }
    try Disk.removeTree(candidate)
    try Disk.removeTree(previous)
  }
}
