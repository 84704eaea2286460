import Core

extension TableEngine {
  /// Reads a long table: its form is widened by what the document itself prints, then it is aligned as any
  /// other.
  func longReading(
    of region: Region, folded: [[UInt16]], year: Int?, adding added: inout AddedNames
  ) -> TableReading? {
    var tokens = region.tokens
    var folded = folded
    joinNumbersOfLabels(&tokens, &folded)
    guard let (known, isPrinted) = longForms.form(printedIn: folded.flatMap { $0 }, year: year) else {
      return nil
    }
    let rows = known.form.region(region.kind)?.blocks.flatMap(\.rows) ?? []
    ListNumbers(characters: definitions.characters, document: document, rows: rows).join(&tokens, &folded)
    let trailing = TrailingLabels(
      document: document, isRow: { LabelPiece($0).isLike(known.rows) }, isHeading: known.header.contains)
    trailing.turn(&tokens, &folded)
    let builder = LongTableBuilder(
      definitions: definitions, document: document, region: region.with(tokens), folded: folded, known: known,
      isPrinted: isPrinted)
    var names = added
    guard let long = builder.table(adding: &names) else { return nil }
    guard let reading = reading(of: region.with(long.tokens), table: long.table, folded: long.folded) else {
      return nil
    }
    added = names
    let missing = reading.missingRows.map(\.item)
    return TableReading(
      region: reading.region, form: reading.form, firstLine: reading.firstLine, lastLine: reading.lastLine,
      placements: reading.placements.filter { $0.token != nil || !missing.contains($0.cell.item) }
        .map { $0.with(unit: $0.token.flatMap { long.units[$0.span.start] }) },
      leftover: reading.leftover, subtotals: reading.subtotals,
      missingRows: long.rowsMayLack ? [] : reading.missingRows,
      formIsPrinted: reading.formIsPrinted, doubt: reading.doubt)
  }

  /// `…公开相同信息计` and `1条）` on the next line are one label: a number that closes brackets it did not open
  /// is a piece of one, and so is the 1 that stands close behind 计.
  private func joinNumbersOfLabels(_ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    for (index, token) in tokens.enumerated() where token.kind == .number {
      let text = document.string(token.span).unicodeScalars
      let closes = text.last == "）" || text.last == ")"
      let isPiece = closes && !text.contains("（") && !text.contains("(")
      let isGlued =
        index > 0 && tokens[index - 1].kind == .label && tokens[index - 1].span.end == token.span.start
        && folded[index - 1].last == 0x8BA1
      if !isPiece, !isGlued { continue }
      tokens[index] = Token(
        kind: .label, span: token.span, line: token.line, row: token.row, column: token.column,
        isExplicit: token.isExplicit)
      folded[index] = definitions.characters.fold(document.text[token.span.range])
    }
  }
}

extension Region {
  fileprivate func with(_ tokens: [Token]) -> Region {
    Region(kind: kind, firstLine: firstLine, lastLine: lastLine, tokens: tokens)
  }
}

extension Placement {
  fileprivate func with(unit: UnitID?) -> Placement {
    Placement(
      cell: cell, token: token, line: line, confidence: confidence, alternatives: alternatives, unit: unit)
  }
}
