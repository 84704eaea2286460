/// These are the numbers of an imagined agency: sparse, of a size that fits it, and adding up.
struct Figures {
  enum Size: CaseIterable { case idle, small, middle, large }

  static func fill(
    _ form: inout FilledForm, size: Size, makesRegulations: Bool, with chance: inout Randomness
  ) {
    if form.shape.isLong { return IndicatorFigures.fill(&form, size: size, with: &chance) }
    fillDocuments(&form, size: size, makesRegulations: makesRegulations, with: &chance)
    fillRequests(&form, size: size, with: &chance)
    fillReviews(&form, size: size, with: &chance)
  }

  private static func fillDocuments(
    _ form: inout FilledForm, size: Size, makesRegulations: Bool, with chance: inout Randomness
  ) {
    for index in form.range(of: .disclosure) {
      let key = form.cells[index].key
      form.cells[index].figure =
        switch (key.table, key.measure) {
        case ("documents", _): 0
        case ("fees", "amount"): fee(size, &chance)
        case ("procurement", "amount"): chance.chance(percent: 30) ? 0 : chance.number(1...90_000) * 100
        case ("procurement", _): chance.chance(percent: 30) ? 0 : chance.number(1...60)
        case ("fees", _): chance.chance(percent: 80) ? 0 : chance.number(1...20)
        case (_, "prior_year_items"): chance.chance(percent: 40) ? 0 : chance.number(1...600)
        case (_, "items_change"): chance.chance(percent: 70) ? 0 : chance.number(-40...40)
        default: decisions(size, &chance)
        }
    }
    for item in ["regulation", "normative_document"] {
      if item == "regulation" && !makesRegulations { continue }
      if chance.chance(percent: 35) { continue }
      let made = chance.number(0...(size == .large ? 120 : 9))
      let second = form.shape.template == "2019" ? made + chance.below(3) : chance.below(made + 3)
      let stock = made + second + chance.number(0...(size == .large ? 600 : 30))
      let measures = ["issued", "repealed", "in_force", "newly_made", "newly_published", "total_published"]
      for measure in measures {
        guard let index = form.index("documents", item, measure) else { continue }
        switch measure {
        case "issued", "newly_made": form.cells[index].figure = made
        case "repealed", "newly_published": form.cells[index].figure = second
        default: form.cells[index].figure = stock
        }
      }
    }
    // A decision count that equals last year's items and their change looks like a misread form.
    for index in form.range(of: .disclosure) where form.cells[index].key.measure == "decisions" && index >= 2
    {
      guard form.cells[index - 1].key.measure == "items_change" else { continue }
      let sum = form.cells[index - 2].figure + form.cells[index - 1].figure
      if form.cells[index - 1].figure != 0 && form.cells[index].figure == sum {
        form.cells[index].figure += 7
      }
    }
  }

  private static func fee(_ size: Size, _ chance: inout Randomness) -> Int {
    if chance.chance(percent: 50) { return 0 }
    switch chance.below(3) {
    case 0: return chance.number(1...900) * 10_000
    case 1: return chance.number(1...90_000) * 100
    default: return chance.number(1...(size == .large ? 600_000_000 : 3_000_000))
    }
  }

  private static func decisions(_ size: Size, _ chance: inout Randomness) -> Int {
    if chance.chance(percent: 35) { return 0 }
    switch size {
    case .idle: return chance.number(0...30)
    case .small: return chance.number(1...400)
    case .middle: return chance.number(1...30_000)
    case .large: return chance.number(500...3_000_000)
    }
  }

  private static func fillRequests(_ form: inout FilledForm, size: Size, with chance: inout Randomness) {
    guard size != .idle || chance.chance(percent: 30) else { return }
    let people =
      switch size {
      case .idle: chance.number(0...2)
      case .small: chance.number(1...40)
      case .middle: chance.number(30...900)
      case .large: chance.chance(percent: 25) ? chance.number(20_000...400_000) : chance.number(900...9_000)
      }
    for column in 0..<6 {
      let received = column == 0 ? people : organisationCount(people, column: column, &chance)
      let carriedIn = received == 0 || chance.chance(percent: 55) ? 0 : chance.below(received / 12 + 2)
      let pending = chance.chance(percent: 45) ? 0 : chance.below((received + carriedIn) / 12 + 1)
      set(&form, "received_new", column, received)
      set(&form, "carried_in", column, carriedIn)
      set(&form, "carried_out", column, pending)
      set(&form, "total_handled", column, received + carriedIn - pending)
      distribute(received + carriedIn - pending, over: &form, column: column, with: &chance)
    }
    for row in form.requestRows.indices {
      let sum = (0..<6).reduce(0) { $0 + form.cells[form.requestIndex(row: row, column: $1)].figure }
      form.cells[form.requestIndex(row: row, column: 6)].figure = sum
    }
  }

  private static func organisationCount(_ people: Int, column: Int, _ chance: inout Randomness) -> Int {
    let isOften = column == 1 ? 60 : column == 4 ? 25 : 10
    guard chance.chance(percent: isOften) else { return 0 }
    return chance.below(max(3, people / (column == 1 ? 8 : 30)))
  }

  private static func distribute(
    _ amount: Int, over form: inout FilledForm, column: Int, with chance: inout Randomness
  ) {
    var left = amount
    let rows = Array(form.resultRows)
    while left > 0 {
      let common = chance.chance(percent: 60)
      let row = common ? rows[chance.pick([0, 0, 1, 2, 10, 10, 11, 13, 14])] : chance.pick(rows)
      let part = left < 4 ? left : chance.number(1...max(1, left * 2 / 3))
      form.cells[form.requestIndex(row: row, column: column)].figure += part
      left -= part
    }
  }

  private static func set(_ form: inout FilledForm, _ item: String, _ column: Int, _ value: Int) {
    guard let row = form.requestRow(of: item) else { return }
    form.cells[form.requestIndex(row: row, column: column)].figure = value
  }

  private static func fillReviews(_ form: inout FilledForm, size: Size, with chance: inout Randomness) {
    for block in 0..<3 {
      let most =
        switch size {
        case .idle: 1
        case .small: 3
        case .middle: 20
        case .large: 300
        }
      var total = 0
      for column in 0..<4 {
        let count = chance.chance(percent: size == .large ? 25 : 70) ? 0 : chance.below(most + 1)
        form.cells[form.reviewsStart + 5 * block + column].figure = count
        total += count
      }
      form.cells[form.reviewsStart + 5 * block + 4].figure = total
    }
  }
}
