public import Core

/// The fourth stage: printed cells become exact values with a unit and the reasons to doubt them.
public struct Normalizer: Sendable {
  private let amounts: AmountReader

  public init(definitions: Definitions) {
    amounts = AmountReader(units: definitions.units, signs: definitions.cellSigns)
  }

  /// Gives one observation for each placement, in the same order.
  public func observations(of document: Document, extraction: Extraction) -> [Observation] {
    var observations: [Observation] = []
    for table in extraction.tables {
      let header = HeaderUnit(
        table: table, document: document, units: amounts.units, signs: amounts.signs)
      for placement in table.placements {
        observations.append(observation(placement, form: table.form, header: header, document: document))
      }
    }
    return observations
  }

  private func observation(
    _ placement: Placement, form: FormID, header: HeaderUnit, document: Document
  ) -> Observation {
    let cell = placement.cell
    var flags: CellFlags = []
    switch placement.confidence {
    case .clean: break
    case .inferred: flags.insert(.inferredPosition)
    case .ambiguous: flags.insert(.ambiguousPosition)
    }
    let line = placement.token?.line ?? placement.line
    let raw =
      placement.token?.span
      ?? TextSpan(start: lineStart(line, document), end: lineStart(line, document))
    func give(_ reading: Reading, unit: ValueUnit?) -> Observation {
      Observation(
        cell: cell, form: form, reading: reading, unit: unit, raw: raw, line: line, flags: flags)
    }
    if placement.confidence == .ambiguous { return give(.illegible, unit: cell.unit) }
    guard let token = placement.token, token.kind != .blank else {
      flags.insert(.blank)
      return give(.blank, unit: cell.unit)
    }
    if token.kind == .mark {
      if cell.maySigned,
        amounts.signs.unchanged.contains(where: document.text[token.span.range].elementsEqual)
      {
        flags.insert(.annotated)
        return give(.quantity(.zero), unit: cell.unit)
      }
      flags.insert(.notApplicable)
      return give(.notApplicable, unit: cell.unit)
    }
    let unit = placement.unit.map(HeaderUnit.init(money:)) ?? header
    // A word that begins as a number does is none: a part of one that was cut, or something else.
    guard token.kind != .label,
      let amount = amounts.amount(token.span, in: document.text, cell: cell, header: unit)
    else {
      flags.insert(.annotated)
      return give(.illegible, unit: cell.unit)
    }
    flags.formUnion(amount.flags)
    return give(.quantity(amount.value), unit: amount.unit)
  }

  private func lineStart(_ line: Int32, _ document: Document) -> Int {
    let index = Int(line) - 1
    return index >= 0 && index < document.lines.count ? Int(document.lines[index].start) : 0
  }
}
