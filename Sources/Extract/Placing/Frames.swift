/// This is where the cells begin in grid rows of each shape, as the rows without blanks show it.
struct Frames {
  /// Where the columns of explicit grids are.
  var explicit = ColumnFrames()
  /// Where the columns of flowing text are.
  var positions: LinePositions

  init(positions: LinePositions) { self.positions = positions }

  struct Key: Hashable {
    let cells: Int
    let firstColumn: Int32
  }

  private struct Extent: Hashable {
    let first: Int32
    let last: Int32
  }

  private static let fewestVotes = 3
  private var extents: [Extent: Int] = [:]
  private var shapes: [Key: Int] = [:]

  mutating func count(_ shape: Key) { shapes[shape, default: 0] += 1 }

  private var votes: [Key: [Int: Int]] = [:]

  var hasVotes: Bool { !votes.isEmpty }
  private var columns: [Int32: Int] = [:]
  /// For each column that the cells behind a label begin in, the columns of the first value there.
  private var beginnings: [Int32: Set<Int32>] = [:]

  mutating func add(_ key: Key, offset: Int, column: Int32) {
    votes[key, default: [:]][offset, default: 0] += 1
    extents[Extent(first: column, last: key.firstColumn + Int32(key.cells) - 1), default: 0] += 1
    columns[column, default: 0] += 1
    beginnings[key.firstColumn, default: []].insert(column)
  }

  /// Tells whether the first value stands in another column in some row without blanks whose label stands in the
  /// same.
  func beginsElsewhere(_ key: Key, than column: Int32) -> Bool {
    beginnings[key.firstColumn]?.contains { $0 != column } ?? false
  }

  /// The column in which the values of every row begin, where all rows agree.
  var firstColumn: Int32? { columns.count == 1 ? columns.first?.key : nil }

  /// Tells whether most rows whose label stands there have so many cells, blank or not.
  func isUsual(_ shape: Key) -> Bool {
    let rows = shapes[shape] ?? 0
    var others = 0
    for (other, count) in shapes where other.firstColumn == shape.firstColumn && other != shape {
      others += count
    }
    return rows >= Self.fewestVotes && rows > others
  }

  /// Tells whether several rows without blanks have their first value in this column and end in that one: one
  /// alone may have lost a cell itself.
  func isUsual(firstColumn: Int32, lastColumn: Int32) -> Bool {
    extents[Extent(first: firstColumn, last: lastColumn)] ?? 0 >= Self.fewestVotes
  }

  /// Gives the offset that all rows of this shape agree on.
  func offset(of key: Key) -> Int? {
    guard let counts = votes[key], counts.count == 1 else { return nil }
    return counts.first?.key
  }
}
