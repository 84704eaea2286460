import Core

/// Writes the long tables of cells: `observations`, and `indicators`, where the old forms stand.
struct CellRows: Sendable {
  let codes: RowCodes
  private let indicators: TableID?
  /// Labels of the rows and columns of `indicators`, by form, then by item or measure.
  private let rowLabels: [[ItemID: String]]
  private let columnLabels: [[MeasureID: String]]

  init(codes: RowCodes, definitions: Definitions) {
    self.codes = codes
    let table = definitions.vocabulary.table(FixedTable.indicators.rawValue)
    indicators = table
    let blocks = definitions.forms.map { $0.regions.flatMap(\.blocks).filter { $0.table == table } }
    rowLabels = blocks.map { blocks in
      var labels: [ItemID: String] = [:]
      for block in blocks {
        for item in block.rows.flatMap(\.cells).map(\.item) {
          labels[item] = block.printedLabel(of: item)?.label
        }
      }
      return labels
    }
    columnLabels = blocks.map { blocks in
      var labels: [MeasureID: String] = [:]
      for column in blocks.flatMap(\.columns) { labels[column.measure] = column.label.text }
      return labels
    }
  }

  func observations<Writer: RowWriter & ~Copyable>(
    _ cells: Span<ObservedCell>, added: AddedNames, into writer: inout Writer
  ) {
    for index in cells.indices {
      let observation = cells[index].observation
      writer.lead(codes[observation.form])
      writer.code(codes[observation.cell.table])
      name(of: observation.cell, added: added, into: &writer)
      writer.decimal(observation.certainValue)
      writer.code(observation.unit.map { codes[$0] })
      writer.text(cells[index].raw)
      if observation.line > 0 {
        writer.integer(Int(observation.line))
        writer.integer(Int(observation.raw.start))
        writer.integer(Int(observation.raw.end))
      } else {
        // A cell without a line stands nowhere: its offsets would point at the start of the file.
        for _ in 0..<3 { writer.empty() }
      }
      writer.code(codes[observation.flags])
      writer.endRow()
    }
  }

  func indicators<Writer: RowWriter & ~Copyable>(
    _ cells: Span<ObservedCell>, added: AddedNames, into writer: inout Writer
  ) {
    for index in cells.indices where cells[index].observation.cell.table == indicators {
      let observation = cells[index].observation
      let form = Int(observation.form.index)
      writer.lead(codes[observation.form])
      name(of: observation.cell, added: added, into: &writer)
      writer.decimal(observation.certainValue)
      writer.code(observation.unit.map { codes[$0] })
      let cell = observation.cell
      writer.text(added[cell.item]?.label ?? rowLabels[form][cell.item] ?? "")
      writer.text(added[cell.measure]?.label ?? columnLabels[form][cell.measure] ?? "")
      writer.code(codes[observation.flags])
      writer.endRow()
    }
  }

  /// Writes item and measure: codes of the forms, or those of rows and columns that the document added.
  private func name<Writer: RowWriter & ~Copyable>(
    of cell: FormCell, added: AddedNames, into writer: inout Writer
  ) {
    if let own = added[cell.item] { writer.text(own.code) } else { writer.code(codes[cell.item]) }
    if let own = added[cell.measure] { writer.text(own.code) } else { writer.code(codes[cell.measure]) }
  }
}
