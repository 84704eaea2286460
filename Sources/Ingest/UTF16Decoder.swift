import Core

/// Reads UTF-16, known by its mark or, without one, by what its code units are.
enum UTF16Decoder {
  /// Gives the text, or nil where the bytes are not UTF-16.
  static func decode(_ bytes: [UInt8], holdsZeros: Bool) throws(Reject) -> DecodedText? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw Reject.utf32()
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return text(of: bytes, from: 2, bigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return text(of: bytes, from: 2, bigEndian: true) }
    // Zero bytes are what ASCII becomes in UTF-16; but 一 (U+4E00) has one too, on the other side, so the
    // zeros do not tell the byte order: the code units do.
    guard holdsZeros else { return nil }
    for bigEndian in [false, true] where looksChinese(bytes, bigEndian: bigEndian) {
      return text(of: bytes, from: 0, bigEndian: bigEndian)
    }
    return nil
  }

  private static func looksChinese(_ bytes: [UInt8], bigEndian: Bool) -> Bool {
    let units = min(bytes.count / 2, 4096)
    var usual = 0
    for index in 0..<units {
      switch unit(bytes, at: 2 * index, bigEndian: bigEndian) {
      case 0x09...0x0D, 0x20...0x7E, 0x2010...0x203A, 0x3000...0x3020, 0x4E00...0x9FA5, 0xFF01...0xFF5E:
        usual += 1
      default: break
      }
    }
    return units > 1 && usual * 10 >= units * 9
  }

  private static func unit(_ bytes: [UInt8], at index: Int, bigEndian: Bool) -> UInt16 {
    let first = UInt16(bytes[index])
    let second = UInt16(bytes[index + 1])
    return bigEndian ? first << 8 | second : second << 8 | first
  }

  private static func text(of bytes: [UInt8], from start: Int, bigEndian: Bool) -> DecodedText {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2)
    var bad = 0
    var index = start
    while index + 1 < bytes.count {
      let first = unit(bytes, at: index, bigEndian: bigEndian)
      index += 2
      if first & 0xF800 != 0xD800 {
        text.append(scalar: UInt32(first))
        continue
      }
      if first < 0xDC00, index + 1 < bytes.count {
        let second = unit(bytes, at: index, bigEndian: bigEndian)
        if second & 0xFC00 == 0xDC00 {
          text.append(scalar: 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF)))
          index += 2
          continue
        }
      }
      text.append(scalar: 0xFFFD)
      bad += 2
    }
    if index < bytes.count {
      text.append(scalar: 0xFFFD)
      bad += 1
    }
    return DecodedText(
      text: text, encoding: bigEndian ? .utf16BigEndian : .utf16LittleEndian, replacedBytes: bad)
  }
}
