import Core

// Rows that stand in another order than in the form, their labels without the numbers that would tell.
extension OrderDoubts {
  /// 重复申请 is the shortest label that says what it means without its number.
  private static let shortestLabel = 4
  /// `1.` or `（三）` before a label, folded.
  private static let longestNumber = 3

  /// Gives the rows whose values stand behind the label of another row, and those others: as many numbers as the form
  /// has rows do not make the order that of the form.
  func rowsBehindOtherLabels() -> Set<Int> {
    var crossed: Set<Int> = []
    for row in table.printedRows(readings) {
      guard let label = labelBeforeValues(row), folded[label].count >= Self.shortestLabel,
        !isNamed(row, folded[label]), !isNamedBehind(row), let other = rowNamed(folded[label]), other != row,
        leadsRow(label, width: readings[row].asPrinted.count)
      else { continue }
      crossed.formUnion([row, other])
    }
    return crossed
  }

  private func labelBeforeValues(_ row: Int) -> Int? {
    guard let first = readings[row].asPrinted.lazy.compactMap({ $0 }).min() else { return nil }
    var label = first - 1
    while label >= 0, tokens[label].isValue, tokens[label].isOnLine(of: tokens[first]) { label -= 1 }
    return label >= 0 && tokens[label].kind == .label ? label : nil
  }

  /// The label of the row stands behind its values on their line: the one before them ends the row above.
  private func isNamedBehind(_ row: Int) -> Bool {
    guard let last = readings[row].asPrinted.lazy.compactMap({ $0 }).max() else { return false }
    return alignment.rows[row].labels.contains {
      $0 > last && tokens[$0].isOnLine(of: tokens[last]) && isNamed(row, folded[$0])
    }
  }

  /// Tells whether as many values stand behind a label as a row has: below a column of labels stand more.
  private func leadsRow(_ label: Int, width: Int) -> Bool {
    tokens[(label + 1)...].prefix { $0.isValue }.count == width
  }

  private func isNamed(_ row: Int, _ label: [UInt16]) -> Bool {
    table.rows[row].row.label.folded.contains { $0.count >= label.count && $0.holds(label) }
  }

  /// Gives the only row with this label, its number aside.
  private func rowNamed(_ label: [UInt16]) -> Int? {
    var found: Int?
    for row in table.rows.indices where !table.rows[row].isHeading {
      let isNamed = table.rows[row].row.label.folded.contains { own in
        (0...Self.longestNumber).contains(own.count - label.count)
          && own.suffix(label.count).elementsEqual(label)
      }
      if !isNamed { continue }
      if found != nil { return nil }
      found = row
    }
    return found
  }
}
