/// This is a table that ruling lines draw on a page: the edges of its columns and rows, and its cells, joined
/// where no line parts them.
struct RuledTable {
  struct Cell {
    let row: Int
    let column: Int
    let rowSpan: Int
    let columnSpan: Int
  }

  let columns: [Double]
  let rows: [Double]
  let cells: [Cell]
  /// For each field between neighbouring edges, row by row, the cell that it belongs to.
  private let owners: [Int]

  var box: PageBox {
    PageBox(left: columns[0], top: rows[0], right: columns[columns.count - 1], bottom: rows[rows.count - 1])
  }

  /// Lines may stop short of each other by this much.
  private static let reach = 3.0
  /// Edges that lie nearer than this are one, as with double lines.
  private static let nearest = 5.0
  private static let mostFields = 20_000

  /// Gives the cell at a place on the page.
  func cell(x: Double, y: Double) -> Int? {
    guard box.contains(x: x, y: y) else { return nil }
    let column = min(columns.count - 2, max(0, (columns.firstIndex { $0 > x } ?? columns.count) - 1))
    let row = min(rows.count - 2, max(0, (rows.firstIndex { $0 > y } ?? rows.count) - 1))
    return owners[row * (columns.count - 1) + column]
  }

  // MARK: Finding

  /// Finds the tables of a page: lines that cross or touch each other make one.
  static func tables(in rules: PageRules) -> [RuledTable] {
    let long = PageRules(
      horizontal: rules.horizontal.filter { $0.length >= shortest },
      vertical: rules.vertical.filter { $0.length >= shortest })
    return groups(long).compactMap { RuledTable($0) }.sorted {
      ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left)
    }
  }

  /// Shorter ones strike characters out, or are pieces of a drawing.
  private static let shortest = 7.0
  /// A page with more lines than this is a drawing.
  private static let mostLines = 2000

  private static func groups(_ rules: PageRules) -> [PageRules] {
    let across = rules.horizontal
    let down = rules.vertical
    if across.count > mostLines || down.count > mostLines { return [] }
    var sets = DisjointSets(count: across.count + down.count)
    for (h, line) in across.enumerated() {
      for (v, other) in down.enumerated()
      where other.position >= line.start - reach && other.position <= line.end + reach
        && line.position >= other.start - reach && line.position <= other.end + reach
      {
        sets.join(h, across.count + v)
      }
    }
    var groups: [Int: PageRules] = [:]
    for (h, line) in across.enumerated() {
      groups[sets.root(h), default: PageRules()].horizontal.append(line)
    }
    for (v, line) in down.enumerated() {
      groups[sets.root(across.count + v), default: PageRules()].vertical.append(line)
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Gives nil where the lines make no table of at least two cells.
  private init?(_ rules: PageRules) {
    guard rules.horizontal.count >= 2, !rules.vertical.isEmpty else { return nil }
    // A table without lines at its sides ends where its rows do.
    let ends = rules.horizontal.flatMap { [$0.start, $0.end] }
    let heights = rules.vertical.flatMap { [$0.start, $0.end] }
    let columns = Self.edges(
      rules.vertical.map(\.position), from: ends.min() ?? 0, to: ends.max() ?? 0)
    let rows = Self.edges(
      rules.horizontal.map(\.position), from: heights.min() ?? 0, to: heights.max() ?? 0)
    let width = columns.count - 1
    let height = rows.count - 1
    guard width >= 1, height >= 1, width * height >= 2, width * height <= Self.mostFields else { return nil }
    var sets = DisjointSets(count: width * height)
    for row in 0..<height {
      let middle = (rows[row] + rows[row + 1]) / 2
      for column in 0..<width {
        let center = (columns[column] + columns[column + 1]) / 2
        let field = row * width + column
        if column + 1 < width, !Self.isDrawn(rules.vertical, at: columns[column + 1], through: middle) {
          sets.join(field, field + 1)
        }
        if row + 1 < height, !Self.isDrawn(rules.horizontal, at: rows[row + 1], through: center) {
          sets.join(field, field + width)
        }
      }
    }
    var fields: [Int: [Int]] = [:]
    for field in 0..<(width * height) { fields[sets.root(field), default: []].append(field) }
    var cells: [Cell] = []
    var owners = [Int](repeating: 0, count: width * height)
    // The first field of a cell is its upper left one: in their order cells stand as they are read.
    for members in fields.values.sorted(by: { $0[0] < $1[0] }) {
      let down = members.map { $0 / width }
      let across = members.map { $0 % width }
      let (top, left) = (down.min() ?? 0, across.min() ?? 0)
      let spans = ((down.max() ?? 0) - top + 1, (across.max() ?? 0) - left + 1)
      // Lines that are missing in part would give a cell that is no box: nobody can say what stands in which row.
      guard spans.0 * spans.1 == members.count else { return nil }
      for field in members { owners[field] = cells.count }
      cells.append(Cell(row: top, column: left, rowSpan: spans.0, columnSpan: spans.1))
    }
    guard cells.count >= 2 else { return nil }
    self.columns = columns
    self.rows = rows
    self.cells = cells
    self.owners = owners
  }

  private static func edges(_ positions: [Double], from first: Double, to last: Double) -> [Double] {
    var edges: [Double] = []
    for position in (positions + [first, last]).sorted() {
      if let previous = edges.last, position - previous < nearest { continue }
      edges.append(position)
    }
    return edges
  }

  private static func isDrawn(_ lines: [RulingLine], at position: Double, through place: Double) -> Bool {
    lines.contains { line in
      abs(line.position - position) < nearest && line.start - reach <= place && line.end + reach >= place
    }
  }
}

/// Joins numbers into sets.
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[parents[member]]
      member = parents[member]
    }
    return member
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (low, high) = (min(root(first), root(second)), max(root(first), root(second)))
    parents[high] = low
  }
}
