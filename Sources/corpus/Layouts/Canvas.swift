/// This is a page on which the cells of a table are laid out by place, as a reader of PDF sees them: wrapped
/// labels are centred beside their numbers, vertical headings run through the rows.
struct Canvas {
  struct Piece {
    let x: Int
    /// In halves of a line.
    let y: Int
    let text: String
  }

  private(set) var pieces: [Piece] = []

  /// How labels are cut and set.
  struct Habits {
    var columnWidths: [Int]
    /// Numbers of a row with an even number of label lines stand between them (`false`: beside the lower).
    var putsNumbersBetween: Bool
    /// The number of an item stands apart, beside the numbers of its row.
    var tearsItemNumbers: Bool
    /// The characters of the vertical heading 三、 stand one below another.
    var hasVerticalHeading: Bool
  }

  init(_ sheet: Sheet, habits: Habits, with chance: inout Randomness) {
    var starts = [0]
    for width in habits.columnWidths { starts.append((starts.last ?? 0) + width) }
    let wraps = sheet.rows.map { row in row.map { Self.lines(of: $0, habits, chance: &chance) } }
    let heights = Self.heights(of: sheet, wraps)
    var tops = [0]
    for height in heights { tops.append((tops.last ?? 0) + height * 2) }
    for (row, cells) in sheet.rows.enumerated() {
      for (place, cell) in cells.enumerated() where !cell.text.trimmedBlanks.isEmpty {
        let top = tops[row]
        let bottom = tops[min(cell.row + cell.rowSpan, tops.count - 1)]
        let lines = wraps[row][place]
        // Half lines stay where the row allows them, else text falls onto whole lines.
        var y = top + (bottom - top - lines.count * 2) / 2
        if !habits.putsNumbersBetween || !cell.isValue, y % 2 != 0 { y += 1 }
        y = max(top, y)
        let x = Self.start(of: cell, starts: starts, text: lines[0])
        if habits.tearsItemNumbers, cell.rowSpan == 1, lines.count > 1, let torn = Self.torn(lines) {
          let middle = top + (bottom - top) / 2 - 1
          let numberY = habits.putsNumbersBetween || middle % 2 == 0 ? middle : middle + 1
          pieces.append(Piece(x: x - 2, y: numberY, text: torn.number))
          append(torn.rest, x: x, y: y)
        } else {
          append(lines, x: x, y: y)
        }
      }
    }
  }

  private mutating func append(_ lines: [String], x: Int, y: Int) {
    for (index, line) in lines.enumerated() { pieces.append(Piece(x: x, y: y + 2 * index, text: line)) }
  }

  /// Gives the pieces of each line of the page from left to right.
  var lines: [[Piece]] {
    let sorted = pieces.enumerated().sorted {
      ($0.element.y, $0.element.x, $0.offset) < ($1.element.y, $1.element.x, $1.offset)
    }
    var lines: [[Piece]] = []
    for (_, piece) in sorted {
      if let last = lines.last?.last, last.y == piece.y {
        lines[lines.count - 1].append(piece)
      } else {
        lines.append([piece])
      }
    }
    return lines
  }

  private static func lines(of cell: SheetCell, _ habits: Habits, chance: inout Randomness) -> [String] {
    let text = cell.isValue ? cell.text.trimmedBlanks : cell.text
    if case .outerGroup = cell.role, habits.hasVerticalHeading {
      return text.filter { $0 != " " }.map(String.init)
    }
    if cell.isValue { return [text] }
    let width = habits.columnWidths[
      cell.column..<min(cell.column + cell.columnSpan, habits.columnWidths.count)
    ]
    .reduce(0, +)
    let lines = text.wrapped(width: max(1, width - 1))
    return lines.isEmpty ? [""] : lines
  }

  private static func heights(of sheet: Sheet, _ wraps: [[[String]]]) -> [Int] {
    var heights = sheet.rows.indices.map { row in
      zip(sheet.rows[row], wraps[row]).filter { $0.0.rowSpan == 1 }.map { $0.1.count }.max() ?? 1
    }
    for (row, cells) in sheet.rows.enumerated() {
      for (place, cell) in cells.enumerated() where cell.rowSpan > 1 {
        let rows = row..<min(row + cell.rowSpan, heights.count)
        var missing = wraps[row][place].count - heights[rows].reduce(0, +)
        var at = rows.lowerBound
        while missing > 0 {
          heights[at] += 1
          missing -= 1
          at = at + 1 < rows.upperBound ? at + 1 : rows.lowerBound
        }
      }
    }
    return heights
  }

  private static func start(of cell: SheetCell, starts: [Int], text: String) -> Int {
    let left = starts[cell.column]
    guard cell.isValue || cell.columnSpan > 3 else { return left }
    let right = starts[min(cell.column + cell.columnSpan, starts.count - 1)]
    return left + max(0, right - left - text.count) / 2
  }

  private static func torn(_ lines: [String]) -> (number: String, rest: [String])? {
    let first = lines[0]
    // Without its point the number of an item would be a number like those of the row.
    guard let digit = first.first, digit.isASCII, digit.isNumber, first.dropFirst().first != " " else {
      return nil
    }
    let rest = String(first.dropFirst(2)).trimmedBlanks
    return (String(first.prefix(2)).trimmedBlanks, [rest] + lines.dropFirst())
  }
}
