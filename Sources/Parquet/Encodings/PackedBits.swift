/// Packs numbers of a few bits each, the lowest bits first, as all encodings of Parquet that pack bits do.
enum PackedBits {
  /// Appends `values`, each with `width` bits of up to 32, and zeros up to a multiple of eight values.
  static func append<Value: FixedWidthInteger>(_ values: Span<Value>, width: Int, to bytes: inout [UInt8]) {
    let groups = (values.count + 7) / 8
    let start = grow(&bytes, by: groups * width)
    bytes.withUnsafeMutableBytes { output in
      var place = start
      var pending: UInt64 = 0
      var bits = 0
      for index in values.indices {
        pending |= UInt64(values[index]) << UInt64(bits)
        bits += width
        if bits >= 32 {
          output.storeBytes(
            of: UInt32(truncatingIfNeeded: pending).littleEndian, toByteOffset: place, as: UInt32.self)
          place += 4
          pending >>= 32
          bits -= 32
        }
      }
      while bits > 0 {
        output[place] = UInt8(truncatingIfNeeded: pending)
        place += 1
        pending >>= 8
        bits -= 8
      }
    }
  }

  /// Appends 64-bit `values` with `width` bits of up to 64; their number is a multiple of eight.
  static func append(wide values: Span<UInt64>, width: Int, to bytes: inout [UInt8]) {
    let start = grow(&bytes, by: values.count / 8 * width)
    bytes.withUnsafeMutableBytes { output in
      var place = start
      var pending: UInt64 = 0
      var bits = 0
      func put(_ value: UInt64, _ width: Int) {
        pending |= value << UInt64(bits)
        bits += width
        if bits >= 32 {
          output.storeBytes(
            of: UInt32(truncatingIfNeeded: pending).littleEndian, toByteOffset: place, as: UInt32.self)
          place += 4
          pending >>= 32
          bits -= 32
        }
      }
      for index in values.indices {
        let value = values[index]
        if width <= 32 {
          put(value, width)
        } else {
          put(value & 0xFFFF_FFFF, 32)
          put(value >> 32, width - 32)
        }
      }
      while bits > 0 {
        output[place] = UInt8(truncatingIfNeeded: pending)
        place += 1
        pending >>= 8
        bits -= 8
      }
    }
  }

  /// Gives the number of bits that a number needs.
  static func width(of value: UInt64) -> Int { 64 - value.leadingZeroBitCount }

  /// Appends zeros and gives the place of the first. The functions above write four bytes at once, but only
  /// where 32 bits are due, so that they stay within what their values take.
  private static func grow(_ bytes: inout [UInt8], by count: Int) -> Int {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    return start
  }
}
