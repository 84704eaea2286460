import Core

// Rows whose cells stand one a line, with a bar or a tab alone on a line between them or a tab behind each.
extension TableReader {
  /// So many bars, each alone on its line, part the cells of a table.
  private static let fewestBars = 8

  /// Gives the tokens of a stretch whose cells are parted by bars alone on their lines, or nil.
  func barTokens(
    _ stretch: TableStretch, layouts: [LineLayout], of document: Document, index: LineIndex
  ) -> [Token]? {
    if !document.grids.isEmpty { return nil }
    let bars = loneBars(layouts)
    let tabsEnd = bars == 0 && self.tabsEnd(layouts)
    let tabsPart = tabsEnd || (bars == 0 && self.tabsPart(layouts))
    if bars < Self.fewestBars, !tabsPart { return nil }
    func stack(emptyLines: Int, barsBound: Bool) -> BarStack {
      var stack = BarStack(
        firstRow: 0, emptyLines: emptyLines, barsBound: barsBound, joinsParagraphs: tabsPart && !tabsEnd)
      for (position, layout) in layouts.enumerated() {
        let line = Int32(stretch.firstLine + position + 1)
        let start = Int(index.lines[stretch.firstLine + position].trimmed.start)
        switch layout {
        case .bar: stack.bar(line: line, at: start)
        case .row(let spans) where tabsEnd:
          stack.text(spans[0], line: line)
          stack.bar(line: line, at: Int(spans[1].start))
        case .stackedCell(let span) where tabsEnd:
          stack.text(span, line: line)
          stack.bar(line: line, at: start)
        case .stackedCell(let span) where tabsPart && span.isEmpty: stack.bar(line: line, at: start)
        case .text(let span),
          .stackedCell(let span) where !span.isEmpty:
          stack.text(span, line: line)
        case .row(let spans): for span in spans where !span.isEmpty { stack.text(span, line: line) }
        // A blank cell is printed as a blank that ends no line.
        case .empty where tabsPart && !tabsEnd && !document.lines[stretch.firstLine + position].isEmpty:
          stack.text(TextSpan(start: start, end: start), line: line)
        case .empty, .stackedCell: stack.empty()
        case .rule(let spans): for span in spans { stack.text(span, line: line) }
        case .furniture: break
        }
      }
      stack.empty()
      return stack
    }
    // What tabs part opens with its first cell. Empty lines stand around the tabs where cells hold paragraphs; more
    // of them part rows.
    var best = stack(
      emptyLines: tabsPart && !tabsEnd && isSpaced(layouts) ? 2 : 1, barsBound: !tabsPart)
    if best.openedByText > 1, !tabsPart { best = stack(emptyLines: 1, barsBound: false) }
    // Where an empty line stands between all lines it parts nothing.
    if best.width < 1.5, !tabsPart { best = stack(emptyLines: .max, barsBound: true) }
    // Bars behind every cell, the last of a row as well, end no row: what is left is a stream of cells.
    if best.widest > (widths[stretch.kind] ?? 0) + Self.mostLabels { return nil }
    var tokens: [Token] = []
    for cell in best.cells {
      cells.append(
        cell.span, line: cell.line, row: cell.row, column: cell.column, isExplicit: tabsPart,
        text: document.text, to: &tokens)
    }
    return tokens
  }

  func hasLoneBars(_ layouts: [LineLayout]) -> Bool { loneBars(layouts) >= Self.fewestBars }

  private func loneBars(_ layouts: [LineLayout]) -> Int {
    layouts.count { if case .bar = $0 { true } else { false } }
  }

  /// Tells whether the cells stand one a line with a tab alone on a line between them, as a browser gives the text of
  /// cells that hold paragraphs. Word processors put the tab before the cell, on its line.
  private func tabsPart(_ layouts: [LineLayout]) -> Bool {
    var alone = 0
    for case .stackedCell(let span) in layouts {
      if !span.isEmpty { return false }
      alone += 1
    }
    return alone >= Self.fewestBars
  }

  /// Tells whether the cells stand one a line with a tab at the end of each line but that of the last cell of a row.
  private func tabsEnd(_ layouts: [LineLayout]) -> Bool {
    var ended = 0
    for layout in layouts {
      switch layout {
      case .row(let spans):
        guard spans.count == 2, spans[1].isEmpty else { return false }
        ended += 1
      case .stackedCell(let span): if !span.isEmpty { return false }
      case .bar, .rule: return false
      case .text, .empty, .furniture: break
      }
    }
    return ended >= Self.fewestBars
  }

  /// Tells whether most tabs have an empty line beside them.
  private func isSpaced(_ layouts: [LineLayout]) -> Bool {
    var tabs = 0
    var spaced = 0
    for (position, layout) in layouts.enumerated().dropLast() {
      guard case .stackedCell = layout else { continue }
      tabs += 1
      if case .empty = layouts[position + 1] { spaced += 1 }
    }
    return spaced * 2 > tabs
  }
}
