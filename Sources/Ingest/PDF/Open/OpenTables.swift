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

  init(_ lines: [WordLines.Line], open last: OpenEnd?, words: FormWords) {
    self.words = words
    self.lines = lines
    if lines.lazy.map(\.words.count).reduce(0, +) > Self.mostWords {
      text = lines
      closeText()
      return
    }
    pending = last?.row
    var next = 0
    if let last { next = take(from: 0, columns: last.columns) }
    while next < lines.count {
      open = nil
      guard let header = OpenTable.header(in: lines[next...], headers: words.headers) else {
        text.append(lines[next])
        next += 1
        continue
      }
      text += lines[next..<(next + header.lines)]
      next = take(from: next + header.lines, columns: header.columns)
    }
    closeText()
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

/// This is a table without lines that a page ends in.
struct OpenEnd {
  let columns: OpenTable.Columns
  /// Its last row; nil where its lines are read as text.
  let row: Clump?
}

/// These are the words of the forms that tell the parts of a table on a page.
struct FormWords: Sendable {
  let labels: RowLabels
  let headers: ColumnHeaders
}
