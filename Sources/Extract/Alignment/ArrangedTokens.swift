import Core

/// These are the tokens of a table in the order in which the form has them: numbers before their label put behind
/// it, columns printed below each other turned into rows, sums beside headings taken out, rows that stand elsewhere
/// put back; and what labels to the letter make certain.
struct ArrangedTokens {
  private(set) var tokens: [Token]
  /// The text of each label, folded; nothing for values.
  private(set) var folded: [[UInt16]]
  /// Sums beside headings whose rows say what they must be.
  private(set) var subtotals: [Subtotal] = []
  /// Numbers and marks beside other headings, for which the form has no cell either.
  private(set) var strays: [Token] = []
  let certain: CertainRows

  init(_ tokens: [Token], folded: [[UInt16]], table: ExpectedTable, document: Document) {
    var tokens = tokens
    var folded = folded
    let trailing = TrailingLabels(
      document: document,
      isRow: { table.meanings.row($0) != nil },
      isHeading: { table.neutral.spellings.contains($0) })
    trailing.turn(&tokens, &folded)
    NumbersDownColumns(table: table, text: document.text).turn(&tokens, folded)
    RowsBetween(table: table, text: document.text).order(&tokens, &folded)
    HeadedColumns(table: table).turn(&tokens, &folded)
    TurnedTable(table: table).turn(&tokens, &folded)
    (subtotals, strays) = Self.restoreSharedRow(&tokens, &folded, table: table, text: document.text)
    var labelled = LabelledRows(table: table, tokens: tokens, folded: folded)
    let sums = labelled.subtotals()
    for (heading, range) in sums.reversed() {
      let row = table.rows[heading]
      if let subtotal = Subtotal(of: row.parts, label: row.row.label.text, tokens: Array(tokens[range])) {
        subtotals.insert(subtotal, at: 0)
      } else {
        strays = tokens[range].filter { $0.kind != .blank } + strays
      }
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

  private static func restoreSharedRow(
    _ tokens: inout [Token], _ folded: inout [[UInt16]], table: ExpectedTable, text: [UInt8]
  ) -> (subtotals: [Subtotal], strays: [Token]) {
    guard let row = table.sharedRow, let cell = row.cells.first else { return ([], []) }
    var subtotals: [Subtotal] = []
    var strays: [Token] = []
    let labels = tokens
    let order = SharedRowOrder(
      row: row,
      value: { $0.kind == .number ? PrintedNumber.read($0.span, in: text)?.value ?? .zero : .zero },
      isHeader: { label in table.columns.joined().contains { $0.folded.contains(label) } })
    for sum in order.restore(&tokens, &folded) {
      if sum.items.isEmpty {
        strays += sum.tokens.filter { $0.kind != .blank }
      } else {
        subtotals.append(
          Subtotal(
            table: cell.table, label: String(decoding: text[labels[sum.label].span.range], as: UTF8.self),
            items: sum.items, measures: row.cells.prefix(row.width).map(\.measure), tokens: sum.tokens))
      }
    }
    return (subtotals, strays)
  }
}

/// This is what labels to the letter make certain before anything is weighed.
struct CertainRows {
  /// For each token the row whose value it is, or -1 where that is open.
  let owners: [Int32]
  /// Rows that the document cannot print.
  let excluded: Set<Int>
}

extension Subtotal {
  /// Gives nil for a heading without rows of which it could be the sum.
  fileprivate init?(of parts: [FormRow], label: String, tokens: [Token]) {
    guard let cells = parts.first?.cells, let first = cells.first else { return nil }
    // Empty cells between the columns are none of the heading's.
    let tokens = tokens.count == cells.count ? tokens : tokens.filter { $0.kind != .blank }
    guard cells.count == tokens.count else { return nil }
    self.init(
      table: first.table, label: label, items: parts.compactMap { $0.cells.first?.item },
      measures: cells.map(\.measure), tokens: tokens)
  }
}
