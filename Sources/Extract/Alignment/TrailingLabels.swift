import Core

/// Turns lines that print the numbers of a row before its label, `12 36 申请总次数 条 10`, so that they stand behind
/// it: the stream then reads as that of any other table. Some PDF writers store a page that way.
struct TrailingLabels {
  let document: Document
  /// Tells whether a label is that of a row.
  let isRow: ([UInt16]) -> Bool
  /// Tells whether a label is a header or that of a group, which own no numbers.
  let isHeading: ([UInt16]) -> Bool

  /// Fewer lines prove nothing, unless numbers stand right behind a header.
  private static let fewest = 5
  private static let fewestBehindHeader = 3
  /// One line in so many may be something else: the number of a page, a remark.
  private static let tolerance = 10

  func turn(_ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    let lines = Self.lines(of: tokens)
    let leading = lines.filter { !$0.opening.isEmpty }
    guard leading.count >= fewest(leading, tokens, folded),
      !counts(leading.compactMap(\.opening.first), of: leading.count, in: tokens)
    else { return }
    // What stands behind a heading is the sum of its rows.
    let closing = lines.filter { !$0.closing.isEmpty && !isHeading(folded[$0.closing.lowerBound - 1]) }
    let isNumbered = counts(
      closing.filter { $0.closing.count == 1 }.compactMap(\.closing.first), of: closing.count, in: tokens)
    let others = (isNumbered ? 0 : closing.count) + tokens.indices.count { isAlone($0, tokens) }
    if others * Self.tolerance > leading.count { return }
    for line in leading {
      let order = Array(line.opening.upperBound..<line.tokens.upperBound) + Array(line.opening)
      let turned = order.map { (tokens[$0], folded[$0]) }
      for (place, token) in zip(line.tokens, turned) { (tokens[place], folded[place]) = token }
    }
  }

  /// This is a line of text with a label.
  private struct Line {
    let tokens: Range<Int>
    /// The values before the first label.
    let opening: Range<Int>
    /// The values behind the last one.
    let closing: Range<Int>
  }

  private static func lines(of tokens: [Token]) -> [Line] {
    tokens.lines.compactMap { range in
      guard tokens[range.lowerBound].row < 0, let label = range.first(where: { !tokens[$0].isValue }),
        let last = range.last(where: { !tokens[$0].isValue })
      else { return nil }
      return Line(
        tokens: range, opening: range.lowerBound..<label, closing: (last + 1)..<range.upperBound)
    }
  }

  /// Gives how many lines must begin with numbers to prove that these are not those of the label before them: few
  /// where that is a header, more where no row at all stands before the first of these lines; else none are enough.
  private func fewest(_ leading: [Line], _ tokens: [Token], _ folded: [[UInt16]]) -> Int {
    guard let first = leading.first else { return .max }
    let standsBehindHeader = leading.contains { line in
      let label = line.tokens.lowerBound - 1
      return label >= 0 && tokens[label].kind == .label && isHeading(folded[label])
    }
    if standsBehindHeader { return Self.fewestBehindHeader }
    let hasRow = (0..<first.tokens.lowerBound).contains { tokens[$0].kind == .label && isRow(folded[$0]) }
    return hasRow ? .max : Self.fewest
  }

  private func isAlone(_ index: Int, _ tokens: [Token]) -> Bool {
    tokens[index].kind == .number && tokens.isLoneValue(index)
  }

  private func counts(_ numbers: [Int], of lines: Int, in tokens: [Token]) -> Bool {
    RowNumbers.count(numbers.map { tokens[$0] }, of: lines, in: document, hasHeader: false)
  }
}
