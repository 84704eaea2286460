/// This is a stretch of a table whose columns no lines part: they are known by the words of its header, and its
/// rows by the heights that its numbers stand at. Where either leaves a doubt there is no such stretch, and its
/// lines are read as running text.
struct OpenTable {
  /// This is a row with one cell for each column of the header.
  struct Row {
    /// What stands beside the label, such as half of a heading along several rows.
    var group: [PageWord]
    var label: [UInt8]
    var cells: [[UInt8]]
    /// Around its numbers; the middle of its height is the middle of the row.
    let box: PageBox
  }

  /// These are the columns that a header has told: where their middles are, from left to right.
  struct Columns {
    let centers: [Double]
    /// Where the first of them begins.
    let left: Double
    /// So many of the first ones hold units and numbers of rows.
    var texts = 0

    /// Where the first value column begins.
    var firstValue: Double { texts == 0 ? left : (centers[texts - 1] + centers[texts]) / 2 }

    /// How far apart the nearest two stand.
    var pitch: Double {
      zip(centers.dropFirst(texts), centers.dropFirst(texts + 1)).map { $1 - $0 }.min() ?? 0
    }

    /// Gives the column that a word stands in; nil between two.
    func column(of word: PageWord) -> Int? {
      let ordered = centers.indices.sorted {
        abs(centers[$0] - word.box.center) < abs(centers[$1] - word.box.center)
      }
      let near = abs(centers[ordered[0]] - word.box.center)
      return near * 3 <= abs(centers[ordered[1]] - word.box.center) ? ordered[0] : nil
    }
  }

  let rows: [Row]
  /// The words that no row took.
  let others: [PageWord]
  /// What ends the last row of the page before, where the page begins with that.
  let rest: [[UInt8]]?
  let lastRow: Clump?

  // MARK: Headers

  private static let mostHeaderLines = 14
  private static let mostHeaderWords = 120
  private static let unitPadding = 3.0
  /// 人次, 平方米, 01.
  private static let mostOfText = 9

  /// This is the header of a table: its columns, its words on one line, and the lines that it takes.
  struct Header {
    let columns: Columns
    let line: WordLines.Line
    let lines: Range<Int>
  }

  /// Finds the header that begins with a line or a little below it.
  static func header(in lines: ArraySlice<WordLines.Line>, headers: ColumnHeaders) -> Header? {
    guard var found = wholeHeader(in: lines, headers: headers) else { return nil }
    // What stands above it is none of it.
    while found.lines.count > 1,
      let shorter = wholeHeader(
        in: lines[(found.lines.lowerBound + 1)..<found.lines.upperBound], headers: headers)
    {
      found = shorter
    }
    return found
  }

  private static func wholeHeader(in lines: ArraySlice<WordLines.Line>, headers: ColumnHeaders) -> Header? {
    var words: [PageWord] = []
    for (number, line) in lines.prefix(mostHeaderLines).enumerated() {
      if line.words.allSatisfy({ NumberLine.isNumber($0.text) }) { return nil }
      words += line.words.filter { !headers.spans($0.text) }
      if words.count > mostHeaderWords { return nil }
      let clusters = clusters(of: words)
      guard let found = headers.columns(in: clusters.map(\.text)) else { continue }
      let own = clusters.suffix(found.count).map(\.box)
      let centers = own.map(\.center)
      let half = (centers[1] - centers[0]) / 2
      let before = clusters.dropLast(found.count).last.map(\.box.right) ?? -.infinity
      // Units are no wider than the word over them; labels reach as far as its column.
      let left = found.texts > 0 ? own[0].left - unitPadding : max(centers[0] - half, before)
      let heads = clusters.map { PageWord(box: $0.box, text: $0.text) }
      let joined = WordLines.Line(box: WordLines.box(around: heads), words: heads)
      return Header(
        columns: Columns(centers: centers, left: left, texts: found.texts), line: joined,
        lines: lines.startIndex..<(lines.startIndex + number + 1))
    }
    return nil
  }

  /// Gathers the words that stand below each other, from left to right.
  private static func clusters(of words: [PageWord]) -> [(box: PageBox, text: [UInt8])] {
    var clusters: [(box: PageBox, words: [PageWord])] = []
    for word in words.sorted(by: { $0.box.left < $1.box.left }) {
      if let last = clusters.indices.last, word.box.left < clusters[last].box.right {
        clusters[last].box.include(word.box)
        clusters[last].words.append(word)
      } else {
        clusters.append((word.box, [word]))
      }
    }
    return clusters.map { cluster in
      (cluster.box, WordLines.lines(of: cluster.words).flatMap(\.words).flatMap(\.text))
    }
  }

  // MARK: Rows

  /// Gives how many of the lines below a header belong to its table: the first one that has words over its columns
  /// which are no values ends it.
  static func length(_ lines: ArraySlice<WordLines.Line>, columns: Columns) -> Int {
    let end = lines.firstIndex { line in
      line.words.contains { word in
        if word.box.right <= columns.left + 1 { return false }
        if word.box.center < columns.left { return true }
        return word.box.center < columns.firstValue
          ? word.text.count > mostOfText : !NumberLine.isValue(word.text)
      }
    }
    return (end ?? lines.endIndex) - lines.startIndex
  }

  /// - Parameters:
  ///   - words: those of the lines of the table.
  ///   - isLast: they are the last ones of the page: what stands alone below may be its number.
  ///   - previous: the last row of the page before, if the table goes on from there.
  init?(_ words: [PageWord], columns: Columns, isLast: Bool, previous: Clump?, labels: RowLabels) {
    var values = words.filter { $0.box.center >= columns.left }
    var others = words.filter { $0.box.center < columns.left }
    // What stands further left is the heading of several rows.
    let first = others.filter { labels.containsRow($0.text[...]) }.map(\.box.center).min() ?? 0
    let beside = others.filter { $0.box.right > first }
    guard let size = values.map(\.box.height).sorted().dropFirst(values.count / 2).first, size > 0 else {
      return nil
    }
    var bands = RowBands(values, size: size)
    if isLast, let number = bands.pageNumber(beside: beside) {
      others += number
      values.removeAll { word in number.contains { $0.box == word.box } }
      bands = RowBands(values, size: size)
    }
    guard
      let found = bands.rows(
        columns, labels: beside, previous: previous,
        isLabel: { labels.containsRow($0.text[...]) },
        isLabelled: { row in
          var side = SideLabels(beside, size: size)
          let label = side.take(beside: row.box.middle, first: first, labels: labels)
          return labels.containsRow(label.text[...])
        })
    else { return nil }
    var rows: [Row] = []
    for band in found {
      var side = SideLabels(others, size: size)
      let label = side.take(beside: band.clump.box.middle, first: first, labels: labels)
      others = side.words
      rows.append(Row(group: label.group, label: label.text, cells: band.cells, box: band.clump.box))
    }
    self.rows = rows
    self.others = others
    rest = bands.rest
    lastRow = found.last?.clump
  }
}
