import Core

/// Turns a long table whose columns stand below each other, first some labels, then their units, their codes, their
/// values, each on a line of its own, into the grid that it was: so writes what takes the text of a page column by
/// column. Units lead: each row has one, so that the stretches of units tell those of every other column.
///
/// It is turned only where nothing is left to choose: as many labels of rows as units, and one way alone to deal the
/// stretches of numbers out to the columns. Where an empty line stands behind each line there are no stretches: then
/// the order of the numbers is that of the rows only where there is one column of values.
struct StackedColumns {
  let document: Document
  let form: LongForms.Entry
  /// Those of flowing text, in the order of their lines.
  let tokens: [Token]
  let folded: [[UInt16]]
  let units: [UnitID?]

  enum Outcome {
    /// The columns of this table do not stand below each other.
    case otherwise
    /// The tokens of the grid that it was.
    ///
    /// - Parameter needsSums: no empty line parts the stretches, so that nothing but the sums of the form shows that
    ///   the numbers come in the order of the rows.
    case turned(tokens: [Token], folded: [[UInt16]], needsSums: Bool)
    /// They do, and which number belongs to which row is not certain.
    case open
  }

  /// Units that stand together and one a line without a label between them: fewer may be a heading and its row.
  private static let fewestTogether = 3

  func outcome() -> Outcome {
    let linesBetween = self.linesBetween
    let runs = self.runs(gap: linesBetween)
    let unitRuns = runs.filter { $0.kind == .unit }
    guard unitRuns.contains(where: { $0.tokens.count >= Self.fewestTogether }) else { return .otherwise }
    let count = unitRuns.reduce(0) { $0 + $1.tokens.count }
    // Half of the rows with their unit beside them are a table of another kind.
    if unitRuns.count * 2 > count { return .otherwise }
    let rows = labelRows()
    guard rows.count == count,
      let columns = columns(
        below: unitRuns, of: runs.filter { $0.kind == .value }, count: count, hasStretches: linesBetween == 1)
    else { return .open }
    return turned(rows, units: unitRuns.flatMap(\.tokens), columns: columns, needsSums: linesBetween != 1)
  }

  // MARK: Stretches

  private enum Kind { case label, unit, value }

  private struct Run {
    let kind: Kind
    var tokens: Range<Int>
  }

  private func kind(_ index: Int) -> Kind {
    tokens[index].isValue ? .value : units[index] != nil ? .unit : .label
  }

  /// How many lines it is from one to the next: two where an empty one follows each.
  private var linesBetween: Int32 {
    let gaps = zip(tokens, tokens.dropFirst()).map { $1.line - $0.line }.filter { $0 > 0 }
    return gaps.count { $0 == 2 } * 10 >= gaps.count * 8 ? 2 : 1
  }

  /// Gives what stands on lines right below each other and is of one kind.
  private func runs(gap: Int32) -> [Run] {
    var runs: [Run] = []
    for index in tokens.indices {
      if let last = runs.last, last.kind == kind(index), tokens[index].line - tokens[index - 1].line <= gap {
        runs[runs.count - 1].tokens = last.tokens.lowerBound..<(index + 1)
      } else {
        runs.append(Run(kind: kind(index), tokens: index..<(index + 1)))
      }
    }
    return runs
  }

  private func isHeader(_ index: Int) -> Bool { kind(index) == .label && form.header.contains(folded[index]) }

  // MARK: Labels

  /// Gives the tokens of the label of each row, in order: a label may go on over some lines.
  private func labelRows() -> [[Int]] {
    let labels = tokens.indices.filter { kind($0) == .label && !isHeader($0) }
    var rows: [[Int]] = []
    var index = 0
    while index < labels.count {
      if let length = lengthOfRow(labels[index...]) {
        rows.append(Array(labels[index..<(index + length)]))
        index += length
      } else {
        index += 1
      }
    }
    return rows
  }

  private static let mostLines = 4

  /// Gives how many of the first labels are together that of a row, to the letter, or else nearly; nil where the first
  /// is a heading or something else.
  private func lengthOfRow(_ labels: ArraySlice<Int>) -> Int? {
    var joined: [UInt16] = []
    var exact: Int?
    for (index, label) in labels.prefix(Self.mostLines).enumerated() {
      joined += folded[label]
      if form.exact[LabelMatcher.Key(joined)] != nil { exact = index + 1 }
    }
    if let exact { return exact }
    guard let first = labels.first else { return nil }
    let piece = LabelPiece(folded[first])
    if piece.text.count < Self.shortestLike || piece.isLike(form.groups) { return nil }
    if piece.isLike(form.rows) { return 1 }
    // The rest of a label; what is a label by itself has a heading before it.
    guard let second = labels.dropFirst().first, !LabelPiece(folded[second]).isLike(form.rows) else {
      return nil
    }
    return LabelPiece(folded[first] + folded[second]).isLike(form.rows) ? 2 : nil
  }

  private static let shortestLike = 4

  // MARK: Columns

  /// Deals the stretches of numbers out to columns, each of which has the stretches of the units; nil where that goes
  /// in no way or in several.
  private func columns(below units: [Run], of values: [Run], count: Int, hasStretches: Bool) -> [[Int]]? {
    let total = values.reduce(0) { $0 + $1.tokens.count }
    let labels = form.form.region(.indicators)?.blocks.first?.columns.map(\.label) ?? []
    guard total > 0, total % count == 0, total / count <= labels.count + 1 else { return nil }
    let width = total / count
    if width == 1, !hasStretches { return [values.flatMap(\.tokens)] }
    var search = Dealing(lengths: units.map(\.tokens.count), runs: values.map(\.tokens), columns: width)
    search.run()
    guard search.isWhole else { return nil }
    let ways = search.found.map { way in (way, codes: way.filter { isCodes($0, of: count) }.count) }
    // One column more than the form has is that of the codes, and it counts the rows.
    let fitting = ways.filter { width <= labels.count || $0.codes == 1 }
    guard fitting.count == 1, let (way, codes) = fitting.first else { return nil }
    if width - codes == 1 { return way }
    return width - codes == labels.count && hasHeaders(labels) && grows(way.suffix(2)) ? way : nil
  }

  /// The headers of the values stand in the order of the form.
  private func hasHeaders(_ labels: [FormLabel]) -> Bool {
    let places = labels.map { label in folded.firstIndex { label.folded.contains($0) } }
    return zip(places, places.dropFirst()).allSatisfy { first, second in
      if let first, let second { first < second } else { false }
    }
  }

  /// What was counted up to the end of the year is in no row less than what one period counted: else the columns are
  /// not those that they seem to be.
  private func grows(_ columns: ArraySlice<[Int]>) -> Bool {
    guard let period = columns.first, let year = columns.last else { return false }
    return zip(period, year).allSatisfy { first, second in
      guard let first = value(first), let second = value(second) else { return true }
      return !(second < first)
    }
  }

  private func value(_ index: Int) -> Decimal64? {
    PrintedNumber.read(tokens[index].span, in: document.text)?.value
  }

  private func isCodes(_ column: [Int], of rows: Int) -> Bool {
    RowNumbers.count(column.map { tokens[$0] }, of: rows, in: document, hasHeader: true)
  }

  // MARK: The grid

  private func turned(_ rows: [[Int]], units: [Int], columns: [[Int]], needsSums: Bool) -> Outcome {
    var turned: [Token] = []
    var text: [[UInt16]] = []
    var row = Token.firstTurnedRow
    func put(_ index: Int, column: Int) {
      let token = tokens[index]
      turned.append(
        Token(kind: token.kind, span: token.span, line: token.line, row: row, column: Int32(column)))
      text.append(folded[index])
    }
    /// Headings, and what else stands between the labels, in rows of their own.
    func putOthers(_ range: Range<Int>) {
      for index in range where kind(index) == .label && !isHeader(index) {
        put(index, column: 0)
        row += 1
      }
    }
    let header = tokens.indices.filter(isHeader)
    // What stands behind the header would be the header of one more column.
    putOthers(0..<rows[0][0])
    var next = rows[0][0]
    for (column, index) in header.enumerated() { put(index, column: column) }
    for (number, labels) in rows.enumerated() {
      row += 1
      putOthers(next..<labels[0])
      for index in labels { put(index, column: 0) }
      put(units[number], column: 1)
      for (column, values) in columns.enumerated() { put(values[number], column: column + 2) }
      next = labels[labels.count - 1] + 1
    }
    row += 1
    putOthers(next..<tokens.count)
    return .turned(tokens: turned, folded: text, needsSums: needsSums)
  }
}

/// Finds the ways to deal stretches of numbers out to columns. Each column takes stretches as long as those of the
/// units, in their order, and none before the column to its left has taken its own.
private struct Dealing {
  let lengths: [Int]
  let runs: [Range<Int>]
  let columns: Int
  /// For each way the tokens of each column.
  private(set) var found: [[[Int]]] = []
  /// All ways were looked at.
  private(set) var isWhole = true

  private var taken: [Int]
  private var choice: [Int] = []
  private var steps = 0

  private static let mostSteps = 20_000
  private static let mostWays = 16

  init(lengths: [Int], runs: [Range<Int>], columns: Int) {
    self.lengths = lengths
    self.runs = runs
    self.columns = columns
    taken = [Int](repeating: 0, count: columns)
  }

  mutating func run() { deal(0) }

  private mutating func deal(_ run: Int) {
    steps += 1
    if steps > Self.mostSteps || found.count > Self.mostWays {
      isWhole = false
      return
    }
    if run == runs.count {
      if taken.allSatisfy({ $0 == lengths.count }) { keep() }
      return
    }
    for column in 0..<columns
    where taken[column] < lengths.count && lengths[taken[column]] == runs[run].count
      && (column == 0 || taken[column] < taken[column - 1])
    {
      taken[column] += 1
      choice.append(column)
      deal(run + 1)
      choice.removeLast()
      taken[column] -= 1
      if !isWhole { return }
    }
  }

  private mutating func keep() {
    var way = [[Int]](repeating: [], count: columns)
    for (run, column) in zip(runs, choice) { way[column] += Array(run) }
    found.append(way)
  }
}
