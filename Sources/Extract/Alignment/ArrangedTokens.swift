import Core

/// These are the tokens of a table in the order in which the form has them: columns printed below each other turned
/// into rows, sums beside headings taken out, rows that stand elsewhere put back; and what labels to the letter
/// make certain.
struct ArrangedTokens {
  private(set) var tokens: [Token]
  /// The text of each label, folded; nothing for values.
  private(set) var folded: [[UInt16]]
  /// Numbers and marks beside headings, for which the form has no cell.
  private(set) var subtotals: [Token] = []
  let certain: CertainRows

  init(_ tokens: [Token], folded: [[UInt16]], table: ExpectedTable) {
    var tokens = tokens
    var folded = folded
    HeadedColumns(table: table).turn(&tokens, &folded)
    var labelled = LabelledRows(table: table, tokens: tokens, folded: folded)
    let sums = labelled.subtotals()
    for range in sums.reversed() {
      subtotals = tokens[range].filter { $0.kind != .blank } + subtotals
      tokens.removeSubrange(range)
      folded.removeSubrange(range)
    }
    if !sums.isEmpty { labelled = LabelledRows(table: table, tokens: tokens, folded: folded) }
    if RowOrder.restore(&tokens, &folded, labelled: labelled) {
      labelled = LabelledRows(table: table, tokens: tokens, folded: folded)
    }
    certain = CertainRows(
      owners: labelled.owners(), excluded: labelled.excludedRows(of: table, folded: folded))
    self.tokens = tokens
    self.folded = folded
  }
}

/// This is what labels to the letter make certain before anything is weighed.
struct CertainRows {
  /// For each token the row whose value it is, or -1 where that is open.
  let owners: [Int32]
  /// Rows that the document cannot print.
  let excluded: Set<Int>
}
