import Core

/// This is the table that a region must be: the rows of its blocks in printed order, and every label that
/// may stand among them without being one of theirs.
struct ExpectedTable {
  struct Row {
    let row: FormRow
    let form: FormID
    /// Index of the block, so that a block without any trace can be told from a row that was lost.
    let block: Int
  }

  let kind: RegionKind
  let form: FormID
  /// The headers name the form.
  let formIsPrinted: Bool
  let rows: [Row]
  /// Headers, captions and group headings, folded.
  let neutral: [[UInt16]]
  let identities: [FormIdentity]

  init(
    kind: RegionKind, form: FormID, formIsPrinted: Bool, blocks: [(form: FormID, block: FormBlock)],
    identities: [FormIdentity]
  ) {
    self.kind = kind
    self.form = form
    self.formIsPrinted = formIsPrinted
    self.identities = identities
    var rows: [Row] = []
    var neutral: [[UInt16]] = []
    for (index, entry) in blocks.enumerated() {
      for row in entry.block.rows { rows.append(Row(row: row, form: entry.form, block: index)) }
      if let caption = entry.block.caption { neutral += caption.folded }
      for column in entry.block.columns { neutral += column.label.folded }
      for group in entry.block.groups { neutral += group.label.folded }
      for word in entry.block.furniture { neutral += word.folded }
    }
    self.rows = rows
    var unique: [[UInt16]] = []
    for label in neutral where !unique.contains(label) { unique.append(label) }
    self.neutral = unique
  }
}
