/// Writes numbers for people: thousands apart, shares with one decimal.
enum Digits {
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text += String(Unicode.Scalar(digit))
    }
    return text
  }

  /// Gives a number of hundredths.
  static func hundredths(_ value: Int64) -> String {
    let whole = grouped(Int(value / CellCensus.hundred))
    let rest = Int(value.magnitude % UInt64(CellCensus.hundred))
    if rest == 0 { return whole }
    let sign = value < 0 && value > -CellCensus.hundred ? "-" : ""
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Gives a share in per cent. What is there is never 0 %, and what is missing never 100 %.
  static func share(_ part: Int, of whole: Int) -> String {
    if whole == 0 { return "–" }
    let thousandths = Int((Int64(part) * 2000 / Int64(whole) + 1) / 2)
    let shown = part > 0 && part < whole ? min(max(thousandths, 1), 999) : thousandths
    return "\(shown / 10).\(shown % 10)%"
  }
}
