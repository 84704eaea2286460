import Core

/// What the labels of a table mean where they are printed to the letter, known before any document is read.
struct LabelMeanings: Sendable {
  enum Meaning: Sendable {
    case row(Int)
    /// The heading of a group of rows that have so many cells each.
    case heading(Int, width: Int)
    /// A row and the heading of the rows that replace it: （六）其他处理.
    case rowOrHeading(Int, heading: Int)
    /// A header, or the label of more than one row.
    case unclear
  }

  private var meanings: [LabelMatcher.Key: Meaning] = [:]
  /// The characters of the longest label.
  let longest: Int
  /// For the rows of each print of a choice the runs of four characters that stand in no other label.
  let prints: [Print]

  /// This is one of the ways to print a choice of rows.
  struct Print: Sendable {
    let choice: Int
    let rows: [Int]
    let grams: Set<UInt64>
  }

  init(rows: [ExpectedTable.Row], neutral: [[UInt16]]) {
    for label in neutral { meanings[LabelMatcher.Key(label)] = .unclear }
    for (index, row) in rows.enumerated() where row.isHeading {
      let width = rows.filter { $0.block == row.block }.map(\.row.cells.count).max() ?? 0
      for label in row.row.label.folded { meanings[LabelMatcher.Key(label)] = .heading(index, width: width) }
    }
    for (index, row) in rows.enumerated() where !row.isHeading {
      for label in row.row.label.folded where !label.isEmpty {
        let key = LabelMatcher.Key(label)
        switch meanings[key] {
        case nil: meanings[key] = .row(index)
        case .heading(let heading, _) where row.row.choice != nil:
          meanings[key] = .rowOrHeading(index, heading: heading)
        default: meanings[key] = .unclear
        }
      }
    }
    prints = Self.prints(rows, neutral: neutral)
    let labels = neutral + rows.flatMap(\.row.label.folded)
    longest = labels.map(\.count).max() ?? 0
  }

  subscript(label: [UInt16]) -> Meaning? { meanings[LabelMatcher.Key(label)] }

  /// Gives the row whose label this is and nothing else's.
  func row(_ label: [UInt16]) -> Int? {
    if case .row(let row) = self[label] { row } else { nil }
  }

  /// Gives what a label means that stands in one piece or several.
  subscript(pieces: ArraySlice<[UInt16]>) -> Meaning? {
    if pieces.count == 1, let label = pieces.first { return self[label] }
    var label: [UInt16] = []
    label.reserveCapacity(longest)
    for piece in pieces { label += piece }
    return self[label]
  }

  private static func prints(_ rows: [ExpectedTable.Row], neutral: [[UInt16]]) -> [Print] {
    var prints: [Print] = []
    var first = 0
    while first < rows.count {
      guard let choice = rows[first].row.choice else {
        first += 1
        continue
      }
      let variant = rows[first].row.variant
      let own = rows.indices.filter { rows[$0].row.choice == choice && rows[$0].row.variant == variant }
      var grams: Set<UInt64> = []
      for row in own where !rows[row].isHeading {
        for label in rows[row].row.label.folded { Self.grams(of: label) { grams.insert($0) } }
      }
      let others = rows.indices.filter { !own.contains($0) || rows[$0].isHeading }
        .flatMap { rows[$0].row.label.folded }
      for label in others + neutral { Self.grams(of: label) { grams.remove($0) } }
      prints.append(Print(choice: choice, rows: own, grams: grams))
      while first < rows.count, rows[first].row.choice == choice, rows[first].row.variant == variant {
        first += 1
      }
    }
    return prints
  }

  static func grams(of text: some Collection<UInt16>, _ visit: (UInt64) -> Void) {
    var gram: UInt64 = 0
    for (index, character) in text.enumerated() {
      gram = gram << 16 | UInt64(character)
      if index >= 3 { visit(gram) }
    }
  }
}
