import Core

/// Finds the rows of a long table that its form has not: provinces widen the form, and what they ask for is
/// kept under the printed label.
struct AddedRows {
  let characters: CharacterMap
  let document: Document
  let tokens: [Token]
  /// The text of each label, folded.
  let folded: [[UInt16]]
  let records: [TableRecord]
  let form: LongForms.Entry
  /// How many values a whole row has.
  let width: Int

  /// This is a row to put behind a row of the form, or before all of them.
  struct Row {
    let behind: Int?
    let text: String
    let key: [UInt16]
    let record: Int
  }

  /// For each record the row of the form that it is labelled as, if any.
  private let known: [Known?]

  init(
    characters: CharacterMap, document: Document, tokens: [Token], folded: [[UInt16]],
    records: [TableRecord], form: LongForms.Entry, width: Int
  ) {
    self.characters = characters
    self.document = document
    self.tokens = tokens
    self.folded = folded
    self.records = records
    self.form = form
    self.width = width
    let labels = RecordLabels(folded: folded, form: form)
    known = records.map { labels.row(of: $0) }
  }

  /// The rows of the form that some record is labelled as.
  var knownRows: Set<Int> {
    Set(
      known.compactMap { found in
        if case .row(let row) = found { row } else { nil }
      })
  }

  func found() -> [Row] {
    let filled = records.indices.filter { !records[$0].values.isEmpty && known[$0] != nil }
    guard let first = filled.first, let last = filled.last else { return [] }
    // Where the rows of the form say their unit, a row that says none is a line of text.
    let saysUnits = filled.count { !records[$0].units.isEmpty } * 2 > filled.count
    var rows: [Row] = []
    var behind: Int?
    for index in records.indices {
      let record = records[index]
      if let found = known[index] {
        if case .row(let row) = found { behind = max(behind ?? row, row) }
        continue
      }
      let numbers = record.values.count { tokens[$0].kind != .blank }
      let isRow =
        saysUnits
        ? !record.units.isEmpty && !record.values.isEmpty
        : numbers == width && index > first && index < last
      guard isRow, numbers <= width else { continue }
      let text = label(of: record)
      let key = characters.fold(RowLabel.core(text))
      if key.count(where: { $0 >= 0x3400 }) < 2 { continue }
      rows.append(Row(behind: behind, text: text, key: key, record: index))
    }
    return rows
  }

  /// A label that goes on over several lines begins where a mark of numbering stands.
  private func label(of record: TableRecord) -> String {
    let own = record.labels.map { mended($0) }.joined()
    guard RowLabel.core(own).count == own.count, let last = record.pending.last else { return own }
    return isHeading(mended(last)) ? own : mended(last) + own
  }

  private func mended(_ token: Int) -> String { characters.mend(document.text[tokens[token].span.range]) }

  private func isHeading(_ text: String) -> Bool {
    LabelPiece(characters.fold(text)).isLike(form.groups)
  }
}

/// Tells which row of the form the labels of a record are.
private struct RecordLabels {
  let folded: [[UInt16]]
  let form: LongForms.Entry

  /// Gives the row of the form that a record's labels are, whole or in pieces.
  func row(of record: TableRecord) -> Known? {
    let labels = record.pending + record.labels
    if labels.isEmpty { return .heading }
    let pieces = labels.suffix(6).map { folded[$0] }
    // All of them together to the letter weigh more than anything else that a part of them may be.
    let whole = Array(pieces.joined())
    if whole.count >= 3, let row = form.exact[LabelMatcher.Key(whole)] { return .row(row) }
    var joined: [UInt16] = []
    var texts: [LabelPiece] = []
    for folded in pieces.reversed() {
      joined = folded + joined
      texts.append(LabelPiece(joined))
      if folded != joined { texts.append(LabelPiece(folded)) }
    }
    var best: (row: Int, weight: Float)?
    for text in texts where text.text.count >= 3 {
      text.compare(with: form.rows) { spelling, weight in
        if weight > best?.weight ?? 0, text.isLike(form.rows.spellings[spelling], weight: weight) {
          best = (form.rows.labels[spelling], weight)
        }
      }
    }
    if let best { return .row(best.row) }
    let isNeutral = texts.contains { $0.isLike(form.groups) || form.header.contains($0.text) }
    return isNeutral ? .heading : nil
  }
}

private enum Known {
  case row(Int)
  case heading
}

extension LabelPiece {
  /// Tells whether a text is one of these labels, give or take a few characters.
  func isLike(_ list: LabelList) -> Bool {
    var isLike = false
    compare(with: list) { spelling, weight in
      if self.isLike(list.spellings[spelling], weight: weight) { isLike = true }
    }
    return isLike
  }

  fileprivate func isLike(_ label: [UInt16], weight: Float) -> Bool {
    if text == label || (text.count >= 6 && label.starts(with: text)) { return true }
    // The beginning of a wrapped label, with a slip in it.
    if text.count >= 8, label.starts(with: text.prefix(4)), weight >= 0.8 * Float(text.count) { return true }
    return weight >= 0.6 * Float(max(label.count, min(text.count, 2 * label.count)))
  }
}
