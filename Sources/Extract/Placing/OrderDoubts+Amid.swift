import Core

// Numbers amid labels: between the pieces of a header, or above the labels of rows and below a heading. Only their order
// says whose they are, and a sum that fails says that the order is another.
extension OrderDoubts {
  /// Gives the rows without labels of a table that has numbers between pieces of its header, where a sum fails and one
  /// of these stands alone behind the header of another column than its own.
  func rowsAmidHeaders() -> Set<Int> {
    let rows = readings.indices.filter { row in
      readings[row].isPrinted && readings[row].isCertain && !table.rows[row].isHeading
        && table.rows[row].row.label.folded.isEmpty
    }
    guard rows.contains(where: { judge.hasRowSum($0) && !judge.rowHolds($0, readings[$0].asPrinted) }) else {
      return []
    }
    let isElsewhere = rows.contains { row in
      readings[row].asPrinted.indices.contains { column in
        guard let value = readings[row].asPrinted[column], isAloneAmidLabels(value) else { return false }
        // The headers of one block of columns stand for those of the next.
        let columns = table.columns[table.rows[row].block]
        let headed = self.columns(headedBefore: value, in: columns)
        return !headed.isEmpty && !headed.contains(column % columns.count)
      }
    }
    return isElsewhere ? Set(rows) : []
  }

  /// A value of text behind a label that stands behind another value, and before a label or the end.
  private func isAloneAmidLabels(_ value: Int) -> Bool {
    guard value > 0, tokens[value].row < 0, tokens[value - 1].kind == .label,
      value + 1 == tokens.count || tokens[value + 1].kind == .label
    else { return false }
    return tokens[..<value].contains(where: \.isValue)
  }

  /// Gives the columns with whose header, in one piece or several, the labels before a value end.
  private func columns(headedBefore value: Int, in columns: [FormLabel]) -> Set<Int> {
    let labels = tokens[..<value].indices.reversed().prefix { tokens[$0].kind == .label }.reversed()
    let text = labels.flatMap { folded[$0] }
    return Set(
      columns.indices.filter { column in
        columns[column].folded.contains { text.count >= $0.count && text.suffix($0.count).elementsEqual($0) }
      })
  }

  /// Gives the rows of a group whose numbers stand on other lines than their labels, where a line of numbers without a
  /// label that was taken for the sum beside the heading is not their sum: it may be the first row's.
  func rowsBelowOtherSums() -> Set<Int> {
    var found: Set<Int> = []
    for subtotal in subtotals {
      guard let last = subtotal.tokens.last, let total = PrintedNumber.read(last.span, in: text)?.value,
        !tokens.contains(where: { $0.kind == .label && $0.isOnLine(of: last) })
      else { continue }
      let parts = readings.indices.filter { row in
        table.rows[row].row.cells.first.map { $0.table == subtotal.table && subtotal.items.contains($0.item) }
          ?? false
      }
      // Rows of which nothing is printed, or not their total, add up to nothing.
      let totals = parts.filter { !alignment.rows[$0].values.isEmpty }.map {
        value(readings[$0].asPrinted.last ?? nil)
      }
      if totals.isEmpty || totals.contains(where: { $0 == nil }) { continue }
      let sum = totals.reduce(Decimal64.zero) { sum, number in number.flatMap { sum.adding($0) } ?? sum }
      if sum != total { found.formUnion(parts.filter { !isBesideItsLabel($0) }) }
    }
    return found
  }

  private func isBesideItsLabel(_ row: Int) -> Bool {
    guard let first = alignment.rows[row].values.first else { return true }
    return alignment.rows[row].labels.contains { tokens[$0].isOnLine(of: tokens[first]) }
  }
}
