import Core

/// Puts the right half of a long table below the left one, where a grid prints its rows side by side to save paper:
/// `主动公开信息数 | 条 | 708 | （9）“免予公开范围6”数 | 条 | 0`.
struct SideBySide {
  /// Tells whether a label is like a row of the form.
  let isRow: ([UInt16]) -> Bool

  /// Fewer rows may hold a remark.
  private static let fewest = 5

  func part(_ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    guard let start = column(tokens, folded) else { return }
    let next = (tokens.map(\.row).max() ?? 0) + 1
    let isRight = tokens.map { $0.row >= 0 && $0.column >= start }
    let order = tokens.indices.filter { !isRight[$0] } + tokens.indices.filter { isRight[$0] }
    folded = order.map { folded[$0] }
    tokens = order.map { index in
      let token = tokens[index]
      return isRight[index] ? token.at(row: token.row + next, column: token.column - start) : token
    }
  }

  /// Gives the column that the right half begins with: most rows have a label of the form there, behind their number.
  private func column(_ tokens: [Token], _ folded: [[UInt16]]) -> Int32? {
    var counts: [Int32: Int] = [:]
    var rows = 0
    for row in tokens.lines where tokens[row.lowerBound].row >= 0 {
      guard let number = row.first(where: { tokens[$0].kind == .number }) else { continue }
      rows += 1
      let label = row[(number + 1)...].first { tokens[$0].kind == .label && isRow(folded[$0]) }
      // A number is its own, too.
      guard let label, row[(label + 1)...].contains(where: { tokens[$0].isValue }) else { continue }
      counts[tokens[label].column, default: 0] += 1
    }
    guard let most = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }),
      most.value >= Self.fewest, most.value * 2 > rows
    else { return nil }
    return most.key
  }
}
