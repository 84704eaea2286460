/// This fills a sentence with quantities. In a pattern stands
/// `{12..300 条 metric}` for an exact number, `{~12..300 条 metric}` for an approximate one,
/// `{%metric}` for a share, `{$1..900 metric}` for money in 万元 or 元, `{^}` for the rate of change of the
/// quantity before, `{Y}` and `{N}` for the year reported on and the next.
struct SentencePattern {
  let year: Int
  /// A blank between a number and its unit, as typesetters put it.
  let gap: String

  func filled(_ pattern: String, register: inout QuantityRegister, with chance: inout Randomness) -> String {
    var result = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else {
        preconditionFailure("a pattern has a brace that is not closed: \(pattern)")
      }
      result += piece(rest[rest.index(after: open)..<close], register: &register, with: &chance)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func piece(
    _ code: Substring, register: inout QuantityRegister, with chance: inout Randomness
  ) -> String {
    switch code.first {
    case "Y": return String(year)
    case "N": return String(year + 1)
    case "^": return change(register: &register, with: &chance)
    case "%":
      let value = percent(with: &chance)
      return register.mark(value, "%", family: String(code.dropFirst())) + value + "%"
    case "$":
      let parts = code.dropFirst().split(separator: " ")
      return money(number(parts[0], with: &chance), String(parts[1]), register: &register, with: &chance)
    case "~":
      let parts = code.dropFirst().split(separator: " ")
      return approximate(
        number(parts[0], with: &chance), String(parts[1]), String(parts[2]), register: &register,
        with: &chance)
    default:
      let parts = code.split(separator: " ")
      if parts[1] == "元" { return register.mark("0", "CNY", family: String(parts[2])) + "0" + gap + "元" }
      return exact(
        number(parts[0], with: &chance), String(parts[1]), String(parts[2]), register: &register,
        with: &chance)
    }
  }

  private func number(_ range: Substring, with chance: inout Randomness) -> Int {
    let bounds = range.split(separator: ".").compactMap { Int($0) }
    guard bounds.count == 2 else { preconditionFailure("a pattern names no range: \(range)") }
    return chance.number(bounds[0]...bounds[1])
  }

  private func exact(
    _ value: Int, _ unit: String, _ family: String, register: inout QuantityRegister,
    with chance: inout Randomness
  ) -> String {
    if value >= 10_000, chance.chance(percent: 50) {
      // Told in 万 with at most two decimals: the value is what is told, not what was counted.
      let hundredths = value / 100
      let told = Self.decimal(hundredths)
      return register.mark(String(hundredths * 100), unit, family: family) + told + gap + "万" + unit
    }
    return register.mark(String(value), unit, family: family) + String(value) + gap + unit
  }

  private func approximate(
    _ value: Int, _ unit: String, _ family: String, register: inout QuantityRegister,
    with chance: inout Randomness
  ) -> String {
    var power = 1
    while value / power >= 100 { power *= 10 }
    let round = max(1, value / power) * power
    func mark(_ value: Int) -> String {
      register.mark(String(value), unit, approximate: true, family: family)
    }
    if round >= 10_000, round % 10_000 == 0 {
      let told = "\(round / 10_000)"
      switch chance.below(4) {
      case 0: return mark(round) + told + gap + "万余" + unit
      case 1: return mark(round) + told + gap + "万多" + unit
      case 2: return "突破" + mark(round) + told + "万" + unit
      default: return "近" + mark(round) + told + gap + "万" + unit
      }
    }
    switch chance.below(6) {
    case 0: return mark(round) + "\(round)" + gap + "余" + unit
    case 1: return mark(round) + "\(round)多" + unit
    case 2: return "近" + gap + mark(round) + "\(round)" + gap + unit
    case 3: return "约" + mark(round) + "\(round)" + unit
    case 4: return "超过" + mark(round) + "\(round)" + unit
    default: return mark(round) + "\(round)" + unit + "以上"
    }
  }

  private func money(
    _ value: Int, _ family: String, register: inout QuantityRegister, with chance: inout Randomness
  ) -> String {
    switch chance.below(4) {
    case 0: return register.mark(String(value), "CNY", family: family) + "\(value)" + gap + "元"
    case 1:
      return register.mark(String(value * 10_000), "CNY", family: family) + "\(value)" + gap + "万元"
    case 2:
      let yuan = value * 10_000 + chance.number(1...99) * 100
      return register.mark(String(yuan), "CNY", family: family) + CellPrinter.tenThousands(yuan) + gap + "万元"
    default:
      let hundredths = value * 10 + chance.number(1...9)
      return register.mark(String(hundredths * 1_000_000), "CNY", family: family) + Self.decimal(hundredths)
        + gap + "亿元"
    }
  }

  private func change(register: inout QuantityRegister, with chance: inout Randomness) -> String {
    if chance.chance(percent: 8) {
      register.changeLast(by: "0")
      return chance.pick(["，与上年持平", "，同比持平"])
    }
    let value = percent(with: &chance)
    register.changeLast(by: value)
    let base = chance.pick(["同比", "较上年", "比上年", "较去年", "与上年相比"])
    let verb = chance.pick(["增长", "上升", "增加", "下降", "减少", "回落"])
    return chance.chance(percent: 20) ? "（\(base)\(verb)\(value)%）" : "，\(base)\(verb)\(gap)\(value)%"
  }

  private func percent(with chance: inout Randomness) -> String {
    switch chance.below(3) {
    case 0: return String(chance.number(2...99))
    case 1: return "\(chance.number(1...99)).\(chance.number(1...9))"
    default: return "\(chance.number(1...99)).\(chance.number(0...9))\(chance.number(1...9))"
    }
  }

  /// Gives hundredths as a decimal number without zeros at its end.
  private static func decimal(_ hundredths: Int) -> String {
    let whole = hundredths / 100
    let rest = hundredths % 100
    if rest == 0 { return String(whole) }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(twoDigits(rest))"
  }
}
