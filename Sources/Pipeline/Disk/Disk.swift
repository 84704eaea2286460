import Glibc

/// These are the calls to the file system, each checked, each tried again where a signal broke it off.
enum Disk {
  static func retrying(_ call: () -> Int32) -> Int32 {
    var result = call()
    while result < 0, errno == EINTR { result = call() }
    return result
  }

  static func makeFolder(_ path: DiskPath) throws(DiskFailure) {
    if path.withCString({ name in retrying { mkdir(name, 0o777) } }) != 0 {
      throw DiskFailure("make the folder", path)
    }
  }

  /// Makes a folder and those above it where they are missing.
  static func makeFolders(_ path: DiskPath) throws(DiskFailure) {
    if try kind(of: path, followingLinks: true) == .folder { return }
    let parent = path.parent
    if parent != path { try makeFolders(parent) }
    let result = path.withCString { name in retrying { mkdir(name, 0o777) } }
    if result != 0, errno != EEXIST { throw DiskFailure("make the folder", path) }
    if try kind(of: path, followingLinks: true) != .folder {
      throw DiskFailure("make the folder", path, code: ENOTDIR)
    }
  }

  /// Gives what stands at a path, or nil where nothing does.
  static func kind(
    of path: DiskPath, followingLinks: Bool = false
  ) throws(DiskFailure) -> FileKind? {
    try status(of: path, followingLinks: followingLinks).map { FileKind(mode: $0.st_mode) }
  }

  static func status(of path: DiskPath, followingLinks: Bool = false) throws(DiskFailure) -> stat? {
    var status = stat()
    let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
    let result = path.withCString { name in retrying { fstatat(AT_FDCWD, name, &status, flags) } }
    if result == 0 { return status }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw DiskFailure("look at", path)
  }

  static func rename(_ from: DiskPath, to target: DiskPath) throws(DiskFailure) {
    let result = from.withCString { old in
      target.withCString { new in retrying { Glibc.rename(old, new) } }
    }
    if result != 0 { throw DiskFailure("rename \(from.description) to", target) }
  }

  static func removeFile(_ path: DiskPath) throws(DiskFailure) {
    let result = path.withCString { name in retrying { unlink(name) } }
    if result != 0, errno != ENOENT { throw DiskFailure("remove", path) }
  }

  /// Removes a folder and all below it; links are removed, never followed.
  static func removeTree(_ path: DiskPath) throws(DiskFailure) {
    guard let kind = try kind(of: path) else { return }
    if kind != .folder {
      try removeFile(path)
      return
    }
    for entry in try Directory.entries(of: path) {
      let below = path.appending(entry.name)
      if entry.kind == .folder { try removeTree(below) } else { try removeFile(below) }
    }
    let result = path.withCString { name in retrying { rmdir(name) } }
    if result != 0, errno != ENOENT { throw DiskFailure("remove the folder", path) }
  }

  /// Brings the bytes of a file that somebody else wrote to the disk.
  static func syncFile(_ path: DiskPath) throws(DiskFailure) {
    let descriptor = path.withCString { name in retrying { open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) } }
    if descriptor < 0 { throw DiskFailure("open", path) }
    defer { close(descriptor) }
    if retrying({ fsync(descriptor) }) != 0 { throw DiskFailure("sync", path) }
  }

  /// Opens a file to read pieces of it. A pipe would wait for somebody to write to it, so that it is not waited for.
  ///
  /// - Parameter followingLinks: true for a file that somebody named: in the place of one that the program itself
  ///   wrote there stands no link.
  static func openForReading(_ path: DiskPath, followingLinks: Bool = false) throws(DiskFailure) -> Int32 {
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
    let descriptor = path.withCString { name in retrying { open(name, flags) } }
    if descriptor < 0 { throw DiskFailure("open", path) }
    return descriptor
  }

  /// Makes the names in a folder last through a loss of power.
  static func syncFolder(_ path: DiskPath) throws(DiskFailure) {
    let descriptor = path.withCString { name in
      retrying { open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    }
    if descriptor < 0 { throw DiskFailure("open the folder", path) }
    let result = retrying { fsync(descriptor) }
    let code = errno
    close(descriptor)
    // Some network file systems cannot sync a folder and say so.
    if result != 0, code != EINVAL { throw DiskFailure("sync the folder", path, code: code) }
  }

  /// Gives the path without links, `.` and `..`; what does not exist yet is kept as it is.
  static func canonical(_ path: DiskPath) throws(DiskFailure) -> DiskPath {
    if let found = path.withCString({ realpath($0, nil) }) {
      defer { free(found) }
      return DiskPath(bytes: bytes(of: found))
    }
    guard errno == ENOENT else { throw DiskFailure("look at", path) }
    let name = path.name
    if name == Array("..".utf8) || name == Array(".".utf8) {
      throw DiskFailure("look at", path, code: ENOENT)
    }
    return try canonical(path.parent).appending(name)
  }

  static func bytes(of text: UnsafePointer<CChar>) -> [UInt8] {
    let length = strlen(text)
    return Array(UnsafeRawBufferPointer(start: text, count: length))
  }

  /// Gives a whole small file, such as a configuration.
  static func read(_ path: DiskPath, limit: Int) throws(DiskFailure) -> [UInt8] {
    let descriptor = try openForReading(path, followingLinks: true)
    defer { close(descriptor) }
    var status = stat()
    if retrying({ fstat(descriptor, &status) }) != 0 { throw DiskFailure("look at", path) }
    let kind = FileKind(mode: status.st_mode)
    if kind == .folder { throw DiskFailure("read", path, code: EISDIR) }
    if kind != .file { throw DiskFailure("read", path, code: EINVAL) }
    if Int(status.st_size) > limit { throw DiskFailure("read", path, code: EFBIG) }
    return try read(descriptor, path: path, expected: Int(status.st_size), limit: limit)
  }

  /// Reads a piece of an open file; a file that ends before it gives `EIO`.
  static func read(
    _ descriptor: Int32, path: DiskPath, range: Range<Int>
  ) throws(DiskFailure) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      count = 0
      while count < range.count {
        let place = buffer.baseAddress?.advanced(by: count)
        let got = pread(descriptor, place, range.count - count, off_t(range.lowerBound + count))
        if got < 0, errno == EINTR { continue }
        if got < 0 { code = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if code == 0, bytes.count < range.count { code = EIO }
    if code != 0 { throw DiskFailure("read", path, code: code) }
    return bytes
  }

  /// Reads the next `size` bytes of an open file; fewer are its last.
  static func readNext(
    _ descriptor: Int32, path: DiskPath, size: Int
  ) throws(DiskFailure) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { code = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if code != 0 { throw DiskFailure("read", path, code: code) }
    return bytes
  }

  /// Reads an open file to its end; more than `limit` bytes give `EFBIG`.
  static func read(
    _ descriptor: Int32, path: DiskPath, expected: Int, limit: Int
  ) throws(DiskFailure) -> [UInt8] {
    // One byte more than the file had shows a file that has grown.
    var capacity = expected + 1
    var content: [UInt8] = []
    while true {
      let chunk = try readNext(descriptor, path: path, size: capacity)
      if content.isEmpty { content = chunk } else { content += chunk }
      if content.count > limit { throw DiskFailure("read", path, code: EFBIG) }
      if chunk.count < capacity { return content }
      capacity = 1 << 16
    }
  }

  /// Reads an open file piece by piece, without ever having all of it in memory.
  static func readPieces(
    _ descriptor: Int32, path: DiskPath, _ body: ([UInt8]) throws(DiskFailure) -> Void
  ) throws(DiskFailure) {
    let size = 1 << 18
    while true {
      let piece = try readNext(descriptor, path: path, size: size)
      if !piece.isEmpty { try body(piece) }
      if piece.count < size { break }
    }
  }

  /// Copies a file to a place where nothing stands, and brings it to the disk.
  static func copy(_ path: DiskPath, to target: DiskPath) throws(DiskFailure) {
    let descriptor = try openForReading(path)
    defer { close(descriptor) }
    let file = try OutputFile(creating: target)
    try readPieces(descriptor, path: path) { (piece) throws(DiskFailure) in try file.write(piece) }
    try file.finish()
  }

  /// Writes a small file that stands on its own, whole or not at all: beside its place, then renamed.
  ///
  /// - Parameter syncs: waits until the bytes are on the disk, which takes long where files are many.
  static func write(_ bytes: [UInt8], to path: DiskPath, syncs: Bool = true) throws(DiskFailure) {
    let aside = path.withSuffix(".\(getpid()).tmp")
    do throws(DiskFailure) {
      let file = try OutputFile(creating: aside)
      try file.write(bytes)
      try file.finish(syncs: syncs)
      try rename(aside, to: path)
    } catch {
      _ = aside.withCString { unlink($0) }
      throw error
    }
  }
}
