import Core

/// Takes away the bars behind cells that are printed one a line, each with the bar that closes it: who turns pages into
/// text gives a row as `规章 |`, `0 |`, `3 |` and the bars of its empty cells together, `|||` or `3 | ||`, wherever those
/// stood. One cell a line is read as what it is; the bars would only part it from nothing. Where each cell has its bar
/// in front, `| 0`, one alone closes the row.
///
/// Blanks take the place of the bars, so that offsets into the text are those of the file.
enum ClosingBars {
  private static let bar = UInt8(ascii: "|")
  private static let fewestCells = 20
  /// One line in so many may be a row that is parted by bars.
  private static let tolerance = 10

  /// Gives the text without such bars, or nil where there are none.
  static func removed(_ text: [UInt8], lines: [TextSpan]) -> [UInt8]? {
    if ByteSearch.first(bar, in: text) == nil { return nil }
    var cells = Cells()
    for (number, line) in lines.enumerated() { cells.add(number, kind(of: line, in: text)) }
    let closing = areMost(cells.closing, beside: cells.opening.count + cells.others)
    let opening = areMost(cells.opening, beside: cells.closing.count + cells.others)
    let removed =
      closing
      ? cells.closing + cells.empty
      : opening && cells.rowEnds.count > cells.openEnds * tolerance ? cells.rowEnds : []
    if removed.isEmpty { return nil }
    var changed = text
    for number in removed {
      for index in lines[number].range where changed[index] == bar { changed[index] = 0x20 }
    }
    return changed
  }

  private static func areMost(_ lines: [Int], beside others: Int) -> Bool {
    lines.count >= fewestCells && others * tolerance <= lines.count
  }

  private enum Kind {
    case blank, withoutBar
    /// `规章 |`, `0 | ||`
    case closing
    /// `| 0`
    case opening
    /// `|`, `|||`
    case empty
    case other
  }

  private static func kind(of line: TextSpan, in text: [UInt8]) -> Kind {
    let trimmed = UTF8Cursor.trimmed(line, in: text)
    if trimmed.isEmpty { return .blank }
    let bytes = text[trimmed.range]
    guard let first = bytes.firstIndex(of: bar) else { return .withoutBar }
    if bytes[first...].allSatisfy({ $0 == bar || $0 == 0x20 }) {
      return first == bytes.startIndex ? .empty : .closing
    }
    return first == bytes.startIndex && !bytes[(first + 1)...].contains(bar) ? .opening : .other
  }

  /// These are the lines that hold bars, by number.
  private struct Cells {
    var closing: [Int] = []
    var opening: [Int] = []
    var empty: [Int] = []
    /// Bars alone above a line without one, which begins the next row.
    var rowEnds: [Int] = []
    /// Rows that end in a cell.
    var openEnds = 0
    var others = 0
    private var last: (number: Int, kind: Kind)?

    mutating func add(_ number: Int, _ kind: Kind) {
      switch kind {
      case .blank: return
      case .closing: closing.append(number)
      case .empty: empty.append(number)
      case .opening: opening.append(number)
      case .other: others += 1
      case .withoutBar:
        if let last, last.kind == .empty { rowEnds.append(last.number) }
        if let last, last.kind == .opening { openEnds += 1 }
      }
      last = (number, kind)
    }
  }
}
