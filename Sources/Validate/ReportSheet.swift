import Core

/// This is a report laid out for the rules: every cell of the form at its own place, found without a search.
final class ReportSheet {
  let book: FormBook
  let review: ReviewedReport
  /// Observations of a cell that has one already.
  let repeats: [Observation]
  /// The sums that do not hold, each defect once.
  let brokenSums: [BrokenSum]
  /// Every flag that some cell has, so that a rule about a flag that none has is done at once.
  let flags: CellFlags
  private let places: [Int32]

  init(_ review: ReviewedReport, book: FormBook) {
    self.review = review
    self.book = book
    var places = [Int32](repeating: -1, count: book.cells.cells.count)
    var repeats: [Observation] = []
    var flags: CellFlags = []
    for (index, observation) in review.observations.enumerated() {
      let cell = observation.cell
      flags.formUnion(observation.flags)
      guard let slot = book.cells.slot(cell.table, cell.item, cell.measure) else { continue }
      if places[slot] >= 0 { repeats.append(observation) } else { places[slot] = Int32(index) }
    }
    self.places = places
    self.repeats = repeats
    self.flags = flags
    var broken: [BrokenSum] = []
    for reading in review.extraction.tables {
      for system in book.sums[Int(reading.form.index)] where system.region == reading.region {
        broken += SumAnalysis.defects(of: system, places: places, observations: review.observations)
      }
    }
    brokenSums = broken
  }

  var head: ReportHead { review.outline.head }

  /// Gives what stands in a cell, or nil where the document does not have the cell.
  subscript(slot: Int) -> Observation? {
    let place = places[slot]
    return place < 0 ? nil : review.observations[Int(place)]
  }

  func reading(of region: RegionKind) -> TableReading? {
    review.extraction.tables.first { $0.region == region }
  }

  func reading(of table: TableID) -> TableReading? {
    book.region(of: table).flatMap { reading(of: $0) }
  }

  /// Gives the generation that the statistics follow: that of the first table, else that of the year.
  var form: FormID? {
    review.extraction.tables.first?.form ?? head.year.flatMap { book.definitions.form(forYear: $0) }
  }

  /// Tells whether a table was read whole: no number of its own left over, no row missing, no cell whose place
  /// could be another.
  func isReadWhole(_ table: TableID) -> Bool {
    guard let reading = reading(of: table) else { return false }
    if !reading.missingRows.isEmpty || !reading.doubt.isEmpty { return false }
    if !reading.leftover.isEmpty {
      let last = reading.placements.lazy.map(\.line).max() ?? 0
      if !reading.leftover.allSatisfy({ isOfAnotherTable($0, below: last) }) { return false }
    }
    if repeats.contains(where: { $0.cell.table == table }) { return false }
    let placed: CellFlags = [.ambiguousPosition, .inferredPosition]
    if flags.isDisjoint(with: placed) { return true }
    return !review.observations.contains {
      $0.cell.table == table && !$0.flags.isDisjoint(with: placed)
    }
  }

  /// Tells whether a number that found no cell stands below a table on a line that begins with words of its own:
  /// those of the budget, or of the staff. A number of a row that was misread stands in the table, or bare below it.
  private func isOfAnotherTable(_ token: Token, below last: Int32) -> Bool {
    guard token.line > last else { return false }
    let document = review.document
    let line = document.lines[document.lineNumber(at: Int(token.span.start)) - 1]
    let first = document.text[line.range].first { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: "|") }
    // Ideographs of the common range begin with E3 to E9; signs and full-width digits do not.
    return first.map { (0xE3...0xE9).contains($0) } ?? false
  }

  /// Gives the cells that a rule asks for, table by table in printed order.
  func tables(where isWanted: (Observation) -> Bool) -> [(table: TableID, cells: [Observation])] {
    var tables: [(table: TableID, cells: [Observation])] = []
    for observation in review.observations where isWanted(observation) {
      let table = observation.cell.table
      if let place = tables.firstIndex(where: { $0.table == table }) {
        tables[place].cells.append(observation)
      } else {
        tables.append((table, [observation]))
      }
    }
    return tables
  }

  /// Gives the text of a cell as it is printed.
  func raw(_ observation: Observation) -> String {
    // A number may be cut by the end of a line; a message is one line.
    String(review.document.string(observation.raw).map { $0.isNewline ? " " : $0 })
  }

  /// Gives a cell's place as a reader of the form finds it: row, column.
  func place(_ observation: Observation) -> String {
    let cell = observation.cell
    let added = review.extraction.added
    let row = added[cell.item]?.label ?? book.label(cell.item, in: cell.table, form: observation.form)
    let column =
      added[cell.measure]?.label ?? book.label(cell.measure, in: cell.table, form: observation.form)
    return column.isEmpty ? row : row + ", " + column
  }

  /// Gives the first place and how many more there are.
  func places(_ cells: [Observation]) -> String {
    guard let first = cells.first else { return "" }
    return cells.count == 1 ? place(first) : "\(place(first)) and \(cells.count - 1) more"
  }

  /// Tells whether a broken sum names the cell already, so that no other rule repeats it.
  func isNamedBySums(_ observation: Observation) -> Bool {
    let cell = observation.cell
    let slot = book.cells.slot(cell.table, cell.item, cell.measure)
    return brokenSums.contains { broken in
      broken.namedCells.contains { broken.system.slots[$0] == slot }
    }
  }

  /// Tells who is to look at a defect that these cells show.
  func kind(of cells: [Observation]) -> FindingKind {
    guard let table = cells.first?.cell.table, isReadWhole(table) else { return .extraction }
    return cells.contains { !$0.flags.isDisjoint(with: .doubtful) } ? .extraction : .report
  }
}

extension Observation {
  /// Gives the value as the tables print it, empty where there is none.
  var printed: String { reading.quantity?.description ?? "" }
}
