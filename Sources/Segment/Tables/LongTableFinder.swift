import Core

/// Finds the one table of the forms before 2019. Its headings, 一、主动公开情况 and 三、依申请公开情况, read like
/// those of sections, and some of its rows like rows of later forms: so it is looked for first, and what
/// stands inside it is no heading and no other table.
struct LongTableFinder {
  let grams: LabelGrams
  let index: LineIndex
  /// Lines of headings that a table cannot begin above or go on below, unless they are headings of the table.
  let walls: Set<Int>
  private let kind = RegionKind.indicators

  /// Rows that a table has at least; fewer may be told in prose, or belong to another form.
  private static let fewestRows = 3
  /// Lines with text between two rows of one table.
  private static let widestGap = 12

  /// - Parameter marks: every run of a label of any form, by line.
  func stretch(marks: [TableFinder.Mark]) -> ClosedRange<Int>? {
    let own = marks.filter { $0.kind == kind }
    var best: (lines: ClosedRange<Int>, score: Int)?
    var start = 0
    while start < own.count {
      var end = start + 1
      while end < own.count, isJoined(own[end - 1].line, own[end].line) { end += 1 }
      let cluster = own[start..<end]
      start = end
      let whole = self.whole(cluster, of: kind)
      let rows = cluster.filter { whole[Int($0.label)] }
      guard let first = rows.first, let last = rows.last else { continue }
      let score = grams.different(whole, of: kind)
      if score >= Self.fewestRows, score > best?.score ?? 0 { best = (first.line...last.line, score) }
    }
    guard let best else { return nil }
    // A table of a later form has rows of like words; there are more of its own.
    let others = RegionKind.allCases.filter { $0 != kind }.map { other in
      let inside = marks.filter { $0.kind == other && best.lines.contains($0.line) }
      return grams.different(whole(inside[...], of: other), of: other)
    }
    return others.contains { $0 > best.score } ? nil : widened(best.lines)
  }

  /// Gives the labels that stand there whole, or nearly: one run in seven may be broken.
  private func whole(_ marks: ArraySlice<TableFinder.Mark>, of kind: RegionKind) -> [Bool] {
    guard let telling = grams.distinctive[kind] else { return [] }
    let whole = grams.labels(of: kind, in: marks) { found, all in found > 0 && found >= all - all / 7 }
    return whole.indices.map { whole[$0] && telling[$0] }
  }

  private func isJoined(_ first: Int, _ second: Int) -> Bool {
    if second <= first + 1 { return true }
    var filled = 0
    for line in (first + 1)..<second {
      if index.isSentence(line) { return false }
      if !index.isBare(line) { filled += 1 }
    }
    return filled <= Self.widestGap
  }

  private static let headerLines = 40
  private static let numberLines = 60

  /// Widens the rows found to the header above them and the numbers below.
  private func widened(_ lines: ClosedRange<Int>) -> ClosedRange<Int> {
    var first = lines.lowerBound
    var passedHeading = false
    while first > 0, isPartOfTable(first - 1),
      index.goesOn(first - 1, lines: lines.lowerBound - first, most: Self.headerLines)
    {
      if walls.contains(first - 1) {
        if passedHeading { break }
        passedHeading = true
      }
      first -= 1
    }
    var last = lines.upperBound
    while last + 1 < index.lines.count, isPartOfTable(last + 1),
      index.goesOn(last + 1, lines: last - lines.upperBound, most: Self.numberLines),
      !walls.contains(last + 1)
    { last += 1 }
    return first...last
  }

  /// 2012年1月20日: the signature stands below the table.
  private func isDate(_ line: Int) -> Bool {
    let folded = index.folded(line)
    guard let year = folded.firstIndex(of: 0x5E74), let month = folded.firstIndex(of: 0x6708) else {
      return false
    }
    return year < month && month - year <= 4
  }

  private func isPartOfTable(_ line: Int) -> Bool {
    switch index.lines[line].shape {
    case .blank, .cells: true
    case .short: index.folded(line).count <= 45 && !index.isSentence(line) && !isDate(line)
    case .prose: false
    }
  }
}

extension LineIndex {
  /// Tells whether a line is running text or ends as a sentence does: no label does.
  func isSentence(_ line: Int) -> Bool { lines[line].shape == .prose || endsSentence.contains(line) }

  /// A number, or no more than a unit, or nothing: where columns stand below each other there are as many such lines
  /// as the table has rows, or cells.
  func isBare(_ line: Int) -> Bool {
    folded(line).count(where: LabelGrams.isCounted) <= 2
  }

  private static let mostBareLines = 1_000

  /// Tells whether a table may go on over a line, so many lines away from its labels: over bare ones much farther than
  /// over others, but no farther than the largest form takes with an empty line behind each cell.
  func goesOn(_ line: Int, lines: Int, most: Int) -> Bool {
    lines < most || (lines < Self.mostBareLines && isBare(line))
  }
}
