/// This is what the tokens of one row may mean: which token stands in which cell.
struct RowReading {
  /// For each cell of the row the index of its token, or nil where the cell is empty.
  typealias Slots = [Int?]

  /// All placements that the printed positions allow; one where they are certain, none where they are too
  /// many to count.
  var candidates: [Slots]
  /// What is shown as `raw` where no candidate is certain.
  var asPrinted: Slots
  /// The document prints the row in some way; false where neither label nor number was found.
  var isPrinted: Bool
  /// Neither position nor label, only the order of the rows holds this row.
  var isUnlabelled: Bool
  /// The number of tokens does not match the number of cells.
  var isShort: Bool
  /// All cells of the grid row behind its label; empty in flowing text.
  var gridCells: [Int]
  /// The row has a place for everything and is not believed: cells were lost or added.
  var isReopened = false
  /// Where the numbers stand along the line told which cells are empty.
  var isAligned = false
  /// Cells without a number of which nobody can say whether they are blank.
  var open: [Int] = []

  var isCertain: Bool { candidates.count == 1 }
}

extension ExpectedTable {
  /// Gives the rows with cells that the document prints.
  func printedRows(_ readings: [RowReading]) -> [Int] {
    readings.indices.filter { readings[$0].isPrinted && !rows[$0].isHeading }
  }
}
