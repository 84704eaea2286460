import Core

/// Groups of columns that a grid prints in another order than the form's: 行政诉讼 before 行政复议. Every order of them adds up.
extension OrderDoubts {
  func rowsBelowExchangedGroups() -> Set<Int> {
    guard let groups = table.sharedRow?.labels else { return [] }
    let printed = tokens.indices.compactMap { index -> (column: Int32, rank: Int)? in
      guard tokens[index].kind == .label, tokens[index].row >= 0,
        let rank = groups.firstIndex(where: { $0.folded.contains(folded[index]) })
      else { return nil }
      return (tokens[index].column, rank)
    }
    let ranks = printed.sorted { ($0.column, $0.rank) < ($1.column, $1.rank) }.map(\.rank)
    if ranks == ranks.sorted() { return [] }
    return Set(readings.indices.filter { readings[$0].isPrinted && !isUniform($0) })
  }
}
