/// These are the well-formed byte sequences of UTF-8 (Unicode, table 3-7).
enum UTF8Sequence {
  /// Gives the length of the sequence at `index`, 0 where there is none.
  static func length(in bytes: Span<UInt8>, at index: Int) -> Int {
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch bytes[index] {
      case 0x00...0x7F: (1, 0x80...0xBF)
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0x80...0xBF)
      }
    if length < 2 { return length }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for next in (index + 2)..<(index + length) where bytes[next] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// Gives the text with a question mark for every bad byte, so that all offsets stay those of the file.
  static func repaired(_ text: [UInt8]) -> [UInt8] {
    var repaired = text
    let bytes = text.span
    var index = 0
    while index < bytes.count {
      let length = length(in: bytes, at: index)
      if length == 0 { repaired[index] = UInt8(ascii: "?") }
      index += max(1, length)
    }
    return repaired
  }
}
