import Core

/// These are the places of numbers along their lines, in text whose columns are aligned by blanks: of a row with
/// fewer numbers than cells they tell which cells are empty. Whichever width of an ideograph brings the numbers of
/// whole rows below each other is believed.
struct LinePositions {
  private struct FullRow {
    let line: Int32
    let values: [Int]
  }

  private let tokens: [Token]
  private let place: LinePlace
  private var rows: [FullRow] = []

  /// Rows farther away may stand on another page, whose columns lie elsewhere.
  private static let farthestRow: Int32 = 60
  private static let mostRows = 4
  private static let fewestRows = 2

  init(tokens: [Token], text: [UInt8]) {
    self.tokens = tokens
    place = LinePlace(text: text)
  }

  /// Learns from a row that has all its numbers on one line.
  mutating func add(_ values: [Int], width: Int) {
    guard values.count == width, width > 1, let first = values.first, isPadded(values) else { return }
    rows.append(FullRow(line: tokens[first].line, values: values))
  }

  /// Gives the place of each number of a short row, or nil where it stands between two columns.
  func slots(for values: [Int], width: Int) -> RowReading.Slots? {
    guard let first = values.first, values.count < width, isPadded(values) else { return nil }
    let line = tokens[first].line
    let near = rows.filter { $0.values.count == width && abs($0.line - line) <= Self.farthestRow }
      .sorted { abs($0.line - line) < abs($1.line - line) }.prefix(Self.mostRows)
    if near.count < Self.fewestRows { return nil }
    var found: RowReading.Slots?
    for ideograph in 1...2 {
      let columns = near.map { row in row.values.map { extent($0, ideograph: ideograph) } }
      if !standBelowEachOther(columns) { continue }
      guard let slots = slots(for: values, columns: columns, width: width, ideograph: ideograph),
        found == nil || found == slots
      else { return nil }
      found = slots
    }
    return found
  }

  private func slots(
    for values: [Int], columns: [[Range<Int>]], width: Int, ideograph: Int
  ) -> RowReading.Slots? {
    var slots = RowReading.Slots(repeating: nil, count: width)
    var last = -1
    for value in values {
      let own = extent(value, ideograph: ideograph)
      let places = Set(columns.map { column(of: own, among: $0) })
      guard places.count == 1, let place = places.first ?? nil, place > last else { return nil }
      slots[place] = value
      last = place
    }
    return slots
  }

  /// Tells whether each number of a row overlaps that of the same column in the others, and no other.
  private func standBelowEachOther(_ rows: [[Range<Int>]]) -> Bool {
    for row in rows.dropFirst() {
      for (index, own) in row.enumerated() where column(of: own, among: rows[0]) != index { return false }
    }
    return true
  }

  /// The one column that a number stands under; nil where it is between two.
  private func column(of own: Range<Int>, among columns: [Range<Int>]) -> Int? {
    let under = columns.indices.filter { columns[$0].overlaps(own) }
    if under.count == 1 { return under[0] }
    if under.count > 1 { return nil }
    func distance(_ column: Int) -> Int {
      abs(columns[column].lowerBound + columns[column].upperBound - own.lowerBound - own.upperBound)
    }
    let ordered = columns.indices.sorted { distance($0) < distance($1) }
    guard ordered.count > 1, distance(ordered[0]) * 3 <= distance(ordered[1]) else { return nil }
    return ordered[0]
  }

  /// The numbers stand on one line, with more than one blank before each.
  private func isPadded(_ values: [Int]) -> Bool {
    values.allSatisfy { value in
      tokens[value].row < 0 && tokens[value].line == tokens[values[0]].line
        && place.isPadded(tokens[value].span)
    }
  }

  private func extent(_ token: Int, ideograph: Int) -> Range<Int> {
    place.extent(tokens[token].span, ideograph: ideograph)
  }
}
