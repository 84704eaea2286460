extension Layout {
  /// Text by place with its columns kept, as `pdftotext -layout` writes it.
  static let pdfColumns = Layout("pdf-columns", .page(width: 40), keepsBlanks: false) { sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    let habits = pageHabits(sheet, &rendering)
    let canvas = Canvas(sheet, habits: habits, with: &rendering.chance)
    let margin = String(repeating: " ", count: rendering.chance.number(0...6))
    let spreads = rendering.noise > 1 && rendering.chance.chance(percent: 30)
    return canvas.lines.flatMap { pieces in
      var line = margin
      var width = 0
      for piece in pieces {
        let gap = width == 0 ? max(0, piece.x) : max(1, piece.x - width)
        line += String(repeating: " ", count: gap) + piece.text
        width += gap + piece.text.count
      }
      return spreads ? [line, ""] : [line]
    }
  }

  /// The same by a browser of text, for which an ideograph is two columns wide.
  static let browserColumns = Layout("browser-columns", .paragraphs, keepsBlanks: false) {
    sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    let habits = pageHabits(sheet, &rendering)
    let canvas = Canvas(sheet, habits: habits, with: &rendering.chance)
    return canvas.lines.map { pieces in
      var line = ""
      var width = 0
      for piece in pieces {
        let gap = width == 0 ? max(0, piece.x * 2) : max(1, piece.x * 2 - width)
        line += String(repeating: " ", count: gap) + piece.text
        width += gap + piece.text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
      }
      return line
    }
  }

  /// Text by place, a line at a time, one blank between pieces: labels stand around their numbers, vertical
  /// headings are strewn through the rows.
  static let pdfVisual = Layout("pdf-visual", .page(width: 38), keepsBlanks: false) { sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    let habits = pageHabits(sheet, &rendering)
    let canvas = Canvas(sheet, habits: habits, with: &rendering.chance)
    return canvas.lines.map { $0.map(\.text).joined(separator: " ") }
  }

  private static func pageHabits(_ sheet: Sheet, _ rendering: inout Rendering) -> Canvas.Habits {
    let isRough = rendering.noise > 1
    let widths: [Int]
    switch sheet.part {
    case .disclosure: widths = [14, 14, 14, 14]
    case .requests:
      let value = rendering.noise == 0 ? 8 : rendering.chance.number(6...9)
      let narrow = isRough && rendering.chance.chance(percent: 60)
      widths =
        [
          narrow ? 2 : 10, narrow ? rendering.chance.number(4...8) : 10,
          narrow ? rendering.chance.number(11...16) : 42,
        ]
        + [Int](repeating: value, count: 7)
    case .indicators:
      widths =
        [isRough ? rendering.chance.number(14...30) : 50] + [Int](repeating: 8, count: sheet.columns - 1)
    case .reviews: widths = [Int](repeating: isRough ? rendering.chance.number(3...6) : 6, count: 15)
    }
    return Canvas.Habits(
      columnWidths: widths, putsNumbersBetween: isRough && rendering.chance.chance(percent: 50),
      tearsItemNumbers: isRough && rendering.chance.chance(percent: 25),
      hasVerticalHeading: isRough && rendering.chance.chance(percent: 40))
  }

  /// The order in which `pdftotext` reads without options: every number a paragraph of its own, now and then
  /// a few rows a column at a time.
  static let pdfDefault = Layout("pdf-default", .page(width: 40), keepsBlanks: false, isTokenwise: true) {
    sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    let interleaves = rendering.noise > 1 && rendering.chance.chance(percent: 40)
    var lines: [String] = []
    var row = 0
    while row < sheet.rows.count {
      let cells = sheet.rows[row]
      guard sheet.hasValues(row) else {
        lines += cells.flatMap { $0.text.printedLines } + [""]
        row += 1
        continue
      }
      let width = rendering.noise > 1 ? rendering.chance.number(10...18) : 40
      let canInterleave =
        interleaves && sheet.part == .requests && row + 1 < sheet.rows.count
        && sheet.hasValues(row + 1) && rendering.chance.chance(percent: 15)
      let count = canInterleave ? 2 : 1
      let block = sheet.rows[row..<(row + count)]
      for cells in block {
        for cell in cells where !cell.isValue { lines += cell.text.wrapped(width: width) }
      }
      let numbers = block.map { $0.filter(\.isValue) }
      if count == 1 {
        lines += [""] + numbers[0].map(\.text.trimmedBlanks).filter { !$0.isEmpty }.flatMap { [$0, ""] }
      } else {
        let texts = Set(numbers.joined().map(\.text.trimmedBlanks))
        if texts.count > 1 {
          for cell in numbers.joined() {
            if let index = cell.valueIndex { rendering.unreadable.insert(index) }
          }
        }
        for column in 0..<7 {
          lines += numbers.map { $0[column].text.trimmedBlanks }.filter { !$0.isEmpty } + [""]
        }
      }
      row += count
    }
    return lines
  }
}
