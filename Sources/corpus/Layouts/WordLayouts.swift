extension Layout {
  /// Word through Apache Tika: a tab before each cell, an empty line after each row; a cell covered from above
  /// is there and empty, a cell that spans columns stands once.
  static let wordTabs = Layout("word-tabs", .paragraphs, keepsBlanks: true) { sheet, _ in
    var lines: [String] = []
    for row in sheet.rows.indices {
      for field in sheet.storedRow(row) { lines += ("\t" + field.text).paragraphLines }
      lines.append("")
    }
    return lines
  }

  /// As `word-tabs`, but nothing stands between the rows.
  static let tabLines = Layout("tab-lines", .paragraphs, keepsBlanks: false) { sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    return sheet.rows.indices.flatMap { row in
      sheet.storedRow(row).flatMap { ("\t" + $0.text).paragraphLines }
    }
  }

  /// One cell a line; an empty cell leaves nothing.
  static let cellLines = Layout("cell-lines", .paragraphs, keepsBlanks: false) { sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    return sheet.rows.flatMap { row in row.flatMap { $0.text.printedLines } }
  }

  /// One cell a line, an empty line between rows; an empty cell leaves nothing.
  static let cellLinesByRow = Layout("cell-lines-by-row", .paragraphs, keepsBlanks: false) {
    sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    return sheet.rows.flatMap { row in row.flatMap { $0.text.printedLines } + [""] }
  }

  /// One cell a line, an empty line after every cell; an empty cell leaves nothing.
  static let cellLinesSpaced = Layout("cell-lines-spaced", .paragraphs, keepsBlanks: false) {
    sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    return sheet.rows.flatMap { row in row.flatMap { $0.text.printedLines.flatMap { [$0, ""] } } }
  }

  /// One cell a line, an empty line for an empty cell, nothing between rows: blanks cannot be told from gaps.
  static let cellLinesWithBlanks = Layout("cell-lines-with-blanks", .paragraphs, keepsBlanks: false) {
    sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    return sheet.rows.indices.flatMap { row in sheet.storedRow(row).map { $0.text.joinedLines } }
  }

  /// Every token of a row on a line of its own with empty lines between: what a converter leaves that takes
  /// each run of text for a paragraph.
  static let tokenLines = Layout(
    "token-lines", .spacedPage(width: 38), keepsBlanks: false, isTokenwise: true
  ) {
    sheet, rendering in
    rendering.noteDroppedBlanks(in: sheet)
    let width = rendering.chance.number(8...20)
    return sheet.rows.flatMap { row in row.flatMap { $0.text.trimmedBlanks.wrapped(width: width) } }
      .filter { !$0.isEmpty }
  }
}

extension String {
  /// Gives the paragraphs of a cell as lines; an empty cell is one empty line.
  var paragraphLines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

  /// Gives the paragraphs of a cell that hold more than blanks.
  var printedLines: [String] { paragraphLines.filter { !$0.trimmedBlanks.isEmpty } }
}
