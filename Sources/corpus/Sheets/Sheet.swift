/// This is a cell of a table with its place; a cell that covers several rows or columns stands once.
struct SheetCell {
  enum Role {
    case caption, header, corner, outerGroup, group, label
    case value(Int)
    case filler
  }

  var text: String
  let role: Role
  let row: Int
  let column: Int
  let rowSpan: Int
  let columnSpan: Int

  /// The index of the form's cell that is printed here.
  var valueIndex: Int? {
    if case .value(let index) = role { return index }
    return nil
  }

  var isValue: Bool { valueIndex != nil }
}

/// This is a table as it stands on paper: rows of cells in reading order, from which all layouts are made.
struct Sheet {
  let part: FormPart
  let columns: Int
  /// `rows[r]` are the cells that begin in row `r`, from left to right.
  var rows: [[SheetCell]]

  init(part: FormPart, columns: Int) {
    self.part = part
    self.columns = columns
    rows = []
  }

  /// Appends a row; cells are given as text, role, rows and columns covered.
  mutating func append(_ cells: [(String, SheetCell.Role, Int, Int)]) {
    let row = rows.count
    var column = 0
    var line: [SheetCell] = []
    for cell in cells {
      while isCovered(row: row, column: column) { column += 1 }
      line.append(
        SheetCell(
          text: cell.0, role: cell.1, row: row, column: column, rowSpan: cell.2, columnSpan: cell.3))
      column += cell.3
    }
    rows.append(line)
  }

  /// Tells whether a cell of an earlier row reaches down to this place.
  func isCovered(row: Int, column: Int) -> Bool { cover(row: row, column: column) != nil }

  func cover(row: Int, column: Int) -> SheetCell? {
    for earlier in rows.prefix(row) {
      for cell in earlier where cell.row + cell.rowSpan > row {
        if column >= cell.column && column < cell.column + cell.columnSpan { return cell }
      }
    }
    return nil
  }

  /// Gives a row as a grid has it: one entry a column, empty where a cell of another place reaches.
  func gridRow(_ row: Int) -> [String] {
    var texts = [String](repeating: "", count: columns)
    for cell in rows[row] { texts[cell.column] = cell.text }
    return texts
  }

  /// Gives a row as a word processor stores it: a covered cell is empty, a wide cell stands once.
  func storedRow(_ row: Int) -> [String] {
    var texts: [String] = []
    var column = 0
    while column < columns {
      if let cell = rows[row].first(where: { $0.column == column }) {
        texts.append(cell.text)
        column += cell.columnSpan
      } else if let above = cover(row: row, column: column) {
        texts.append("")
        column = above.column + above.columnSpan
      } else {
        column += 1
      }
    }
    return texts
  }

  /// Tells whether a row holds numbers of the form.
  func hasValues(_ row: Int) -> Bool { rows[row].contains { $0.isValue } }
}
