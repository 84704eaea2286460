import Core

/// Tells whether an empty line is a blank cell. Programs that print a cell a line print nothing for a blank one:
/// then as many lines, empty ones among them, stand below most labels as their rows have cells.
struct EmptyLineCells {
  let classifier: TokenClassifier
  /// The number of cells of a row.
  let width: Int

  private static let fewestRows = 8

  func areCells(_ lines: [TextSpan], in text: [UInt8]) -> Bool {
    if width < 5 { return false }
    var rows = 0
    var whole = 0
    var wholeWithEmpty = 0
    var cells = 0
    var empty = 0
    var values = 0
    var allValues = 0
    // Where an empty line stands behind every other it parts them and is no cell.
    var neighbours = 0
    var followsValue = false
    func close() {
      if values > 0 {
        rows += 1
        if cells == width {
          whole += 1
          if empty > 0 { wholeWithEmpty += 1 }
        }
      }
      cells = 0
      empty = 0
      values = 0
    }
    for line in lines {
      let kind = classifier.kind(of: line, in: text)
      let isValue = kind == .number || kind == .mark
      if isValue {
        allValues += 1
        if followsValue { neighbours += 1 }
      }
      followsValue = isValue
      switch kind {
      case .label: close()
      case .blank:
        cells += 1
        empty += 1
      case .number, .mark:
        cells += 1
        values += 1
      }
    }
    close()
    return rows >= Self.fewestRows && whole * 10 >= rows * 7 && wholeWithEmpty >= 2
      && neighbours * 4 >= allValues
  }
}
