import Core
import Ingest

/// Makes ZIP containers byte by byte, honest ones and others: every field can be made to lie.
struct ZipBuilder {
  struct Member {
    var name: [UInt8]
    var content: [UInt8]
    var method = 8
    var flags = 0
    var checksum: UInt32?
    var declaredSize: Int?
    /// Where the directory says that the member stands, if not where it does.
    var place: Int?

    init(_ name: String, _ content: String) {
      self.init(Array(name.utf8), Array(content.utf8))
    }

    init(_ name: [UInt8], _ content: [UInt8]) {
      self.name = name
      self.content = content
    }
  }

  var members: [Member] = []
  var comment: [UInt8] = []
  var prefix: [UInt8] = []
  /// The number of members that the end record tells, if not the true one.
  var declaredCount: Int?

  init(_ members: [Member] = []) { self.members = members }

  init(_ texts: [(name: String, content: String)]) { members = texts.map { Member($0.name, $0.content) } }

  var bytes: [UInt8] {
    var file = prefix
    var directory: [UInt8] = []
    for member in members {
      let packed = member.method == 8 ? Self.deflated(member.content) : member.content
      let start = member.place ?? file.count - prefix.count
      let checksum = Int(member.checksum ?? Self.checksum(member.content))
      let common =
        short(member.flags) + short(member.method) + short(0) + short(0) + long(checksum) + long(packed.count)
        + long(member.declaredSize ?? member.content.count) + short(member.name.count) + short(0)
      file += long(0x0403_4B50) + short(20) + common + member.name + packed
      directory += long(0x0201_4B50) + short(20) + short(20) + common + short(0) + short(0) + short(0)
      directory += long(0) + long(start) + member.name
    }
    let count = declaredCount ?? members.count
    let start = file.count - prefix.count
    let end =
      long(0x0605_4B50) + short(0) + short(0) + short(count) + short(count) + long(directory.count)
      + long(start) + short(comment.count) + comment
    return file + directory + end
  }

  /// Deflate without any compression: blocks that hold their bytes as they are.
  static func deflated(_ content: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = []
    var rest = content[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      packed.append(rest.isEmpty ? 1 : 0)
      for number in [count, ~count] { packed += [UInt8(number & 0xFF), UInt8(number >> 8)] }
      packed += block
    } while !rest.isEmpty
    return packed
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var checksum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      checksum ^= UInt32(byte)
      for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1 }
    }
    return ~checksum
  }

  private func short(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
  private func long(_ number: Int) -> [UInt8] { short(number & 0xFFFF) + short(number >> 16) }
}
