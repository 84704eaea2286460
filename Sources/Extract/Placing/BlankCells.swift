import Core

/// Doubts the blank cells of a table where tables of the document have numbers to spare, half as many or more: what took
/// boxes of text from a page put the labels below one heading and their numbers below the next.
struct BlankCells {
  /// A table of a few cells may be blank beside a list of numbers.
  private static let fewest = 10

  func doubted(_ readings: [TableReading]) -> [TableReading] {
    let spare = readings.reduce(0) { $0 + $1.leftover.count { $0.kind == .number } }
    return readings.map { reading in
      let blank = reading.placements.count(where: isBlank)
      guard blank >= Self.fewest, spare * 2 >= blank else { return reading }
      return reading.with(reading.placements.map { isBlank($0) ? $0.doubted : $0 })
    }
  }

  private func isBlank(_ placement: Placement) -> Bool {
    placement.confidence != .ambiguous && placement.token.map { $0.kind == .blank } ?? true
  }
}
