import Core

/// Finds the heads and feet of pages that stand among the rows of a table: the title of the report, or any line, with
/// the number of a page. Their numbers are none of the table.
struct RunningLines {
  let index: LineIndex

  /// Text of fewer characters may be a label, of more is prose.
  private static let characters = 8...80
  /// A line that says 第 3 页 stands on two pages at least, one that ends in a bare number on three.
  private static let fewestPages = 2
  private static let fewestBareNumbers = 3

  /// 报告, 第 and 共, and 页, as they are folded.
  private static let report: [UInt16] = [0x62A5, 0x544A]
  private static let ordinals: [UInt16] = [0x7B2C, 0x5171]
  private static let page: UInt16 = 0x9875

  /// Gives lines from 0.
  func lines() -> Set<Int> {
    var same: [[UInt16]: [Int]] = [:]
    var found: Set<Int> = []
    for line in index.lines.indices where index.lines[line].shape == .short {
      let folded = index.folded(line)
      guard Self.characters.contains(folded.count), let first = folded.first, let last = folded.last else {
        continue
      }
      let tellsPage = Self.tellsPage(folded)
      guard tellsPage || Self.isDigit(first) || Self.isDigit(last) else { continue }
      let isTitle = folded.holds(Self.report)
      if tellsPage, isTitle { found.insert(line) }
      if tellsPage || isTitle { same[folded.filter { !Self.isDigit($0) }, default: []].append(line) }
    }
    for (words, lines) in same where words.count >= Self.characters.lowerBound {
      let fewest = words.contains(Self.page) ? Self.fewestPages : Self.fewestBareNumbers
      if lines.count >= fewest { found.formUnion(lines) }
    }
    return found
  }

  private static func isDigit(_ character: UInt16) -> Bool { (0x30...0x39).contains(character) }

  /// 第 3 页, 共 7 页.
  private static func tellsPage(_ folded: ArraySlice<UInt16>) -> Bool {
    guard var index = folded.firstIndex(of: page) else { return false }
    let end = index
    while index > folded.startIndex, isDigit(folded[index - 1]) { index -= 1 }
    return index < end && index > folded.startIndex && ordinals.contains(folded[index - 1])
  }
}
