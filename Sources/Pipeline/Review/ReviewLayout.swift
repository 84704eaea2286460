import Core

/// This is a table of a form as a review needs it: its cells in printed order, and the sums that it promises.
/// The page does the same arithmetic with other numbers, so that both must agree on what a sum is.
struct ReviewLayout: Sendable {
  /// This is a sum along one row or column.
  struct Check: Sendable {
    let left: [Int]
    let right: [Int]
    /// The label of the row or column.
    let label: String

    var cells: [Int] { left + right }
  }

  /// What stands in a cell, for the sums.
  enum Content: Equatable, Sendable {
    case number(Decimal64)
    /// Blank or `/`: counts as nothing.
    case nothing
    case unknown
  }

  enum Outcome: Sendable {
    case holds, fails, untested
  }

  let form: String
  let table: String
  let items: [String]
  let measures: [String]
  let cells: [(item: Int, measure: Int)]
  let checks: [Check]
  /// By item: rows that replace one another share the first number.
  private let choices: [(choice: Int, variant: Int)?]

  init?(_ form: Form, table: TableID, vocabulary: Vocabulary) {
    var items: [ItemID] = []
    var measures: [MeasureID] = []
    var choices: [(choice: Int, variant: Int)?] = []
    var cells: [(item: Int, measure: Int)] = []
    var labels: [ItemID: String] = [:]
    var columns: [MeasureID: String] = [:]
    let regions = form.regions.filter { $0.blocks.contains { $0.table == table } }
    for block in regions.flatMap(\.blocks) where block.table == table {
      for column in block.columns where columns[column.measure] == nil {
        columns[column.measure] = column.label.text
      }
      for row in block.rows {
        for cell in row.cells {
          let item = Self.place(of: cell.item, in: &items)
          if item == choices.count { choices.append(row.choice.map { ($0, row.variant) }) }
          let measure = Self.place(of: cell.measure, in: &measures)
          if !cells.contains(where: { $0 == (item, measure) }) { cells.append((item, measure)) }
          labels[cell.item] = labels[cell.item] ?? block.printedLabel(of: cell.item)?.label
        }
      }
    }
    if cells.isEmpty { return nil }
    func find(_ item: ItemID, _ measure: MeasureID) -> Int? {
      guard let row = items.firstIndex(of: item), let column = measures.firstIndex(of: measure) else {
        return nil
      }
      return cells.firstIndex { $0 == (row, column) }
    }
    var checks: [Check] = []
    for identity in regions.flatMap(\.identities) where identity.table == table {
      switch identity.terms {
      case .items(let left, let right):
        for measure in measures {
          checks.append(
            Check(
              left: left.compactMap { find($0, measure) }, right: right.compactMap { find($0, measure) },
              label: columns[measure] ?? ""))
        }
      case .measures(let left, let right):
        for item in items {
          checks.append(
            Check(
              left: left.compactMap { find(item, $0) }, right: right.compactMap { find(item, $0) },
              label: labels[item] ?? ""))
        }
      }
    }
    self.form = form.code
    self.table = vocabulary.code(table)
    self.items = items.map { vocabulary.code($0) }
    self.measures = measures.map { vocabulary.code($0) }
    self.cells = cells
    self.choices = choices
    self.checks = checks.filter { !$0.right.isEmpty && !$0.left.isEmpty }
  }

  private static func place<Code: Equatable>(of code: Code, in list: inout [Code]) -> Int {
    if let found = list.firstIndex(of: code) { return found }
    list.append(code)
    return list.count - 1
  }

  func cell(item: String, measure: String) -> Int? {
    guard let row = items.firstIndex(of: item), let column = measures.firstIndex(of: measure) else {
      return nil
    }
    return cells.firstIndex { $0 == (row, column) }
  }

  /// Gives what stands in each cell: rows that another print of the form has count as nothing.
  ///
  /// - Parameter printed: the cells that the document has.
  func contents(_ printed: [Int: Content]) -> [Content] {
    var variants: [Int: Int] = [:]
    for index in printed.keys {
      if let row = choices[cells[index].item] {
        variants[row.choice] = max(variants[row.choice] ?? 0, row.variant)
      }
    }
    return cells.indices.map { index in
      if let row = choices[cells[index].item], let variant = variants[row.choice], variant != row.variant {
        return .nothing
      }
      return printed[index] ?? .unknown
    }
  }

  /// Tells of each sum whether it holds. A blank total over filled parts can stand for nothing in no sum.
  func outcomes(_ contents: [Content]) -> [Outcome] {
    var contents = contents
    for check in checks where check.right.count == 1 && contents[check.right[0]] == .nothing {
      let isFilled = check.left.contains { cell in
        switch contents[cell] {
        case .number(let value): !value.isZero
        case .unknown: true
        case .nothing: false
        }
      }
      if isFilled { contents[check.right[0]] = .unknown }
    }
    return checks.map { check in
      guard let left = Self.sum(check.left, contents), let right = Self.sum(check.right, contents),
        check.right.contains(where: { if case .number = contents[$0] { true } else { false } })
      else { return .untested }
      return left == right ? .holds : .fails
    }
  }

  private static func sum(_ cells: [Int], _ contents: [Content]) -> Decimal64? {
    var sum = Decimal64.zero
    for cell in cells {
      switch contents[cell] {
      case .number(let value):
        guard let next = sum.adding(value) else { return nil }
        sum = next
      case .nothing: continue
      case .unknown: return nil
      }
    }
    return sum
  }
}
