import Core

/// This is the table that a region must be: the rows of its blocks in printed order, and every label that
/// may stand among them without being one of theirs.
final class ExpectedTable: Sendable {
  struct Row {
    let row: FormRow
    let form: FormID
    /// Index of the block, so that a block without any trace can be told from a row that was lost.
    let block: Int
    /// The rows of which the numbers beside a heading are the sums: those below it, where it has no headings
    /// below it and its rows are kinds of one thing.
    var parts: [FormRow] = []
    /// A caption or a group heading: it has a place in the order of rows and no cells.
    var isHeading: Bool { row.cells.isEmpty }
  }

  let kind: RegionKind
  let form: FormID
  /// The headers name the form.
  let formIsPrinted: Bool
  let rows: [Row]
  /// The labels of ``rows``.
  let labels: LabelList
  /// The headers of the columns of each block.
  let columns: [[FormLabel]]
  /// Headers, captions and group headings, folded.
  let neutral: LabelList
  /// What labels to the letter mean.
  let meanings: LabelMeanings
  let identities: [FormIdentity]
  let states: RowStates
  /// The row that several items share, where the form has one.
  let sharedRow: SharedRow?
  /// What is known beforehand of labels to the letter; empty for a table that is made for one document.
  let known: [LabelMatcher.Key: LabelMatcher.Match]

  init(
    kind: RegionKind, form: FormID, formIsPrinted: Bool, blocks: [(form: FormID, block: FormBlock)],
    identities: [FormIdentity]
  ) {
    self.kind = kind
    self.form = form
    self.formIsPrinted = formIsPrinted
    self.identities = identities
    columns = blocks.map { $0.block.columns.map(\.label) }
    sharedRow = blocks.lazy.compactMap { SharedRow($0.block) }.first
    var rows: [Row] = []
    var neutral: [[UInt16]] = []
    for (index, entry) in blocks.enumerated() {
      rows += Self.rows(of: entry.block, form: entry.form, index: index, hasSums: kind == .requests)
      if let caption = entry.block.caption { neutral += caption.folded }
      for column in entry.block.columns { neutral += column.label.folded }
      for group in entry.block.groups { neutral += group.label.folded }
      for word in entry.block.headerWords {
        neutral += word.folded
      }
    }
    self.rows = rows
    labels = LabelList(rows.map(\.row.label))
    var seen: Set<[UInt16]> = []
    let unique = neutral.filter { seen.insert($0).inserted }
    self.neutral = LabelList([FormLabel(text: "", folded: unique)])
    meanings = LabelMeanings(rows: rows, neutral: unique)
    states = RowStates(rows: rows)
    known = [:]
  }

  /// Tells whether the form has a sum along a row.
  func hasRowSum(_ row: Int) -> Bool {
    identities.contains { identity in
      guard case .measures = identity.terms else { return false }
      return rows[row].row.cells.contains { $0.table == identity.table }
    }
  }

  /// The first row of several cells with a sum along it: all that have one are like it.
  var summedRow: Int? {
    rows.indices.first { !rows[$0].isHeading && rows[$0].row.cells.count > 2 && hasRowSum($0) }
  }

  private init(
    _ table: ExpectedTable, formIsPrinted: Bool, known: [LabelMatcher.Key: LabelMatcher.Match]
  ) {
    kind = table.kind
    form = table.form
    self.formIsPrinted = formIsPrinted
    rows = table.rows
    labels = table.labels
    columns = table.columns
    sharedRow = table.sharedRow
    neutral = table.neutral
    meanings = table.meanings
    identities = table.identities
    states = table.states
    self.known = known
  }

  /// Gives the table made ready to be held against many documents.
  func prepared() -> ExpectedTable {
    ExpectedTable(self, formIsPrinted: formIsPrinted, known: LabelMatcher.matches(ofLabelsIn: self))
  }

  func with(formIsPrinted: Bool) -> ExpectedTable {
    formIsPrinted == self.formIsPrinted
      ? self : ExpectedTable(self, formIsPrinted: formIsPrinted, known: known)
  }

  /// Gives the rows of a block with its caption and its group headings where they are printed.
  ///
  /// - Parameter hasSums: the rows below a heading are kinds of what it names, as （三）不予公开; those of the long
  ///   forms, as 一、主动公开情况, are many things.
  private static func rows(of block: FormBlock, form: FormID, index: Int, hasSums: Bool) -> [Row] {
    var rows: [Row] = []
    func append(heading label: FormLabel, choice: Int?, variant: Int, parts: [FormRow] = []) {
      let row = FormRow(label: label, cells: [], group: nil, choice: choice, variant: variant)
      rows.append(Row(row: row, form: form, block: index, parts: parts))
    }
    let parents = Set(block.groups.compactMap(\.parent))
    if let caption = block.caption { append(heading: caption, choice: nil, variant: 0) }
    var seen: Set<Int> = []
    for row in block.rows {
      var chain: [Int] = []
      var group = row.group
      while let current = group, seen.insert(current).inserted {
        chain.append(current)
        group = block.groups[current].parent
      }
      for group in chain.reversed() {
        let parts = hasSums && !parents.contains(group) ? block.rows.filter { $0.group == group } : []
        append(
          heading: block.groups[group].label, choice: row.choice, variant: row.variant, parts: parts)
      }
      rows.append(Row(row: row, form: form, block: index))
    }
    return rows
  }
}
