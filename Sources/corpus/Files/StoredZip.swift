/// Writes ZIP containers whose members are not compressed: the same bytes on every machine.
struct StoredZip {
  private var file: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func append(_ name: String, _ content: String) { append(name, Array(content.utf8)) }

  mutating func append(_ name: String, _ content: [UInt8]) {
    let start = file.count
    let title = Array(name.utf8)
    // Names are UTF-8; the time is the first that the format knows.
    let common =
      Self.short(20) + Self.short(0x800) + Self.short(0) + Self.short(0) + Self.short(0x21)
      + Self.long(Int(Self.checksum(content))) + Self.long(content.count) + Self.long(content.count)
      + Self.short(title.count) + Self.short(0)
    file += Self.long(0x0403_4B50) + common + title + content
    directory += Self.long(0x0201_4B50) + Self.short(20) + common
    directory += Self.short(0) + Self.short(0) + Self.short(0) + Self.long(0) + Self.long(start) + title
    count += 1
  }

  var bytes: [UInt8] {
    file + directory + Self.long(0x0605_4B50) + Self.short(0) + Self.short(0) + Self.short(count)
      + Self.short(count) + Self.long(directory.count) + Self.long(file.count) + Self.short(0)
  }

  private static func short(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
  private static func long(_ number: Int) -> [UInt8] { short(number & 0xFFFF) + short(number >> 16) }

  private static let table: [UInt32] = (0..<256).map { (byte: UInt32) in
    (0..<8).reduce(byte) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
