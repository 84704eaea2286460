import Core

/// Finds the rows of a long table that its form has not: provinces widen the form, and what they ask for is
/// kept under the printed label.
struct AddedRows {
  let characters: CharacterMap
  let document: Document
  let tokens: [Token]
  let records: [TableRecord]
  let block: FormBlock
  /// How many values a whole row has.
  let width: Int

  /// This is a row to put behind a row of the form, or before all of them.
  struct Row {
    let behind: Int?
    let text: String
    let key: [UInt16]
    let record: Int
  }

  /// The rows of the form that some record is labelled as.
  var known: Set<Int> {
    Set(
      records.compactMap { record in
        if case .row(let row) = row(of: record) { row } else { nil }
      })
  }

  func found() -> [Row] {
    let known = records.map { row(of: $0) }
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
    let folded = characters.fold(text)
    return block.groups.contains { group in
      group.label.folded.contains { $0 == folded || Self.isLike(folded, $0) }
    }
  }

  // MARK: Rows of the form

  private enum Known {
    case row(Int)
    case heading
  }

  /// Gives the row of the form that a record's labels are, whole or in pieces.
  private func row(of record: TableRecord) -> Known? {
    let labels = record.pending + record.labels
    if labels.isEmpty { return .heading }
    var joined: [UInt16] = []
    var texts: [[UInt16]] = []
    for token in labels.reversed().prefix(6) {
      let folded = characters.fold(document.text[tokens[token].span.range])
      joined = folded + joined
      texts.append(joined)
      if folded != joined { texts.append(folded) }
    }
    var best: (row: Int, weight: Float)?
    for text in texts where text.count >= 3 {
      for (index, row) in block.rows.enumerated() {
        for label in row.label.folded where Self.isLike(text, label) {
          let weight = LabelMatcher.weight(text, label)
          if weight > best?.weight ?? 0 { best = (index, weight) }
        }
      }
    }
    if let best { return .row(best.row) }
    let isNeutral = texts.contains { text in
      block.groups.contains { $0.label.folded.contains { Self.isLike(text, $0) } }
        || (block.columns.map(\.label) + block.furniture + block.unitHeaders + block.codeHeaders)
          .contains { $0.folded.contains(text) }
    }
    return isNeutral ? .heading : nil
  }

  /// Tells whether a text is a label of the form, give or take a few characters.
  static func isLike(_ text: [UInt16], _ label: [UInt16]) -> Bool {
    if text == label || (text.count >= 6 && label.starts(with: text)) { return true }
    return LabelMatcher.weight(text, label) >= 0.6 * Float(max(label.count, min(text.count, 2 * label.count)))
  }
}
