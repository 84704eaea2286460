extension Layout {
  /// Every layout, in the order in which documents take them in turn.
  static let all: [Layout] = [
    wordTabs, pdfRaw, scanTabs, pdfVisual, cellLines, pipeTable, joinedCells, pdfColumns, scanMarkdown,
    cellLinesByRow, pdfDefault, numbersBelow, pipeRows, cellLinesSpaced, loneBars, numberLines, commaRows,
    spanRemains, tokenLines, sheetTabs, pipeShreds, boxes, oneParagraph, cellLinesWithBlanks, numbersFirst,
    tabLines, browserColumns,
  ]
}
