import Core

/// Prints a table as it was read: a row of the form on a line, its values in printed order, and the line of
/// the source that they were taken from. A mark behind a value says why it is doubtful.
struct ExplainedTable {
  let document: Document
  let names: CellNames

  /// What the marks behind values mean.
  static let legend = """
    Marks: . blank, / not applicable, ? more than one place fits, ~ mended, = placed by the sums of the form,
           + text beside the number, ! unit missing or taken from the form

    """

  func address(_ seen: Observation) -> String {
    "\(names.code(seen.cell.table))/\(names.code(seen.cell.item))/" + names.code(seen.cell.measure)
  }

  // MARK: Rows

  func rows(of observations: ArraySlice<Observation>) -> String {
    var text = ""
    var table: TableID?
    var start = observations.startIndex
    while start < observations.endIndex {
      let cell = observations[start].cell
      var end = start
      while end < observations.endIndex, observations[end].cell.item == cell.item,
        observations[end].cell.table == cell.table
      {
        end += 1
      }
      if cell.table != table {
        table = cell.table
        let measures = observations[start..<end].map { names.code($0.cell.measure) }
        text += "  \(names.code(cell.table)): \(measures.joined(separator: ", "))\n"
      }
      text += row(observations[start..<end])
      start = end
    }
    return text
  }

  private func row(_ cells: ArraySlice<Observation>) -> String {
    guard let first = cells.first else { return "" }
    let values = cells.map(shown).joined(separator: " ")
    let number = (cells.first { !$0.raw.isEmpty } ?? first).line
    var text = "    \(padded(names.code(first.cell.item), 26)) \(padded(values, 24))"
    text += " \(number): \(source(number))\n"
    return text
  }

  private func shown(_ seen: Observation) -> String {
    switch seen.reading {
    case .quantity(let value):
      var text = value.description
      if seen.flags.contains(.inferredPosition) { text += "=" }
      if seen.flags.contains(.repaired) { text += "~" }
      if seen.flags.contains(.annotated) { text += "+" }
      if seen.flags.contains(.unitAssumed) || seen.flags.contains(.unitUnknown) { text += "!" }
      return text
    case .blank: return "."
    case .notApplicable: return "/"
    case .illegible: return seen.raw.isEmpty ? "?" : "?(\(document.string(seen.raw)))"
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }

  /// Gives a line of the source with its cells told apart, shortened for one line of a terminal.
  private func source(_ line: Int32) -> String {
    guard line > 0, Int(line) <= document.lines.count else { return "" }
    var text = ""
    var isBlank = true
    for scalar in document.string(document.lines[Int(line) - 1]).unicodeScalars {
      if text.count >= 60 { return text + "…" }
      if scalar == "\t" {
        text += "→"
        isBlank = true
      } else if UTF8Cursor.isBlank(scalar.value) {
        if !isBlank { text += " " }
        isBlank = true
      } else {
        text.unicodeScalars.append(scalar)
        isBlank = false
      }
    }
    return text
  }

  // MARK: One cell

  func details(of cells: [(Observation, Placement)]) -> String {
    var text = ""
    for (seen, placement) in cells {
      let value = seen.reading.quantity?.description ?? "(empty)"
      let unit = seen.unit.map { " \($0.rawValue)" } ?? ""
      text += "  \(address(seen)) = \(value)\(unit)\n"
      text += "    printed  “\(document.string(seen.raw))”, bytes \(seen.raw.start)–\(seen.raw.end)\n"
      text += "    line     \(seen.line): \(source(seen.line))\n"
      if let page = document.page(of: seen) { text += "    page     \(page)\n" }
      if let place = document.cellPlace(of: seen) { text += "    cell     \(Self.words(place))\n" }
      if !seen.flags.names.isEmpty { text += "    flags    \(seen.flags.names.joined(separator: ", "))\n" }
      text += "    why      \(reason(seen, placement))\n"
      if !placement.alternatives.isEmpty {
        let others = placement.alternatives.map { span in
          "“\(document.string(span))” in line \(document.lineNumber(at: Int(span.start)))"
        }
        text += "    could be \(others.joined(separator: ", ")), or nothing\n"
      }
    }
    return text
  }

  private static func words(_ place: CellPlace) -> String {
    switch place {
    case .table(let number, let row, let column):
      "row \(row), column \(column) of table \(number) of the document"
    case .sheet(let name, let cell): "\(cell) of the sheet “\(name)”"
    }
  }

  private func reason(_ seen: Observation, _ placement: Placement) -> String {
    switch placement.confidence {
    case .clean:
      return seen.raw.isEmpty && seen.reading == .blank
        ? "the row is printed and nothing stands in this cell"
        : "the only token that fits this cell, by its row and its place in the row"
    case .inferred: return "several places fit by position; the sums of the form leave only this one"
    case .ambiguous:
      return "several ways to place the numbers of this row fit, and no sum of the form decides between them"
    }
  }
}
