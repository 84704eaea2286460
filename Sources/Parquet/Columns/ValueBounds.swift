/// The least and the greatest value of a page or a chunk, as statistics have them: readers pass over what
/// cannot hold what they look for.
struct ValueBounds {
  let least: [UInt8]
  let greatest: [UInt8]

  /// Longer texts make statistics larger than what they spare.
  private static let longestText = 256

  /// Texts are ordered by their bytes. Gives nil where one is too long to be told.
  init?(leastText: [UInt8], greatestText: [UInt8]) {
    if max(leastText.count, greatestText.count) > Self.longestText { return nil }
    least = leastText
    greatest = greatestText
  }

  init(least: Int64, greatest: Int64, of type: ParquetType) {
    var (least, greatest) = (least, greatest)
    if type == .double {
      // Zero has two signs, which are equal: the format wants the bounds to take in both.
      if Double(bits: least) == 0 { least = Int64(bitPattern: (-0.0).bitPattern) }
      if Double(bits: greatest) == 0 { greatest = 0 }
    }
    self.least = Self.plain(least, type)
    self.greatest = Self.plain(greatest, type)
  }

  /// Gives the bounds of all pages of a chunk together; nil where there are none.
  init?(of pages: [ValueBounds], type: ParquetType) {
    guard let first = pages.first else { return nil }
    var least = first.least
    var greatest = first.greatest
    for page in pages.dropFirst() {
      if Self.isLess(page.least, least, type) { least = page.least }
      if Self.isLess(greatest, page.greatest, type) { greatest = page.greatest }
    }
    self.least = least
    self.greatest = greatest
  }

  private static func isLess(_ left: [UInt8], _ right: [UInt8], _ type: ParquetType) -> Bool {
    switch type {
    case .text: left.lexicographicallyPrecedes(right)
    case .boolean: left[0] < right[0]
    case .double: Double(bits: number(left)) < Double(bits: number(right))
    case .int32, .int64, .date: number(left) < number(right)
    }
  }

  /// Reads what ``plain(_:_:)`` wrote in four or eight bytes.
  private static func number(_ bytes: [UInt8]) -> Int64 {
    let value = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return bytes.count == 4
      ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
  }

  private static func plain(_ value: Int64, _ type: ParquetType) -> [UInt8] {
    var bytes: [UInt8] = []
    NumberRun.append([value].span, of: type.physical, as: .plain, to: &bytes)
    return bytes
  }
}

/// The least and the greatest of numbers, as far as they have been seen.
struct NumberRange {
  private(set) var least: Int64
  private(set) var greatest: Int64

  /// Gives nil where there are no values.
  init?(_ values: Span<Int64>, of type: ParquetType) {
    if values.isEmpty { return nil }
    least = values[0]
    greatest = values[0]
    if type == .double {
      for index in values.indices {
        let value = values[index]
        if Double(bits: value) < Double(bits: least) { least = value }
        if Double(bits: value) > Double(bits: greatest) { greatest = value }
      }
    } else {
      for index in values.indices {
        least = min(least, values[index])
        greatest = max(greatest, values[index])
      }
    }
  }
}

extension Double {
  init(bits: Int64) { self.init(bitPattern: UInt64(bitPattern: bits)) }
}
