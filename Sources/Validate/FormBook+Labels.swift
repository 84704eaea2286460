import Core

/// The labels of the form, for messages: looked up only where a finding is made.
extension FormBook {
  func label(_ item: ItemID, in table: TableID, form: FormID) -> String {
    for block in blocks(of: table, form: form) {
      if let label = block.printedLabel(of: item)?.label, !label.isEmpty { return label }
    }
    return vocabulary.code(item)
  }

  func label(_ measure: MeasureID, in table: TableID, form: FormID) -> String {
    for block in blocks(of: table, form: form) {
      for column in block.columns where column.measure == measure { return column.label.text }
    }
    return vocabulary.code(measure)
  }

  /// Gives a cell's place as a reader of the form finds it: row, column.
  func place(_ cell: FormCell, form: FormID) -> String {
    label(cell.item, in: cell.table, form: form) + ", " + label(cell.measure, in: cell.table, form: form)
  }

  /// Gives the name of a part of the form: the heading that it stands under.
  func heading(of region: RegionKind) -> String {
    let kind: SectionKind
    switch region {
    case .disclosure: kind = .disclosure
    case .requests: kind = .requests
    case .reviews: kind = .reviews
    case .indicators: return definitions.rules.indicatorsHeading
    }
    return definitions.rules.sections.first { $0.kind == kind.rawValue }?.heading ?? kind.rawValue
  }

  private func blocks(of table: TableID, form: FormID) -> [FormBlock] {
    definitions[form].regions.flatMap(\.blocks).filter { $0.table == table }
  }
}
