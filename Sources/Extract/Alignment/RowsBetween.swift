import Core

/// Puts lines of numbers behind the labels that they belong to, where text taken from a page by the height of its words
/// has some above their label, some below it and some amid its pieces.
///
/// Rows that have their label and all numbers on one line hold the table together. Between two of them stand labels
/// without numbers and lines of numbers without labels: where there is one line for each label, the first is the
/// first's. A line that may be the sum beside a heading leaves that open.
struct RowsBetween {
  let table: ExpectedTable
  let text: [UInt8]

  /// Characters that are no label's: those of a heading written downwards beside the rows.
  private static let mostStrange = 8
  private static let mostStrangeBefore = 3

  func order(_ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    guard let row = table.rows.first(where: { $0.row.cells.count > 2 }) else { return }
    let width = row.row.cells.count
    let lines = lines(of: tokens, folded, width: width)
    guard lines.contains(where: { $0.isNumbers }) else { return }
    // What rows that stand whole on a line have in their last cell.
    var known: [Int: Decimal64] = [:]
    for line in lines { if let row = line.row { known[row] = total(line, tokens) } }
    var order: [Int] = []
    order.reserveCapacity(tokens.count)
    var last: Line?
    var between: [Line] = []
    for line in lines {
      guard line.row != nil || line.isOther else {
        between.append(line)
        continue
      }
      order +=
        ordered(between, after: last, before: line, known: known, tokens, folded) ?? between.flatMap(\.tokens)
      order += line.tokens
      between = []
      last = line
    }
    order += between.flatMap(\.tokens)
    if order.elementsEqual(tokens.indices) { return }
    tokens = order.map { tokens[$0] }
    folded = order.map { folded[$0] }
  }

  // MARK: Lines

  private struct Line {
    let tokens: Range<Int>
    /// As many values as a row has cells, and nothing else.
    var isNumbers = false
    /// Nothing but labels.
    var isLabel = false
    /// The row that the line holds whole.
    var row: Int?
    var isOther: Bool { !isNumbers && !isLabel && row == nil }
  }

  private func lines(of tokens: [Token], _ folded: [[UInt16]], width: Int) -> [Line] {
    tokens.lines.map { range in
      var line = Line(tokens: range)
      let labels = tokens[range].prefix { $0.kind == .label }
      if tokens[range.lowerBound].row < 0, tokens[labels.endIndex..<range.upperBound].allSatisfy(\.isValue) {
        line.isLabel = labels.count == range.count
        line.isNumbers = labels.isEmpty && range.count == width
        if !labels.isEmpty, range.count == labels.count + width { line.row = row(folded[labels.indices]) }
      }
      return line
    }
  }

  /// Gives the row that a line names to the letter, characters of a heading before it aside.
  private func row(_ pieces: ArraySlice<[UInt16]>) -> Int? {
    let label = Array(pieces.joined())
    for start in 0...min(Self.mostStrangeBefore, label.count) {
      switch table.meanings[Array(label[start...])] {
      case .row(let row), .rowOrHeading(let row, _): return row
      case .heading, .unclear, nil: continue
      }
    }
    return nil
  }

  // MARK: Labels and numbers between two rows

  /// Gives the tokens of these lines, each label with its numbers behind it, or nil where that is not certain.
  private func ordered(
    _ lines: [Line], after: Line?, before: Line, known: [Int: Decimal64], _ tokens: [Token],
    _ folded: [[UInt16]]
  ) -> [Int]? {
    guard let above = after?.row, let below = before.row, above < below else { return nil }
    let numbers = lines.filter(\.isNumbers)
    if numbers.isEmpty { return nil }
    let labels = lines.filter(\.isLabel).flatMap(\.tokens)
    guard let rows = rows(labels, folded), rows.count == numbers.count,
      zip([above] + rows.map(\.row), rows.map(\.row) + [below]).allSatisfy({ $0 < $1 })
    else { return nil }
    // The rows that get a line of numbers which stands right below a heading.
    let headed = zip(rows, numbers).filter { row, line in
      isHeading(folded[line.tokens.lowerBound - 1], tokens[line.tokens.lowerBound - 1])
    }
    if mayBeSums(numbers, of: rows.map(\.row), headed: Set(headed.map(\.0.row)), known: known, tokens) {
      return nil
    }
    var order: [Int] = []
    var next = 0
    for (row, line) in zip(rows, numbers) {
      order += labels[next...row.last]
      order += line.tokens
      next = row.last + 1
    }
    return order + labels[next...]
  }

  private struct NamedRow {
    let row: Int
    /// The place of the token, among the labels, in which its label ends.
    let last: Int
  }

  /// Gives the rows that labels name one behind the other, in pieces or whole, or nil where too much of them is no label
  /// or a piece belongs to two.
  private func rows(_ labels: [Int], _ folded: [[UInt16]]) -> [NamedRow]? {
    var text: [UInt16] = []
    var owners: [Int] = []
    for (place, label) in labels.enumerated() {
      text += folded[label]
      owners += [Int](repeating: place, count: folded[label].count)
    }
    var rows: [NamedRow] = []
    var strange = 0
    var index = 0
    while index < text.count {
      let rest = text[index...]
      let row = longest(table.labels, rest)
      let heading = longest(table.neutral, rest)
      guard let length = [row?.length, heading?.length].compactMap({ $0 }).max() else {
        strange += 1
        index += 1
        continue
      }
      if let row, row.length == length, length > (heading?.length ?? 0), !table.rows[row.label].isHeading {
        if let last = rows.last, last.last >= owners[index] { return nil }
        rows.append(NamedRow(row: row.label, last: owners[index + length - 1]))
      }
      index += length
    }
    return strange <= Self.mostStrange ? rows : nil
  }

  private func longest(_ list: LabelList, _ text: ArraySlice<UInt16>) -> (label: Int, length: Int)? {
    guard let index = list.spellings.longest(startOf: text), list.spellings[index].count > 1 else {
      return nil
    }
    return (list.labels[index], list.spellings[index].count)
  }

  /// Tells whether a line of numbers right below a heading may be the sum of the rows of its group, as agencies print it:
  /// it is no less than the others together.
  private func mayBeSums(
    _ numbers: [Line], of rows: [Int], headed: Set<Int>, known: [Int: Decimal64], _ tokens: [Token]
  ) -> Bool {
    var totals = known
    for (row, line) in zip(rows, numbers) { totals[row] = total(line, tokens) }
    return rows.contains { row in
      guard headed.contains(row), let own = totals[row], !own.isZero else { return false }
      let others = totals.filter {
        $0.key != row && table.rows[$0.key].row.group == table.rows[row].row.group
      }
      let sum = others.values.reduce(Decimal64.zero) { sum, other in sum.adding(other) ?? sum }
      return sum <= own
    }
  }

  private func isHeading(_ label: [UInt16], _ token: Token) -> Bool {
    if token.kind != .label { return false }
    switch table.meanings[label] {
    case .heading, .rowOrHeading: return true
    case .row, .unclear, nil: return false
    }
  }

  private func total(_ line: Line, _ tokens: [Token]) -> Decimal64? {
    PrintedNumber.read(tokens[line.tokens.upperBound - 1].span, in: text)?.value
  }
}
