/// Prints a number of a sheet. A workbook holds 1085.02 as the double that is nearest to it, and many programs
/// write all its digits, 1085.0199999999999: the shortest decimal with the same double is what was typed. What was
/// computed carries the dust of its sums, 0.30000000000000004 and 22.00000000001, which no cell shows.
enum SheetNumber {
  /// So many decimals nobody types.
  private static let dustyDecimals = 9
  private static let shownDecimals = 1e6
  private static let dust = 1e-9

  static func printed(_ digits: [UInt8]) -> [UInt8] {
    let text = String(decoding: digits, as: UTF8.self)
    let significant = digits.count { $0 >= 0x30 && $0 <= 0x39 }
    let isPlain = !digits.contains { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    let decimals = digits.lastIndex(of: UInt8(ascii: ".")).map { digits.count - $0 - 1 } ?? 0
    if isPlain, significant <= 15, decimals < dustyDecimals { return digits }
    guard let value = Double(text), value.isFinite else { return digits }
    let shortest = withoutDust(value).description
    if shortest.contains("e") { return digits }
    return Array((shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest).utf8)
  }

  private static func withoutDust(_ value: Double) -> Double {
    let shown = (value * shownDecimals).rounded() / shownDecimals
    if abs(value - shown) > dust * max(1, abs(value)) { return value }
    return shown == 0 ? 0 : shown
  }
}
