import Core

extension TableEngine {
  /// Reads a long table: its form is widened by what the document itself prints, then it is aligned as any
  /// other.
  func longReading(
    of region: Region, folded: [[UInt16]], year: Int?, adding added: inout AddedNames
  ) -> TableReading? {
    let builder = LongTableBuilder(
      definitions: definitions, document: document, region: region, folded: folded)
    var names = added
    guard let long = builder.table(year: year, adding: &names) else { return nil }
    let narrowed = Region(
      kind: region.kind, firstLine: region.firstLine, lastLine: region.lastLine, tokens: long.tokens)
    guard let reading = reading(of: narrowed, table: long.table, folded: long.folded) else { return nil }
    added = names
    let missing = reading.missingRows.map(\.item)
    return TableReading(
      region: reading.region, form: reading.form, firstLine: reading.firstLine, lastLine: reading.lastLine,
      placements: reading.placements.filter { $0.token != nil || !missing.contains($0.cell.item) }
        .map { $0.with(unit: $0.token.flatMap { long.units[$0.span.start] }) },
      leftover: reading.leftover, missingRows: long.rowsMayLack ? [] : reading.missingRows,
      formIsPrinted: reading.formIsPrinted, doubt: reading.doubt)
  }
}

extension Placement {
  fileprivate func with(unit: UnitID?) -> Placement {
    Placement(
      cell: cell, token: token, line: line, confidence: confidence, alternatives: alternatives, unit: unit)
  }
}
