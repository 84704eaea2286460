import Core

/// This is where something stands along its line. Some programs count an ideograph as one place, some as two.
struct LinePlace {
  let text: [UInt8]

  func extent(_ span: TextSpan, ideograph: Int) -> Range<Int> {
    var start = Int(span.start)
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    let before = width(start..<Int(span.start), ideograph: ideograph)
    return before..<(before + max(1, width(span.range, ideograph: ideograph)))
  }

  /// At least so many blanks stand before it: one blank parts words and aligns nothing.
  func isPadded(_ span: TextSpan) -> Bool {
    let start = Int(span.start)
    guard start >= Self.narrowestGap else { return false }
    return text[(start - Self.narrowestGap)..<start].allSatisfy { $0 == 0x20 }
  }

  private static let narrowestGap = 2

  private func width(_ range: Range<Int>, ideograph: Int) -> Int {
    var width = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = UTF8Cursor.scalar(in: text[range], at: index)
      width += scalar < 0x1100 || (0x2000...0x206F).contains(scalar) ? 1 : ideograph
      index += length
    }
    return width
  }
}
