import Core

/// Puts rows that a document prints in another order than the form into that of the form: a label to the letter
/// with all its values behind it says whose they are, wherever it stands. The alignment knows one order only.
enum RowOrder {
  /// - Returns: whether any row was moved.
  static func restore(
    _ tokens: inout [Token], _ folded: inout [[UInt16]], labelled: LabelledRows
  ) -> Bool {
    let printed = labelled.entries.filter { $0.row != nil }
    guard let moved = movedRows(printed.compactMap(\.row)) else { return false }
    let rows = printed[moved]
    // A row that is printed twice is no row out of place, and the values must be beyond doubt.
    guard Set(rows.compactMap(\.row)).count == rows.count,
      rows.allSatisfy(\.isWhole), rows.dropLast().allSatisfy({ hasNothingElse($0, tokens) }),
      labelled.labelsLead || rows.allSatisfy({ tokens[$0.tokens.lowerBound].row >= 0 }),
      let first = rows.first, let last = rows.last
    else { return false }
    // A row without a label to the letter may follow the last of them.
    let all = first.tokens.lowerBound..<last.values.upperBound
    // What stands between two of them, such as a heading, stays behind the one before it.
    let ends = rows.dropFirst().map(\.tokens.lowerBound) + [all.upperBound]
    let parts = zip(rows, ends).map { (row: $0.row ?? 0, tokens: $0.tokens.lowerBound..<$1) }
    let order = parts.sorted { $0.row < $1.row }.flatMap(\.tokens)
    tokens.replaceSubrange(all, with: order.map { tokens[$0] })
    folded.replaceSubrange(all, with: order.map { folded[$0] })
    return true
  }

  /// Gives the stretch of rows outside which all stand in order; nil where all do.
  private static func movedRows(_ rows: [Int]) -> Range<Int>? {
    var highest = -1
    var last: Int?
    for (index, row) in rows.enumerated() {
      if row < highest { last = index }
      highest = max(highest, row)
    }
    guard let last else { return nil }
    let first = rows[...last].indices.first { index in rows[index...last].contains { $0 < rows[index] } }
    return first.map { $0..<(last + 1) }
  }

  /// Tells whether no number stands behind the values of a row before the next label.
  private static func hasNothingElse(_ entry: LabelledRows.Entry, _ tokens: [Token]) -> Bool {
    tokens[entry.values.upperBound..<entry.tokens.upperBound]
      .allSatisfy { $0.kind == .label || $0.kind == .blank }
  }
}
