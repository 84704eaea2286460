public import Core

/// This is a document with everything that was made of it, for a page that shows both side by side.
public struct TracedDocument: Sendable {
  /// This is what a rule checks, in both languages.
  public typealias RuleTitles = [String: Words]

  public let document: Document
  public let head: ReportHead
  public let sections: [Section]
  public let tables: [TableReading]
  public let added: AddedNames
  /// In the order of the placements that they were made from.
  public let observations: [Observation]
  public let findings: [Finding]
  public let titles: RuleTitles
  public let definitions: Definitions

  public init(
    document: Document, head: ReportHead, sections: [Section], extraction: Extraction,
    observations: [Observation], findings: [Finding], titles: RuleTitles, definitions: Definitions
  ) {
    self.document = document
    self.head = head
    self.sections = sections
    tables = extraction.tables
    added = extraction.added
    self.observations = observations
    self.findings = findings
    self.titles = titles
    self.definitions = definitions
  }

  /// Gives each table with the places of its observations.
  func parts() -> [(reading: TableReading, observations: Range<Int>)] {
    var start = 0
    return tables.map { reading in
      let end = min(observations.count, start + reading.placements.count)
      defer { start = end }
      return (reading, start..<end)
    }
  }

  /// Gives the placement that an observation was made from; nil for one that was added since.
  func placement(of index: Int) -> Placement? {
    var start = 0
    for reading in tables {
      if index < start + reading.placements.count { return reading.placements[index - start] }
      start += reading.placements.count
    }
    return nil
  }

  /// Gives `table/item/measure`.
  func address(_ cell: FormCell) -> String {
    let names = CellNames(vocabulary: definitions.vocabulary, added: added)
    return "\(names.code(cell.table))/\(names.code(cell.item))/\(names.code(cell.measure))"
  }

  /// Gives the findings that a cell has a part in: those about it, about its row, about its column.
  func findings(about cell: FormCell) -> [Int] {
    findings.indices.filter { index in
      let finding = findings[index]
      guard finding.table == cell.table, finding.item != nil || finding.measure != nil else { return false }
      return (finding.item ?? cell.item) == cell.item && (finding.measure ?? cell.measure) == cell.measure
    }
  }
}
