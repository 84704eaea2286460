import Core

/// This is the code of a cell: `requests/carried_in/total`.
struct CellCode: Hashable, Sendable {
  let table: String
  let item: String
  let measure: String

  init(_ table: String, _ item: String, _ measure: String) {
    self.table = table
    self.item = item
    self.measure = measure
  }
}

/// This numbers every cell of every form, so that a report's cells lie in one flat array.
struct CellIndex: Sendable {
  /// The cells, each with the form of the generation that has it last.
  let cells: [FormCell]
  private let cube: [Int16]
  private let items: Int
  private let measures: Int
  private let vocabulary: Vocabulary

  init(_ definitions: Definitions) {
    vocabulary = definitions.vocabulary
    items = vocabulary.items.count
    measures = vocabulary.measures.count
    var cube = [Int16](repeating: -1, count: vocabulary.tables.count * items * measures)
    var cells: [FormCell] = []
    for form in definitions.forms {
      for region in form.regions {
        for block in region.blocks {
          for row in block.rows {
            for cell in row.cells {
              let at =
                (Int(cell.table.index) * items + Int(cell.item.index)) * measures + Int(cell.measure.index)
              if cube[at] >= 0 { continue }
              cube[at] = Int16(cells.count)
              cells.append(cell)
            }
          }
        }
      }
    }
    self.cube = cube
    self.cells = cells
  }

  /// Gives the number of a cell, or nil where no form has it.
  func slot(_ table: TableID, _ item: ItemID, _ measure: MeasureID) -> Int? {
    if Int(item.index) >= items || Int(measure.index) >= measures { return nil }
    let at = (Int(table.index) * items + Int(item.index)) * measures + Int(measure.index)
    if at >= cube.count { return nil }
    let slot = cube[at]
    return slot < 0 ? nil : Int(slot)
  }

  func slot(_ code: CellCode) -> Int? {
    guard let table = vocabulary.table(code.table), let item = vocabulary.item(code.item),
      let measure = vocabulary.measure(code.measure)
    else { return nil }
    return slot(table, item, measure)
  }
}
