/// This is what a unit measures.
public enum UnitDimension: String, Sendable, Codable, CaseIterable {
  case count, money, share
  /// Lengths, weights, areas and foreign money: told in prose, never in the form.
  case measure
  /// Days and hours: a deadline or a period, which is no statistic.
  case time
}

/// This is a unit as it is printed, such as 万元: a value in it times `factor` is in the base of its
/// dimension (one thing, one yuan, one per cent).
public struct PrintedUnit: Sendable {
  public let symbol: String
  public let aliases: [String]
  /// What is printed behind an amount for short: 12.5万. Behind a count it is part of the number.
  public let short: [String]
  public let dimension: UnitDimension
  public let factor: Decimal64
  /// What makes another word of the symbol in running prose: 部 before 门 is no unit.
  public let notBefore: [String]

  public init(
    symbol: String, aliases: [String], short: [String] = [], dimension: UnitDimension, factor: Decimal64,
    notBefore: [String] = []
  ) {
    self.symbol = symbol
    self.aliases = aliases
    self.short = short
    self.dimension = dimension
    self.factor = factor
    self.notBefore = notBefore
  }
}

/// This is the list of `data/units.json`.
public struct Units: Sendable {
  public let all: [PrintedUnit]
  /// Every symbol and alias as UTF-8, longest first, so that 万元 is found before 元.
  public let spellings: [(bytes: [UInt8], unit: UnitID)]
  private let shorts: [(bytes: [UInt8], unit: UnitID)]
  /// For each first byte the ``spellings`` that begin with it, in their order: most text begins no unit.
  private let beginning: [[Int]]

  public init(all: [PrintedUnit]) {
    self.all = all
    var spellings: [(bytes: [UInt8], unit: UnitID)] = []
    for (index, unit) in all.enumerated() {
      for text in [unit.symbol] + unit.aliases {
        spellings.append((Array(text.utf8), UnitID(index: UInt16(index))))
      }
    }
    shorts = all.enumerated().flatMap { index, unit in
      unit.short.map { (bytes: Array($0.utf8), unit: UnitID(index: UInt16(index))) }
    }
    spellings.sort { ($1.bytes.count, $0.unit.index) < ($0.bytes.count, $1.unit.index) }
    self.spellings = spellings
    var beginning = [[Int]](repeating: [], count: 256)
    for (index, spelling) in spellings.enumerated() {
      if let first = spelling.bytes.first { beginning[Int(first)].append(index) }
    }
    self.beginning = beginning
  }

  /// Gives the unit that these bytes are for short, behind an amount.
  public func short(_ bytes: ArraySlice<UInt8>) -> UnitID? {
    shorts.first { $0.bytes.elementsEqual(bytes) }?.unit
  }

  public subscript(id: UnitID) -> PrintedUnit { all[Int(id.index)] }

  public func unit(_ symbol: String) -> UnitID? { unit(Array(symbol.utf8)[...]) }

  /// Gives the unit that these bytes are and nothing else.
  public func unit(_ bytes: ArraySlice<UInt8>) -> UnitID? {
    prefix(of: bytes).flatMap { $0.length == bytes.count ? $0.unit : nil }
  }

  /// Gives the longest unit that stands at the start of `bytes`, and its length in bytes.
  public func prefix(of bytes: ArraySlice<UInt8>) -> (unit: UnitID, length: Int)? {
    guard let first = bytes.first else { return nil }
    for index in beginning[Int(first)] where bytes.starts(with: spellings[index].bytes) {
      return (spellings[index].unit, spellings[index].bytes.count)
    }
    return nil
  }
}
