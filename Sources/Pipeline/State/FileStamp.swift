import Glibc

/// This is what a folder tells of a file without opening it. Where all of it is as it was, the content is taken
/// to be as it was; where anything differs, the content is read and decides.
struct FileStamp: Equatable, Sendable {
  let size: Int64
  /// Nanoseconds since 1970.
  let modified: Int64
  let changed: Int64
  let inode: Int64

  init(size: Int64, modified: Int64, changed: Int64, inode: Int64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  init(_ status: stat) {
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_ctim.tv_nsec)
    inode = Int64(bitPattern: UInt64(status.st_ino))
  }

  /// The steps in which the clocks of file systems go, two seconds at most.
  private static let step: Int64 = 2_000_000_000

  /// Gives the stamp to keep for a file that was read at a moment. One that was written just then, or in the
  /// future of this clock, may be written again without another time: it is kept as no stamp at all, so that
  /// the next run reads the file.
  func kept(readAt moment: Int64) -> FileStamp {
    if max(modified, changed) < moment - Self.step { return self }
    return FileStamp(size: -1, modified: modified, changed: changed, inode: inode)
  }
}
