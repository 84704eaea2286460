import Core

// Two tables in the place of one: last year's below this year's, or those of the office and of all that it leads.
extension OrderDoubts {
  /// A row or two may be printed again where a page begins.
  private static let fewestTwice = 3

  /// Gives all rows of a table of which several stand there twice, with other values: a row may come from either.
  func rowsOfTwoTables() -> Set<Int> {
    guard leftover.count >= Self.fewestTwice else { return [] }
    var first: [Int: [Decimal64?]] = [:]
    var twice: Set<Int> = []
    for label in tokens.indices where tokens[label].kind == .label {
      guard let row = rowMeant(label) else { continue }
      let values = tokens[(label + 1)...].indices.prefix { tokens[$0].isValue }.map { value($0) }
      guard values.count >= table.rows[row].row.cells.count else { continue }
      if let known = first[row] {
        if known != values { twice.insert(row) }
      } else {
        first[row] = values
      }
    }
    return twice.count < Self.fewestTwice ? [] : Set(readings.indices)
  }

  private func rowMeant(_ label: Int) -> Int? {
    switch table.meanings[folded[label]] {
    case .row(let row), .rowOrHeading(let row, _): row
    default: nil
    }
  }
}
