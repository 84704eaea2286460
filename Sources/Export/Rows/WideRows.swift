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

  func rows<Writer: RowWriter>(of cells: [ObservedCell], lead: RowLead, into writer: inout Writer) {
    var rows: [Row] = []
    for cell in cells where cell.observation.cell.table == table {
      let observation = cell.observation
      guard let column = columns[Int(observation.cell.measure.index)] else {
        preconditionFailure("a measure of a form has no column in its table: definitions are checked on load")
      }
      let item = observation.cell.item
      // Cells come row by row, so the last row is nearly always the one.
      let index = rows.last?.item == item ? rows.count - 1 : rows.firstIndex { $0.item == item }
      if let index {
        rows[index].put(observation, in: column)
      } else {
        let rank = ranks[Int(observation.form.index)][Int(item.index)]
        var row = Row(item: item, form: observation.form, rank: rank, columns: columnCount)
        row.put(observation, in: column)
        rows.append(row)
      }
    }
    if zip(rows, rows.dropFirst()).contains(where: { $0.rank > $1.rank }) {
      rows.sort { ($0.rank, $0.item.index) < ($1.rank, $1.item.index) }
    }
    for row in rows {
      lead.write(form: codes[row.form], into: &writer)
      writer.repeated(codes[row.item])
      for slot in row.slots { writer.decimal(slot.value) }
      writer.repeated(codes[flags: row.flags])
      writer.endRow()
    }
  }

  private struct Row {
    let item: ItemID
    let form: FormID
    let rank: Int
    private(set) var slots: [Slot]
    private(set) var flags: CellFlags = []

    init(item: ItemID, form: FormID, rank: Int, columns: Int) {
      self.item = item
      self.form = form
      self.rank = rank
      slots = Array(repeating: Slot(value: nil, isTaken: false), count: columns)
    }

    /// Puts a cell in its column. Where a document has the same cell twice and the two differ, neither
    /// value is certain.
    mutating func put(_ observation: Observation, in column: Int) {
      flags.formUnion(observation.flags)
      let value = observation.certainValue
      if slots[column].isTaken, slots[column].value != value {
        slots[column].value = nil
        flags.insert(.ambiguousPosition)
      } else {
        slots[column] = Slot(value: value, isTaken: true)
      }
    }
  }

  private struct Slot {
    var value: Decimal64?
    var isTaken: Bool
  }
}
