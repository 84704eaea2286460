import Core

/// The rows and headings of a table whose labels stand to the letter in a document, each with the values behind
/// its label: what is certain before anything is weighed.
struct LabelledRows {
  /// This is a label to the letter with everything up to the next one.
  struct Entry {
    /// Nil for a heading.
    let row: Int?
    /// Nil for a row.
    let heading: Int?
    /// How many cells the row has, or each row below the heading.
    let width: Int
    let tokens: Range<Int>
    /// The values that follow the label at once, in a grid those of its row.
    let values: Range<Int>
    /// The numbers and marks among the values.
    let printed: Int
    /// There are as many values as cells.
    var isWhole: Bool { values.count == width }
    /// No cell is blank, whatever empty ones stand between the columns or below the last.
    var isFilled: Bool { printed == width }
    /// It has all of its own in one way or the other.
    var isFull: Bool { isWhole || isFilled }
  }

  let entries: [Entry]
  /// Labels stand before their values, in text where only the order tells.
  let labelsLead: Bool
  private let tokens: [Token]

  init(table: ExpectedTable, tokens: [Token], folded: [[UInt16]]) {
    self.tokens = tokens
    let found = Self.labels(among: tokens, folded: folded, of: table.meanings)
    var entries: [Entry] = []
    for (place, (label, meaning)) in found.enumerated() {
      let next = place + 1 < found.count ? found[place + 1] : nil
      let end = next?.tokens.lowerBound ?? tokens.count
      let row = Self.row(of: meaning, before: next?.meaning, in: table)
      let width = Self.width(of: meaning, table)
      let values = Self.values(behind: label.upperBound - 1, until: end, width: width, tokens)
      entries.append(
        Entry(
          row: row, heading: row == nil ? Self.heading(of: meaning) : nil, width: width,
          tokens: label.lowerBound..<end, values: values,
          printed: values.count { tokens[$0].kind != .blank }))
    }
    self.entries = entries
    labelsLead = Self.labelsLead(entries, tokens, firstRow: table.rows.firstIndex { !$0.isHeading })
  }

  /// Gives the labels that mean something, whole or in pieces: `1.` and `属于国家秘密` behind it are one.
  private static func labels(
    among tokens: [Token], folded: [[UInt16]], of meanings: LabelMeanings
  ) -> [(tokens: Range<Int>, meaning: LabelMeanings.Meaning)] {
    var found: [(tokens: Range<Int>, meaning: LabelMeanings.Meaning)] = []
    var index = 0
    while index < tokens.count {
      var end = index
      var length = 0
      while end < tokens.count, end - index < mostPieces, tokens[end].kind == .label {
        length += folded[end].count
        if length > meanings.longest { break }
        end += 1
      }
      while end > index {
        if let meaning = meanings[folded[index..<end]] {
          if case .unclear = meaning {} else { found.append((index..<end, meaning)) }
          break
        }
        end -= 1
      }
      index = max(end, index + 1)
    }
    return found
  }

  private static let mostPieces = 4

  private static func width(of meaning: LabelMeanings.Meaning, _ table: ExpectedTable) -> Int {
    switch meaning {
    case .row(let row), .rowOrHeading(let row, _): table.rows[row].row.cells.count
    case .heading(_, let width): width
    case .unclear: 0
    }
  }

  private static func heading(of meaning: LabelMeanings.Meaning) -> Int? {
    switch meaning {
    case .heading(let heading, _), .rowOrHeading(_, let heading): heading
    case .row, .unclear: nil
    }
  }

  /// Gives the row of a label, or nil for a heading: one that may be both is a heading above rows of its choice.
  private static func row(
    of meaning: LabelMeanings.Meaning, before next: LabelMeanings.Meaning?, in table: ExpectedTable
  ) -> Int? {
    switch meaning {
    case .row(let row): return row
    case .rowOrHeading(let row, _):
      if case .row(let below) = next, table.rows[below].row.choice == table.rows[row].row.choice {
        return nil
      }
      return row
    case .heading, .unclear: return nil
    }
  }

  private static func values(
    behind label: Int, until end: Int, width: Int, _ tokens: [Token]
  ) -> Range<Int> {
    var last = label + 1
    while last < end, tokens[last].isValue, tokens[label].row < 0 || tokens[last].row == tokens[label].row {
      last += 1
    }
    // A grid may be wider than the form: empty cells behind the last one are none.
    while last - label - 1 > width, tokens[last - 1].kind == .blank, tokens[label].row >= 0 { last -= 1 }
    return (label + 1)..<last
  }

  /// No number stands before the first label, and the last row has all of its own, or the first row of the form:
  /// where labels trail its numbers would stand before it. Or numbers stand behind headings alone, or too few for
  /// a sum between a row and a heading.
  private static func labelsLead(_ entries: [Entry], _ tokens: [Token], firstRow: Int?) -> Bool {
    let rows = entries.filter { $0.row != nil }
    guard let first = entries.first, let opening = rows.first, let last = rows.last else { return false }
    let isFirst = opening.row == firstRow && opening.isFull && !opensAnotherLine(opening, tokens)
    let filled = entries.filter { $0.printed > 0 }
    let areSums = filled.count > 1 && filled.allSatisfy { $0.heading != nil && $0.isFull }
    let isRowsOwn = zip(entries, entries.dropFirst()).contains { entry, next in
      entry.row != nil && next.heading != nil && entry.printed > 0 && !entry.isFull
    }
    if !last.isFull, !isFirst, !areSums, !isRowsOwn { return false }
    let printed = tokens[..<first.tokens.lowerBound].reversed().drop { $0.kind == .blank }
    let before = printed.prefix { $0.isValue }.count
    // Numbers that are no row's, among them the marks of notes to the headers, are before no label.
    return before == 0 || (opening.width > 1 && before % opening.width != 0 && opening.isFull && last.isFull)
  }

  /// Tells whether the values stand on another line than the label, before another label.
  private static func opensAnotherLine(_ entry: Entry, _ tokens: [Token]) -> Bool {
    guard let first = entry.values.first, entry.values.upperBound < tokens.count else { return false }
    return tokens[first].line != tokens[entry.values.lowerBound - 1].line
      && tokens[entry.values.upperBound].line == tokens[entry.values.upperBound - 1].line
  }

  /// Tells whether a label has its own values behind it, all of them.
  private func ownsValues(_ entry: Entry) -> Bool {
    entry.isWhole && leads(entry)
  }

  private func leads(_ entry: Entry) -> Bool {
    labelsLead || tokens[entry.tokens.lowerBound].row >= 0 || hasItsLine(entry)
  }

  /// Tells whether a line of text begins with labels, this the last of them, and ends with its values.
  private func hasItsLine(_ entry: Entry) -> Bool {
    let line = tokens[entry.tokens.lowerBound].line
    guard !entry.values.isEmpty,
      tokens[entry.tokens.lowerBound..<entry.values.upperBound].allSatisfy({ $0.line == line })
    else { return false }
    if entry.values.upperBound < tokens.count, tokens[entry.values.upperBound].line == line { return false }
    return tokens[..<entry.tokens.lowerBound].reversed().prefix { $0.line == line }.allSatisfy { !$0.isValue }
  }

  /// Gives for each token the row whose value it is beyond doubt, or -1.
  func owners() -> [Int32] {
    var owners = [Int32](repeating: -1, count: tokens.count)
    var counts: [Int: Int] = [:]
    for entry in entries { if let row = entry.row { counts[row, default: 0] += 1 } }
    for entry in entries {
      guard let row = entry.row, counts[row] == 1 else { continue }
      if ownsValues(entry) {
        for value in entry.values { owners[value] = Int32(row) }
      }
    }
    return owners
  }

  /// Gives the values beside headings: sums of the rows below, for which the form has no cell. As many follow
  /// the heading as each of those rows has cells, and where only the lines tell whose values are whose, the first
  /// of the rows has all of its own.
  func subtotals() -> [(heading: Int, values: Range<Int>)] {
    func ownsAll(_ entry: Entry) -> Bool { entry.isFull && leads(entry) }
    return zip(entries, entries.dropFirst()).compactMap { entry, next in
      guard let heading = entry.heading, entry.width > 1, ownsAll(entry),
        labelsLead || hasItsLine(entry) || (next.row != nil && ownsAll(next))
      else { return nil }
      return (heading, entry.values)
    }
  }

  /// Gives the rows that the document cannot print: the longer print of a choice of whose labels nothing is there,
  /// where the label of the shorter one stands; and the shorter, where rows of the longer do with their values.
  func excludedRows(of table: ExpectedTable, folded: [[UInt16]]) -> Set<Int> {
    var excluded: Set<Int> = []
    let prints = table.meanings.prints
    let printed = Set(entries.compactMap { $0.isWhole ? $0.row : nil })
    let labelled = Set(entries.compactMap(\.row))
    for print in prints where !print.grams.isEmpty {
      let others = prints.filter { $0.choice == print.choice && $0.grams.isEmpty }.flatMap(\.rows)
      if print.rows.count(where: printed.contains) > 1 {
        excluded.formUnion(others)
      } else if others.contains(where: labelled.contains), !stands(print.grams, in: folded) {
        excluded.formUnion(print.rows)
      }
    }
    return excluded
  }

  private func stands(_ grams: Set<UInt64>, in folded: [[UInt16]]) -> Bool {
    var found = false
    LabelMeanings.grams(of: folded.lazy.joined()) { if grams.contains($0) { found = true } }
    return found
  }
}
