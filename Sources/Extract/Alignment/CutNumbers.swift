import Core

// Numbers that a narrow column cut in two: 755 and 7 below it for 7557.
//
// Text of a page gives the halves of a row in one of two ways. Read cell by cell they follow each other, `0 755` and `7`
// on a line of its own, or those of all cells follow the row. Read line by line those of all cells stand on the lines
// above and below the numbers that were not cut, at the same places along the line. Either way the row has its numbers
// only where the halves are put together, and its own sum says whether they were put together rightly. No bytes of the
// text are such a number, so that its cell is not given; but the sums may count on it, and the other cells of the row
// are known.

/// Puts the halves of such numbers together.
struct CutNumbers {
  let table: ExpectedTable
  let text: [UInt8]

  /// More halves in one row are not looked for.
  private static let mostHalves = 4
  /// An empty line may stand between two halves.
  private static let mostLines: Int32 = 2

  /// - Returns: for each number that was cut its value, by the place in the text where its first half begins; the token
  ///   of the first half stands for it and the others are gone.
  func join(_ tokens: inout [Token], _ folded: inout [[UInt16]]) -> [UInt32: Decimal64] {
    guard let row = table.summedRow else { return [:] }
    let width = table.rows[row].row.cells.count
    var values: [UInt32: Decimal64] = [:]
    joinAcrossLines(row, width, &tokens, &folded, &values)
    joinBelowEachOther(row, width, &tokens, &folded, &values)
    return values
  }

  // MARK: On three lines

  private func joinAcrossLines(
    _ row: Int, _ width: Int, _ tokens: inout [Token], _ folded: inout [[UInt16]],
    _ values: inout [UInt32: Decimal64]
  ) {
    var lines: [Range<Int>] = []
    var index = 0
    while index < tokens.count {
      let start = index
      while index < tokens.count, tokens[index].line == tokens[start].line { index += 1 }
      lines.append(start..<index)
    }
    var found: [Int: [(token: Int, value: Decimal64?)]] = [:]
    var next = 0
    while next + 2 < lines.count {
      found[next] = joined(lines[next], lines[next + 1], lines[next + 2], row, width, tokens)
      next += found[next] == nil ? 1 : 3
    }
    if found.isEmpty { return }
    var result: [Token] = []
    var labels: [[UInt16]] = []
    func keep(_ range: some Collection<Int>) {
      for token in range {
        result.append(tokens[token])
        labels.append(folded[token])
      }
    }
    next = 0
    while next < lines.count {
      guard let numbers = found[next] else {
        keep(lines[next])
        next += 1
        continue
      }
      let own = lines[next].lowerBound..<lines[next + 2].upperBound
      let below = lines[next + 2].lowerBound
      keep(own.filter { $0 < below && tokens[$0].kind == .label })
      keep(numbers.map(\.token))
      for (token, value) in numbers { values[tokens[token].span.start] = value }
      keep(own.filter { $0 >= below && tokens[$0].kind == .label })
      next += 3
    }
    tokens = result
    folded = labels
  }

  /// Gives the numbers of a row in their order, those that were cut with their value; nil where three lines are none.
  private func joined(
    _ above: Range<Int>, _ middle: Range<Int>, _ below: Range<Int>, _ row: Int, _ width: Int,
    _ tokens: [Token]
  ) -> [(token: Int, value: Decimal64?)]? {
    guard tokens[middle.lowerBound].line == tokens[above.lowerBound].line + 1,
      tokens[below.lowerBound].line == tokens[middle.lowerBound].line + 1,
      let heads = numbers(above, tokens), let whole = numbers(middle, tokens),
      let tails = numbers(below, tokens), heads.count == tails.count, heads.count + whole.count == width
    else { return nil }
    let place = LinePlace(text: text)
    guard (heads + whole + tails).allSatisfy({ place.isPadded(tokens[$0].span) }) else { return nil }
    var found: [(token: Int, value: Decimal64?)]?
    for ideograph in 1...2 {
      func extent(_ token: Int) -> Range<Int> { place.extent(tokens[token].span, ideograph: ideograph) }
      guard zip(heads, tails).allSatisfy({ extent($0).overlaps(extent($1)) }),
        !heads.contains(where: { head in whole.contains { extent($0).overlaps(extent(head)) } })
      else { continue }
      let ordered = (heads + whole).sorted { extent($0).lowerBound < extent($1).lowerBound }
      var cells: [(token: Int, value: Decimal64?)] = []
      for token in ordered {
        guard let half = heads.firstIndex(of: token) else {
          cells.append((token, nil))
          continue
        }
        guard let value = united(tokens[token], tokens[tails[half]]) else { return nil }
        cells.append((token, value))
      }
      if !holds(row, cells.map { $0.value ?? value(tokens[$0.token]) }) { continue }
      if let found, found.map(\.token) != ordered { return nil }
      found = cells
    }
    return found
  }

  /// Gives the numbers of a line of text that has labels before them only, or nil where it is no such line.
  private func numbers(_ line: Range<Int>, _ tokens: [Token]) -> [Int]? {
    let numbers = line.filter { tokens[$0].isValue }
    guard let first = numbers.first, numbers.allSatisfy({ tokens[$0].kind == .number && tokens[$0].row < 0 }),
      first + numbers.count == line.upperBound
    else { return nil }
    return numbers
  }

  // MARK: Below each other

  private func joinBelowEachOther(
    _ row: Int, _ width: Int, _ tokens: inout [Token], _ folded: inout [[UInt16]],
    _ values: inout [UInt32: Decimal64]
  ) {
    var gone: Set<Int> = []
    var index = 0
    while index < tokens.count {
      let start = index
      while index < tokens.count, tokens[index].kind == .number, tokens[index].row < 0 { index += 1 }
      let run = start..<index
      if index == start { index += 1 }
      guard run.count > width, run.count - width <= Self.mostHalves,
        let halves = choice(of: pairs(run, row, width, tokens), run, row, width, tokens)
      else { continue }
      for half in halves {
        values[tokens[half.head].span.start] = half.value
        gone.insert(half.tail)
      }
    }
    if gone.isEmpty { return }
    tokens = tokens.indices.filter { !gone.contains($0) }.map { tokens[$0] }
    folded = folded.indices.filter { !gone.contains($0) }.map { folded[$0] }
  }

  private struct Halves {
    let head: Int
    let tail: Int
    let value: Decimal64
  }

  /// Gives for each number that may be a second half what it may be the second half of: the number at the end of the
  /// line before; and where a line of as many numbers as the row has is followed by one of fewer, any of those above.
  private func pairs(_ run: Range<Int>, _ row: Int, _ width: Int, _ tokens: [Token]) -> [[Halves]] {
    let whole = run.prefix(width)
    let rest = run.dropFirst(width)
    func isLine(_ line: Range<Int>) -> Bool {
      line.allSatisfy { tokens[$0].line == tokens[line.lowerBound].line }
    }
    if isLine(whole), isLine(rest), rest.count > 1,
      tokens[rest.lowerBound].line == tokens[whole.lowerBound].line + 1
    {
      if holds(row, whole.map { value(tokens[$0]) }) { return [] }
      return rest.map { tail in whole.compactMap { halves($0, tail, tokens) } }
    }
    return run.dropFirst().compactMap { tail in
      let lines = tokens[tail].line - tokens[tail - 1].line
      guard tokens.isLoneValue(tail), lines > 0, lines <= Self.mostLines else { return nil }
      return halves(tail - 1, tail, tokens).map { [$0] }
    }
  }

  private func halves(_ head: Int, _ tail: Int, _ tokens: [Token]) -> Halves? {
    united(tokens[head], tokens[tail]).map { Halves(head: head, tail: tail, value: $0) }
  }

  /// Gives the halves of a row where one choice of them alone makes its sum hold.
  private func choice(
    of pairs: [[Halves]], _ run: Range<Int>, _ row: Int, _ width: Int, _ tokens: [Token]
  ) -> [Halves]? {
    let count = run.count - width
    var found: [[Halves]] = []
    var chosen: [Halves] = []
    func choose(_ next: Int) {
      if found.count > 1 { return }
      if chosen.count == count {
        let tails = chosen.map(\.tail)
        let cells = run.filter { !tails.contains($0) }.map { token in
          chosen.first { $0.head == token }?.value ?? value(tokens[token])
        }
        if holds(row, cells) { found.append(chosen) }
        return
      }
      if pairs.count - next < count - chosen.count { return }
      for half in pairs[next] where chosen.last.map({ $0.head < half.head && $0.tail != half.head }) ?? true {
        chosen.append(half)
        choose(next + 1)
        chosen.removeLast()
      }
      choose(next + 1)
    }
    choose(0)
    return found.count == 1 ? found[0] : nil
  }

  // MARK: Values

  private func value(_ token: Token) -> Decimal64 {
    PrintedNumber.read(token.span, in: text)?.value ?? .zero
  }

  /// Gives the number of two halves that hold digits alone. None begins with a zero, and the first half fills the
  /// column.
  private func united(_ head: Token, _ tail: Token) -> Decimal64? {
    if tail.span.count > head.span.count { return nil }
    var whole: Int64 = 0
    for (index, byte) in (text[head.span.range] + text[tail.span.range]).enumerated() {
      guard (0x30...0x39).contains(byte), index > 0 || byte > 0x30, index < 15 else { return nil }
      whole = whole * 10 + Int64(byte - 0x30)
    }
    return Decimal64(whole)
  }

  /// The sum of the row is told and holds.
  private func holds(_ row: Int, _ values: [Decimal64]) -> Bool {
    PlacementJudge(table: table, values: values).rowHolds(row, values.indices.map { $0 })
      && values.contains { !$0.isZero }
  }
}
