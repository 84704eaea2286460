import Core

/// This is a number that the text tells, with the words around it, folded.
struct Told {
  let mention: Mention
  /// From the start of the sentence to the number.
  let lead: [UInt16]
  /// From the last comma or bracket before the number to the number.
  let clause: [UInt16]
  /// From the number to the end of its clause.
  let tail: [UInt16]
  /// The rest of the sentence behind the number.
  let rest: [UInt16]
  /// What is counted, folded.
  let subject: [UInt16]

  init(_ mention: Mention, in document: Document, _ characters: CharacterMap) {
    self.mention = mention
    let text = document.text
    let (start, end) = (mention.raw.range.lowerBound, mention.raw.range.upperBound)
    let before = Self.stretch(before: start, in: text)
    let after = Self.stretch(after: end, in: text)
    lead = characters.fold(text[before.sentence..<start])
    clause = characters.fold(text[before.clause..<start])
    tail = characters.fold(text[end..<after.clause])
    rest = characters.fold(text[end..<after.sentence])
    subject = characters.fold(mention.subject)
  }

  /// The longest part of a sentence that is looked at, in bytes.
  private static let reach = 600

  private static func stretch(before end: Int, in text: [UInt8]) -> (sentence: Int, clause: Int) {
    var index = max(0, end - reach)
    while index < end, text[index] & 0xC0 == 0x80 { index += 1 }
    var (sentence, clause) = (index, index)
    while index < end {
      let (scalar, length) = UTF8Cursor.scalar(in: text[...], at: index)
      index += length
      if endsSentence(scalar) { sentence = index }
      if endsSentence(scalar) || endsClause(scalar) { clause = index }
    }
    return (min(sentence, end), min(clause, end))
  }

  private static func stretch(after start: Int, in text: [UInt8]) -> (sentence: Int, clause: Int) {
    let end = min(text.count, start + reach)
    var index = start
    var clause: Int?
    while index < end {
      let (scalar, length) = UTF8Cursor.scalar(in: text[...], at: index)
      if endsSentence(scalar) { break }
      if clause == nil, endsClause(scalar) { clause = index }
      index = min(index + length, end)
    }
    return (index, clause ?? index)
  }

  /// 。！？；
  static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x3B, 0x21, 0x3F: true
    default: false
    }
  }

  /// Commas, 、, colons, brackets.
  private static func endsClause(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF0C, 0x2C, 0x3001, 0xFF1A, 0x3A, 0xFF08, 0xFF09, 0x28, 0x29: true
    default: false
    }
  }

  /// Tells whether a number of the table is what is told: an approximate one is near it.
  func fits(_ value: Int64) -> Bool {
    let told = mention.value
    if told == Decimal64(value) { return true }
    guard mention.isApproximate || isRounded, told.scale <= 2 else { return false }
    var unit: Int64 = 1
    for _ in 0..<told.scale { unit *= 10 }
    let (low, lowOverflow) = told.mantissa.multipliedReportingOverflow(by: 4)
    let (high, highOverflow) = told.mantissa.multipliedReportingOverflow(by: 6)
    let (number, overflow) = value.multipliedReportingOverflow(by: 5 * unit)
    return !lowOverflow && !highOverflow && !overflow && number >= low && number <= high
  }

  /// 1.2万件 is told in ten thousands, so that the last digits are not known.
  private var isRounded: Bool { mention.value.isWhole && mention.value.mantissa >= 10_000 && hasZeros }
  private var hasZeros: Bool { mention.value.mantissa % 100 == 0 }
}
