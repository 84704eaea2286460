import Core

/// This is a row of numbers that several items of a form share, each with a label above: 行政复议, 未经复议直接起诉 and
/// 复议后起诉. Many documents print them below each other instead, each behind its label, with a sum of some among them.
struct SharedRow: Sendable {
  let cells: [FormCell]
  let items: [ItemID]
  let labels: [FormLabel]

  /// Gives nil for a block that has no such row.
  init?(_ block: FormBlock) {
    guard let row = block.rows.first(where: { $0.label.folded.isEmpty }) else { return nil }
    var items: [ItemID] = []
    for cell in row.cells where !items.contains(cell.item) { items.append(cell.item) }
    guard items.count > 1, items.count == block.groups.count else { return nil }
    cells = row.cells
    self.items = items
    labels = block.groups.map(\.label)
  }

  var width: Int { cells.count / items.count }
}

/// Puts such rows into the order of the form, and takes the sums out.
struct SharedRowOrder {
  let row: SharedRow
  /// Gives the number of a token; what is blank counts as 0.
  let value: (Token) -> Decimal64
  /// Tells whether a label is the header of a column.
  let isHeader: ([UInt16]) -> Bool

  /// This is a label with as many values behind it as one item has, and what stands before the label.
  private struct Part {
    let tokens: Range<Int>
    let values: Range<Int>
    /// Nil for what is no item's.
    let item: Int?
  }

  /// - Returns: for each sum taken out its label and values, and the items it is the sum of: none where it is of none.
  func restore(
    _ tokens: inout [Token], _ folded: inout [[UInt16]]
  ) -> [(label: Int, items: [ItemID], tokens: [Token])] {
    guard let parts = self.parts(tokens, folded), let first = parts.first, let last = parts.last else {
      return []
    }
    let order = parts.compactMap(\.item)
    guard order.count == row.items.count, Set(order).count == order.count,
      order.count < parts.count || order != order.sorted()
    else { return [] }
    let own = row.items.indices.flatMap { item in parts.filter { $0.item == item } }
    let extra = parts.filter { $0.item == nil }
    let sums = extra.map { part in
      (
        label: part.values.lowerBound - 1, items: summed(part, of: own, tokens),
        tokens: Array(tokens[part.values])
      )
    }
    let kept =
      extra.flatMap { Array($0.tokens.lowerBound..<$0.values.lowerBound) } + own.flatMap { Array($0.tokens) }
    let all = first.tokens.lowerBound..<last.tokens.upperBound
    tokens.replaceSubrange(all, with: kept.map { tokens[$0] })
    folded.replaceSubrange(all, with: kept.map { folded[$0] })
    return sums
  }

  /// Gives the parts from the first that is an item's to the last value; nil where something else stands among them.
  private func parts(_ tokens: [Token], _ folded: [[UInt16]]) -> [Part]? {
    var parts: [Part] = []
    var index = 0
    while index < tokens.count {
      let start = index
      while index < tokens.count, !tokens[index].isValue { index += 1 }
      let end = index
      while index < tokens.count, tokens[index].isValue { index += 1 }
      if index == end { break }
      let blanks = tokens[end..<index].reversed().prefix { $0.kind == .blank }.count
      let count = max(row.width, index - end - blanks)
      let label = end - 1
      let isPart =
        count == row.width && index - end >= row.width && label >= start && !isHeader(folded[label])
      if !isPart {
        if parts.isEmpty || tokens[end..<index].allSatisfy({ $0.kind == .blank }) { continue }
        return nil
      }
      parts.append(
        Part(
          tokens: (parts.isEmpty ? label : start)..<index, values: end..<(end + row.width),
          item: item(of: folded[label])))
    }
    return parts
  }

  private func item(of label: [UInt16]) -> Int? {
    let named = row.labels.indices.filter { item in
      row.labels[item].folded.contains { label.holds($0) }
    }
    return named.count == 1 ? named[0] : nil
  }

  /// Gives the items, the last ones or all, whose values add up to those of a part.
  private func summed(_ part: Part, of own: [Part], _ tokens: [Token]) -> [ItemID] {
    for first in own.indices.dropLast().reversed() {
      let isSum = (0..<row.width).allSatisfy { column in
        let sum = own[first...].reduce(Decimal64.zero) { sum, other in
          sum.adding(value(tokens[other.values.lowerBound + column])) ?? sum
        }
        return sum == value(tokens[part.values.lowerBound + column])
      }
      if isSum { return Array(row.items[first...]) }
    }
    return []
  }
}
