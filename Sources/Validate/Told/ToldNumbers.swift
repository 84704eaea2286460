import Core

/// Finds the numbers of the text that can be held against the form: those about the whole agency and the whole
/// year, and not the number of a change.
struct ToldNumbers: Sendable {
  let words: ToldWords
  private let characters: CharacterMap

  init(_ book: FormBook) {
    characters = book.definitions.characters
    words = ToldWords(book.definitions.rules.told, characters)
  }

  /// Gives the numbers told of a metric, in the order of the text.
  ///
  /// - Parameter beyondYear: words such as 上年 name what is counted, not another year.
  func told(_ metrics: [String], in sheet: ReportSheet, beyondYear: Bool = false) -> [Told] {
    let mentions = sheet.review.extraction.mentions
    if mentions.isEmpty { return [] }
    var found: [Told] = []
    for mention in mentions where metrics.contains(mention.metric) && mention.section != .noise {
      let told = Told(mention, in: sheet.review.document, characters)
      if isComparable(told, in: sheet, beyondYear: beyondYear) { found.append(told) }
    }
    return found
  }

  /// Tells whether a number is no part of one told before; parts by channel are no number of the form.
  func isWhole(_ told: Told) -> Bool {
    !ToldWords.holds(told.clause, words.channels) && !ToldWords.holds(told.lead, words.parts)
  }

  /// Gives the numbers told of a metric together with what their subjects mean, those of one meaning side by
  /// side. Numbers of a channel are left out.
  func grouped(
    _ metric: String, by meanings: [ToldWords.Meaning], in sheet: ReportSheet
  ) -> [(sums: [[String]], told: [Told])] {
    var groups: [(sums: [[String]], told: [Told])] = []
    for told in told([metric], in: sheet) {
      let sums = ToldWords.sums(of: meanings, in: told.subject)
      if sums.isEmpty || ToldWords.holds(told.clause, words.channels) { continue }
      if let place = groups.firstIndex(where: { $0.sums == sums }) {
        groups[place].told.append(told)
      } else {
        groups.append((sums, [told]))
      }
    }
    return groups
  }

  private func isComparable(_ told: Told, in sheet: ReportSheet, beyondYear: Bool) -> Bool {
    if !told.mention.scope.isEmpty, !isWhole(told.mention.scope, sheet.head.agency) { return false }
    if ToldWords.holds(told.lead, words.partOfYear) || ToldWords.holds(told.lead, words.manyYears) {
      return false
    }
    if !beyondYear, ToldWords.holds(told.clause, words.lastYear) { return false }
    if ToldWords.holds(told.clause.suffix(5), words.changes) { return false }
    if !beyondYear, let year = sheet.head.year, namesOtherYear(told.lead, than: year) { return false }
    return true
  }

  private func isWhole(_ scope: String, _ agency: String) -> Bool {
    let scope = characters.fold(scope)
    return words.wholeScopes.contains(scope)
      || characters.fold(agency).suffix(scope.count).elementsEqual(scope)
  }

  /// 2020年 in a report for 2021.
  private func namesOtherYear(_ text: [UInt16], than year: Int) -> Bool {
    var number = 0
    var digits = 0
    for key in text {
      if key >= 0x30, key <= 0x39 {
        number = digits < 4 ? number * 10 + Int(key - 0x30) : 0
        digits += 1
        continue
      }
      if key == 0x5E74, digits == 4, (2000...2099).contains(number), number != year { return true }
      (number, digits) = (0, 0)
    }
    return false
  }

  /// Gives the number that fits no reading, where none that is told of the same does and the parts do not add up
  /// to one either.
  static func misfit(_ told: [Told], _ readings: [FormReading]) -> Told? {
    guard let first = told.first, !readings.isEmpty else { return nil }
    if told.contains(where: { number in readings.contains { number.fits($0.value) } }) { return nil }
    var sum = Decimal64.zero
    for number in told { sum = sum.adding(number.mention.value) ?? sum }
    if told.count > 1, readings.contains(where: { Decimal64($0.value) == sum }) { return nil }
    return first
  }
}

/// This is a way to read what the text tells as a number of the form.
struct FormReading {
  let value: Int64
  /// What it is, for a message.
  let name: String

  /// Gives the readings for a message, each number once.
  static func list(_ readings: [FormReading]) -> String {
    var seen: [Int64] = []
    var parts: [String] = []
    for reading in readings where !seen.contains(reading.value) {
      seen.append(reading.value)
      if parts.count < 5 { parts.append("\(reading.name) \(reading.value)") }
    }
    return parts.joined(separator: ", ")
  }
}

extension Draft {
  /// A draft about a number that the text tells and a cell of the form.
  static func told(
    _ told: Told, _ readings: [FormReading], cell: FormCell?, kind: FindingKind, what: String
  ) -> Draft {
    var values: [Int64] = []
    for reading in readings where !values.contains(reading.value) { values.append(reading.value) }
    let sentence =
      "the text tells \(told.mention.value.description) \(what), the table has \(FormReading.list(readings))"
    return Draft(
      kind, table: cell?.table, item: cell?.item, measure: cell?.measure,
      expected: values.prefix(5).map(String.init).joined(separator: " or "),
      actual: told.mention.value.description, line: Int(told.mention.line), sentence)
  }
}
