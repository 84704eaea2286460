import Core

/// Finds where a file goes on with another report: that of another body, or of the year before. Each begins at a
/// title that says so, or starts the sections of the form anew, and has tables of its own.
struct ReportBoundaries {
  private let head: HeadReader
  private let headings: HeadingFinder
  private let tables: TableFinder
  private let characters: CharacterMap

  /// A report has more lines than this; a title and a link to another report stand closer.
  private static let fewestLines = 20
  /// A list of links below a report names many others.
  private static let mostTrials = 12

  init(definitions: Definitions, head: HeadReader, headings: HeadingFinder, tables: TableFinder) {
    self.head = head
    self.headings = headings
    self.tables = tables
    characters = definitions.characters
  }

  /// Gives the lines, from 0, that the reports after the first begin at: none in nearly every file.
  ///
  /// - Parameter found: the headings of the document.
  func starts(in document: Document, index: LineIndex, headings found: [Heading]) -> [Int] {
    let titles = Dictionary(head.titles(of: document, index: index).map { ($0.line, $0.parts) }) { first, _ in
      first
    }
    let again = repeated(found)
    let candidates = Set(titles.keys).union(again).sorted()
    if candidates.count < 2 { return [] }
    var starts: [Int] = []
    var trials = 0
    var current: TitleParts?
    for (place, line) in candidates.enumerated() where trials < Self.mostTrials {
      let title = titles[line]
      if current == nil { current = title }
      // What names the same body and year in other words stands above a page, unless the sections begin anew below.
      let next = place + 1 < candidates.count ? candidates[place + 1] : nil
      let beginsAnew = next.map { titles[$0] == nil } ?? false
      if let title, let current, !beginsAnew, !head.differ(title, current) { continue }
      let previous = starts.last ?? 0
      guard filledLines(previous..<line, index) >= Self.fewestLines,
        filledLines(line..<index.lines.count, index) >= Self.fewestLines
      else { continue }
      trials += 1
      if hasTables(document, previous..<line, index), hasTables(document, line..<index.lines.count, index) {
        starts.append(line)
        current = title
      }
    }
    return starts
  }

  /// Gives the lines of headings that open the sections of the form once more.
  private func repeated(_ found: [Heading]) -> [Int] {
    let main = found.filter { $0.level == 1 && $0.kind != nil }
    guard let first = main.first else { return [] }
    let later = main.dropFirst().filter { $0.kind == first.kind }
    return later.isEmpty ? [] : [first.line] + later.map(\.line)
  }

  private func filledLines(_ range: Range<Int>, _ index: LineIndex) -> Int {
    range.count { index.lines[$0].shape != .blank }
  }

  /// Tells whether a part of a document has the table of requests, or the long one of older forms, and not only prints
  /// that of another part once more.
  private func hasTables(_ document: Document, _ range: Range<Int>, _ whole: LineIndex) -> Bool {
    let part = document.part(range)
    let index = LineIndex(document: part, characters: characters)
    let found = headings.headings(in: part, index: index)
    return tables.stretches(index: index, headings: found).contains { stretch in
      (stretch.kind == .requests || stretch.kind == .indicators)
        && !whole.echoes.contains { $0.overlaps(stretch.firstLine...stretch.lastLine) }
    }
  }
}

extension Document {
  /// Gives the document with nothing but some of its lines. Those before stay as empty ones, so that the numbers
  /// of lines and the places in the text are those of the file.
  func part(_ range: Range<Int>, path: SourcePath? = nil) -> Document {
    guard let first = lines[range].first, let last = lines[range].last else { return self }
    let bytes = first.start...last.end
    let before = lines[..<range.lowerBound].map { TextSpan(start: Int($0.start), end: Int($0.start)) }
    return Document(
      path: path ?? self.path, format: format, encoding: encoding, text: text, lines: before + lines[range],
      grids: grids.compactMap { grid in
        let cells = grid.cells.filter { bytes.contains($0.span.start) && bytes.contains($0.span.end) }
        return cells.isEmpty
          ? nil : Grid(rows: grid.rows, columns: grid.columns, cells: cells, origin: grid.origin)
      },
      pageStarts: pageStarts,
      // What the format says of the file is said of its first report.
      metadata: range.lowerBound == 0 ? metadata : DocumentMetadata(), replacedBytes: replacedBytes)
  }
}
