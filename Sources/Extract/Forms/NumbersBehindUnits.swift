import Core

/// Parts the label, the unit and the number of rows that print the last two together: `（一）收到申请数 件9`.
struct NumbersBehindUnits {
  let definitions: Definitions
  let document: Document

  /// One such row may be a label that ends in a number.
  private static let fewest = 5

  func part(_ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    let units = PrintedUnits(definitions: definitions, document: document, tokens: tokens)
    let parted = tokens.map { $0.kind == .label ? pieces(of: $0, units) : nil }
    if parted.count(where: { $0 != nil }) < Self.fewest { return }
    for index in tokens.indices.reversed() {
      guard let pieces = parted[index] else { continue }
      tokens.replaceSubrange(index...index, with: pieces)
      let texts = pieces.map { piece -> [UInt16] in
        piece.kind == .label ? definitions.characters.fold(document.text[piece.span.range]) : []
      }
      folded.replaceSubrange(index...index, with: texts)
    }
  }

  private func pieces(of token: Token, _ units: PrintedUnits) -> [Token]? {
    let text = document.text[token.span.range]
    let digits = text.reversed().prefix { (0x30...0x39).contains($0) || $0 == 0x2E }.count
    guard digits > 0 else { return nil }
    let number = TextSpan(start: text.endIndex - digits, end: text.endIndex)
    let before = TextSpan(start: text.startIndex, end: text.endIndex - digits)
    guard PrintedNumber.read(number, in: document.text)?.suffix.isEmpty == true else { return nil }
    let start = text[before.range].lastIndex { $0 == 0x20 || $0 == 0x09 }.map { $0 + 1 } ?? text.startIndex
    let unit = TextSpan(start: start, end: Int(before.end))
    guard
      units.unit(named: definitions.characters.mendedBytes(document.text[unit.range])[...]) != nil
    else { return nil }
    let label = UTF8Cursor.trimmed(TextSpan(start: text.startIndex, end: start), in: document.text)
    return (label.isEmpty ? [] : [token.with(kind: .label, span: label)]) + [
      token.with(kind: .label, span: unit), token.with(kind: .number, span: number),
    ]
  }
}
