internal import Core

extension Span<UInt8> {
  /// Gives the scalar at a place of UTF-8 and its length; a stray byte counts as U+FFFD of length 1.
  func scalar(at index: Int, limit: Int) -> (scalar: UInt32, length: Int) {
    let first = self[index]
    if first < 0x80 { return (UInt32(first), 1) }
    if first >= 0xE0, first < 0xF0, index + 2 < limit {
      let middle = UInt32(self[index + 1] & 0x3F) << 6
      return (UInt32(first & 0x0F) << 12 | middle | UInt32(self[index + 2] & 0x3F), 3)
    }
    if first >= 0xC0, first < 0xE0, index + 1 < limit {
      return (UInt32(first & 0x1F) << 6 | UInt32(self[index + 1] & 0x3F), 2)
    }
    if first >= 0xF0, index + 3 < limit { return (0xFFFF, 4) }
    return (0xFFFD, 1)
  }

  /// Gives the last scalar of a range, 0 for an empty one.
  func lastScalar(of range: Range<Int>) -> UInt32 {
    if range.isEmpty { return 0 }
    var lead = range.upperBound - 1
    while lead > range.lowerBound, self[lead] & 0xC0 == 0x80, range.upperBound - lead < 4 { lead -= 1 }
    return scalar(at: lead, limit: range.upperBound).scalar
  }

  /// Gives a range without blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      let (scalar, length) = scalar(at: start, limit: range.upperBound)
      if !UTF8Cursor.isBlank(scalar) { break }
      start += length
    }
    var end = range.upperBound
    while end > start {
      var lead = end - 1
      while lead > start, self[lead] & 0xC0 == 0x80, end - lead < 4 { lead -= 1 }
      if !UTF8Cursor.isBlank(scalar(at: lead, limit: end).scalar) { break }
      end = lead
    }
    return start..<end
  }
}
