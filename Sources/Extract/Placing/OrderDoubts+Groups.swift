import Core

/// Groups of columns that a grid prints in another order than the form's: 行政诉讼 before 行政复议. Every order of them adds up.
extension OrderDoubts {
  func rowsBelowExchangedGroups() -> Set<Int> {
    guard let groups = table.sharedRow?.labels else { return [] }
    var last: (row: Int32, rank: Int)?
    for index in tokens.indices where tokens[index].kind == .label && tokens[index].row >= 0 {
      let row = tokens[index].row
      if let rank = groups.firstIndex(where: { $0.folded.contains(folded[index]) }) {
        if let last, last.row == row, rank < last.rank { return shared }
        last = (row, rank)
      } else if isOverGroups(index) {
        // 行政诉讼 stands over all groups but the first.
        last = (row, 1)
      }
    }
    return []
  }

  /// All rows whose values differ.
  private var shared: Set<Int> {
    Set(readings.indices.filter { readings[$0].isPrinted && !isUniform($0) })
  }

  /// A word of the header that heads no column: 行政诉讼.
  private func isOverGroups(_ index: Int) -> Bool {
    isHeader(index) && blocks(headedBy: index).isEmpty
  }
}
