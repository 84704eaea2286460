extension Layout {
  /// A page of the web without its tags: cells of a row joined by a blank or two.
  static let joinedCells = Layout("joined-cells", .paragraphs, keepsBlanks: false) { sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    let blank = rendering.chance.pick([" ", "  ", "\u{3000}", "   "])
    return sheet.rows.map { row in
      row.map { $0.text.spacedLines.trimmedBlanks }.filter { !$0.isEmpty }.joined(separator: blank)
    }
  }

  /// The label of a row on a line, its numbers on the next.
  static let numbersBelow = Layout("numbers-below", .paragraphs, keepsBlanks: false) { sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    let spreads = rendering.chance.chance(percent: 30)
    return sheet.rows.flatMap { row in
      let labels = row.filter { !$0.isValue }.map(\.text.joinedLines)
      let numbers = row.filter(\.isValue).map(\.text.trimmedBlanks).filter { !$0.isEmpty }
      let line = numbers.isEmpty ? [] : [numbers.joined(separator: " ")]
      return spreads ? (labels + line).flatMap { [$0, ""] } : labels + line
    }
  }

  /// The label of a row on a line, then each number on a line of its own.
  static let numberLines = Layout("number-lines", .paragraphs, keepsBlanks: false) { sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    return sheet.rows.flatMap { row in
      let labels = row.filter { !$0.isValue }.map(\.text.joinedLines)
      let numbers = row.filter(\.isValue).map(\.text.trimmedBlanks).filter { !$0.isEmpty }
      return [labels.joined(separator: " ")] + numbers
    }
  }

  /// A whole table in one paragraph, as a page of the web gives it that has lost its line ends.
  static let oneParagraph = Layout("one-paragraph", .paragraphs, keepsBlanks: false) { sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    let words = sheet.rows.flatMap { row in
      row.map { $0.text.spacedLines.trimmedBlanks }.filter { !$0.isEmpty }
    }
    return [words.joined(separator: " ")]
  }

  /// The numbers of each row before its label, as some PDF writers store them.
  static let numbersFirst = Layout("numbers-first", .page(width: 42), keepsBlanks: false) {
    sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    return sheet.rows.flatMap { row in
      let groups = row.filter { cell in
        switch cell.role {
        case .outerGroup, .group: true
        case .label, .corner, .caption, .header, .detail, .filler, .value: false
        }
      }.map(\.text.joinedLines)
      let labels = row.filter { cell in
        switch cell.role {
        case .outerGroup, .group, .value: false
        case .label, .corner, .caption, .header, .detail, .filler: true
        }
      }.map(\.text.joinedLines)
      let numbers = row.filter(\.isValue).map(\.text.trimmedBlanks).filter { !$0.isEmpty }
      return groups + [(numbers + labels).joined(separator: " ")]
    }
  }
}
