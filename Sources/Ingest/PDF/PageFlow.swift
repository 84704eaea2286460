/// Turns the pages of a PDF into blocks: lines of running text become paragraphs again, tables go on over the ends
/// of pages, numbers of pages are left out.
struct PageFlow {
  private(set) var blocks: [Block] = []
  private var paragraph: [UInt8] = []
  /// The page that is read, and the one that the paragraph begins on.
  private var page = 0
  private var paragraphPage = 0
  private var lastLine: WordLines.Line?
  /// The table that the last thing on the page before was, if it was one.
  private var open: FilledTable?
  /// Rows of a table without lines that follow each other, with their pages.
  private var rows: [(row: OpenTable.Row, page: Int)] = []
  private let labels: RowLabels

  init(_ pages: [PDFPage], words: FormWords) {
    labels = words.labels
    var end: OpenEnd?
    for content in pages {
      page += 1
      let layout = PageLayout(content, number: page, words: words, open: end)
      let items = Self.withoutPageNumbers(layout.items)
      if end?.row != nil { finishRow(layout.rest, isDoubtful: layout.startsInDoubt) }
      end = layout.open
      let margin = Self.margins(items)
      for item in items {
        switch item {
        case .line(let line): append(line, margin: margin)
        case .table(let table, _): append(table)
        case .row(let row, _):
          closeParagraph()
          closeTable()
          rows.append((row, page))
        }
      }
    }
    closeTable()
    closeRows()
    closeParagraph()
    blocks.append(.page(page))
  }

  private mutating func append(_ table: FilledTable) {
    closeParagraph()
    closeRows()
    if open?.append(table, labels: labels) == true { return }
    closeTable()
    open = table
  }

  private mutating func append(_ line: WordLines.Line, margin: PageBox) {
    closeTable()
    closeRows()
    let size = line.box.height
    // A line of prose goes on where it is full and the next one is not indented.
    if let last = lastLine, last.isProse, last.box.right > margin.right - 1.2 * size,
      line.box.left < margin.left + 0.8 * size, abs(last.box.height - size) < 0.3 * size
    {
      paragraph = WordLines.joined([paragraph, line.text])
    } else {
      closeParagraph()
      paragraph = line.text
      paragraphPage = page
    }
    lastLine = line
  }

  private mutating func closeParagraph() {
    if !paragraph.isEmpty { blocks += [.page(paragraphPage), .paragraph(paragraph)] }
    paragraph = []
    lastLine = nil
  }

  private mutating func closeTable() {
    if let table = open { blocks.append(table.block) }
    open = nil
  }

  /// The end of a page may cut a number of its last row in two.
  ///
  /// - Parameters:
  ///   - rest: what ends the row on the next page, a text for each column.
  ///   - isDoubtful: nobody can say whether the numbers there belong to the row: it is read as a line of text,
  ///     with them in the next one.
  private mutating func finishRow(_ rest: [[UInt8]]?, isDoubtful: Bool) {
    guard let last = rows.indices.last else { return }
    if let rest {
      for (column, text) in rest.enumerated() { rows[last].row.cells[column] += text }
    } else if isDoubtful {
      let row = rows.removeLast().row
      closeRows()
      let texts = [WordLines.text(of: row.group), row.label] + row.cells
      blocks += [.page(page - 1), .paragraph(Array(texts.filter { !$0.isEmpty }.joined(separator: [0x20])))]
    }
  }

  private mutating func closeRows() {
    if rows.isEmpty { return }
    blocks.append(.table(BlockTable(rows: rows.map { Self.cells(of: $0.row, page: $0.page) })))
    rows = []
  }

  /// The heading of several rows stands in the first column, the label in the second.
  private static func cells(of row: OpenTable.Row, page: Int) -> [BlockCell] {
    var texts = Array(row.cells.enumerated()).map { (column: $0.offset + 2, text: $0.element) }
    if !row.label.isEmpty { texts.insert((1, row.label), at: 0) }
    if !row.group.isEmpty { texts.insert((0, WordLines.text(of: row.group)), at: 0) }
    return texts.enumerated().map { index, cell in
      BlockCell(column: cell.column, blocks: (index == 0 ? [.page(page)] : []) + [.paragraph(cell.text)])
    }
  }

  private static func margins(_ items: [PageLayout.Item]) -> PageBox {
    var box: PageBox?
    for case .line(let line) in items {
      if box == nil { box = line.box } else { box?.include(line.box) }
    }
    return box ?? PageBox(left: 0, top: 0, right: 0, bottom: 0)
  }

  /// The number of a page is the first or last thing on it and stands apart: elsewhere a line of digits is a
  /// piece of a table.
  private static func withoutPageNumbers(_ items: [PageLayout.Item]) -> [PageLayout.Item] {
    var items = items
    if items.count > 1, isPageNumber(items[0]), isApart(items[0], items[1]) { items.removeFirst() }
    if items.count > 1, let last = items.last, isPageNumber(last), isApart(items[items.count - 2], last) {
      items.removeLast()
    }
    return items.count == 1 && isPageNumber(items[0]) ? [] : items
  }

  private static func isApart(_ upper: PageLayout.Item, _ lower: PageLayout.Item) -> Bool {
    let (above, below) = (upper.box, lower.box)
    return below.top - above.bottom > 0.8 * min(above.height, below.height)
  }

  /// `- 3 -`, `3`, `第 3 页`: a short line with digits and nothing that is a word.
  private static func isPageNumber(_ item: PageLayout.Item) -> Bool {
    if case .line(let line) = item { isPageNumber(line) } else { false }
  }

  static func isPageNumber(_ line: WordLines.Line) -> Bool {
    var digits = 0
    for scalar in String(decoding: line.text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "0"..."9": digits += 1
      case " ", "-", "–", "—", "－", "·", "/", "第", "页", "共", "\u{3000}", "\u{A0}": continue
      default: return false
      }
    }
    return (1...6).contains(digits)
  }
}
