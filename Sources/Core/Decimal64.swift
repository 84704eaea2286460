/// This is an exact decimal: `mantissa / 10^scale`, without trailing zeros in its fraction, so that equal
/// numbers are equal values and sums of table cells are compared with `==`.
public struct Decimal64: Hashable, Sendable, Comparable {
  public let mantissa: Int64
  public let scale: UInt8

  public static let zero = Decimal64(0)

  @inlinable public init(_ whole: Int64) {
    mantissa = whole
    scale = 0
  }

  /// Gives the number with the trailing zeros of its fraction removed.
  @inlinable public init(mantissa: Int64, scale: UInt8) {
    var mantissa = mantissa
    var scale = scale
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    self.mantissa = mantissa
    self.scale = scale
  }

  @inlinable public var isWhole: Bool { scale == 0 }
  @inlinable public var isZero: Bool { mantissa == 0 }
  @inlinable public var isNegative: Bool { mantissa < 0 }

  /// Gives the sum, or nil where it does not fit.
  @inlinable public func adding(_ other: Decimal64) -> Decimal64? {
    let common = max(scale, other.scale)
    guard let left = rescaled(to: common), let right = other.rescaled(to: common) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : Decimal64(mantissa: sum, scale: common)
  }

  /// Gives the product, or nil where it does not fit.
  @inlinable public func multiplied(by other: Decimal64) -> Decimal64? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
    let digits = Int(scale) + Int(other.scale)
    guard !overflow, digits <= 18 else { return nil }
    return Decimal64(mantissa: product, scale: UInt8(digits))
  }

  @inlinable public var negated: Decimal64 { Decimal64(mantissa: -mantissa, scale: scale) }

  @inlinable func rescaled(to target: UInt8) -> Int64? {
    var value = mantissa
    var at = scale
    while at < target {
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = next
      at += 1
    }
    return value
  }

  public static func < (left: Decimal64, right: Decimal64) -> Bool {
    let common = max(left.scale, right.scale)
    if let l = left.rescaled(to: common), let r = right.rescaled(to: common) { return l < r }
    // One side does not fit at the other's scale, so the magnitudes are far apart: whole parts decide.
    return left.wholePart < right.wholePart
  }

  private var wholePart: Int64 {
    var value = mantissa
    for _ in 0..<scale { value /= 10 }
    return value
  }

  /// Gives plain decimal digits: no exponent, no separators, no trailing zeros.
  public var description: String {
    if scale == 0 { return String(mantissa) }
    var digits = String(mantissa.magnitude)
    while digits.utf8.count <= Int(scale) { digits = "0" + digits }
    let point = digits.index(digits.endIndex, offsetBy: -Int(scale))
    return (mantissa < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
  }

  /// Reads what ``description`` writes, plus a leading `+`; nil for anything else.
  public init?(_ text: String) {
    var mantissa: Int64 = 0
    var scale: UInt8 = 0
    var digits = 0
    var seenPoint = false
    var negative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: "+") where index == 0: break
      case UInt8(ascii: ".") where !seenPoint: seenPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (shifted, o1) = mantissa.multipliedReportingOverflow(by: 10)
        let (next, o2) = shifted.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
        if o1 || o2 { return nil }
        mantissa = next
        digits += 1
        if seenPoint {
          scale += 1
          if scale > 18 { return nil }
        }
      default: return nil
      }
    }
    if digits == 0 { return nil }
    self.init(mantissa: negative ? -mantissa : mantissa, scale: scale)
  }
}
