import Glibc

/// This is the right to write an output folder: a lock of the kernel on a file of the state folder, which a
/// crash gives back by itself. The file tells who holds it and is never removed, since a second run might
/// already wait on it.
final class RunLock {
  private let descriptor: Int32

  /// Once the descriptor is there a failure goes through `deinit`, which closes it: closed twice it could be
  /// a file that somebody else has opened in between.
  init(_ path: DiskPath) throws(RunFailure) {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK
    descriptor = path.withCString { name in Disk.retrying { open(name, flags, 0o666) } }
    if descriptor < 0 { throw RunFailure(DiskFailure("open the lock", path)) }
    if Disk.retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) != 0 {
      let code = errno
      let holder = Self.holder(descriptor)
      if code != EWOULDBLOCK { throw RunFailure(DiskFailure("lock", path, code: code)) }
      throw RunFailure(
        .locked, "another run holds the lock \(path.description)\(holder): wait for it to end")
    }
    let text = Array("pid \(getpid()), host \(Host.name), since \(Moment.now().iso8601)\n".utf8)
    let isWritten =
      Disk.retrying { ftruncate(descriptor, 0) } == 0
      && Self.write(text, to: descriptor)
    if !isWritten { throw RunFailure(DiskFailure("write", path)) }
  }

  deinit { close(descriptor) }

  private static func write(_ text: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < text.count {
      let count = text.withUnsafeBytes { bytes in
        pwrite(descriptor, bytes.baseAddress?.advanced(by: written), text.count - written, off_t(written))
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return false }
      written += count
    }
    return true
  }

  /// Refuses where a run holds the lock; makes nothing and takes nothing.
  static func checkFree(_ path: DiskPath) throws(RunFailure) {
    let descriptor = path.withCString { name in
      Disk.retrying { open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK) }
    }
    // Where there is no lock nobody holds it.
    if descriptor < 0, errno == ENOENT || errno == ENOTDIR { return }
    if descriptor < 0 { throw RunFailure(DiskFailure("open the lock", path)) }
    defer { close(descriptor) }
    if Disk.retrying({ flock(descriptor, LOCK_SH | LOCK_NB) }) == 0 { return }
    throw RunFailure(
      .locked, "another run holds the lock \(path.description)\(holder(descriptor)): wait for it to end")
  }

  private static func holder(_ descriptor: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 400)
    let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    let line = buffer.prefix(max(0, count)).prefix { $0 >= 0x20 }
    return line.isEmpty ? "" : " (\(DiskPath.printable(Array(line))))"
  }
}
