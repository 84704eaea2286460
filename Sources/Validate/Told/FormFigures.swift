import Core

/// These are the numbers of a report's tables as rules about the text need them: a blank is read as 0 where
/// something else of its row is printed, and a cell whose number is not certain makes a sum unknown.
struct FormFigures {
  let sheet: ReportSheet

  /// Gives the sum of rows over columns, or nil where it is not known.
  func sum(_ table: String, _ items: [String], _ measures: [String]) -> Int64? {
    var sum: Int64 = 0
    for item in items {
      guard let row = row(table, item, measures) else { return nil }
      sum += row
    }
    return items.isEmpty ? nil : sum
  }

  /// Gives the sum of those of the rows that the document prints: （六） is one row or three.
  func printed(_ table: String, _ items: [String], _ measures: [String]) -> Int64? {
    sum(table, items.filter { item in measures.contains { cell(table, item, $0) != nil } }, measures)
  }

  /// Gives the cell of the form that a finding names.
  func place(_ table: String, _ item: String, _ measure: String) -> FormCell? {
    cell(table, item, measure)?.cell
  }

  func kind(_ table: String, _ item: String, _ measure: String) -> FindingKind {
    sheet.kind(of: [cell(table, item, measure)].compactMap { $0 })
  }

  private func row(_ table: String, _ item: String, _ measures: [String]) -> Int64? {
    var sum: Int64 = 0
    var isPrinted = false
    for measure in measures {
      guard let cell = cell(table, item, measure) else { return nil }
      switch cell.reading {
      case .quantity(let number):
        guard number.isWhole else { return nil }
        sum += number.mantissa
        isPrinted = true
      case .blank, .notApplicable:
        // Beside cells whose numbers may stand elsewhere a blank may be one of them.
        if isAmbiguous(cell.cell.table) { return nil }
      case .illegible: return nil
      }
    }
    if !isPrinted, measures == ["total"] { return row(table, item, Self.parts(of: table)) }
    return isPrinted || hasNumbers(table) ? sum : nil
  }

  private func isAmbiguous(_ table: TableID) -> Bool {
    sheet.flags.contains(.ambiguousPosition)
      && sheet.review.observations.contains {
        $0.cell.table == table && $0.flags.contains(.ambiguousPosition)
      }
  }

  static func parts(of table: String) -> [String] {
    table == "requests"
      ? ["natural_person", "enterprise", "research", "nonprofit", "legal_service", "other_org"]
      : ["upheld", "corrected", "other", "pending"]
  }

  private func hasNumbers(_ table: String) -> Bool {
    guard let id = sheet.book.vocabulary.table(table) else { return false }
    return sheet.review.observations.contains { $0.cell.table == id && $0.reading.quantity != nil }
  }

  private func cell(_ table: String, _ item: String, _ measure: String) -> Observation? {
    sheet.book.cells.slot(CellCode(table, item, measure)).flatMap { sheet[$0] }
  }
}
