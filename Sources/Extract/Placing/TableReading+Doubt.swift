import Core

extension TableReading {
  func with(_ placements: [Placement]) -> TableReading {
    TableReading(
      region: region, form: form, firstLine: firstLine, lastLine: lastLine, placements: placements,
      leftover: leftover, subtotals: subtotals, missingRows: missingRows, formIsPrinted: formIsPrinted,
      doubt: doubt)
  }
}

extension Placement {
  /// The same as one of several that fit.
  var doubted: Placement {
    if confidence == .ambiguous { return self }
    return Placement(
      cell: cell, token: token, line: line, confidence: .ambiguous,
      alternatives: token.map { [$0.span] } ?? [])
  }
}
