import Core
import Ingest

/// Knows which documents lie in archives that look as they did, so that a night need not open them; notes what
/// was found in the others.
final class ArchiveShelf {
  private let state: RunState?
  private let moment: Int64
  private var opened: [(path: DiskPath, stamp: FileStamp, members: [Archive.Member])] = []
  private var seen: Set<DiskPath> = []

  init(_ state: RunState?, moment: Int64) {
    self.state = state
    self.moment = moment
  }

  /// Gives the members of an archive, none for a file that is no archive, or nil where it must be opened.
  func members(of path: DiskPath, stamp: FileStamp?) -> [Archive.Member]? {
    seen.insert(path)
    guard let state, let stamp else { return nil }
    // What cannot be read here is found by opening the archive.
    guard let noted = try? state.archive(path.bytes), noted.stamp == stamp else { return nil }
    var reader = FlatReader(noted.members)
    return try? Archive.members(from: &reader)
  }

  func note(_ path: DiskPath, stamp: FileStamp, members: [Archive.Member]) {
    opened.append((path, stamp.kept(readAt: moment), members))
  }

  /// Keeps what was found, and forgets archives that are gone.
  func keep(in state: RunState) throws(RunFailure) {
    for archive in opened {
      var writer = FlatWriter()
      Archive.write(archive.members, to: &writer)
      try state.keepArchive(archive.path.bytes, stamp: archive.stamp, members: writer.bytes)
    }
    for path in try state.archives() where !seen.contains(DiskPath(bytes: path)) {
      try state.removeArchive(path)
    }
  }
}
