import Core

/// This is every code that rows hold. It gives a number for an identifier; what is to be written for the
/// number is the edition's affair.
struct RowCodes: Sendable {
  let texts: [String]
  private let items: UInt32
  private let measures: UInt32
  private let forms: UInt32
  private let units: UInt32
  private let flags: UInt32

  /// Tables, items, measures, forms, units and combinations of flags stand one behind the other.
  init(definitions: Definitions) {
    let vocabulary = definitions.vocabulary
    var texts = vocabulary.tables
    items = UInt32(texts.count)
    texts += vocabulary.items
    measures = UInt32(texts.count)
    texts += vocabulary.measures
    forms = UInt32(texts.count)
    texts += definitions.forms.map(\.code)
    units = UInt32(texts.count)
    texts += [ValueUnit.count.rawValue, ValueUnit.yuan.rawValue]
    flags = UInt32(texts.count)
    for raw in 0..<UInt16(1 << CellFlags.named.count) {
      let set = CellFlags(rawValue: raw)
      texts.append(
        CellFlags.named.lazy.filter { set.contains($0.flag) }.map(\.name).joined(separator: ";"))
    }
    self.texts = texts
  }

  subscript(id: TableID) -> Code { Code(index: UInt32(id.index)) }
  subscript(id: ItemID) -> Code { Code(index: items + UInt32(id.index)) }
  subscript(id: MeasureID) -> Code { Code(index: measures + UInt32(id.index)) }
  subscript(id: FormID) -> Code { Code(index: forms + UInt32(id.index)) }
  subscript(set: CellFlags) -> Code { Code(index: flags + UInt32(set.rawValue)) }

  subscript(unit: ValueUnit) -> Code {
    switch unit {
    case .count: Code(index: units)
    case .yuan: Code(index: units + 1)
    }
  }

  func text(_ code: Code) -> String { texts[Int(code.index)] }
}
