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
  /// No form has so many rows.
  private static let greatest = 200

  /// Gives the indices of the tokens that number rows, and whether numbers of other rows are cut.
  func found() -> (tokens: Set<Int>, areCut: Bool) {
    let first = run { $0.first }
    if isCount(first) { return (Set(first), false) }
    let last = run { $0.last }
    if isCount(last) { return (Set(last), false) }
    // Where blanks or lines cut numbers in pieces those of rows are cut too; what is left of their column goes up.
    let rising = hasHeader ? self.rising(first) : []
    let isColumn =
      rising.count * 2 >= records.count { !$0.values.isEmpty } && rising.count >= 2 * Self.fewest
    return isColumn ? (Set(rising), true) : ([], false)
  }

  /// Gives the longest run of tokens, others left out, of which each is a greater number than the one before.
  private func rising(_ run: [Int]) -> [Int] {
    // For each number the longest run that ends with it.
    var runs = [[Int]](repeating: [], count: Self.greatest)
    for token in run {
      guard let number = Self.rowNumber(tokens[token], in: document) else { continue }
      let before = runs[..<number].max { $0.count < $1.count } ?? []
      if before.count >= runs[number].count { runs[number] = before + [token] }
    }
    return runs.max { $0.count < $1.count } ?? []
  }

  /// Gives the token that each record would be numbered by.
  private func run(_ choose: ([Int]) -> Int?) -> [Int] {
    records.compactMap { record in
      choose(record.values.filter { tokens[$0].kind != .blank })
        .flatMap { Self.rowNumber(tokens[$0], in: document) == nil ? nil : $0 }
    }
  }

  private func isCount(_ run: [Int]) -> Bool {
    Self.count(
      run.map { tokens[$0] }, of: records.count { !$0.values.isEmpty }, in: document, hasHeader: hasHeader)
  }

  private static func rowNumber(_ token: Token, in document: Document) -> Int? {
    guard token.kind == .number,
      let number = PrintedNumber.read(token.span, in: document.text), number.suffix.isEmpty,
      !number.isRepaired, number.value.isWhole, number.value.mantissa > 0,
      number.value.mantissa < Self.greatest
    else { return nil }
    return Int(number.value.mantissa)
  }

  /// Tells whether tokens, one a row, count the rows: nearly each is one or two more than the one before. With a
  /// header that says so, rows may be left out, and a few slips of the pen are believed.
  ///
  /// - Parameter rows: how many rows hold values.
  static func count(_ tokens: [Token], of rows: Int, in document: Document, hasHeader: Bool) -> Bool {
    let numbers = tokens.compactMap { rowNumber($0, in: document) }
    if numbers.count < fewest || numbers.count * 10 < rows * 6 { return false }
    let differences = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
    if hasHeader { return differences.count { $0 > 0 } * 10 >= differences.count * 8 }
    return differences.count { (1...2).contains($0) } * 10 >= differences.count * 9
  }
}
