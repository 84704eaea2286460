import CZlib

/// Packs what is kept of a document. The rows of a report repeat its name in every line: packed they take an
/// eighth of the room. The checksum of the zlib format tells damage from content.
enum Packing {
  /// The fastest level: a better one costs three times as much and saves a quarter.
  private static let level: Int32 = 1
  /// What no document gives: a size beyond it is damage.
  private static let limit = 1 << 30

  static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var size = compressBound(uLong(bytes.count))
    let room = Int(size) + 8
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { buffer in
      let target = UnsafeMutableBufferPointer(rebasing: buffer[8...])
      let code = bytes.withUnsafeBufferPointer {
        compress2(target.baseAddress, &size, $0.baseAddress, uLong(bytes.count), level)
      }
      precondition(code == Z_OK, "zlib packs whatever fits into the room that it asked for")
      for index in 0..<8 { buffer[index] = UInt8(truncatingIfNeeded: bytes.count >> (8 * index)) }
      // As large as it is, since many are kept for a while.
      return Array(buffer[..<(Int(size) + 8)])
    }
  }

  /// Gives what was packed, or nil where the bytes are damaged.
  static func unpack(_ packed: [UInt8]) -> [UInt8]? {
    guard packed.count > 8 else { return nil }
    var expected: UInt64 = 0
    for index in 0..<8 { expected |= UInt64(packed[index]) << UInt64(8 * index) }
    if expected > limit { return nil }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(expected) + 1) { buffer, count in
      var size = uLong(expected) + 1
      let code = packed.withUnsafeBufferPointer { source in
        uncompress(
          buffer.baseAddress, &size, source.baseAddress?.advanced(by: 8), uLong(packed.count - 8))
      }
      isWhole = code == Z_OK && size == expected
      count = isWhole ? Int(size) : 0
    }
    return isWhole ? bytes : nil
  }
}
