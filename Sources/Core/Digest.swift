/// This is the first half of a SHA-256, which is enough to tell files apart.
public struct Digest: Hashable, Comparable, Sendable {
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Takes 64 hexadecimal digits; any other text gives a digest that is not whole.
  public init(_ hexadecimal: String) {
    let digits = hexadecimal.utf8
    guard digits.count == 64, let high = UInt64(hexadecimal.prefix(16), radix: 16),
      let low = UInt64(hexadecimal.dropFirst(16).prefix(16), radix: 16)
    else {
      self.init(high: .max, low: .max)
      return
    }
    self.init(high: high, low: low)
  }

  /// Text that is no SHA-256 gives a digest that is not whole and must not be compared.
  public var isWhole: Bool { high != .max || low != .max }

  public static func < (left: Digest, right: Digest) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
