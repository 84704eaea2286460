import Core

// Tables of whose numbers many found no cell: a column more than the form has, or one in the place of another.
extension OrderDoubts {
  /// One number for two that were put somewhere.
  private static let placedForEach = 2

  /// Gives all rows of a table among the numbers of which so many stand that no row took.
  func rowsAmongUnplaced() -> Set<Int> {
    if leftover.isEmpty { return [] }
    let placed = readings.flatMap { reading in reading.asPrinted.compactMap { $0 } }
    guard let first = placed.min(), let last = placed.max() else { return [] }
    let others = leftover.count { $0 > first && $0 < last && !isCopy($0) }
    return others * Self.placedForEach < placed.count ? [] : Set(readings.indices)
  }

  /// A cell that spans several columns is printed once in each of them.
  private func isCopy(_ token: Int) -> Bool {
    tokens[token - 1].isValue && tokens[token - 1].line == tokens[token].line
      && value(token - 1) == value(token)
  }
}
