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
    if isCount(first) { return Set(first) }
    let last = run { $0.last }
    if isCount(last) { return Set(last) }
    return []
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
      !number.isRepaired, number.value.isWhole, number.value.mantissa > 0, number.value.mantissa < 200
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
