/// These are words that stand in one row, in the cells of its columns.
struct Clump {
  private(set) var words: [PageWord]
  private(set) var cells: [[WordLines.Line]]
  /// The middles of its first line and its last one.
  private(set) var top: Double
  private(set) var bottom: Double

  init?(_ words: [PageWord], columns: OpenTable.Columns) {
    var parted = [[PageWord]](repeating: [], count: columns.centers.count)
    for word in words {
      guard let column = columns.column(of: word) else { return nil }
      parted[column].append(word)
    }
    self.words = words
    top = words.map(\.box.middle).min() ?? 0
    bottom = words.map(\.box.middle).max() ?? 0
    cells = parted.map { WordLines.lines(of: $0) }
  }

  mutating func append(_ rest: Clump) {
    words += rest.words
    top = min(top, rest.top)
    bottom = max(bottom, rest.bottom)
    for (column, lines) in rest.cells.enumerated() { cells[column] += lines }
  }

  func joined(_ rest: Clump) -> Clump {
    var joined = self
    joined.append(rest)
    return joined
  }

  /// Tells whether the lines of every cell stand in the middle of the row.
  func isCentered(within tolerance: Double) -> Bool {
    let middles = cells.filter { !$0.isEmpty }.map { lines in
      lines.map(\.box.middle).reduce(0, +) / Double(lines.count)
    }
    return (middles.max() ?? 0) - (middles.min() ?? 0) < tolerance
  }

  var box: PageBox {
    var box = words[0].box
    for word in words { box.include(word.box) }
    return box
  }
}
