import Core

/// Turns blocks that are printed column by column back into rows. PDF text that follows the page's columns
/// gives, for each column, the numbers of several rows one below the other, and an empty line between columns:
/// as many groups of equal length as the table has columns are such a block.
struct ColumnBlocks {
  let width: Int
  /// Lines, from 1, of page numbers and the like: they stand between numbers of one column.
  let furniture: Set<Int32>

  func turn(_ tokens: inout [Token]) {
    if width < 2 { return }
    // Numbers one a line on lines that follow each other.
    let groups = tokens.runsOfLoneValues(goesOn: follows)
    var index = 0
    while index + width <= groups.count {
      let block = groups[index..<(index + width)]
      if isBlock(block) {
        transpose(Array(block), in: &tokens)
        index += width
      } else {
        index += 1
      }
    }
  }

  private func follows(_ token: Token, _ before: Token) -> Bool {
    if token.line <= before.line { return false }
    var line = before.line + 1
    while line < token.line, furniture.contains(line) { line += 1 }
    return line == token.line
  }

  /// Groups of one length, one behind the other without any text between. A block of as many rows as columns
  /// could be printed either way and is left as it stands.
  private func isBlock(_ groups: ArraySlice<Range<Int>>) -> Bool {
    guard let first = groups.first, first.count >= 2, first.count != width else { return false }
    var end = first.lowerBound
    for group in groups {
      if group.count != first.count || group.lowerBound != end { return false }
      end = group.upperBound
    }
    return true
  }

  private func transpose(_ groups: [Range<Int>], in tokens: inout [Token]) {
    let count = groups[0].count
    var turned: [Token] = []
    for row in 0..<count {
      for group in groups { turned.append(tokens[group.lowerBound + row]) }
    }
    tokens.replaceSubrange(groups[0].lowerBound..<(groups[0].lowerBound + turned.count), with: turned)
  }
}
