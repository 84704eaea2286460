/// Prints the number of a list in the ways that Word has for it.
enum ListNumber {
  static func text(_ number: Int, format: String) -> String {
    switch format {
    case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
      "taiwaneseCounting", "taiwaneseCountingThousand":
      chinese(number)
    case "lowerLetter": letter(number, first: 0x61)
    case "upperLetter": letter(number, first: 0x41)
    case "lowerRoman": roman(number).lowercased()
    case "upperRoman": roman(number)
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
      (1...20).contains(number) ? scalar(0x2460 + number - 1) : String(number)
    case "decimalFullWidth", "decimalFullWidth2":
      String(
        String.UnicodeScalarView(
          String(number).unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
    default: String(number)
    }
  }

  /// 一 to 九十九; Chinese lists do not go further.
  private static func chinese(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard (1...99).contains(number) else { return String(number) }
    let tens = number / 10
    return (tens == 0 ? "" : tens == 1 ? "十" : digits[tens] + "十") + digits[number % 10]
  }

  private static func letter(_ number: Int, first: Int) -> String {
    (1...26).contains(number) ? scalar(first + number - 1) : String(number)
  }

  private static func roman(_ number: Int) -> String {
    guard (1...39).contains(number) else { return String(number) }
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return String(repeating: "X", count: number / 10) + ones[number % 10]
  }

  private static func scalar(_ value: Int) -> String {
    Unicode.Scalar(UInt32(value)).map { String($0) } ?? ""
  }
}
