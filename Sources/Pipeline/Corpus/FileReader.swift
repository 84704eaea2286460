import Core
import Glibc

/// Reads the files of the corpus. A file that changes while it is read is read once more, then rejected: half
/// of one version and half of another would be a report that nobody wrote.
struct FileReader: Sendable {
  let limit: Int

  /// Gives a whole file, with what it looked like when it was opened.
  func content(of path: DiskPath) throws(Reject) -> (bytes: [UInt8], stamp: FileStamp) {
    for _ in 0..<2 {
      if let content = try contentIfUnchanged(path) { return content }
    }
    throw Reject(
      stage: "ingest", reason: .changedWhileRead,
      message: "the file changed twice while it was read, run again when it is written")
  }

  /// Gives a piece of a file: the packed bytes of a member of an archive, whose checksum tells whether they
  /// are what the listing saw.
  func bytes(of path: DiskPath, in range: Range<Int>) throws(Reject) -> [UInt8] {
    let descriptor = try Self.open(path)
    defer { close(descriptor) }
    let status = try Self.status(descriptor)
    if FileKind(mode: status.st_mode) != .file || Int(status.st_size) < range.upperBound {
      throw Reject(
        stage: "ingest", reason: .changedWhileRead,
        message: "the archive changed since it was listed, run again")
    }
    do {
      return try Disk.read(descriptor, path: path, range: range)
    } catch {
      throw Self.unreadable(error.code)
    }
  }

  private static func open(_ path: DiskPath) throws(Reject) -> Int32 {
    // Without O_NONBLOCK a pipe that took the place of the file would stop the run.
    let flags = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY
    let descriptor = path.withCString { name in Disk.retrying { Glibc.open(name, flags) } }
    if descriptor < 0 { throw unreadable(errno) }
    return descriptor
  }

  private func contentIfUnchanged(
    _ path: DiskPath
  ) throws(Reject) -> (bytes: [UInt8], stamp: FileStamp)? {
    let descriptor = try Self.open(path)
    defer { close(descriptor) }
    let before = try Self.status(descriptor)
    let kind = FileKind(mode: before.st_mode)
    if kind != .file { throw Self.reject(for: .kind(kind)) }
    if Int(before.st_size) > limit { throw tooLarge(Int(before.st_size)) }
    let bytes: [UInt8]
    do {
      bytes = try Disk.read(descriptor, path: path, expected: Int(before.st_size), limit: limit)
    } catch {
      throw error.code == EFBIG ? tooLarge(nil) : Self.unreadable(error.code)
    }
    let after = try Self.status(descriptor)
    let isSame =
      bytes.count == Int(after.st_size) && before.st_mtim.tv_sec == after.st_mtim.tv_sec
      && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec
    return isSame ? (bytes, FileStamp(before)) : nil
  }

  private static func status(_ descriptor: Int32) throws(Reject) -> stat {
    var status = stat()
    if Disk.retrying({ fstat(descriptor, &status) }) != 0 { throw unreadable(errno) }
    return status
  }

  /// Gives the row of `rejects.csv` for what the listing could not use.
  static func reject(for obstacle: Corpus.Obstacle) -> Reject {
    switch obstacle {
    case .kind(let kind):
      Reject(
        stage: "ingest", reason: .unreadableFile,
        message: kind == .link
          ? "it is a symbolic link, and links are not followed: name its target as an input"
          : "it is \(kind.word), not a regular file")
    case .unlisted(let code):
      Reject(
        stage: "ingest", reason: .unreadableFile,
        message: "the folder cannot be listed: \(DiskFailure.reason(code)); what it holds is missing here")
    }
  }

  private static func unreadable(_ code: Int32) -> Reject {
    let message =
      switch code {
      case ENOENT: "the file was there when the folder was listed and is gone"
      case ELOOP: "it has become a symbolic link, and links are not followed"
      default: "the file cannot be read: \(DiskFailure.reason(code))"
      }
    return Reject(stage: "ingest", reason: .unreadableFile, message: message)
  }

  func tooLarge(_ size: Int?) -> Reject {
    let found = size.map { "the file has \($0) bytes" } ?? "the file grew while it was read"
    return Reject(
      stage: "ingest", reason: .tooLarge,
      message: "\(found), more than limits.fileBytes allows (\(limit))")
  }
}
