/// Parts the lines of a page into rows of tables without ruling lines and lines of text.
struct OpenTables {
  private(set) var items: [PageLayout.Item] = []
  /// The table that the page ends in.
  private(set) var open: OpenEnd?
  /// What ends the last row of the page before.
  private(set) var rest: [[UInt8]]?
  /// The page begins with numbers that may end that row.
  private(set) var startsInDoubt = false

  /// The last row of the page before, until the table goes on.
  private var pending: Clump?
  private let words: FormWords
  private let lines: [WordLines.Line]
  /// Lines of text that follow each other.
  private var text: [WordLines.Line] = []

  /// A page of small print has two thousand.
  private static let mostWords = 5000

  init(_ printed: [WordLines.Line], open last: OpenEnd?, words: FormWords) {
    self.words = words
    lines = Remarks.joined(printed)
    if lines.lazy.map(\.words.count).reduce(0, +) > Self.mostWords {
      text = lines
      closeText()
      return
    }
    pending = last?.row
    var next = 0
    if let last {
      next = last.columns.map { take(from: 0, columns: $0) } ?? takeBelow(last.header)
    }
    var lastTable = next
    while next < lines.count {
      open = nil
      guard let header = OpenTable.header(in: lines[next...], headers: words.headers) else {
        text.append(lines[next])
        next += 1
        continue
      }
      text += lines[next..<header.lines.lowerBound]
      if header.columns.texts > 0 { text.append(header.line) } else { text += lines[header.lines] }
      next = take(from: header.lines.upperBound, columns: header.columns)
      if next > header.lines.upperBound { lastTable = next }
    }
    closeText()
    if open == nil {
      open = OpenEnd(columns: nil, row: nil, header: Self.mayBeHeader(lines[lastTable...]))
    }
  }

  private static let mostHeaderLines = 12

  /// Gives the last lines of a page, which may be those of a header that goes on.
  private static func mayBeHeader(_ lines: ArraySlice<WordLines.Line>) -> [WordLines.Line] {
    var lines = lines
    if let last = lines.last, PageFlow.isPageNumber(last) { lines.removeLast() }
    return Array(lines.suffix(mostHeaderLines))
  }

  /// Takes the rows of a table whose header stands on the page before, or began there, and gives where they end.
  private mutating func takeBelow(_ header: [WordLines.Line]) -> Int {
    guard let last = header.last, let first = lines.first else { return 0 }
    let shift = last.box.bottom + 0.2 * last.box.height - first.box.top
    let below = lines.prefix(Self.mostHeaderLines).map { $0.moved(by: shift) }
    for start in header.indices {
      let whole = Array(header[start...]) + below
      guard let found = OpenTable.header(in: whole[...], headers: words.headers),
        case let count = found.lines.upperBound - (header.count - start), count >= 0
      else { continue }
      text += lines[..<count]
      return take(from: count, columns: found.columns)
    }
    return 0
  }

  /// Takes the lines below a header and gives where the table ends.
  private mutating func take(from start: Int, columns: OpenTable.Columns) -> Int {
    let end = start + OpenTable.length(lines[start...], columns: columns)
    if start == end { return end }
    let own = lines[start..<end]
    if let table = OpenTable(
      own.flatMap(\.words), columns: columns, isLast: end == lines.count, previous: pending,
      labels: words.labels)
    {
      closeText()
      items += table.rows.map { .row($0, $0.box) }
      items += WordLines.lines(of: table.others).map { .line($0) }
      rest = table.rest ?? rest
      if end == lines.count { open = OpenEnd(columns: columns, row: table.lastRow) }
    } else {
      text += own
      let first = own.first?.words ?? []
      startsInDoubt =
        pending != nil && first.contains { NumberLine.isNumber($0.text) }
        && !first.contains { words.labels.containsRow($0.text[...]) }
      if end == lines.count { open = OpenEnd(columns: columns, row: nil) }
    }
    pending = nil
    return end
  }

  private mutating func closeText() {
    items += NumberLine.mended(text, labels: words.labels).map { .line($0) }
    text = []
  }
}

/// This is what a page ends in that a table without lines may go on from.
struct OpenEnd {
  /// Nil where no table is open: the last lines may be those of a header.
  let columns: OpenTable.Columns?
  /// Its last row; nil where its lines are read as text.
  let row: Clump?
  var header: [WordLines.Line] = []
}

/// These are the words of the forms that tell the parts of a table on a page.
struct FormWords: Sendable {
  let labels: RowLabels
  let headers: ColumnHeaders
}
