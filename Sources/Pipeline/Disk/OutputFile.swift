import Core
import Glibc

/// This is a file that is being written, with the SHA-256 and the number of its bytes. It counts only once
/// `finish()` has returned: then its bytes are on the disk.
final class OutputFile {
  let path: DiskPath
  private var descriptor: Int32
  private var hash = SHA256()
  private(set) var bytes = 0

  init(creating path: DiskPath) throws(DiskFailure) {
    self.path = path
    descriptor = path.withCString { name in
      Disk.retrying { open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, 0o666) }
    }
    if descriptor < 0 { throw DiskFailure("create", path) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  func write(_ content: [UInt8]) throws(DiskFailure) {
    hash.update(content)
    bytes += content.count
    var written = 0
    while written < content.count {
      let result = content.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), content.count - written)
      }
      if result < 0, errno == EINTR { continue }
      // A write of nothing would be tried for ever.
      if result <= 0 { throw DiskFailure("write", path, code: result < 0 ? errno : EIO) }
      written += result
    }
  }

  /// Brings the bytes to the disk, closes the file and gives its SHA-256.
  @discardableResult func finish(syncs: Bool = true) throws(DiskFailure) -> String {
    if syncs, Disk.retrying({ fsync(descriptor) }) != 0 { throw DiskFailure("sync", path) }
    let result = close(descriptor)
    descriptor = -1
    // Linux has closed the file even where the call was broken off.
    if result != 0, errno != EINTR { throw DiskFailure("close", path) }
    return hash.hexadecimal()
  }
}
