import Core

/// Tells which value columns a long table prints: those of the form, and those that a province added.
struct ValueColumns {
  let characters: CharacterMap
  let form: FormBlock
  /// The headers between the words of the form's header and the first row, in printed order, in ordinary
  /// characters.
  let headers: [String]
  /// How many values the rows have.
  let width: Int

  func measures(adding added: inout AddedNames) -> [MeasureID] {
    guard let named = named() else {
      if width == form.columns.count { return form.columns.map(\.measure) }
      if width == 1, let last = form.columns.last { return [last.measure] }
      return (1...max(1, width)).map { added.addMeasure(label: "", key: characters.fold("第\($0)栏")) }
    }
    var measures: [MeasureID] = []
    for header in named {
      let known = measure(of: header)
      if let known, !measures.contains(known) {
        measures.append(known)
      } else {
        measures.append(added.addMeasure(label: header, key: characters.fold(header)))
      }
    }
    return measures
  }

  /// Gives one header a column, or nil where the print does not tell which is whose.
  private func named() -> [String]? {
    if headers.count == width { return headers }
    // A header over several columns stands before theirs.
    if headers.count == width + 1, width > 1, measure(of: headers[0]) != nil { return Array(headers[1...]) }
    // A header broken at a blank.
    let joined = headers.joined()
    let whole = characters.fold(joined)
    if width == 1, !headers.isEmpty, form.columns.contains(where: { $0.label.folded.contains(whole) }) {
      return [joined]
    }
    return nil
  }

  private func measure(of header: String) -> MeasureID? {
    let folded = characters.fold(header)
    for column in form.columns where column.label.folded.contains(folded) { return column.measure }
    // 2009年度, 2016年: the year reported on, in the place of 本期.
    let plain = folded.drop { $0 >= 0x30 && $0 <= 0x39 }
    if plain.count < folded.count {
      for column in form.columns where column.label.folded.contains(Array(plain)) { return column.measure }
    }
    return nil
  }
}
