/// This is a table as a file holds it: cells with their spans, or a stretch of its rows as a table of its own.
struct FileTable {
  struct Cell {
    var text: String
    let column: Int
    let rowSpan: Int
    let columnSpan: Int
    let isValue: Bool
    /// The cell goes on from the row above, as Word stores it; other formats leave it out.
    let isCovered: Bool
  }

  var rows: [[Cell]]
  let columns: Int
  /// Rows at its start that name the columns.
  let headerRows: Int

  /// Tells what stands in a table cut from another where a cell of the earlier part reaches into it.
  enum Remains { case empty, repeated }

  /// Gives the table in one piece.
  static func whole(_ sheet: Sheet) -> FileTable { TablePlan(sheet).table(of: nil) }

  /// Gives the table cut where a page ends, or else before a row.
  static func cut(_ sheet: Sheet, before row: Int?, remains: Remains) -> [FileTable] {
    let plan = TablePlan(sheet)
    guard let cut = plan.pageEnd ?? row, cut > 0, cut < plan.owners.count else {
      return [plan.table(of: nil)]
    }
    return [plan.table(of: 0..<cut), plan.table(of: cut..<plan.owners.count, remains: remains)]
  }

  /// Gives the blocks of table 2, each from its caption on, as tables of their own.
  static func blocks(_ sheet: Sheet) -> [FileTable] {
    let plan = TablePlan(sheet)
    let starts = plan.captions
    guard starts.count > 1 else { return [plan.table(of: nil)] }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : plan.owners.count
      return plan.table(of: (index == 0 ? 0 : starts[index])..<end)
    }
  }

  /// Gives each row as a table of its own.
  static func shreds(_ sheet: Sheet) -> [FileTable] {
    let plan = TablePlan(sheet)
    return plan.owners.indices.map { plan.table(of: $0..<($0 + 1)) }
  }

  /// The cells that begin in each row.
  var ownRows: [[Cell]] { rows.map { $0.filter { !$0.isCovered } } }
}

/// Tells which cell each place of a table belongs to, rows without those that only mark the end of a page.
private struct TablePlan {
  /// For each row and column the index into `cells`.
  private(set) var owners: [[Int]] = []
  private(set) var cells: [(text: String, isValue: Bool)] = []
  private(set) var pageEnd: Int?
  private(set) var captions: [Int] = []
  private var headerRows = 0
  private let columns: Int

  init(_ sheet: Sheet) {
    columns = sheet.columns
    /// Cells that reach down: column, columns, the row behind their last, index.
    var reaching: [(columns: Range<Int>, end: Int, cell: Int)] = []
    for (row, line) in sheet.rows.enumerated() {
      if case .filler? = line.first?.role {
        if line[0].text == SheetNoise.pageEnd { pageEnd = owners.count } else { appendRest(line[0].text) }
        continue
      }
      var places = [Int](repeating: -1, count: columns)
      for reach in reaching where reach.end > row {
        for column in reach.columns { places[column] = reach.cell }
      }
      for cell in line {
        cells.append((cell.text, cell.isValue))
        let range = cell.column..<min(cell.column + cell.columnSpan, columns)
        for column in range { places[column] = cells.count - 1 }
        if cell.rowSpan > 1 { reaching.append((range, cell.row + cell.rowSpan, cells.count - 1)) }
      }
      for column in places.indices where places[column] < 0 {
        cells.append(("", false))
        places[column] = cells.count - 1
      }
      if case .caption? = line.first?.role { captions.append(owners.count) }
      if headerRows == owners.count, !line.contains(where: { $0.isValue || $0.isLabel }) { headerRows += 1 }
      owners.append(places)
    }
  }

  /// A label that the end of a page cut goes on in a row of its own, beside empty cells.
  private mutating func appendRest(_ text: String) {
    guard let above = owners.last else { return }
    var places: [Int] = []
    let label = above.lastIndex { !cells[$0].isValue && cells[$0].text.count > 6 } ?? 0
    let labelled = above.firstIndex { $0 == above[label] } ?? label
    for column in above.indices {
      if column > 0, above[column] == above[column - 1] {
        places.append(places[column - 1])
        continue
      }
      // A heading beside several rows goes on.
      if column < labelled {
        places.append(above[column])
      } else {
        cells.append((column == labelled ? text : "", false))
        places.append(cells.count - 1)
      }
    }
    owners.append(places)
  }

  func table(of range: Range<Int>?, remains: FileTable.Remains = .empty) -> FileTable {
    let range = range ?? 0..<owners.count
    var rows: [[FileTable.Cell]] = []
    for row in range {
      var line: [FileTable.Cell] = []
      var column = 0
      while column < columns {
        let owner = owners[row][column]
        var end = column + 1
        while end < columns, owners[row][end] == owner { end += 1 }
        var height = 1
        while row + height < range.upperBound, owners[row + height][column] == owner { height += 1 }
        let goesOn = row > 0 && owners[row - 1][column] == owner
        let isCovered = goesOn && row > range.lowerBound
        let text = isCovered || (goesOn && remains == .empty) ? "" : cells[owner].text
        line.append(
          FileTable.Cell(
            text: text, column: column, rowSpan: height, columnSpan: end - column,
            isValue: cells[owner].isValue, isCovered: isCovered))
        column = end
      }
      rows.append(line)
    }
    return FileTable(
      rows: rows, columns: columns, headerRows: range.lowerBound == 0 ? min(headerRows, range.count) : 0)
  }
}

extension SheetCell {
  fileprivate var isLabel: Bool {
    switch role {
    case .label, .group, .outerGroup: true
    case .caption, .header, .corner, .detail, .value, .filler: false
    }
  }
}
