/// Gives each row the label that stands beside it, whole where its lines stand above and below the numbers.
struct SideLabels {
  /// What no row has taken yet.
  private(set) var words: [PageWord]
  private let size: Double

  init(_ words: [PageWord], size: Double) {
    self.words = words
    self.size = size
  }

  /// The lines of a label stand this far from the middle of its row: half a line with two of them, a line with three.
  private static let sameLine = 0.3
  private static let nextLine = 1.3
  private static let halfLine = 0.65

  /// - Parameter first: where labels reach to at least; what ends further left is the heading of several rows.
  mutating func take(
    beside middle: Double, first: Double, labels: RowLabels
  ) -> (group: [PageWord], text: [UInt8]) {
    func line(_ isThere: (Double) -> Bool) -> (group: [PageWord], label: [PageWord])? {
      self.line(where: isThere, of: middle).flatMap { ($0.label.last?.box.right ?? 0) > first ? $0 : nil }
    }
    let own = line { abs($0) < Self.sameLine * size }
    let above = line { $0 <= -Self.sameLine * size && $0 > -Self.nextLine * size }
    let below = line { $0 >= Self.sameLine * size && $0 < Self.nextLine * size }
    if let above, let below {
      let inner = own?.label ?? []
      let whole = (above.label + inner + below.label).flatMap(\.text)
      let parts = [above.label, inner, below.label].map { $0.flatMap(\.text) }
      if labels.contains(whole[...]), !parts.contains(where: { labels.contains($0[...]) }) {
        remove(above.label + inner + below.label)
        return (own?.group ?? [], whole)
      }
      // What stands at the height of the row is the heading beside several.
      let halves = parts[0] + parts[2]
      if let own, labels.containsRow(halves[...]), !parts.contains(where: { labels.containsRow($0[...]) }) {
        remove(above.label + own.label + own.group + below.label)
        return (own.group + own.label, halves)
      }
    }
    // Half a line above and below stands no other row.
    if own == nil, let above, let below,
      let upper = above.label.first?.box.middle, let lower = below.label.first?.box.middle,
      lower - upper < 2 * Self.halfLine * size
    {
      remove(above.label + below.label)
      return ([], (above.label + below.label).flatMap(\.text))
    }
    guard let own else { return ([], []) }
    remove(own.label + own.group)
    return (own.group, WordLines.text(of: own.label))
  }

  /// Gives the line nearest to the middle of a row at some distance from it: the last piece is its label, what
  /// stands apart before it belongs to several rows.
  private func line(
    where isThere: (Double) -> Bool, of middle: Double
  ) -> (group: [PageWord], label: [PageWord])? {
    let near = words.filter { isThere($0.box.middle - middle) }
    let lines = WordLines.lines(of: near).sorted { abs($0.box.middle - middle) < abs($1.box.middle - middle) }
    guard let found = lines.first?.words, let last = found.indices.last else { return nil }
    var start = last
    while start > 0, found[start].box.left - found[start - 1].box.right < size { start -= 1 }
    return (Array(found[..<start]), Array(found[start...]))
  }

  private mutating func remove(_ taken: [PageWord]) {
    words.removeAll { word in taken.contains { $0.box == word.box && $0.text == word.text } }
  }
}
