import Core

/// Writes the long tables of cells: `observations`, and `indicators`, where the old forms stand.
struct CellRows: Sendable {
  let codes: RowCodes
  private let indicators: TableID?
  /// Labels of the rows and columns of `indicators`, by form, then by item or measure.
  private let rowLabels: [[ItemID: RepeatedText]]
  private let columnLabels: [[MeasureID: RepeatedText]]

  init(codes: RowCodes, definitions: Definitions) {
    self.codes = codes
    let table = definitions.vocabulary.table(FixedTable.indicators.rawValue)
    indicators = table
    let blocks = definitions.forms.map { $0.regions.flatMap(\.blocks).filter { $0.table == table } }
    rowLabels = blocks.map { blocks in
      var labels: [ItemID: RepeatedText] = [:]
      for block in blocks {
        for item in block.rows.flatMap(\.cells).map(\.item) {
          labels[item] = block.printedLabel(of: item).map { RepeatedText($0.label) }
        }
      }
      return labels
    }
    columnLabels = blocks.map { blocks in
      var labels: [MeasureID: RepeatedText] = [:]
      for column in blocks.flatMap(\.columns) { labels[column.measure] = RepeatedText(column.label.text) }
      return labels
    }
  }

  func observation<Writer: RowWriter>(_ cell: ObservedCell, lead: RowLead, into writer: inout Writer) {
    let observation = cell.observation
    lead.write(form: codes[observation.form], into: &writer)
    writer.repeated(codes[observation.cell.table])
    writer.repeated(codes[observation.cell.item])
    writer.repeated(codes[observation.cell.measure])
    writer.decimal(observation.certainValue)
    writer.repeated(observation.unit.map { codes[$0] })
    writer.text(cell.raw)
    // A cell without a line stands nowhere, so its offsets would point at the start of the file.
    let hasPlace = observation.line > 0
    writer.integer(hasPlace ? Int(observation.line) : nil)
    writer.integer(hasPlace ? Int(observation.raw.start) : nil)
    writer.integer(hasPlace ? Int(observation.raw.end) : nil)
    writer.repeated(codes[flags: observation.flags])
    writer.endRow()
  }

  /// Writes the cell if it belongs to `indicators`.
  func indicator<Writer: RowWriter>(_ cell: ObservedCell, lead: RowLead, into writer: inout Writer) {
    let observation = cell.observation
    if observation.cell.table != indicators { return }
    let form = Int(observation.form.index)
    lead.write(form: codes[observation.form], into: &writer)
    writer.repeated(codes[observation.cell.item])
    writer.repeated(codes[observation.cell.measure])
    writer.decimal(observation.certainValue)
    writer.repeated(observation.unit.map { codes[$0] })
    writer.repeated(rowLabels[form][observation.cell.item])
    writer.repeated(columnLabels[form][observation.cell.measure])
    writer.repeated(codes[flags: observation.flags])
    writer.endRow()
  }
}
