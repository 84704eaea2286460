import Core

/// Doubts all rows of a document whose numbers stand one a line, where one of its tables showed that such lines
/// come in no order: what reads a page as boxes with text gives them by their height, and of two tables read
/// that way only the larger has the sums to tell.
struct ScatteredNumbers {
  let text: [UInt8]

  /// Fewer rows than this prove nothing.
  private static let fewestRows = 5
  /// Rows that are open for another reason add up.
  private static let fewestFailing = 2

  func doubted(_ readings: [TableReading]) -> [TableReading] {
    if !readings.contains(where: isScattered) { return readings }
    return readings.map { reading in
      let doubtful = Set(
        rows(of: reading).filter { isLone($0.placements) && !isUniform($0.placements) }.map(\.key))
      if doubtful.isEmpty { return reading }
      return reading.with(
        reading.placements.map { doubtful.contains(key($0)) ? $0.doubted : $0 })
    }
  }

  /// Most rows whose numbers stand one a line have all their numbers and found no order that adds up.
  private func isScattered(_ reading: TableReading) -> Bool {
    // Other tables have no sums to tell by.
    if reading.region != .requests { return false }
    let lone = rows(of: reading).map(\.placements).filter(isLone)
    let open = lone.filter { row in row.allSatisfy { $0.confidence == .ambiguous } }
    return lone.count >= Self.fewestRows && open.count * 2 > lone.count
      && open.count { !addsUp($0) } >= Self.fewestFailing
  }

  /// Tells whether the last number of a row is the sum of the others: then it is its row that is open, no order.
  private func addsUp(_ row: [Placement]) -> Bool {
    let values = row.map { $0.token.flatMap { PrintedNumber.read($0.span, in: text)?.value } ?? .zero }
    return values.dropLast().reduce(Decimal64.zero) { $0.adding($1) ?? $0 } == values.last
  }

  private struct Key: Hashable {
    let table: TableID
    let item: ItemID
  }

  private func key(_ placement: Placement) -> Key {
    Key(table: placement.cell.table, item: placement.cell.item)
  }

  private func rows(of reading: TableReading) -> [(key: Key, placements: [Placement])] {
    var rows: [(key: Key, placements: [Placement])] = []
    for placement in reading.placements {
      if rows.last?.key == key(placement) {
        rows[rows.count - 1].placements.append(placement)
      } else {
        rows.append((key(placement), [placement]))
      }
    }
    return rows
  }

  private func isLone(_ row: [Placement]) -> Bool {
    if row.count < 2 { return false }
    var line: Int32 = -1
    for placement in row {
      guard let token = placement.token, token.row < 0, token.line != line else { return false }
      line = token.line
    }
    return true
  }

  private func isUniform(_ row: [Placement]) -> Bool {
    let values = row.map { $0.token.flatMap { PrintedNumber.read($0.span, in: text)?.value } }
    return values.allSatisfy { $0 == values[0] }
  }
}
