import Core

/// Finds the numbers of rows, 01, 02, 03…, that a column of a long table prints: they are no values.
struct RowNumbers {
  let document: Document
  let tokens: [Token]
  let records: [TableRecord]
  /// The header of such a column is printed.
  let hasHeader: Bool

  /// Fewer rows prove nothing.
  private static let fewest = 6

  /// Gives the indices of the tokens that number rows.
  func found() -> Set<Int> {
    let first = run { $0.first }
    if isCount(first) { return Set(first.map(\.token)) }
    let last = run { $0.last }
    if isCount(last) { return Set(last.map(\.token)) }
    return []
  }

  /// Gives the token that each record would be numbered by, where it can be a number of a row.
  private func run(_ choose: ([Int]) -> Int?) -> [(token: Int, number: Int)] {
    var found: [(token: Int, number: Int)] = []
    for record in records {
      let numbers = record.values.filter { tokens[$0].kind != .blank }
      guard let token = choose(numbers), let number = rowNumber(token) else { continue }
      found.append((token, number))
    }
    return found
  }

  private func rowNumber(_ token: Int) -> Int? {
    guard tokens[token].kind == .number,
      let number = PrintedNumber.read(tokens[token].span, in: document.text), number.suffix.isEmpty,
      !number.isRepaired, number.value.isWhole, number.value.mantissa > 0, number.value.mantissa < 200
    else { return nil }
    return Int(number.value.mantissa)
  }

  /// Tells whether the numbers count the rows: nearly each is one or two more than the one before. With a
  /// header that says so, a few slips of the pen are believed.
  private func isCount(_ run: [(token: Int, number: Int)]) -> Bool {
    if run.count < Self.fewest || run.count * 10 < records.count(where: { !$0.values.isEmpty }) * 6 {
      return false
    }
    let steps = zip(run, run.dropFirst()).count { (1...2).contains($1.number - $0.number) }
    return steps * 10 >= (run.count - 1) * (hasHeader ? 6 : 9)
  }
}
