import Core

/// Takes away the bars behind cells that are printed one a line, each with the bar that closes it: who turns pages into
/// text gives a row as `规章 |`, `0 |`, `3 |` and the bars of its empty cells together, `|||` or `3 | ||`, wherever those
/// stood. One cell a line is read as what it is; the bars would only part it from nothing.
///
/// Blanks take the place of the bars, so that offsets into the text are those of the file.
enum ClosingBars {
  private static let bar = UInt8(ascii: "|")
  private static let fewestCells = 20
  /// One line in so many may be a row that is parted by bars.
  private static let tolerance = 10

  /// Gives the text without such bars, or nil where there are none.
  static func removed(_ text: [UInt8], lines: [TextSpan]) -> [UInt8]? {
    var closing: [Int] = []
    var empty: [Int] = []
    var others = 0
    for (number, line) in lines.enumerated() {
      guard text[line.range].contains(bar) else { continue }
      let trimmed = UTF8Cursor.trimmed(line, in: text)
      let cell = text[trimmed.range].prefix { $0 != bar }
      if !text[cell.endIndex..<Int(trimmed.end)].allSatisfy({ $0 == bar || $0 == 0x20 }) {
        others += 1
      } else if cell.isEmpty {
        empty.append(number)
      } else {
        closing.append(number)
      }
    }
    if closing.count < fewestCells || others * tolerance > closing.count { return nil }
    var changed = text
    for number in closing + empty {
      for index in lines[number].range where changed[index] == bar { changed[index] = 0x20 }
    }
    return changed
  }
}
