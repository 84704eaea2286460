/// This is what befalls a table before it becomes text: the page ends inside it, labels are misread.
struct SheetNoise {
  /// Stands where a page ends; the typesetter numbers the pages.
  static let pageEnd = "\u{F8F0}"

  static func apply(to sheet: inout Sheet, style: Style, with chance: inout Randomness) {
    if style.typos > 0 { misspell(&sheet, in1000: style.typos, with: &chance) }
    if style.misreads > 0 { misread(&sheet, in1000: style.misreads, with: &chance) }
    guard style.noise > 1, chance.chance(percent: 25), sheet.rows.count > 6 else { return }
    cutPage(&sheet, with: &chance)
  }

  private static func cutPage(_ sheet: inout Sheet, with chance: inout Randomness) {
    let headerRows = sheet.part == .requests ? 3 : 0
    var row = chance.number((headerRows + 2)...(sheet.rows.count - 1))
    // A label that the page cuts in two goes on after the cut, its numbers stay before it.
    if chance.chance(percent: 30), sheet.hasValues(row - 1),
      let place = sheet.rows[row - 1].firstIndex(where: { $0.isLongLabel })
    {
      let text = sheet.rows[row - 1][place].text
      let rest = chance.number(1...4)
      sheet.rows[row - 1][place].text = String(text.dropLast(rest))
      sheet.insert([String(text.suffix(rest))], role: .filler, before: row)
    }
    sheet.insert([pageEnd], role: .filler, before: row)
    row += 1
    guard headerRows > 0, chance.chance(percent: 50) else { return }
    for header in 0..<headerRows {
      sheet.repeatRow(header, before: row)
      row += 1
    }
  }

  private static func misspell(_ sheet: inout Sheet, in1000 rate: Int, with chance: inout Randomness) {
    for row in sheet.rows.indices {
      for place in sheet.rows[row].indices where !sheet.rows[row][place].isValue {
        let cell = sheet.rows[row][place]
        // A unit that loses a character is another unit, not a mistake that a reader sees.
        guard cell.text.count > 5, !cell.text.contains("元"), chance.below(1000) < rate * cell.text.count
        else { continue }
        sheet.rows[row][place].text = misspelled(cell.text, with: &chance)
      }
    }
  }

  /// Puts letters for digits, as recognition does.
  private static func misread(_ sheet: inout Sheet, in1000 rate: Int, with chance: inout Randomness) {
    for row in sheet.rows.indices {
      for place in sheet.rows[row].indices {
        let cell = sheet.rows[row][place]
        guard cell.isValue, chance.below(1000) < rate,
          let digit = cell.text.first(where: { "01".contains($0) })
        else { continue }
        sheet.rows[row][place].text.replace(
          String(digit), with: digit == "0" ? chance.pick(["O", "o"]) : "l", maxReplacements: 1)
        sheet.misread.insert(cell.valueIndex ?? 0)
      }
    }
  }

  private static func misspelled(_ text: String, with chance: inout Randomness) -> String {
    var characters = Array(text)
    // The ends stay: a number, a bracket, the last word tell rows apart.
    let place = chance.number(3...(characters.count - 2))
    if let like = lookalikes.first(where: { $0.0 == characters[place] }) {
      characters[place] = like.1
    } else if characters[place].isLetter, !characters[place].isASCII {
      characters.remove(at: place)
    }
    return String(characters)
  }

  private static let lookalikes: [(Character, Character)] = [
    ("政", "攻"), ("已", "己"), ("未", "末"), ("规", "現"), ("属", "厲"), ("家", "冢"), ("秘", "祕"), ("止", "正"),
    ("危", "厄"),
    ("护", "沪"), ("类", "粪"), ("程", "桯"), ("卷", "巻"), ("询", "洵"), ("掌", "常"), ("握", "渥"), ("现", "规"),
    ("补", "扑"),
    ("确", "碓"), ("举", "挙"), ("诉", "沂"), ("版", "板"), ("复", "夏"), ("机", "杌"), ("制", "剬"), ("量", "晕"),
    ("数", "敷"),
  ]
}

extension SheetCell {
  var isLongLabel: Bool {
    if case .label = role { return text.count > 10 && !text.contains("\n") }
    return false
  }
}
