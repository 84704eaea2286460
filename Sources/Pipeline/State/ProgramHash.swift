import CZlib
import Core
import Glibc

/// Tells the program that runs from any other build of it. A version alone would not: results that a changed
/// program would not give any more must not be taken over.
enum ProgramHash {
  private static let path = DiskPath("/proc/self/exe")
  private static let note = "program"

  /// Gives the version with checksums over the whole program. They are taken once for each build and noted, since
  /// a night without changes should not read the program itself.
  static func text(state: RunState?) throws(RunFailure) -> String {
    let status = try RunFailure.unless { () throws(DiskFailure) in
      try Disk.status(of: path, followingLinks: true)
    }
    guard let status else {
      throw RunFailure(.failed, "the program cannot look at itself: no \(path.description)")
    }
    let stamp = FileStamp(status)
    if let noted = try state?.note(note), let known = Self.text(noted: noted, stamp: stamp) { return known }
    let text = try RunFailure.unless { () throws(DiskFailure) in try checksums() }
    var writer = FlatWriter()
    for number in [stamp.size, stamp.modified, stamp.changed, stamp.inode] { writer.append(Int(number)) }
    writer.append(text)
    try state?.setNote(note, writer.bytes)
    return text
  }

  private static func text(noted: [UInt8], stamp: FileStamp) -> String? {
    var reader = FlatReader(noted)
    do throws(FlatDamage) {
      let noted = FileStamp(
        size: Int64(try reader.integer()), modified: Int64(try reader.integer()),
        changed: Int64(try reader.integer()), inode: Int64(try reader.integer()))
      return noted == stamp ? try reader.text() : nil
    } catch {
      return nil
    }
  }

  private static func checksums() throws(DiskFailure) -> String {
    var size = 0
    var (first, second): (uLong, uLong) = (0, 1)
    let descriptor = try Disk.openForReading(path, followingLinks: true)
    defer { close(descriptor) }
    try Disk.readPieces(descriptor, path: path) { piece in
      size += piece.count
      piece.withUnsafeBufferPointer { buffer in
        first = crc32_z(first, buffer.baseAddress, buffer.count)
        second = adler32_z(second, buffer.baseAddress, buffer.count)
      }
    }
    return "\(Version.text)-\(size)-\(String(first, radix: 16))-\(String(second, radix: 16))"
  }
}
