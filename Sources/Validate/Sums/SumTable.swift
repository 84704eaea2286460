import Core

/// This is what a report prints in the cells of a system of sums, and by how much each sum is off.
struct SumTable {
  enum State: UInt8 {
    case number
    /// Blank or `/`: counts as 0 beside printed numbers.
    case nothing
    /// A row that another print of the form has: counts as 0 and cannot be wrong.
    case absent
    /// Not read, or the row is not there: no sum with it can be tested.
    case unknown
  }

  let system: SumSystem
  let states: [State]
  /// Numbers times `10^scale`.
  private(set) var values: [Int64]
  let scale: UInt8
  /// Left side less right side, 0 where the sum holds, nil where it cannot be tested.
  private(set) var differences: [Int64?]

  /// Larger numbers are not added up: no report counts that far, and no sum of these can overflow.
  private static let limit: Int64 = 1_000_000_000_000_000

  init(_ system: SumSystem, places: [Int32], observations: [Observation]) {
    self.system = system
    func observation(_ cell: Int) -> Observation? {
      let slot = system.slots[cell]
      return slot < 0 || places[slot] < 0 ? nil : observations[Int(places[slot])]
    }
    var scale: UInt8 = 0
    var printed = [Int](repeating: -1, count: system.choiceCount)
    for cell in system.slots.indices {
      guard let seen = observation(cell) else { continue }
      if let number = seen.reading.quantity { scale = max(scale, number.scale) }
      // Of rows that replace one another, the longest print that is there counts.
      if let row = system.choices[system.row(of: cell)] {
        printed[row.choice] = max(printed[row.choice], row.variant)
      }
    }
    var states: [State] = []
    var values: [Int64] = []
    for cell in system.slots.indices {
      var state = State.unknown
      var value: Int64 = 0
      if let row = system.choices[system.row(of: cell)], printed[row.choice] >= 0,
        row.variant != printed[row.choice]
      {
        state = .absent
      } else if let seen = observation(cell) {
        switch seen.reading {
        case .quantity(let number):
          if let whole = Self.scaled(number, to: scale) { (state, value) = (.number, whole) }
        case .blank, .notApplicable: state = .nothing
        case .illegible: break
        }
      }
      states.append(state)
      values.append(value)
    }
    self.states = states
    self.values = values
    self.scale = scale
    differences = []
    differences = allDifferences()
  }

  var failing: [Int] { differences.indices.filter { (differences[$0] ?? 0) != 0 } }

  func canBeWrong(_ cell: Int) -> Bool { states[cell] == .number || states[cell] == .nothing }

  func left(_ check: Int) -> Int64 { system.checks[check].left.reduce(0) { $0 + values[$1] } }
  func right(_ check: Int) -> Int64 { system.checks[check].right.reduce(0) { $0 + values[$1] } }
  func decimal(_ value: Int64) -> Decimal64 { Decimal64(mantissa: value, scale: scale) }

  /// Tells whether every sum that can be tested would hold with these cells as given.
  func holds(with changes: [(cell: Int, value: Int64)]) -> Bool {
    var rest = differences
    for change in changes {
      if !canBeWrong(change.cell) || change.value < 0 { return false }
      for (check, sign) in system.checksOfCell[change.cell] {
        rest[check] = rest[check].map { $0 + sign * (change.value - values[change.cell]) }
      }
    }
    return rest.allSatisfy { ($0 ?? 0) == 0 }
  }

  /// Takes cells as given, to look for what else is wrong.
  mutating func assume(_ changes: [(cell: Int, value: Int64)]) {
    for change in changes {
      for (check, sign) in system.checksOfCell[change.cell] {
        differences[check] = differences[check].map { $0 + sign * (change.value - values[change.cell]) }
      }
      values[change.cell] = change.value
    }
  }

  private func allDifferences() -> [Int64?] {
    let hasBlanks = states.contains(.nothing)
    // A total that was left empty over filled parts cannot stand for 0 in another sum.
    var isUnfilledTotal = [Bool](repeating: false, count: states.count)
    for check in hasBlanks ? system.checks : [] where states[check.total] == .nothing {
      if check.left.contains(where: { states[$0] == .unknown || values[$0] != 0 }) {
        isUnfilledTotal[check.total] = true
      }
    }
    return system.checks.indices.map { number in
      let check = system.checks[number]
      if states[check.total] != .number { return nil }
      for cell in check.left where states[cell] == .unknown || isUnfilledTotal[cell] { return nil }
      for cell in check.right where states[cell] == .unknown || isUnfilledTotal[cell] { return nil }
      return left(number) - right(number)
    }
  }

  private static func scaled(_ number: Decimal64, to scale: UInt8) -> Int64? {
    var value = number.mantissa
    var at = number.scale
    while at < scale {
      if value.magnitude > UInt64(limit) { return nil }
      value *= 10
      at += 1
    }
    return value.magnitude > UInt64(limit) ? nil : value
  }
}
