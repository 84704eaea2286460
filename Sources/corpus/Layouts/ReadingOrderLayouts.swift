extension Layout {
  /// A PDF read in the order of its content: a vertical heading first, then its rows; a label that needs
  /// several lines, then its numbers.
  static let pdfRaw = Layout("pdf-raw", .page(width: 42), keepsBlanks: false) { sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    let reader = ReadingOrder(
      labelWidth: rendering.noise > 1 ? rendering.chance.number(9...24) : 40,
      groupWidth: rendering.noise > 1 ? rendering.chance.pick([1, 2, 2, 3, 4, 5]) : 12,
      headerWidth: rendering.noise > 1 ? rendering.chance.number(2...4) : 8,
      joinsLastLine: rendering.noise > 1 && rendering.chance.chance(percent: 25),
      valuesInALine: rendering.noise > 1 && rendering.chance.chance(percent: 15)
        ? rendering.chance.number(6...12) : 15,
      putsBlocksFirst: rendering.noise > 1 && rendering.chance.chance(percent: 30))
    return reader.lines(of: sheet)
  }
}

/// This reads a table row by row, each label wrapped to the width of its column.
struct ReadingOrder {
  let labelWidth: Int
  let groupWidth: Int
  let headerWidth: Int
  /// Numbers stand beside the last line of a wrapped label, not on a line of their own.
  let joinsLastLine: Bool
  /// The fifteen numbers of table 4 go on in a second line after so many.
  let valuesInALine: Int
  /// The names of the two kinds of suits stand before the five columns of reviews.
  let putsBlocksFirst: Bool

  func lines(of sheet: Sheet) -> [String] {
    var lines: [String] = []
    for row in sheet.rows.indices {
      if sheet.hasValues(row) {
        lines += valueRow(sheet.rows[row])
      } else {
        let isMixed = putsBlocksFirst && sheet.part == .reviews
        let cells = sheet.rows[row]
        lines += headerRow(
          isMixed ? cells.filter { $0.columnSpan > 1 } + cells.filter { $0.columnSpan == 1 } : cells,
          of: sheet)
      }
    }
    return lines
  }

  private func headerRow(_ row: [SheetCell], of sheet: Sheet) -> [String] {
    if sheet.part == .disclosure || sheet.part == .indicators {
      return [row.map(\.text.joinedLines).joined(separator: " ")]
    }
    var lines: [String] = []
    var flat: [String] = []
    for cell in row {
      let width: Int
      switch cell.role {
      case .corner: width = labelWidth + groupWidth
      default: width = cell.columnSpan > 1 ? 20 : headerWidth
      }
      let pieces = cell.text.wrapped(width: width)
      if pieces.count == 1 {
        flat.append(pieces[0])
        continue
      }
      if !flat.isEmpty { lines.append(flat.joined(separator: " ")) }
      flat = []
      lines += pieces
    }
    if !flat.isEmpty { lines.append(flat.joined(separator: " ")) }
    return lines
  }

  private func valueRow(_ row: [SheetCell]) -> [String] {
    var lines: [String] = []
    var label: [String] = []
    var details: [String] = []
    for cell in row where !cell.isValue {
      switch cell.role {
      case .outerGroup, .group: lines += cell.text.wrapped(width: groupWidth)
      case .detail: details.append(cell.text)
      case .label, .corner, .caption, .header, .filler, .value: label = cell.text.wrapped(width: labelWidth)
      }
    }
    let printed = row.filter(\.isValue).map(\.text.trimmedBlanks).filter { !$0.isEmpty }
    let values = details.filter { !$0.isEmpty } + printed
    let numbers = values.prefix(valuesInALine).joined(separator: " ")
    if values.count > valuesInALine {
      return lines + label + [numbers, values[valuesInALine...].joined(separator: " ")]
    }
    if numbers.isEmpty { return lines + label }
    if label.count == 1 || (joinsLastLine && !label.isEmpty) {
      return lines + label.dropLast() + [label[label.count - 1] + " " + numbers]
    }
    return lines + label + [numbers]
  }
}
