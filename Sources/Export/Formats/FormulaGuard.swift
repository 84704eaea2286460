/// Tells which texts a spreadsheet would take for a formula.
enum FormulaGuard {
  static func isNeeded(_ text: Span<UInt8>) -> Bool {
    if text.count == 0 { return false }
    switch text[0] {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isNumber(text)
    case 0xEF:
      // ＝ ＋ － ＠ in full width are read like their narrow forms.
      return text.count >= 3 && text[1] == 0xBC && [0x9D, 0x8B, 0x8D, 0xA0].contains(text[2])
    default: return false
    }
  }

  /// A sign, digits, and at most one point.
  private static func isNumber(_ text: Span<UInt8>) -> Bool {
    var digits = 0
    var points = 0
    for index in 1..<text.count {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."): points += 1
      default: return false
      }
    }
    return digits > 0 && points <= 1
  }
}
