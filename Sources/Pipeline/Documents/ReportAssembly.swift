import Core

/// Puts together what the stages found out about one document: the row of `reports.csv` and the pieces that
/// the other tables are made of.
struct ReportAssembly: Sendable {
  let definitions: Definitions
  private let places: AgencyPlaces

  init(definitions: Definitions) {
    self.definitions = definitions
    places = AgencyPlaces(definitions: definitions)
  }

  func result(of staged: StagedDocument, bytes: Int) -> DocumentResult {
    guard let outline = staged.outline, let extraction = staged.extraction else {
      preconditionFailure("a report is put together after all stages")
    }
    let document = staged.document
    let form = form(of: outline.head, extraction.tables)
    let folders = document.path.description.split(separator: "/").dropLast().map(String.init)
    let place = places.place(of: outline.head.agency, folders: folders)
    let cells = Self.distinct(staged.observations)
    let record = ReportRecord(
      id: Self.id(of: document.path), path: document.path, sha256: staged.sha256, bytes: bytes,
      format: document.format, encoding: document.encoding, head: outline.head, form: form,
      regionCode: place.regionCode, region: place.region, level: place.level?.rawValue ?? "",
      sector: place.sector,
      tablesFound: tables(of: staged.observations),
      cellsRead: cells.count,
      cellsExpected: expectedCells(form, extraction.tables, cells),
      doubtfulCells: cells.count { !$0.flags.isDisjoint(with: .doubtful) })
    return DocumentResult(
      report: record, sections: outline.sections,
      cells: cells.map { ObservedCell(observation: $0, raw: document.string($0.raw)) },
      quantities: extraction.mentions.map { ToldQuantity(mention: $0, raw: document.string($0.raw)) },
      findings: staged.findings, added: extraction.added)
  }

  /// Gives every cell once. Where a document has one twice and the two differ neither value is certain; the first
  /// is told as it is printed, and rule NB114 says how many there are.
  static func distinct(_ observations: [Observation]) -> [Observation] {
    var places: [UInt64: Int] = [:]
    places.reserveCapacity(observations.count)
    var cells: [Observation] = []
    cells.reserveCapacity(observations.count)
    for again in observations {
      let cell = again.cell
      let key =
        UInt64(cell.table.index) << 32 | UInt64(cell.item.index) << 16 | UInt64(cell.measure.index)
      guard let place = places[key] else {
        places[key] = cells.count
        cells.append(again)
        continue
      }
      let first = cells[place]
      if first.certainValue == again.certainValue { continue }
      cells[place] = Observation(
        cell: first.cell, form: first.form, reading: first.reading, unit: first.unit, raw: first.raw,
        line: first.line, flags: first.flags.union(.ambiguousPosition))
    }
    return cells
  }

  static func id(of path: SourcePath) -> ReportID {
    ReportID("R" + SHA256.hexadecimal(path.bytes).prefix(12))
  }

  /// Gives the generation that the statistics follow: that of table 2, which alone differs in every cell;
  /// else one whose header is printed; else the one in force for the year.
  private func form(of head: ReportHead, _ tables: [TableReading]) -> FormID {
    let disclosure = tables.filter { $0.region == .disclosure }
    let chosen =
      disclosure.first(where: \.formIsPrinted) ?? tables.first(where: \.formIsPrinted) ?? disclosure.first
    if let chosen { return chosen.form }
    if let year = head.year, let form = definitions.form(forYear: year) { return form }
    if let first = tables.first { return first.form }
    return definitions.forms.first { $0.lastYear == nil }?.id ?? definitions.forms[0].id
  }

  private func tables(of observations: [Observation]) -> [TableID] {
    Set(observations.map(\.cell.table)).sorted { $0.index < $1.index }
  }

  /// Counts the cells that the form has: where it has rows that replace one another, those that the
  /// document prints, else the shorter print.
  private func expectedCells(
    _ form: FormID, _ tables: [TableReading], _ observations: [Observation]
  ) -> Int {
    var total = 0
    for region in definitions[form].regions {
      let reading = tables.first { $0.region == region.kind }
      // The long forms differ from place to place: what one prints is what it has.
      if region.kind == .indicators, let reading {
        total += Set(reading.placements.map(\.cell)).count
        continue
      }
      let used = reading.flatMap { definitions[$0.form].region(region.kind) }
      for block in (used ?? region).blocks {
        total += expectedCells(block, observations)
      }
    }
    return total
  }

  private func expectedCells(_ block: FormBlock, _ observations: [Observation]) -> Int {
    var total = 0
    for row in block.rows {
      guard let choice = row.choice else {
        total += row.cells.count
        continue
      }
      let rivals = block.rows.filter { $0.choice == choice }
      let printed = rivals.first { rival in
        rival.cells.contains { cell in observations.contains { $0.cell == cell } }
      }
      let variant = printed?.variant ?? rivals.map(\.variant).min() ?? row.variant
      if row.variant == variant { total += row.cells.count }
    }
    return total
  }
}
