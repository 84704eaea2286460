import Core

// Labels and numbers of text that went out of step: numbers behind the label of one row were given to another.
extension OrderDoubts {
  /// Gives the rows whose numbers stand behind the label of another row that got none, and not behind their own: a row
  /// that the document does not print shifted what follows. And those that were put together from what stands before
  /// and behind their label, where the row before lacks numbers.
  func rowsOutOfStep() -> Set<Int> {
    // The row of each token, as a value and as a label.
    var owners = [Int?](repeating: nil, count: tokens.count)
    var labelled = owners
    for row in readings.indices where !table.rows[row].isHeading {
      for value in alignment.rows[row].values where tokens[value].row < 0 { owners[value] = row }
      for label in alignment.rows[row].labels { labelled[label] = row }
    }
    if owners.allSatisfy({ $0 == nil }) { return [] }
    let hasGaps = readings.indices.contains {
      readings[$0].isPrinted && !table.rows[$0].isHeading && alignment.rows[$0].values.isEmpty
    }
    var found: Set<Int> = []
    var doubted: Set<Int> = []
    for run in runs() {
      let taken = Set(run.values.compactMap { owners[$0] })
      if taken.isEmpty { continue }
      var named = Set(run.labels.compactMap(rowNamed))
      // A label that its cell wraps around the numbers begins before them, pieces of headings beside it apart.
      let last = run.labels.last { folded[$0].count >= Self.shortestPiece || rowNamed($0) != nil }
      let nearest = last.flatMap { rowNamed($0) ?? labelled[$0] }
      if let nearest { named.insert(nearest) }
      let isStranded = named.contains { row in
        !taken.contains(row) && (alignment.rows[row].values.isEmpty || found.contains(row))
      }
      let strangers = taken.filter { row in
        !alignment.rows[row].labels.contains { run.labels.contains($0) }
      }
      if isStranded, !strangers.isEmpty {
        found.formUnion(taken)
        if !areSame(taken) || !strangers.allSatisfy({ isWholeAndLabelled($0, by: run.values) }) {
          doubted.formUnion(taken)
        }
      }
      // More numbers than the row has cells: which of them are its own, and which those of a row told elsewhere?
      if taken.count > 1, strangers.contains(where: isShort), !areSame(taken) { doubted.formUnion(taken) }
      // In a table that lacks numbers those behind the labels of two rows were given to the one farther from them.
      let later = named.filter { (alignment.rows[$0].values.first ?? .max) >= run.values.upperBound }
      if hasGaps, let nearest, let last, later.contains(nearest), !taken.contains(nearest),
        taken.allSatisfy({ row in
          !alignment.rows[row].labels.contains { $0 > last && run.labels.contains($0) }
        }),
        !areSame(taken.union(later))
      {
        doubted.formUnion(taken.union(later))
      }
      // What stands behind the label of a row that is short, and was taken for the row below.
      for row in taken where !named.contains(row) {
        let short = named.filter(isShort)
        guard !short.isEmpty, alignment.rows[row].values.contains(where: { $0 >= run.values.upperBound })
        else { continue }
        if !areSame(short.union([row])) { doubted.formUnion(short.union([row])) }
      }
    }
    return doubted
  }

  private static let shortestPiece = 5

  /// A row that is printed and has all its values from one run.
  private func isWholeAndLabelled(_ row: Int, by values: Range<Int>) -> Bool {
    !readings[row].isUnlabelled && values.count >= table.rows[row].row.cells.count
  }

  /// Whichever row the numbers are given to, each has the same.
  private func areSame(_ rows: Set<Int>) -> Bool {
    let values = rows.map { value(readings[$0].asPrinted.first ?? nil) }
    return rows.allSatisfy(isUniform) && values.allSatisfy { $0 == values.first }
  }

  private struct Run {
    let labels: Range<Int>
    let values: Range<Int>
  }

  /// Gives the labels of text with the values that follow them.
  private func runs() -> [Run] {
    var runs: [Run] = []
    var index = 0
    while index < tokens.count {
      let first = index
      while index < tokens.count, tokens[index].kind == .label, tokens[index].row < 0 { index += 1 }
      let values = index
      while index < tokens.count, tokens[index].isValue, tokens[index].row < 0 { index += 1 }
      if index == first { index += 1 }
      if values > first, index > values { runs.append(Run(labels: first..<values, values: values..<index)) }
    }
    return runs
  }

  /// The row whose label a token is, to the letter.
  private func rowNamed(_ index: Int) -> Int? { table.meanings.row(folded[index]) }

  private func isShort(_ row: Int) -> Bool {
    readings[row].isPrinted && !alignment.rows[row].values.isEmpty
      && alignment.rows[row].values.count < table.rows[row].row.cells.count
  }
}
