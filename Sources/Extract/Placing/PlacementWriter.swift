import Core

/// Writes what was decided about each row as placements, with everything that found no place.
struct PlacementWriter {
  let table: ExpectedTable
  let tokens: [Token]
  let region: Region
  let arranged: ArrangedTokens
  /// The values of numbers that were cut in two, by the place of their first half.
  let cut: [UInt32: Decimal64]

  func reading(
    readings: [RowReading], verdicts: [[PlacementJudge.Verdict]], alignment: Alignment
  ) -> TableReading? {
    let printedRows = table.printedRows(readings)
    let valued = printedRows.filter { readings[$0].asPrinted.contains { $0 != nil } }
    // Labels without any number or blank are a table told in prose or a picture of one.
    if valued.isEmpty && !isBareTable(printedRows) { return nil }
    var placements: [Placement] = []
    var missing: [MissingRow] = []
    var isUsed = [Bool](repeating: false, count: tokens.count)
    let blocks = Set(printedRows.map { table.rows[$0].block })
    var line = Int32(region.firstLine)
    for (index, row) in table.rows.enumerated() where !row.isHeading {
      let reading = readings[index]
      if !reading.isPrinted {
        if isOtherPrint(index, printed: printedRows) { continue }
        missing.append(
          MissingRow(
            table: row.row.cells[0].table, item: row.row.cells[0].item, label: row.row.label.text))
        if !blocks.contains(row.block) { continue }
        placements += row.row.cells.map {
          Placement(cell: $0, token: nil, line: line, confidence: .ambiguous)
        }
        continue
      }
      line = rowLine(reading, alignment.rows[index]) ?? line
      let isCut = reading.asPrinted.contains { $0.map { cut[tokens[$0].span.start] != nil } ?? false }
      for (slot, cell) in row.row.cells.enumerated() {
        let verdict = withoutHalves(withWords(verdicts[index][slot], reading, slot: slot), isCut: isCut)
        let placement = self.placement(cell, verdict, reading, slot: slot, line: line)
        placements.append(placement)
      }
      for candidate in reading.candidates { for token in candidate { if let token { isUsed[token] = true } } }
    }
    var leftover = alignment.leftover
    for (index, row) in alignment.rows.enumerated() where readings[index].isPrinted {
      leftover += row.skipped
    }
    leftover = leftover.filter { !isUsed[$0] && !isPartOfLabel($0) }.sorted()
    return TableReading(
      region: table.kind, form: table.form, firstLine: region.firstLine, lastLine: region.lastLine,
      placements: placements, leftover: arranged.strays + leftover.map { tokens[$0] },
      subtotals: arranged.subtotals, missingRows: missing, formIsPrinted: table.formIsPrinted, doubt: "")
  }

  private func placement(
    _ cell: FormCell, _ verdict: PlacementJudge.Verdict, _ reading: RowReading, slot: Int, line: Int32
  ) -> Placement {
    switch verdict {
    case .certain(let token):
      return Placement(cell: cell, token: token.map { tokens[$0] }, line: line, confidence: .clean)
    case .inferred(let token):
      return Placement(cell: cell, token: token.map { tokens[$0] }, line: line, confidence: .inferred)
    case .ambiguous:
      var alternatives: [TextSpan] = []
      for candidate in reading.candidates.prefix(50) {
        guard let token = candidate[slot] else { continue }
        if !alternatives.contains(tokens[token].span) { alternatives.append(tokens[token].span) }
      }
      return Placement(
        cell: cell, token: reading.asPrinted[slot].map { tokens[$0] }, line: line, confidence: .ambiguous,
        alternatives: alternatives)
    }
  }

  /// A cell of a grid that holds words is not empty: 见附件 in the place of a number. Its number is not known.
  private func withWords(
    _ verdict: PlacementJudge.Verdict, _ reading: RowReading, slot: Int
  ) -> PlacementJudge.Verdict {
    guard case .certain(nil) = verdict, let slots = reading.candidates.first,
      let known = slots.indices.first(where: { slots[$0] != nil }), let anchor = slots[known],
      tokens[anchor].isExplicit
    else { return verdict }
    // Explicit cells of a row stand one behind the other: what is so many cells from a number that is placed.
    let words = anchor + slot - known
    let isInRow = slots.indices.allSatisfy { other in
      slots[other].map { $0 == anchor + other - known && tokens[$0].row == tokens[anchor].row } ?? true
    }
    guard isInRow, tokens.indices.contains(words), tokens[words].row == tokens[anchor].row,
      tokens[words].kind == .label, !tokens[words].span.isEmpty
    else { return verdict }
    return .certain(words)
  }

  /// The first half of a number is no value, and where halves were put together the sum of the row placed the others.
  private func withoutHalves(
    _ verdict: PlacementJudge.Verdict, isCut: Bool
  ) -> PlacementJudge.Verdict {
    if !isCut { return verdict }
    return switch verdict {
    case .certain(let token), .inferred(let token):
      token.map { cut[tokens[$0].span.start] != nil } ?? false ? .ambiguous : .inferred(token)
    case .ambiguous: verdict
    }
  }

  /// A mark alone on its line, between labels, is a piece of one: the 无 of a 无法提供 that is printed downwards.
  private func isPartOfLabel(_ index: Int) -> Bool {
    guard tokens[index].kind == .mark, tokens[index].row < 0 else { return false }
    let neighbours = [index - 1, index + 1].filter(tokens.indices.contains)
    return neighbours.allSatisfy { tokens[$0].line != tokens[index].line || tokens[$0].kind == .label }
  }

  /// Tells whether a row is missing because the document prints the other form of a choice.
  private func isOtherPrint(_ index: Int, printed: [Int]) -> Bool {
    guard let choice = table.rows[index].row.choice else { return false }
    let variant = table.rows[index].row.variant
    if printed.contains(where: {
      table.rows[$0].row.choice == choice && table.rows[$0].row.variant != variant
    }) {
      return true
    }
    // Neither is printed: the shorter one is what is missing.
    return variant > 0 && !printed.contains { table.rows[$0].row.choice == choice }
  }

  /// A table whose labels are nearly all there and whose cells are all empty is a table.
  private func isBareTable(_ printed: [Int]) -> Bool {
    printed.count * 2 >= table.rows.count && table.rows.count > 1
  }

  private func rowLine(_ reading: RowReading, _ aligned: AlignedRow) -> Int32? {
    let values = reading.asPrinted.compactMap { $0 }
    let value = values.first { tokens[$0].kind == .number } ?? values.first
    return (value ?? aligned.labels.first).map { tokens[$0].line }
  }
}
