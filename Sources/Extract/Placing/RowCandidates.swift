// Every way to put the values of a row into its cells in their order, for the sums to judge.
extension RowPlacer {
  /// All ways to put seven numbers in fifteen cells are 6435; what would be more is not judged at all.
  private static let mostCandidates = 7000

  func padded(_ values: [Int], to width: Int) -> RowReading.Slots {
    values.map { $0 } + [Int?](repeating: nil, count: width - values.count)
  }

  /// Gives every way to put the values, in order, into more cells than there are values.
  func spread(_ values: [Int], over width: Int) -> [RowReading.Slots] {
    var result: [RowReading.Slots] = []
    var slots = [Int?](repeating: nil, count: width)
    func place(_ next: Int, from: Int) {
      if result.count > Self.mostCandidates { return }
      if next == values.count {
        result.append(slots)
        return
      }
      let last = width - (values.count - next)
      if from > last { return }
      for slot in from...last {
        slots[slot] = values[next]
        place(next + 1, from: slot + 1)
        slots[slot] = nil
      }
    }
    place(0, from: 0)
    return result.count > Self.mostCandidates ? [] : result
  }

  func combinations(of values: [Int], choosing width: Int) -> [RowReading.Slots] {
    if values.count < width { return spread(values, over: width) }
    var result: [RowReading.Slots] = []
    var chosen: RowReading.Slots = []
    func choose(from: Int) {
      if result.count > Self.mostCandidates { return }
      if chosen.count == width {
        result.append(chosen)
        return
      }
      let needed = width - chosen.count
      if values.count - from < needed { return }
      for index in from...(values.count - needed) {
        chosen.append(values[index])
        choose(from: index + 1)
        chosen.removeLast()
      }
    }
    choose(from: 0)
    return result.count > Self.mostCandidates ? [] : result
  }

  func unique(_ slots: [RowReading.Slots]) -> [RowReading.Slots] {
    var result: [RowReading.Slots] = []
    for candidate in slots where !result.contains(where: { $0 == candidate }) { result.append(candidate) }
    return result
  }
}
