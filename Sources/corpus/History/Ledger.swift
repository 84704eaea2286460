/// This makes the numbers of a year follow from those of the year before.
enum Ledger {
  /// Changes a form so that it goes on where last year's ended.
  static func follow(_ before: FilledForm?, in form: inout FilledForm) {
    guard let before else { return }
    for column in 0..<6 {
      setCarriedIn(value(before, "carried_out", column), column, in: &form)
    }
    total(&form)
    followStock(before, in: &form)
    followItems(before, in: &form)
    followMoney(before, in: &form)
  }

  /// Puts a defect into a form; false where its numbers leave no room for it.
  static func breakChain(
    _ kind: Crossing.Kind, _ before: FilledForm?, in form: inout FilledForm
  ) -> Bool {
    guard let before else { return false }
    switch kind {
    case .carriedTotal:
      setCarriedIn(value(form, "carried_in", 0) + 2, 0, in: &form)
      total(&form)
      return true
    case .carriedKinds:
      guard value(before, "carried_out", 0) > 0 else { return false }
      setCarriedIn(value(form, "carried_in", 0) - 1, 0, in: &form)
      setCarriedIn(value(form, "carried_in", 1) + 1, 1, in: &form)
      total(&form)
      return true
    case .stock:
      guard let stock = form.index("documents", "normative_document", "in_force"),
        before.index("documents", "normative_document", "in_force") != nil
      else { return false }
      form.cells[stock].figure += 5
      return true
    case .priorItems:
      guard let items = form.index("decisions", "licensing", "prior_year_items"),
        before.index("decisions", "licensing", "prior_year_items") != nil
      else { return false }
      form.cells[items].figure += 3
      return true
    case .gap, .twice, .told: return false
    }
  }

  /// Gives by how much the text may tell too many requests without another way to read it; 0 where none came.
  static func surplusThatNothingExplains(_ form: FilledForm) -> Int {
    guard value(form, "received_new", 6) > 1 else { return 0 }
    let (into, out) = (value(form, "carried_in", 6), value(form, "carried_out", 6))
    return [1, 2, 3, 4].first { $0 != into && $0 != into - out } ?? 0
  }

  /// The items of a year and their change are not below 0 together.
  static func keepItemsPositive(in form: inout FilledForm) {
    for index in form.range(of: .disclosure) where form.cells[index].key.measure == "items_change" {
      let key = form.cells[index].key
      guard let prior = form.index(key.table, key.item, "prior_year_items") else { continue }
      form.cells[index].figure = max(form.cells[index].figure, -form.cells[prior].figure)
    }
  }

  /// Makes the corrected edition of a report: one penalty more.
  static func correct(_ form: inout FilledForm) {
    if let index = form.index("decisions", "penalty", "decisions") { form.cells[index].figure += 1 }
  }

  // MARK: Requests

  private static func place(_ form: FilledForm, _ item: String, _ column: Int) -> Int? {
    form.requestRow(of: item).map { form.requestIndex(row: $0, column: column) }
  }

  private static func value(_ form: FilledForm, _ item: String, _ column: Int) -> Int {
    if form.shape.isLong { return 0 }
    return place(form, item, column).map { form.cells[$0].figure } ?? 0
  }

  private static func add(_ amount: Int, to item: String, _ column: Int, in form: inout FilledForm) {
    if let place = place(form, item, column) { form.cells[place].figure += amount }
  }

  /// Sets what is carried in; as many fewer are new, and where there are not enough, more are handled.
  private static func setCarriedIn(_ amount: Int, _ column: Int, in form: inout FilledForm) {
    let more = amount - value(form, "carried_in", column)
    add(more, to: "carried_in", column, in: &form)
    let new = value(form, "received_new", column)
    let fewer = min(more, new)
    add(-fewer, to: "received_new", column, in: &form)
    add(more - fewer, to: "granted_full", column, in: &form)
    add(more - fewer, to: "total_handled", column, in: &form)
  }

  private static func total(_ form: inout FilledForm) {
    for row in form.requestRows.indices {
      let sum = (0..<6).reduce(0) { $0 + form.cells[form.requestIndex(row: row, column: $1)].figure }
      form.cells[form.requestIndex(row: row, column: 6)].figure = sum
    }
  }

  // MARK: Table 2

  private static func followStock(_ before: FilledForm, in form: inout FilledForm) {
    for item in ["regulation", "normative_document"] {
      guard let stock = form.index("documents", item, "in_force"),
        let issued = form.index("documents", item, "issued"),
        let repealed = form.index("documents", item, "repealed"),
        let old = before.index("documents", item, "in_force")
      else { continue }
      let last = before.cells[old].figure
      form.cells[repealed].figure = min(form.cells[repealed].figure, last)
      form.cells[stock].figure = last + form.cells[issued].figure - form.cells[repealed].figure
    }
  }

  private static func followItems(_ before: FilledForm, in form: inout FilledForm) {
    for index in form.range(of: .disclosure) where form.cells[index].key.measure == "prior_year_items" {
      let key = form.cells[index].key
      guard let prior = before.index(key.table, key.item, "prior_year_items"),
        let change = before.index(key.table, key.item, "items_change")
      else { continue }
      form.cells[index].figure = before.cells[prior].figure + before.cells[change].figure
    }
    // Decisions that equal items and change look like a misread form.
    for index in form.range(of: .disclosure) where index >= 2 && form.cells[index].key.measure == "decisions"
    {
      guard form.cells[index - 1].key.measure == "items_change" else { continue }
      let sum = form.cells[index - 2].figure + form.cells[index - 1].figure
      if form.cells[index].figure == sum { form.cells[index].figure += 7 }
    }
  }

  /// Amounts move by less than a third, or they would look like amounts in another unit.
  private static func followMoney(_ before: FilledForm, in form: inout FilledForm) {
    for index in form.range(of: .disclosure) where form.cells[index].isMoney {
      let key = form.cells[index].key
      guard let old = before.index(key.table, key.item, key.measure), before.cells[old].figure > 0,
        form.cells[index].figure > 0
      else { continue }
      let share = 80 + form.cells[index].figure % 50
      form.cells[index].figure = max(100, before.cells[old].figure / 10_000 * share * 100)
    }
  }
}
