/// These are the sums that some agencies print beside the headings of table 3, for which the form has no cell.
struct HeadingSums {
  /// The heading whose last number is one too many, nil where all of them are right.
  let wrong: String?

  /// Draws from a generator of its own, so that reports without sums stay what they are.
  static func drawn(percent: Int, form: FilledForm, with chance: Randomness) -> HeadingSums? {
    guard !form.shape.isLong, var own = chance.added(0x5EED_0F_5A55, percent: percent) else { return nil }
    let headings = form.requestRows.compactMap(\.group)
    return HeadingSums(wrong: own.chance(percent: 20) ? own.pick(headings) : nil)
  }

  func texts(_ heading: String, of form: FilledForm) -> [String] {
    let rows = form.requestRows.indices.filter { form.requestRows[$0].group == heading }
    return (0..<7).map { column in
      let sum = rows.reduce(0) { $0 + form.cells[form.requestIndex(row: $1, column: column)].figure }
      return String(sum + (column == 6 && heading == wrong ? 1 : 0))
    }
  }

  func defect(in form: FilledForm) -> Defect? {
    guard let wrong else { return nil }
    let rows = form.requestRows.filter { $0.group == wrong }
    return Defect(
      kind: "heading_off", table: "requests",
      cells: rows.map { CellKey(table: "requests", item: $0.item, measure: "total") })
  }
}
