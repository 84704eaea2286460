import Core

/// This is every code that rows hold, looked up by the identifiers that the program carries instead.
struct RowCodes: Sendable {
  let tables: [RepeatedText]
  let items: [RepeatedText]
  let measures: [RepeatedText]
  let forms: [RepeatedText]
  /// Every combination of flags, by its raw value.
  private let flags: [RepeatedText]
  private let count = RepeatedText(ValueUnit.count.rawValue)
  private let yuan = RepeatedText(ValueUnit.yuan.rawValue)

  init(definitions: Definitions) {
    tables = definitions.vocabulary.tables.map(RepeatedText.init)
    items = definitions.vocabulary.items.map(RepeatedText.init)
    measures = definitions.vocabulary.measures.map(RepeatedText.init)
    forms = definitions.forms.map { RepeatedText($0.code) }
    flags = (0..<UInt16(1 << CellFlags.named.count)).map { raw in
      let set = CellFlags(rawValue: raw)
      return RepeatedText(
        CellFlags.named.lazy.filter { set.contains($0.flag) }.map(\.name).joined(separator: ";"))
    }
  }

  subscript(id: TableID) -> RepeatedText { tables[Int(id.index)] }
  subscript(id: ItemID) -> RepeatedText { items[Int(id.index)] }
  subscript(id: MeasureID) -> RepeatedText { measures[Int(id.index)] }
  subscript(id: FormID) -> RepeatedText { forms[Int(id.index)] }
  subscript(flags set: CellFlags) -> RepeatedText { flags[Int(set.rawValue)] }

  subscript(unit: ValueUnit) -> RepeatedText {
    switch unit {
    case .count: count
    case .yuan: yuan
    }
  }
}
