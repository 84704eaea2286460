import Core

/// Tells which value columns a long table prints: those of the form, and those that a province added.
struct ValueColumns {
  struct Header {
    /// In ordinary characters.
    let text: String
    /// It may as well be a heading, or a row that the form does not know.
    let isRow: Bool
  }

  let definitions: Definitions
  let form: FormBlock
  /// What stands between the words of the form's header and the first row of the form, in printed order.
  let headers: [Header]
  /// How many values the rows have.
  let width: Int
  /// The year reported on, where it is known.
  let year: Int?

  func measures(adding added: inout AddedNames) -> [MeasureID] {
    guard let named = named() else {
      if width == form.columns.count { return form.columns.map(\.measure) }
      if width == 1, let last = form.columns.last { return [last.measure] }
      return (1...max(1, width)).map {
        added.addMeasure(label: "", key: definitions.characters.fold("第\($0)栏"))
      }
    }
    // A single column of numbers is that of the form where its header was misread: 统计敎.
    if width == 1, let last = form.columns.last, measure(of: named[0]) == nil, !isOfAnotherYear(named[0]),
      isMisread(named[0], for: last.label)
    {
      return [last.measure]
    }
    var measures: [MeasureID] = []
    for header in named {
      let known = measure(of: header)
      if let known, !measures.contains(known) {
        measures.append(known)
      } else {
        measures.append(added.addMeasure(label: header, key: definitions.characters.fold(header)))
      }
    }
    return measures
  }

  /// Gives one header a column, or nil where the print does not tell which is whose.
  private func named() -> [String]? {
    let texts = headers.map(\.text)
    let own = headers.prefix(width).map(\.text)
    let known = own.compactMap(measure)
    if headers.count > width, own.count == width {
      // What stands behind headers of the form is a heading; so is what may be one behind a header of the form.
      let areRows = headers[width...].allSatisfy(\.isRow) && !headers[..<width].contains(where: \.isRow)
      if Set(known).count == width || (areRows && !known.isEmpty) { return own }
    }
    if texts.count == width { return texts }
    // A header over several columns stands before theirs.
    if texts.count == width + 1, width > 1, measure(of: texts[0]) != nil { return Array(texts[1...]) }
    // A header broken at a blank.
    let joined = texts.joined()
    let whole = definitions.characters.fold(joined)
    if width == 1, !texts.isEmpty, form.columns.contains(where: { $0.label.folded.contains(whole) }) {
      return [joined]
    }
    return nil
  }

  private func measure(of header: String) -> MeasureID? {
    let folded = definitions.characters.fold(header)
    for column in form.columns where column.label.folded.contains(folded) { return column.measure }
    // 2009年度, 2016年统计数: the year reported on, in the place of 本期.
    let digits = self.digits(in: folded)
    if digits.isEmpty || isOfAnotherYear(header) { return nil }
    var plain = folded
    plain.removeSubrange(digits.startIndex..<digits.endIndex)
    for column in form.columns where column.label.folded.contains(plain) { return column.measure }
    return nil
  }

  /// Tells whether half of a header's characters or more are those of a label.
  private func isMisread(_ header: String, for label: FormLabel) -> Bool {
    let folded = definitions.characters.fold(header)
    return label.folded.contains { spelling in
      let common = folded.count { spelling.contains($0) }
      return common * 2 >= max(folded.count, spelling.count)
    }
  }

  /// Tells whether a header names another year than that of the report: 2015年, 上年数.
  private func isOfAnotherYear(_ header: String) -> Bool {
    let digits = self.digits(in: definitions.characters.fold(header))
    if let year, digits.count == 4, digits.reduce(0, { $0 * 10 + Int($1 - 0x30) }) != year { return true }
    return definitions.prose.words.periods.earlier.contains(where: header.contains)
  }

  private func digits(in folded: [UInt16]) -> ArraySlice<UInt16> {
    folded.drop { !Self.isDigit($0) }.prefix(while: Self.isDigit)
  }

  private static func isDigit(_ code: UInt16) -> Bool { (0x30...0x39).contains(code) }
}
