/// These are the byte helpers that every stage needs: decoding one scalar, and classes of characters.
public enum UTF8Cursor {
  /// Gives the scalar at `index` of valid UTF-8 and its length; a stray byte counts as U+FFFD of length 1.
  @inlinable public static func scalar(
    in bytes: ArraySlice<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), 1) }
    let left = bytes.endIndex - index
    if first >= 0xE0, first < 0xF0, left >= 3 {
      let scalar =
        UInt32(first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
      return (scalar, 3)
    }
    if first >= 0xC0, first < 0xE0, left >= 2 {
      return (UInt32(first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
    }
    if first >= 0xF0, left >= 4 {
      let high = UInt32(first & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
      return (high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F), 4)
    }
    return (0xFFFD, 1)
  }

  /// Gives the scalar that ends just before `index`, and its length.
  @inlinable public static func scalar(
    in bytes: ArraySlice<UInt8>, before index: Int
  ) -> (scalar: UInt32, length: Int) {
    var start = index - 1
    while start > bytes.startIndex, bytes[start] & 0xC0 == 0x80, index - start < 4 { start -= 1 }
    let (scalar, length) = self.scalar(in: bytes, at: start)
    return start + length == index ? (scalar, length) : (0xFFFD, 1)
  }

  /// Tells whether a scalar is a blank of any kind: ASCII, U+00A0, U+3000, zero width, and their like.
  @inlinable public static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00, 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200F,
      0x2028...0x202F,
      0x205F...0x2064, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  /// Characters without any width part nothing: pages put them between digits.
  @inlinable public static func isZeroWidth(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }

  /// Gives the digit of an ASCII or full-width digit.
  @inlinable public static func digit(_ scalar: UInt32) -> UInt8? {
    if scalar >= 0x30, scalar <= 0x39 { return UInt8(scalar - 0x30) }
    if scalar >= 0xFF10, scalar <= 0xFF19 { return UInt8(scalar - 0xFF10) }
    return nil
  }

  @inlinable public static func isIdeograph(_ scalar: UInt32) -> Bool {
    (scalar >= 0x3400 && scalar <= 0x9FFF) || (scalar >= 0xF900 && scalar <= 0xFAFF)
      || (scalar >= 0x2E80 && scalar <= 0x2FD5) || (scalar >= 0x20000 && scalar <= 0x3FFFF)
  }

  /// Gives the span without blanks at either end.
  @inlinable public static func trimmed(_ span: TextSpan, in text: [UInt8]) -> TextSpan {
    let bytes = text[span.range]
    var start = bytes.startIndex
    var end = bytes.endIndex
    while start < end {
      let (scalar, length) = scalar(in: bytes, at: start)
      if !isBlank(scalar) { break }
      start += length
    }
    while end > start {
      let (scalar, length) = scalar(in: bytes, before: end)
      if !isBlank(scalar) { break }
      end -= length
    }
    return TextSpan(start: start, end: end)
  }
}
