import Core

/// Turns the lines of a stretch into tokens. Each line is read as what it is: a row of cells, one cell of a
/// row that is printed a cell a line, or flowing text; tables change their dress between pages.
struct TableReader {
  let classifier: TokenClassifier
  let flow: FlowReader
  let cells: CellReader
  /// Cells of a row that hold labels, or nothing, beside its values.
  static let mostLabels = 6
  /// So many rows parted by commas make the lines between them rows too.
  private static let fewestCommaRows = 3
  /// So many rows that end with a bar make it one that closes them.
  private static let fewestClosedRows = 4
  /// The number of columns of the widest row of each part of the form.
  let widths: [RegionKind: Int]

  init(definitions: Definitions) {
    var widths: [RegionKind: Int] = [:]
    for form in definitions.forms {
      for region in form.regions {
        let width = region.blocks.flatMap(\.rows).map(\.cells.count).max() ?? 0
        widths[region.kind] = max(widths[region.kind] ?? 0, width)
      }
    }
    self.widths = widths
    classifier = TokenClassifier(definitions: definitions)
    flow = FlowReader(classifier: classifier, definitions: definitions)
    cells = CellReader(classifier: classifier)
  }

  /// Gives what all tables of a document have in common.
  func traits(_ stretches: [TableStretch], of document: Document, index: LineIndex) -> DocumentTraits {
    let areCells = stretches.contains { stretch in
      stretch.kind == .requests
        && EmptyLineCells(classifier: classifier, width: widths[.requests] ?? 0)
          .areCells(stretchLines(stretch, index: index), in: document.text)
    }
    return DocumentTraits(
      commasPart: commasPart(index, of: document), emptyLinesAreCells: areCells,
      running: RunningLines(index: index).lines().union(index.echoes.joined()))
  }

  /// Tells whether the tables of a document are rows parted by commas.
  private func commasPart(_ index: LineIndex, of document: Document) -> Bool {
    var rows = 0
    for line in index.lines where line.shape == .short || line.shape == .cells {
      if LineLayout.commaRow(line.trimmed, in: document.text, classifier) != nil { rows += 1 }
      if rows >= Self.fewestCommaRows { return true }
    }
    return false
  }

  func region(
    _ stretch: TableStretch, of document: Document, index: LineIndex, traits: DocumentTraits
  ) -> Region {
    let lines = stretch.firstLine...stretch.lastLine
    let layouts = lines.map { line in
      traits.running.contains(line)
        ? LineLayout.furniture
        : LineLayout(
          document.lines[line], trimmed: index.lines[line].trimmed, in: document.text, classifier: classifier)
    }
    func mend(_ tokens: inout [Token]) {
      BrokenNumbers(classifier: classifier, text: document.text).join(&tokens)
      UnitsBehindNumbers(classifier: classifier, text: document.text).join(&tokens)
      IndexNumbers(text: document.text).remove(from: &tokens)
    }
    if var tokens = barTokens(stretch, layouts: layouts, of: document, index: index) {
      mend(&tokens)
      return Region(
        kind: stretch.kind, firstLine: stretch.firstLine + 1, lastLine: stretch.lastLine + 1, tokens: tokens)
    }
    var tokens: [Token] = []
    let text = document.text
    var row: Int32 = -1
    var stacked = StackedRows()
    var drawn = DrawnRow()
    var furniture: Set<Int32> = []
    var stackedRows: Set<Int32> = []
    let barsBound = lines.allSatisfy { line in
      guard layouts[line - stretch.firstLine].mayHoldBars else { return true }
      let start = LineLayout.barStart(index.lines[line].trimmed, in: text)
      return !start.hasBars || start.opens
    }
    let barsClose =
      !barsBound
      && self.barsClose(
        lines, layouts: layouts, width: widths[stretch.kind] ?? 0, index: index, text: text)
    let isRuled = self.isRuled(layouts)
    let hasLoneBars = self.hasLoneBars(layouts)
    let explicit = explicitCells(of: document, in: stretch)
    for line in lines {
      let number = Int32(line + 1)
      if let found = explicit[line] {
        stacked.close()
        for (cell, offset) in found {
          cells.append(
            cell.span, line: number, row: row + 1 + offset, column: cell.column, isExplicit: true, text: text,
            to: &tokens)
        }
        continue
      }
      let full = document.lines[line]
      var layout = layouts[line - stretch.firstLine]
      if !barsBound || traits.commasPart, !traits.running.contains(line) {
        layout = LineLayout(
          full, trimmed: index.lines[line].trimmed, in: text, classifier: classifier, barsBound: barsBound,
          barsClose: barsClose, commasPart: traits.commasPart)
      }
      switch layout {
      case .empty:
        stacked.close()
        if traits.emptyLinesAreCells {
          let end = Int(full.start)
          tokens.append(Token(kind: .blank, span: TextSpan(start: end, end: end), line: number))
        }
      case .furniture:
        furniture.insert(number)
      case .rule(let spans):
        stacked.close()
        close(&drawn, row: &row, text: text, to: &tokens)
        for span in spans { cells.append(span, line: number, row: -1, column: -1, text: text, to: &tokens) }
      case .stackedCell(let span):
        if !stacked.isOpen { row += 1 }
        stacked.open()
        stackedRows.insert(row)
        cells.append(span, line: number, row: row, column: stacked.nextColumn(), text: text, to: &tokens)
      case .bar:
        // A bar alone on a line parts the cells of one row.
        continue
      case .row(let spans):
        stacked.close()
        // The bars of empty cells, wherever those stood, behind cells that stand one a line.
        if hasLoneBars, spans.allSatisfy(\.isEmpty) { continue }
        if isRuled {
          drawn.add(spans, line: number)
          continue
        }
        if spans.count == 1 || (spans.count == 2 && spans[1].isEmpty && cells.isRow(spans[0], in: text)) {
          flow.append(spans[0], line: number, row: -1, column: -1, text: text, to: &tokens)
          continue
        }
        if isManyRows(spans, width: widths[stretch.kind] ?? 0, in: text) {
          for span in spans { append(cell: span, line: number, text: text, to: &tokens) }
          continue
        }
        row += 1
        for (column, span) in spans.enumerated() {
          cells.append(span, line: number, row: row, column: Int32(column), text: text, to: &tokens)
        }
      case .text(let span):
        if stacked.isOpen {
          // A second paragraph of the cell above.
          let kind = classifier.kind(of: span, in: text)
          if kind == .label {
            tokens.append(
              Token(kind: .label, span: span, line: number, row: row, column: stacked.lastColumn))
            continue
          }
          stacked.close()
        }
        flow.append(span, line: number, row: -1, column: -1, text: text, to: &tokens)
      }
    }
    stacked.close()
    close(&drawn, row: &row, text: text, to: &tokens)
    unstack(&tokens, rows: stackedRows, widest: (widths[stretch.kind] ?? 0) + Self.mostLabels)
    mend(&tokens)
    ColumnBlocks(width: widths[stretch.kind] ?? 0, furniture: furniture).turn(&tokens)
    return Region(
      kind: stretch.kind, firstLine: stretch.firstLine + 1, lastLine: stretch.lastLine + 1, tokens: tokens)
  }

  /// Tells whether a bar closes every row: behind the label of each that has a number stand as many cells as the form
  /// has, and an empty one. Where a column was cut off, the form's last cell is the empty one; where a label has an empty
  /// cell of its own, no row has a number in its first.
  private func barsClose(
    _ lines: ClosedRange<Int>, layouts: [LineLayout], width: Int, index: LineIndex, text: [UInt8]
  ) -> Bool {
    var rows = 0
    var begunRows = 0
    for line in lines where layouts[line - lines.lowerBound].mayHoldBars {
      let trimmed = index.lines[line].trimmed
      guard LineLayout.barStart(trimmed, in: text).hasBars else { continue }
      let kinds = LineLayout.openBarCells(trimmed, in: text).map { classifier.kind(of: $0, in: text) }
      if kinds.last != .blank { return false }
      guard kinds.contains(.number) else { continue }
      let label = kinds.lastIndex(of: .label) ?? -1
      if label < 0 || kinds.count - label - 1 != width + 1 { return false }
      rows += 1
      if kinds[label + 1] == .number { begunRows += 1 }
    }
    return rows >= Self.fewestClosedRows && begunRows > 0
  }

  private func stretchLines(_ stretch: TableStretch, index: LineIndex) -> [TextSpan] {
    (stretch.firstLine...stretch.lastLine).map { index.lines[$0].trimmed }
  }

  /// Cells printed one a line without any empty line between rows make one row of hundreds: then they are a
  /// stream of cells, blanks included, and no rows.
  private func unstack(_ tokens: inout [Token], rows: Set<Int32>, widest: Int) {
    var counts: [Int32: Int] = [:]
    for token in tokens where rows.contains(token.row) { counts[token.row, default: 0] += 1 }
    if !counts.values.contains(where: { $0 > widest }) { return }
    tokens = tokens.map { token in
      (counts[token.row] ?? 0) > widest
        ? Token(kind: token.kind, span: token.span, line: token.line) : token
    }
  }

  /// Tells whether rules part the rows, so that a row may take several lines: there are many of them.
  private func isRuled(_ layouts: [LineLayout]) -> Bool {
    let rules = layouts.count { layout in
      if case .rule = layout { true } else { false }
    }
    return rules >= 4
  }

  /// Gives the cells of explicit grids by line, each with the number of its row counted over all grids.
  private func explicitCells(
    of document: Document, in stretch: TableStretch
  ) -> [Int: [(cell: GridCell, row: Int32)]] {
    if document.grids.isEmpty { return [:] }
    var found: [Int: [(cell: GridCell, row: Int32)]] = [:]
    var firstRow: Int32 = 1000
    for grid in document.grids {
      for cell in grid.cells {
        let line = document.lineNumber(at: Int(cell.span.start)) - 1
        if line >= stretch.firstLine, line <= stretch.lastLine {
          found[line, default: []].append((cell, firstRow + cell.row))
        }
      }
      firstRow += Int32(grid.rows)
    }
    return found
  }
}
