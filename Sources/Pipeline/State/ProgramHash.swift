import CZlib
import Core

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
    let bytes = try Disk.read(path, limit: 1 << 30)
    let (first, second) = bytes.withUnsafeBufferPointer { buffer in
      (
        crc32_z(0, buffer.baseAddress, buffer.count), adler32_z(1, buffer.baseAddress, buffer.count)
      )
    }
    return "\(Version.text)-\(bytes.count)-\(String(first, radix: 16))-\(String(second, radix: 16))"
  }
}
