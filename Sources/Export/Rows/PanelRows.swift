import Core

/// Gives the figures of `panel` that one report tells: the series of the crosswalk, each only where it is
/// certain. A panel is read without its flags, so that a figure with a doubt is left empty and counted.
struct PanelRows: Sendable {
  /// What a cell of a form adds to, by ``key(_:_:)``.
  private let series: [UInt64: [Int]]
  private let units: [ValueUnit]

  /// Flags under which a number is not certain enough to be set beside others.
  private static let doubts: CellFlags = CellFlags.doubtful.union(.unitAssumed)

  init(definitions: Definitions) {
    var series: [UInt64: [Int]] = [:]
    var units: [ValueUnit] = []
    for (index, one) in definitions.crosswalk.series.enumerated() {
      let used = one.entries.filter { $0.comparability != .notComparable }
      units.append(used.first?.cells.first?.unit ?? .count)
      for entry in used {
        for cell in entry.cells { series[Self.key(entry.form, cell), default: []].append(index) }
      }
    }
    self.series = series
    self.units = units
  }

  private static func key(_ form: FormID, _ cell: FormCell) -> UInt64 {
    UInt64(form.index) << 48 | UInt64(cell.table.index) << 32 | UInt64(cell.item.index) << 16
      | UInt64(cell.measure.index)
  }

  /// Gives the end of the row: how many figures stand, how many were withheld, and the figures.
  func figures(of cells: Span<ObservedCell>) -> [UInt8] {
    var totals = [Total](repeating: Total(), count: units.count)
    for index in cells.indices {
      let seen = cells[index].observation
      for place in series[Self.key(seen.form, seen.cell)] ?? [] {
        totals[place].add(seen, unit: units[place])
      }
    }
    var figures: [Decimal64?] = []
    var withheld = 0
    for (total, unit) in zip(totals, units) {
      let isCertain = !total.isDoubtful && (unit == .yuan || total.sum.isWhole)
      figures.append(total.form != nil && isCertain ? total.sum : nil)
      if total.form != nil, !isCertain { withheld += 1 }
    }
    var writer = CSVWriter()
    writer.integer(figures.count { $0 != nil })
    writer.integer(withheld)
    for figure in figures { writer.decimal(figure) }
    writer.endRow()
    return writer.bytes()
  }

  /// This is the cells of a series, added up.
  private struct Total {
    /// Nil where the report prints none of the cells.
    var form: FormID?
    var sum = Decimal64.zero
    var isDoubtful = false

    mutating func add(_ seen: Observation, unit: ValueUnit) {
      defer { form = form ?? seen.form }
      // Cells of two forms are no parts of one sum.
      guard form == nil || form == seen.form, seen.unit == unit, seen.flags.isDisjoint(with: doubts),
        let value = seen.certainValue, let next = sum.adding(value)
      else {
        isDoubtful = true
        return
      }
      sum = next
    }
  }
}
