/// Comparing and hashing of short texts, eight bytes at a time: most fields have fewer than thirty.
enum ShortBytes {
  @inline(__always)
  static func areEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, count: Int) -> Bool {
    if count >= 8 {
      var place = 0
      while place <= count - 8 {
        if word(left + place) != word(right + place) { return false }
        place += 8
      }
      // The last eight bytes, some of them for the second time.
      return word(left + count - 8) == word(right + count - 8)
    }
    return tail(left, count: count) == tail(right, count: count)
  }

  @inline(__always)
  static func hash(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count)
    if count >= 8 {
      var place = 0
      while place <= count - 8 {
        hash = mixed(hash, word(bytes + place))
        place += 8
      }
      hash = mixed(hash, word(bytes + count - 8))
    } else {
      hash = mixed(hash, tail(bytes, count: count))
    }
    return hash ^ (hash >> 32)
  }

  @inline(__always)
  static func hash(_ value: Int64) -> UInt64 {
    let hash = mixed(0, UInt64(bitPattern: value))
    return hash ^ (hash >> 32)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low &+ 0x2545_F491_4F6C_DD1D
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawPointer) -> UInt64 {
    bytes.loadUnaligned(as: UInt64.self)
  }

  /// Up to seven bytes as one number.
  @inline(__always)
  private static func tail(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
    if count >= 4 {
      let low = UInt64(bytes.loadUnaligned(as: UInt32.self))
      let high = UInt64((bytes + count - 4).loadUnaligned(as: UInt32.self))
      return high << 32 | low
    }
    var value: UInt64 = 0
    for place in 0..<count {
      value = value << 8 | UInt64(bytes.load(fromByteOffset: place, as: UInt8.self))
    }
    return value
  }
}
