import Core

/// Sorts the words of a page into the cells of its tables and the lines between them.
struct PageLayout {
  enum Item {
    case line(WordLines.Line)
    case table(FilledTable, PageBox)
    case row(OpenTable.Row, PageBox)

    var box: PageBox {
      switch self {
      case .line(let line): line.box
      case .table(_, let box), .row(_, let box): box
      }
    }
  }

  private(set) var items: [Item] = []
  /// The table without lines that the page ends in.
  let open: OpenEnd?
  /// What ends the last row of such a table on the page before.
  let rest: [[UInt8]]?
  /// The page begins with numbers that may end that row.
  let startsInDoubt: Bool

  /// - Parameters:
  ///   - number: that of the page, from 1.
  ///   - open: the table without lines that the page before ended in.
  init(_ page: PDFPage, number: Int, words: FormWords, open: OpenEnd?) {
    let tables = RuledTable.tables(in: page.rules)
    var cellWords = tables.map { [[PageWord]](repeating: [], count: $0.cells.count) }
    var loose: [PageWord] = []
    for word in page.words {
      // A table may stand in the frame of another: the smaller one has the word.
      let found = tables.indices.filter { tables[$0].box.contains(x: word.box.center, y: word.box.middle) }
      guard let table = found.min(by: { Self.area(tables[$0]) < Self.area(tables[$1]) }) else {
        loose.append(word)
        continue
      }
      for piece in Self.parted(word, by: tables[table]) {
        if let cell = tables[table].cell(x: piece.box.center, y: piece.box.middle) {
          cellWords[table][cell].append(piece)
        }
      }
    }
    let parted = OpenTables(WordLines.lines(of: loose), open: open, words: words)
    self.open = tables.isEmpty ? parted.open : nil
    rest = parted.rest
    startsInDoubt = parted.startsInDoubt
    var placed = parted.items.map { (top: $0.box.middle, item: $0) }
    for (index, table) in tables.enumerated() {
      // Boxes without a word are ornaments.
      if cellWords[index].allSatisfy(\.isEmpty) { continue }
      placed.append(
        (table.box.top, .table(FilledTable(table, words: cellWords[index], page: number), table.box)))
    }
    items = placed.sorted { $0.top < $1.top }.map(\.item)
  }

  private static func area(_ table: RuledTable) -> Double { table.box.width * table.box.height }

  /// A helper may take neighbouring cells for one word: it is cut where a line of the table goes through it, each
  /// character to the cell that its middle lies in.
  private static func parted(_ word: PageWord, by table: RuledTable) -> [PageWord] {
    let cells = [word.box.left, word.box.center, word.box.right].map { x in
      table.cell(x: min(max(x, table.box.left), table.box.right), y: word.box.middle)
    }
    if cells[0] == cells[1], cells[1] == cells[2] { return [word] }
    let scalars = Array(String(decoding: word.text, as: UTF8.self).unicodeScalars)
    let weights = scalars.map { $0.value < 0x2E80 ? 1.0 : 2.0 }
    let unit = word.box.width / max(1, weights.reduce(0, +))
    var pieces: [(cell: Int?, word: PageWord)] = []
    var left = word.box.left
    for (scalar, weight) in zip(scalars, weights) {
      let right = left + weight * unit
      let cell = table.cell(x: (left + right) / 2, y: word.box.middle)
      var text: [UInt8] = []
      text.append(scalar: scalar.value)
      if let last = pieces.indices.last, pieces[last].cell == cell || cell == nil {
        pieces[last].word.text += text
        pieces[last].word.box.right = right
      } else {
        let box = PageBox(left: left, top: word.box.top, right: right, bottom: word.box.bottom)
        pieces.append((cell, PageWord(box: box, text: text)))
      }
      left = right
    }
    return pieces.map(\.word)
  }
}
