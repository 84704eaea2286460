/// This is a row or a column that the printed table has and the form has not: provinces widen the long forms.
public struct AddedName: Hashable, Sendable {
  /// `local_` and the first 8 hexadecimal digits of SHA-256 of the label without blanks, punctuation,
  /// numbering and 其中, so that it is the same in all years.
  public let code: String
  /// The label in ordinary characters.
  public let label: String

  public init(code: String, label: String) {
    self.code = code
    self.label = label
  }
}

/// These are the rows and columns of one document that no form has. Their identifiers are meant within the
/// document alone: they count from ``first``, above all identifiers of the vocabulary.
public struct AddedNames: Sendable {
  public private(set) var items: [AddedName] = []
  public private(set) var measures: [AddedName] = []

  static let first: UInt16 = 0x8000

  public init() {}

  public var isEmpty: Bool { items.isEmpty && measures.isEmpty }

  /// Gives a new row its identifier. A label that comes again gets a code of its own, since rows are told
  /// apart by it.
  public mutating func addItem(label: String, key: [UInt16]) -> ItemID {
    items.append(AddedName(code: Self.code(of: key, besides: items), label: label))
    return ItemID(index: Self.first + UInt16(items.count - 1))
  }

  public mutating func addMeasure(label: String, key: [UInt16]) -> MeasureID {
    measures.append(AddedName(code: Self.code(of: key, besides: measures), label: label))
    return MeasureID(index: Self.first + UInt16(measures.count - 1))
  }

  public subscript(id: ItemID) -> AddedName? { id.isAdded ? items[Int(id.index - Self.first)] : nil }
  public subscript(id: MeasureID) -> AddedName? { id.isAdded ? measures[Int(id.index - Self.first)] : nil }

  /// The label as it is compared, and its number where it is not the first of its kind.
  private static func code(of key: [UInt16], besides taken: [AddedName]) -> String {
    let text = String(decoding: key, as: UTF16.self)
    var number = 1
    while true {
      let name = number == 1 ? text : "\(text)#\(number)"
      let code = "local_" + SHA256.hexadecimal(Array(name.utf8)).prefix(8)
      if !taken.contains(where: { $0.code == code }) { return code }
      number += 1
    }
  }
}

extension ItemID {
  /// The document itself added the row: see ``AddedNames``.
  public var isAdded: Bool { index >= AddedNames.first }
}

extension MeasureID {
  /// The document itself added the column: see ``AddedNames``.
  public var isAdded: Bool { index >= AddedNames.first }
}

/// This is what the cells of one document are called: by the vocabulary, or by what the document added.
public struct CellNames: Sendable {
  private let vocabulary: Vocabulary
  private let added: AddedNames

  public init(vocabulary: Vocabulary, added: AddedNames) {
    self.vocabulary = vocabulary
    self.added = added
  }

  public func code(_ id: TableID) -> String { vocabulary.code(id) }
  public func code(_ id: ItemID) -> String { added[id]?.code ?? vocabulary.code(id) }
  public func code(_ id: MeasureID) -> String { added[id]?.code ?? vocabulary.code(id) }
}
