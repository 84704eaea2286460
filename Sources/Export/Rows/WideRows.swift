import Core

/// Writes one wide table such as `requests`: a row an item that has cells, in the printed order of the form,
/// a column a measure.
struct WideRows: Sendable {
  private let codes: RowCodes
  private let table: TableID
  private let columnCount: Int
  /// The column of a measure, by its index; nil where the table has none for it.
  private let columns: [Int?]
  /// The place of an item in the printed order, by form and item.
  private let ranks: [[Int]]

  /// Gives nil where no form has the table: it is empty then.
  init?(_ category: Category, codes: RowCodes, definitions: Definitions) {
    guard let table = definitions.vocabulary.table(category.table) else { return nil }
    self.codes = codes
    self.table = table
    let measures = category.columns.compactMap(\.measure)
    columnCount = measures.count
    var columns = [Int?](repeating: nil, count: definitions.vocabulary.measures.count)
    for (column, measure) in measures.enumerated() { columns[Int(measure.index)] = column }
    self.columns = columns
    ranks = definitions.forms.map { form in
      var ranks = [Int](repeating: Int.max, count: definitions.vocabulary.items.count)
      var next = 0
      for block in form.regions.flatMap(\.blocks) where block.table == table {
        for item in block.rows.flatMap(\.cells).map(\.item) where ranks[Int(item.index)] == Int.max {
          ranks[Int(item.index)] = next
          next += 1
        }
      }
      return ranks
    }
  }

  func rows<Writer: RowWriter & ~Copyable>(of cells: Span<ObservedCell>, into writer: inout Writer) {
    var rows: [Row] = []
    /// The columns of all rows, those of a row together.
    var slots: [Slot] = []
    for index in cells.indices where cells[index].observation.cell.table == table {
      let observation = cells[index].observation
      guard let column = columns[Int(observation.cell.measure.index)] else {
        preconditionFailure("a measure of a form has no column in its table: definitions are checked on load")
      }
      let row = place(of: observation, in: &rows, slots: &slots)
      put(observation, in: &slots[rows[row].firstSlot + column], of: &rows[row])
    }
    if zip(rows, rows.dropFirst()).contains(where: { $0.rank > $1.rank }) {
      rows.sort { ($0.rank, $0.item.index) < ($1.rank, $1.item.index) }
    }
    for row in rows {
      writer.lead(codes[row.form])
      writer.code(codes[row.item])
      for slot in row.firstSlot..<row.firstSlot + columnCount { writer.decimal(slots[slot].value) }
      writer.code(codes[row.flags])
      writer.endRow()
    }
  }

  /// Gives the row of an item, a new one if it has none. Cells come row by row, so that the last row is
  /// nearly always the one.
  private func place(of observation: Observation, in rows: inout [Row], slots: inout [Slot]) -> Int {
    let item = observation.cell.item
    if let last = rows.last, last.item == item { return rows.count - 1 }
    if let found = rows.firstIndex(where: { $0.item == item }) { return found }
    let rank = ranks[Int(observation.form.index)][Int(item.index)]
    rows.append(Row(item: item, form: observation.form, rank: rank, firstSlot: slots.count))
    slots.append(contentsOf: repeatElement(Slot(value: nil, isTaken: false), count: columnCount))
    return rows.count - 1
  }

  /// Puts a cell in its column. Where a document has the same cell twice and the two differ, neither value
  /// is certain.
  private func put(_ observation: Observation, in slot: inout Slot, of row: inout Row) {
    row.flags.formUnion(observation.flags)
    let value = observation.certainValue
    if slot.isTaken, slot.value != value {
      slot.value = nil
      row.flags.insert(.ambiguousPosition)
    } else {
      slot = Slot(value: value, isTaken: true)
    }
  }

  private struct Row {
    let item: ItemID
    let form: FormID
    let rank: Int
    let firstSlot: Int
    var flags: CellFlags = []
  }

  private struct Slot {
    var value: Decimal64?
    var isTaken: Bool
  }
}
