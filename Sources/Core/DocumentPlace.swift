/// This is where a grid stands in the file that it was read from.
public struct GridOrigin: Sendable, Equatable {
  /// The number of its table, from 1, in the order in which the tables begin.
  public let table: Int
  /// How many rows of the table, or of the sheet, stand above its first one: what lays out a page parts a table
  /// into several grids.
  public let rowsAbove: Int
  /// The sheet of a workbook that it stands in.
  public let sheet: String?

  public init(table: Int, rowsAbove: Int = 0, sheet: String? = nil) {
    self.table = table
    self.rowsAbove = rowsAbove
    self.sheet = sheet
  }
}

/// This is the place of a cell as a person finds it who opens the file; all numbers count from 1.
public enum CellPlace: Sendable, Equatable {
  case table(number: Int, row: Int, column: Int)
  /// A cell of a workbook, by the name that its rows and columns bear there, such as `C12`.
  case sheet(name: String, cell: String)
}

extension Document {
  /// Gives the number of the page, from 1, that a byte of the text stands on; nil where the format has no pages.
  public func page(at offset: Int) -> Int? {
    pageStarts.isEmpty ? nil : Self.number(at: offset, of: pageStarts.count) { Int(pageStarts[$0]) }
  }

  /// Gives the pages, from 1, that lines of the text stand on; nil where the format has no pages.
  ///
  /// - Parameter lines: their numbers, from 1.
  public func pages(ofLines range: ClosedRange<Int>) -> ClosedRange<Int>? {
    guard lines.indices.contains(range.lowerBound - 1), lines.indices.contains(range.upperBound - 1),
      let first = page(at: Int(lines[range.lowerBound - 1].start)),
      let last = page(at: Int(lines[range.upperBound - 1].end))
    else { return nil }
    return first...max(first, last)
  }

  /// Gives the page, from 1, that a cell was read from; nil where the format has no pages.
  public func page(of seen: Observation) -> Int? {
    if !seen.raw.isEmpty { return page(at: Int(seen.raw.start)) }
    let line = Int(seen.line) - 1
    return lines.indices.contains(line) ? page(at: Int(lines[line].start)) : nil
  }

  /// Gives where the cell that an observation was read from stands in the tables of the file; nil where it was
  /// read from none that has explicit rows and columns.
  public func cellPlace(of seen: Observation) -> CellPlace? {
    let line = Int(seen.line) - 1
    guard lines.indices.contains(line), Int(lines[line].start) <= Int(seen.raw.start) else { return nil }
    return cellPlace(of: seen.raw)
  }

  private func cellPlace(of span: TextSpan) -> CellPlace? {
    for grid in grids {
      for cell in grid.cells where cell.span.start <= span.start && span.end <= cell.span.end {
        // A cell that is not there is told by the start of its line, where another cell may stand.
        if span.isEmpty, !cell.span.isEmpty { continue }
        let row = grid.origin.rowsAbove + Int(cell.row)
        let column = Int(cell.column)
        guard let sheet = grid.origin.sheet else {
          return .table(number: grid.origin.table, row: row + 1, column: column + 1)
        }
        let letters = String(decoding: ColumnLetters.of(column), as: UTF8.self)
        return .sheet(name: sheet, cell: "\(letters)\(row + 1)")
      }
    }
    return nil
  }
}
