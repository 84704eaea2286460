/// This is a cell of a table with its place; a cell that covers several rows or columns stands once.
struct SheetCell {
  enum Role {
    case caption, header, corner, outerGroup, group, label, detail
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
  /// Cells of the form in which a letter stands for a digit.
  var misread: Set<Int> = []

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

  /// Gives a row as a grid has it: one field a column, empty where a cell of another place reaches.
  func gridRow(_ row: Int) -> [Field] {
    if isFiller(row) { return ownRow(row) }
    var fields = [Field](repeating: Field(text: "", value: nil), count: columns)
    for cell in rows[row] { fields[cell.column] = Field(cell) }
    return fields
  }

  /// Gives a row as a word processor stores it: a covered cell is empty, a wide cell stands once.
  func storedRow(_ row: Int) -> [Field] {
    if isFiller(row) { return ownRow(row) }
    var fields: [Field] = []
    var column = 0
    while column < columns {
      if let cell = rows[row].first(where: { $0.column == column }) {
        fields.append(Field(cell))
        column += cell.columnSpan
      } else if let above = cover(row: row, column: column) {
        fields.append(Field(text: "", value: nil))
        column = above.column + above.columnSpan
      } else {
        column += 1
      }
    }
    return fields
  }

  /// Tells whether a row is no row of the table but what a page cut left there.
  private func isFiller(_ row: Int) -> Bool {
    if case .filler? = rows[row].first?.role { return true }
    return false
  }

  /// Gives the cells of a row alone, without a trace of what covers it from above.
  func ownRow(_ row: Int) -> [Field] { rows[row].map { Field($0) } }

  /// Puts a row of its own before another: what a page cut leaves in a table.
  mutating func insert(_ texts: [String], role: SheetCell.Role, before row: Int) {
    let cells = texts.enumerated().map { column, text in
      SheetCell(text: text, role: role, row: row, column: column, rowSpan: 1, columnSpan: 1)
    }
    shift(from: row)
    rows.insert(cells, at: row)
  }

  /// Puts a copy of an earlier row before another, as a header printed again on the next page.
  mutating func repeatRow(_ source: Int, before row: Int) {
    let cells = rows[source].map { cell in
      SheetCell(
        text: cell.text, role: .header, row: row, column: cell.column, rowSpan: 1,
        columnSpan: cell.columnSpan)
    }
    shift(from: row)
    rows.insert(cells, at: row)
  }

  private mutating func shift(from row: Int) {
    for index in rows.indices {
      rows[index] = rows[index].map { cell in
        let reaches = cell.row < row && cell.row + cell.rowSpan > row
        return SheetCell(
          text: cell.text, role: cell.role, row: cell.row >= row ? cell.row + 1 : cell.row,
          column: cell.column, rowSpan: reaches ? cell.rowSpan + 1 : cell.rowSpan,
          columnSpan: cell.columnSpan)
      }
    }
  }

  /// Tells whether a row holds numbers of the form.
  func hasValues(_ row: Int) -> Bool { rows[row].contains { $0.isValue } }
}

/// This is a cell on its way to the text: what is printed, and which cell of the form it is.
struct Field {
  var text: String
  let value: Int?

  init(text: String, value: Int?) {
    self.text = text
    self.value = value
  }

  init(_ cell: SheetCell) { self.init(text: cell.text, value: cell.valueIndex) }
}
