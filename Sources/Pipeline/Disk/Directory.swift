import Glibc

/// This is what stands at a path.
enum FileKind: Sendable {
  case file, folder, link, pipe, device, socket, other

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    case S_IFIFO: self = .pipe
    case S_IFCHR, S_IFBLK: self = .device
    case S_IFSOCK: self = .socket
    default: self = .other
    }
  }

  /// Gives the word for messages.
  var word: String {
    switch self {
    case .file: "a file"
    case .folder: "a folder"
    case .link: "a symbolic link"
    case .pipe: "a named pipe"
    case .device: "a device"
    case .socket: "a socket"
    case .other: "something that is neither a file nor a folder"
    }
  }
}

/// Lists folders by bytes. `FileManager` loses names that are not UTF-8.
enum Directory {
  struct Entry: Sendable {
    let name: [UInt8]
    let kind: FileKind
    /// What a file looks like from outside, where that was asked for; nil for one that has just gone.
    let stamp: FileStamp?
  }

  /// Gives the entries of a folder without `.` and `..`, in no order.
  static func entries(
    of path: DiskPath, followingLinks: Bool = false, stamps: Bool = false
  ) throws(DiskFailure) -> [Entry] {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW)
    let descriptor = path.withCString { name in Disk.retrying { open(name, flags) } }
    if descriptor < 0 { throw DiskFailure("list", path) }
    guard let stream = fdopendir(descriptor) else {
      let failure = DiskFailure("list", path)
      close(descriptor)
      throw failure
    }
    defer { closedir(stream) }
    var found: [Entry] = []
    while true {
      // Only errno tells the end of the folder from a failure.
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw DiskFailure("list", path) }
        return found
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { Disk.bytes(of: $0) }
      }
      if name == [UInt8(ascii: ".")] || name == [UInt8(ascii: "."), UInt8(ascii: ".")] { continue }
      let kind = try kind(Int(entry.pointee.d_type), name, in: path)
      let stamp = stamps && kind == .file ? stamp(entry, in: dirfd(stream)) : nil
      found.append(Entry(name: name, kind: kind, stamp: stamp))
    }
  }

  private static func stamp(_ entry: UnsafeMutablePointer<dirent>, in folder: Int32) -> FileStamp? {
    var status = stat()
    let code = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
      tuple.withMemoryRebound(to: CChar.self, capacity: 256) { name in
        Disk.retrying { fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) }
      }
    }
    // Why it cannot be looked at is told by whoever opens it.
    return code == 0 && FileKind(mode: status.st_mode) == .file ? FileStamp(status) : nil
  }

  private static func kind(
    _ type: Int, _ name: [UInt8], in folder: DiskPath
  ) throws(DiskFailure) -> FileKind {
    switch type {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .link
    case Int(DT_FIFO): return .pipe
    case Int(DT_CHR), Int(DT_BLK): return .device
    case Int(DT_SOCK): return .socket
    default:
      // Some file systems do not tell the kind in the listing. What vanished since then counts as a file:
      // reading it says so.
      return try Disk.kind(of: folder.appending(name)) ?? .file
    }
  }
}
