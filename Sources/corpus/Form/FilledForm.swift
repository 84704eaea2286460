/// This is a form with an agency's numbers: all cells in printed order, and where each table begins.
struct FilledForm {
  let shape: FormShape
  var cells: [Cell]
  /// `cells[requestsStart + 7 * row + column]` is a cell of table 3.
  let requestsStart: Int
  /// `cells[reviewsStart + 5 * block + column]` is a cell of table 4.
  let reviewsStart: Int
  let requestRows: [RequestRow]

  init(shape: FormShape) {
    self.shape = shape
    var cells: [Cell] = []
    for block in DisclosureBlock.all(of: shape) {
      for row in block.rows {
        for column in block.columns {
          cells.append(Cell(block.table, row.item, column.measure, isMoney: column.measure == "amount"))
        }
      }
    }
    for row in IndicatorRow.all(of: shape) where !row.item.isEmpty {
      for column in IndicatorRow.columns(of: shape) {
        var cell = Cell("indicators", row.item, column.measure, isMoney: row.isMoney)
        cell.isInYuan = row.unit == "元"
        cells.append(cell)
      }
    }
    requestsStart = cells.count
    if shape.isLong {
      requestRows = []
      reviewsStart = cells.count
      self.cells = cells
      return
    }
    requestRows = RequestRow.all(of: shape)
    for row in requestRows {
      for column in RequestRow.columns { cells.append(Cell("requests", row.item, column.0)) }
    }
    reviewsStart = cells.count
    for item in ReviewForm.items {
      for column in ReviewForm.columns { cells.append(Cell("reviews", item, column.0)) }
    }
    self.cells = cells
  }

  func requestIndex(row: Int, column: Int) -> Int { requestsStart + 7 * row + column }

  func requestRow(of item: String) -> Int? { requestRows.firstIndex { $0.item == item } }

  func index(_ table: String, _ item: String, _ measure: String) -> Int? {
    cells.firstIndex { $0.key == CellKey(table: table, item: item, measure: measure) }
  }

  /// The rows between 三、 and （七）: those that make up the total of what was handled.
  var resultRows: Range<Int> { 2..<(requestRows.count - 2) }

  /// The parts that the form has.
  var parts: [FormPart] { shape.isLong ? [.indicators] : [.disclosure, .requests, .reviews] }

  /// Indices of the cells of a part of the form: 二、, 三、 or 四、, or the one table of a long form.
  func range(of part: FormPart) -> Range<Int> {
    switch part {
    case .disclosure, .indicators: 0..<requestsStart
    case .requests: requestsStart..<reviewsStart
    case .reviews: reviewsStart..<cells.count
    }
  }
}

/// These are the sections of a report that are tables.
enum FormPart: String, CaseIterable {
  case disclosure, requests, reviews, indicators
}
