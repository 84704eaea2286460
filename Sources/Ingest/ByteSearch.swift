import Glibc

/// Finds bytes and short words of bytes in a text.
enum ByteSearch {
  static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int = 0) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, start < buffer.count,
        let found = memchr(base + start, Int32(byte), buffer.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  static func first(_ word: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
    guard let last = word.last, let initial = word.first else { return nil }
    let text = bytes.span
    let reach = word.count - 1
    var index = start
    while index + reach < text.count {
      if text[index + reach] == last, text[index] == initial, bytes[index...].starts(with: word) {
        return index
      }
      index += 1
    }
    return nil
  }

  static func contains(_ word: String, in bytes: [UInt8]) -> Bool {
    first(Array(word.utf8), in: bytes) != nil
  }

  static func count(_ word: [UInt8], in bytes: [UInt8]) -> Int {
    var count = 0
    var from = 0
    while let found = first(word, in: bytes, from: from) {
      count += 1
      from = found + word.count
    }
    return count
  }
}
