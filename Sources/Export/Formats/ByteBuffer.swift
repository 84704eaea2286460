import Core

/// This is a run of bytes that grows at its end and has one owner.
///
/// It stands in for `[UInt8]` where rows are written: an array checks at every append whether it is shared,
/// and copies of small pieces through slices count references; together that was half the time of an
/// export. What to check here when editing: every write is preceded by a `reserve` of at least as many bytes.
struct ByteBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { base.deallocate() }

  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  mutating func append(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { (base + count).update(from: start, count: source.count) }
    }
    count += bytes.count
  }

  mutating func append(_ text: StaticString) {
    reserve(text.utf8CodeUnitCount)
    (base + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count += text.utf8CodeUnitCount
  }

  mutating func append(contentsOf bytes: [UInt8]) { append(bytes.span) }

  /// Appends a number as ``Decimal64/description`` writes it. The last digit is known first, so digits are
  /// counted and then written backwards.
  mutating func append(_ value: Decimal64) {
    let fraction = Int(value.scale)
    var rest = value.mantissa.magnitude
    let digits = max(Self.digits(of: rest), fraction + 1)
    reserve(digits + 2)
    if value.isNegative {
      base[count] = UInt8(ascii: "-")
      count += 1
    }
    count += digits + (fraction > 0 ? 1 : 0)
    var place = count
    for written in 1...digits {
      place -= 1
      base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      if written == fraction {
        place -= 1
        base[place] = UInt8(ascii: ".")
      }
    }
  }

  /// Puts a byte in place of the last one.
  mutating func replaceLast(with byte: UInt8) {
    precondition(count > 0, "there is no byte to replace")
    base[count - 1] = byte
  }

  borrowing func copy(into array: inout [UInt8]) {
    array.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
  }

  /// Gives all bytes and starts again with none.
  mutating func take() -> [UInt8] {
    defer { count = 0 }
    return [UInt8](UnsafeBufferPointer(start: base, count: count))
  }

  private static func digits(of value: UInt64) -> Int {
    var digits = 1
    var limit: UInt64 = 10
    while value >= limit {
      digits += 1
      let (next, overflow) = limit.multipliedReportingOverflow(by: 10)
      if overflow { break }
      limit = next
    }
    return digits
  }

  private mutating func reserve(_ extra: Int) {
    if count + extra > capacity { grow(extra) }
  }

  @inline(never) private mutating func grow(_ extra: Int) {
    let larger = max(2 * capacity, count + extra)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }
}
