/// This makes the mistakes that agencies make: the printed numbers stay as the document gives them, and an
/// identity of the form does not hold.
struct DefectMaker {
  /// Changes the form and gives what was done, or nil where the form has nothing to make a mistake with.
  static func defect(in form: inout FilledForm, with chance: inout Randomness) -> Defect? {
    if form.shape.isLong { return IndicatorFigures.defect(in: &form, with: &chance) }
    for _ in 0..<20 {
      var damaged = form
      let defect =
        chance.chance(percent: 30)
        ? reviewDefect(&damaged, with: &chance) : requestDefect(&damaged, with: &chance)
      if let defect, !holds(damaged) {
        form = damaged
        return defect
      }
    }
    return nil
  }

  private static func reviewDefect(_ form: inout FilledForm, with chance: inout Randomness) -> Defect? {
    let block = chance.below(3)
    let total = form.reviewsStart + 5 * block + 4
    guard form.cells[total].figure > 0 else { return nil }
    if chance.chance(percent: 60) {
      form.cells[total].figure = 0
      return Defect(kind: "total_left_at_zero", table: "reviews", cells: [form.cells[total].key])
    }
    let place = total - chance.below(5)
    form.cells[place].figure += chance.number(1...3)
    return Defect(kind: "one_cell_off", table: "reviews", cells: [form.cells[place].key])
  }

  private static func requestDefect(_ form: inout FilledForm, with chance: inout Randomness) -> Defect? {
    let row = chance.below(form.requestRows.count)
    let total = form.requestIndex(row: row, column: 6)
    switch chance.below(4) {
    case 0:
      guard form.cells[total].figure > 0 else { return nil }
      form.cells[total].figure = 0
      return Defect(kind: "total_left_at_zero", table: "requests", cells: [form.cells[total].key])
    case 1:
      guard form.cells[total].figure > 0 else { return nil }
      form.cells[total].figure += chance.number(1...9)
      return Defect(kind: "total_off", table: "requests", cells: [form.cells[total].key])
    case 2:
      let place = form.requestIndex(row: row, column: chance.below(6))
      let change = chance.number(1...3)
      form.cells[place].figure = max(
        0, form.cells[place].figure + (chance.chance(percent: 50) ? change : -change))
      return Defect(kind: "one_cell_off", table: "requests", cells: [form.cells[place].key])
    default:
      let other = chance.below(form.requestRows.count)
      var keys: [CellKey] = []
      for column in 0..<7 {
        let left = form.requestIndex(row: row, column: column)
        let right = form.requestIndex(row: other, column: column)
        guard form.cells[left].figure != form.cells[right].figure else { continue }
        let figure = form.cells[left].figure
        form.cells[left].figure = form.cells[right].figure
        form.cells[right].figure = figure
        keys += [form.cells[left].key, form.cells[right].key]
      }
      return keys.isEmpty ? nil : Defect(kind: "rows_exchanged", table: "requests", cells: keys)
    }
  }

  /// Tells whether every identity that is printed on the form holds.
  static func holds(_ form: FilledForm) -> Bool {
    func value(_ row: Int, _ column: Int) -> Int {
      form.cells[form.requestIndex(row: row, column: column)].figure
    }
    let handled = form.requestRows.count - 2
    for row in form.requestRows.indices where (0..<6).reduce(0, { $0 + value(row, $1) }) != value(row, 6) {
      return false
    }
    for column in 0..<7 {
      guard value(0, column) + value(1, column) == value(handled, column) + value(handled + 1, column) else {
        return false
      }
      guard form.resultRows.reduce(0, { $0 + value($1, column) }) == value(handled, column) else {
        return false
      }
    }
    return (0..<3).allSatisfy { block in
      let start = form.reviewsStart + 5 * block
      return (0..<4).reduce(0) { $0 + form.cells[start + $1].figure } == form.cells[start + 4].figure
    }
  }
}
