import Core

/// Tells which rows without any value are not known to be blank: their numbers may stand elsewhere, in a place where
/// they were not found or not understood. Who reads `blank` may put a 0 there.
struct BlankRows {
  let table: ExpectedTable
  let tokens: [Token]
  let text: [UInt8]
  let readings: [RowReading]
  let alignment: Alignment
  /// Numbers that no row took.
  let leftover: [Int]

  /// One may be the number of a page, two a date.
  private static let fewestElsewhere = 3

  func loosen(_ supports: inout [Support]) {
    let printed = table.printedRows(readings)
    for row in printed where isBesideItsNumbers(row) { supports[row] = .loose }
    let blank = printed.filter(isBlank)
    if blank.isEmpty { return }
    let labels = alignment.labels
    let unread = UnreadNumbers(
      tokens: tokens, text: text, labels: labels,
      isLabelled: blank.allSatisfy { !table.rows[$0].row.label.folded.isEmpty })
    let areElsewhere = max(leftover.count, unread.count()) >= Self.fewestElsewhere
    for row in blank
    where areElsewhere || alignment.rows[row].labels.contains(where: endsInNumbers)
      || holdsWords(row, besides: labels)
    {
      supports[row] = .loose
    }
    // Labels that stand together, the numbers of some of them in doubt: in doubt is whose they are.
    for (row, next) in zip(printed, printed.dropFirst()).reversed()
    where supports[next] == .loose && blank.contains(row) && isStacked(row, next) {
      supports[row] = .loose
    }
  }

  /// Empty cells that are drawn make a row blank where a label says whose they are.
  private func isBlank(_ row: Int) -> Bool {
    let isLabelled = !table.rows[row].row.label.folded.isEmpty
    return readings[row].asPrinted.allSatisfy { $0.map { !isLabelled && tokens[$0].kind == .blank } ?? true }
  }

  /// A row whose cells are drawn and empty, with as many numbers beside it that nobody took: they stand above or below
  /// their label.
  private func isBesideItsNumbers(_ row: Int) -> Bool {
    let slots = readings[row].asPrinted
    return slots.allSatisfy { $0.map { tokens[$0].kind == .blank } ?? false }
      && alignment.rows[row].skipped.count { tokens[$0].kind == .number } >= slots.count
  }

  private func isStacked(_ row: Int, _ next: Int) -> Bool {
    guard let label = alignment.rows[row].labels.last, let other = alignment.rows[next].labels.first else {
      return false
    }
    return label < other && !tokens[label..<other].contains(where: \.isValue)
  }

  /// Words stand in the cells of a grid behind the label of the row: 十二, 约12, 【5】. As many as it has cells are no
  /// remark, and neither is one with a number in it, in flowing text too.
  private func holdsWords(_ row: Int, besides labels: Set<Int>) -> Bool {
    guard let label = alignment.rows[row].labels.last else { return false }
    let words = tokens[(label + 1)...].indices.prefix { tokens[$0].isOnLine(of: tokens[label]) }
      .filter { tokens[$0].kind == .label && !labels.contains($0) }
    // In flowing text 二 may be the rest of a label.
    let isGrid = tokens[label].row >= 0
    return (isGrid && words.count >= max(2, readings[row].asPrinted.count))
      || words.contains { holdsNumber($0, orNumeral: isGrid) }
  }

  private func holdsNumber(_ word: Int, orNumeral: Bool) -> Bool {
    var place = Int(tokens[word].span.start)
    while place < Int(tokens[word].span.end) {
      let (scalar, length) = UTF8Cursor.scalar(in: text[...], at: place)
      if UTF8Cursor.digit(scalar) != nil || (orNumeral && Self.numerals.contains(scalar)) { return true }
      place += length
    }
    return false
  }

  private static let numerals = Set("〇零一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟两".unicodeScalars.map(\.value))

  /// 规章，0，0，0 is no label: numbers stand in it that something else than blanks parts.
  private func endsInNumbers(_ label: Int) -> Bool {
    let bytes = text[tokens[label].span.range]
    guard let last = bytes.last(where: { $0 != 0x20 }), (0x30...0x39).contains(last) else { return false }
    var runs = 0
    var isDigit = false
    for byte in bytes {
      let digit = (0x30...0x39).contains(byte)
      if digit, !isDigit { runs += 1 }
      isDigit = digit
    }
    // 1.属于国家秘密 begins with one.
    return runs > 1 || !(0x30...0x39).contains(bytes[bytes.startIndex])
  }
}
