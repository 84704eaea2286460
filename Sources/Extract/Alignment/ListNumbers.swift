import Core

/// The number of a list that lost its point, `1 属于国家秘密`, belongs to the label behind it.
struct ListNumbers {
  let characters: CharacterMap
  let document: Document
  /// The rows that the table may print.
  let rows: [FormRow]

  func join(_ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    for index in tokens.indices.dropLast() where tokens[index].kind == .number {
      let next = tokens[index + 1]
      guard next.kind == .label, next.line == tokens[index].line, next.row == tokens[index].row,
        tokens[index].span.count == 1
      else { continue }
      let before = tokens[..<index].reversed().prefix { $0.isValue && $0.line == next.line }.count
      let digits = characters.fold(document.text[tokens[index].span.range])
      if !isNumber(digits, of: folded[index + 1], valuesBefore: before) { continue }
      tokens[index] = Token(
        kind: .label, span: tokens[index].span, line: tokens[index].line, row: tokens[index].row,
        column: tokens[index].column)
      folded[index] = digits
    }
  }

  private func isNumber(_ digits: [UInt16], of text: [UInt16], valuesBefore: Int) -> Bool {
    let joined = LabelPiece(digits + text)
    let label = LabelPiece(text)
    // A label that has its number already needs no other: `3 3.政务微博` is a value and a label.
    lazy var alone = rows.lazy.compactMap { label.weights($0.label).max() }.max() ?? 0
    for row in rows where !row.cells.isEmpty {
      // Behind numbers on the same line it is the list number only where the row has all its values.
      if valuesBefore != 0, valuesBefore < row.cells.count { continue }
      for (index, spelling) in row.label.folded.enumerated() where spelling.first == joined.text.first {
        if spelling == joined.text { return true }
        let weight = joined.weight(row.label, index)
        if weight >= 2 * Aligner.weak, weight > alone { return true }
      }
    }
    return false
  }
}
