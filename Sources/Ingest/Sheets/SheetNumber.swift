/// Prints a number of a sheet. A workbook holds 1085.02 as the double that is nearest to it, and many programs
/// write all its digits, 1085.0199999999999: the shortest decimal with the same double is what was typed.
enum SheetNumber {
  static func printed(_ digits: [UInt8]) -> [UInt8] {
    let text = String(decoding: digits, as: UTF8.self)
    let significant = digits.count { $0 >= 0x30 && $0 <= 0x39 }
    let isPlain = !digits.contains { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    if isPlain, significant <= 15 { return digits }
    guard let value = Double(text), value.isFinite else { return digits }
    let shortest = value.description
    if shortest.contains("e") { return digits }
    return Array((shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest).utf8)
  }
}
