/// Checks UTF-8, and mends it where a few bytes are damaged.
enum UTF8Scan {
  static func isValid(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      // Where and what is wrong is found again, with all other faults, by `repaired`.
      return false
    }
  }

  /// Gives the text with a question mark for every bad byte, so that all offsets stay those of the file.
  static func repaired(_ bytes: [UInt8]) -> (text: [UInt8], badBytes: Int, goodSequences: Int) {
    var text = bytes
    var badBytes = 0
    var goodSequences = 0
    var index = 0
    while index < bytes.count {
      let length = sequenceLength(in: bytes, at: index)
      if length > 1 {
        goodSequences += 1
      } else if length == 0 {
        text[index] = UInt8(ascii: "?")
        badBytes += 1
      }
      index += max(1, length)
    }
    return (text, badBytes, goodSequences)
  }

  /// Gives the length of the well-formed sequence at `index`, 0 where there is none (Unicode, table 3-7).
  private static func sequenceLength(in bytes: [UInt8], at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch first {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0x80...0xBF)
      }
    guard length > 0, index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for next in (index + 2)..<max(index + 2, index + length) where bytes[next] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
