/// These are the habits of the people and programs that made one document: how it writes numbering, brackets,
/// header words. Drawn once, so that a document is of one piece.
struct Style {
  var noise = 0
  /// What stands between the number of an item and its words.
  var dot = "."
  var opening = "（"
  var closing = "）"
  var openingQuote = "“"
  var closingQuote = "”"
  /// Blanks after a numbering.
  var gap = ""
  /// The words of table 2's headers: full, or as agencies shorten and vary them.
  var headerVariant = 0
  var year = 2021
  /// `总 计`, `结果 维持`: what stands inside header words.
  var headerGap = ""
  var totalGap = ""
  var usesShortLabels = false
  var usesOldLabel = false
  var verticalGap = ""
  var moneyCaption = ""
  var sectionMark = "、"
  var isTraditional = false
  var hasHalfCommas = false
  /// A blank between numbers and units in running text.
  var numberGap = ""
  /// Chances in a thousand that a character of a label is lost or mistaken.
  var typos = 0
  /// Chances in a thousand that a digit is printed as a letter.
  var misreads = 0
  var organisationGap = ""

  static func drawn(
    noise: Int, year: Int, printer: CellPrinter, template: String, with chance: inout Randomness
  )
    -> Style
  {
    var style = Style()
    style.noise = noise
    style.year = year
    style.moneyCaption = moneyCaption(printer: printer, template: template, noise: noise, with: &chance)
    guard noise > 0 else { return style }
    style.dot = chance.pick(weighted: [(60, "."), (12, "．"), (15, "、"), (11, ". "), (2, " ")])
    if chance.chance(percent: 20) { (style.opening, style.closing) = ("(", ")") }
    (style.openingQuote, style.closingQuote) = chance.pick(weighted: [
      (76, ("“", "”")), (10, ("\"", "\"")), (6, ("”", "“")), (4, ("‘", "’")), (4, ("「", "」")),
    ])
    style.gap = chance.chance(percent: 12) ? " " : ""
    style.headerVariant = chance.chance(percent: 25) ? chance.number(1...5) : 0
    style.headerGap = chance.pick(weighted: [(80, ""), (14, " "), (6, "\n")])
    style.totalGap = chance.pick(weighted: [(82, ""), (14, " "), (4, "\u{3000}")])
    style.usesShortLabels = chance.chance(percent: 12)
    style.usesOldLabel = chance.chance(percent: 8)
    style.verticalGap = noise > 1 && chance.chance(percent: 20) ? " " : ""
    style.sectionMark = chance.pick(weighted: [(84, "、"), (4, "，"), (4, "."), (4, "．"), (4, "、 ")])
    style.hasHalfCommas = chance.chance(percent: 10)
    style.isTraditional = noise > 2 && chance.chance(percent: 6)
    style.numberGap = chance.chance(percent: 20) ? " " : ""
    style.misreads = noise > 2 && chance.chance(percent: 4) ? 8 : 0
    style.organisationGap = chance.pick(weighted: [(80, ""), (12, "\n"), (8, " ")])
    style.typos = noise > 2 && chance.chance(percent: 30) ? 8 : 0
    return style
  }

  private static func moneyCaption(
    printer: CellPrinter, template: String, noise: Int, with chance: inout Randomness
  ) -> String {
    guard printer.moneyUnit == .header else { return "" }
    guard noise > 0 else { return template == "2019" ? "（万元）" : "（单位：万元）" }
    return chance.pick(weighted: [
      (70, "（单位：万元）"), (10, "（单位:万元）"), (8, "(单位：万元)"), (5, "（单位：万元，保留4位小数）"), (7, "（万元）"),
    ])
  }

  /// Gives a text with this document's brackets, quotes and gap after a numbering.
  func bracketed(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "（": result += opening
      case "）": result += closing
      case "“": result += openingQuote
      case "”": result += closingQuote
      case "，" where hasHalfCommas: result += ","
      default: result.append(character)
      }
    }
    return result
  }

  /// Gives lines in the script of this document.
  func scripted(_ lines: [String]) -> [String] { isTraditional ? lines.map(Script.traditional) : lines }

  /// Gives a table in the script of this document.
  func scripted(_ sheet: Sheet) -> Sheet {
    var sheet = sheet
    guard isTraditional else { return sheet }
    for row in sheet.rows.indices {
      for place in sheet.rows[row].indices {
        sheet.rows[row][place].text = Script.traditional(sheet.rows[row][place].text)
      }
    }
    return sheet
  }

  func fullWidth(_ number: Int) -> String {
    String(
      String.UnicodeScalarView(
        String(number).unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
  }

  func header(_ text: String) -> String {
    if text == "社会公益组织" || text == "法律服务机构" {
      return text.prefix(4) + organisationGap + text.suffix(2)
    }
    guard !headerGap.isEmpty, text.count == 4 else { return text }
    let middle = text.index(text.startIndex, offsetBy: 2)
    return text[..<middle] + headerGap + text[middle...]
  }

  func total(_ text: String) -> String { text.prefix(1) + totalGap + text.suffix(1) }

  func outerGroup(_ text: String) -> String {
    verticalGap.isEmpty ? text : text.map(String.init).joined(separator: verticalGap)
  }

  func group(_ text: String) -> String { numbered(bracketed(text)) }

  /// Puts the document's gap after `（一）`.
  private func numbered(_ text: String) -> String {
    guard !gap.isEmpty, text.hasPrefix(opening), let end = text.firstIndex(of: Character(closing)) else {
      return text
    }
    return text[...end] + gap + text[text.index(after: end)...]
  }

  func requestLabel(_ row: RequestRow) -> String {
    var label = row.label
    if usesShortLabels {
      switch row.item {
      case "other_correction_overdue": label = "1.逾期不补正"
      case "other_fee_overdue": label = "2.逾期不缴费"
      case "granted_part": label = "（二）部分公开"
      default: break
      }
    }
    if headerVariant == 2, row.item == "other" { label = "（六）其他" }
    if let first = label.utf8.first, first >= UInt8(ascii: "1"), first <= UInt8(ascii: "9") {
      label = label.prefix(1) + dot + label.dropFirst(2)
    }
    return numbered(bracketed(label))
  }

  func indicatorLabel(_ label: String) -> String {
    bracketed(dot == "." ? label : label.replacing(".", with: dot))
  }

  func documentLabel(_ label: String) -> String {
    usesOldLabel && label == "行政规范性文件" ? "规范性文件" : label
  }

  func disclosureHeader(_ label: String, measure: String) -> String {
    if measure == "amount" { return label + moneyCaption }
    switch (headerVariant, measure) {
    case (1, "issued"): return "本年度制发数"
    case (1, "repealed"): return "本年度废止数"
    case (2, "issued"): return "本年（\(year)）制发件数"
    case (3, "newly_made"): return "本年新\n制作数量"
    case (3, "newly_published"): return "本年新\n公开数量"
    case (4, "decisions"): return "处理决定数量"
    case (5, "in_force"): return "现行有效件"
    case (5, "items_change"): return "本年增／减"
    case (1, "items_change"): return "本年增减"
    default: return label
    }
  }
}
