extension Layout {
  /// Word through Apache Tika: a tab before each cell, an empty line after each row; a cell covered from above
  /// is there and empty, a cell that spans columns stands once.
  static let wordTabs = Layout("word-tabs", .paragraphs, keepsBlanks: true) { sheet, _ in
    var lines: [String] = []
    for row in sheet.rows.indices {
      for text in sheet.storedRow(row) { lines += ("\t" + text).paragraphLines }
      lines.append("")
    }
    return lines
  }
}

extension String {
  /// Gives the paragraphs of a cell as lines; an empty cell is one empty line.
  var paragraphLines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}
