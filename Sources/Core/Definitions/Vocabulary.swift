/// This is every code of the definitions, so that the rest of the program carries two bytes instead of a
/// string. A code's index is its place in the arrays.
public struct Vocabulary: Sendable {
  public let tables: [String]
  public let items: [String]
  public let measures: [String]
  private let tableIndex: [String: UInt16]
  private let itemIndex: [String: UInt16]
  private let measureIndex: [String: UInt16]

  public init(tables: [String], items: [String], measures: [String]) {
    self.tables = tables
    self.items = items
    self.measures = measures
    tableIndex = Self.index(tables)
    itemIndex = Self.index(items)
    measureIndex = Self.index(measures)
  }

  public func code(_ id: TableID) -> String { tables[Int(id.index)] }
  public func code(_ id: ItemID) -> String { items[Int(id.index)] }
  public func code(_ id: MeasureID) -> String { measures[Int(id.index)] }

  public func table(_ code: String) -> TableID? { tableIndex[code].map(TableID.init(index:)) }
  public func item(_ code: String) -> ItemID? { itemIndex[code].map(ItemID.init(index:)) }
  public func measure(_ code: String) -> MeasureID? { measureIndex[code].map(MeasureID.init(index:)) }

  private static func index(_ codes: [String]) -> [String: UInt16] {
    var map: [String: UInt16] = [:]
    for (position, code) in codes.enumerated() { map[code] = UInt16(position) }
    return map
  }
}
