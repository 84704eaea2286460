import Core

/// This is the number in front of a heading: `一、`, `（一）`, `1.`, `##`, `第一部分`.
struct NumberMark {
  /// 1 for 一、 and 第一部分, 2 for （一）, 3 for 1. and deeper.
  let level: Int
  /// How many folded characters of the line belong to the mark.
  let foldedCount: Int
  /// The line starts with the `#` of Markdown.
  let isMarkdown: Bool

  static func read(_ span: TextSpan, in text: [UInt8], characters: CharacterMap) -> NumberMark? {
    let bytes = text[span.range]
    var index = bytes.startIndex
    var hashes = 0
    func next() -> (scalar: UInt32, length: Int)? {
      index < bytes.endIndex ? UTF8Cursor.scalar(in: bytes, at: index) : nil
    }
    func skipBlanks() {
      while let (scalar, length) = next(), UTF8Cursor.isBlank(scalar) || scalar == 0x2A { index += length }
    }
    func numeral(_ scalar: UInt32) -> Bool {
      guard scalar <= 0xFFFF else { return false }
      return Self.numerals.contains(characters.folds[Int(scalar)])
    }
    while let (scalar, length) = next(), scalar == 0x23 || scalar == 0x2A || UTF8Cursor.isBlank(scalar) {
      if scalar == 0x23 { hashes += 1 }
      index += length
    }
    guard let (first, firstLength) = next() else { return nil }
    var folded = 0
    let opens = first == 0xFF08 || first == 0x28 || first == 0x3014 || first == 0x5B
    let ordinal = first == 0x7B2C  // 第
    if opens || ordinal {
      index += firstLength
      if ordinal { folded += 1 }
      skipBlanks()
    }
    var chinese = 0
    var digits = 0
    while let (scalar, length) = next() {
      if numeral(scalar) {
        chinese += 1
      } else if UTF8Cursor.digit(scalar) != nil {
        digits += 1
      } else {
        break
      }
      folded += 1
      index += length
    }
    if chinese + digits == 0 || chinese + digits > 3 || (chinese > 0 && digits > 0) {
      return hashes > 0 ? NumberMark(level: min(hashes, 3), foldedCount: 0, isMarkdown: true) : nil
    }
    skipBlanks()
    guard let (closing, closingLength) = next() else { return nil }
    if ordinal {
      // 第一部分, 第一章; 第二十条 is the caption of a table, not a heading.
      guard closing == 0x90E8 || closing == 0x7AE0 else { return nil }
      index += closingLength
      folded += 1
      if closing == 0x90E8, let (part, _) = next(), part == 0x5206 { folded += 1 }
      return NumberMark(level: 1, foldedCount: folded, isMarkdown: hashes > 0)
    }
    if opens {
      guard closing == 0xFF09 || closing == 0x29 || closing == 0x3015 || closing == 0x5D else { return nil }
      return NumberMark(level: chinese > 0 ? 2 : 3, foldedCount: folded, isMarkdown: hashes > 0)
    }
    switch closing {
    case 0x3001, 0xFF0C, 0x2C, 0x2E, 0xFF0E, 0x3002, 0xFF1A, 0x3A, 0xFF64, 0x00B7:
      // 1.5 is a number, not a mark.
      index += closingLength
      if digits > 0, let (after, _) = next(), UTF8Cursor.digit(after) != nil { return nil }
      return NumberMark(level: chinese > 0 ? 1 : 3, foldedCount: folded, isMarkdown: hashes > 0)
    default:
      // 一 总体情况: the number alone, parted by a blank.
      if chinese > 0, index > bytes.startIndex,
        UTF8Cursor.isBlank(UTF8Cursor.scalar(in: bytes, before: index).scalar)
      {
        return NumberMark(level: 1, foldedCount: folded, isMarkdown: hashes > 0)
      }
      return hashes > 0 ? NumberMark(level: min(hashes, 3), foldedCount: 0, isMarkdown: true) : nil
    }
  }

  private static let numerals: Set<UInt16> = Set("一二三四五六七八九十".utf16)
}
