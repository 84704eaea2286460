import Core

/// This is the unit of money that the headers of a table name: （单位：万元）, or 采购总金额（万元） for short. A table
/// that names two different ones names none.
struct HeaderUnit {
  let money: UnitID?

  /// The unit that a row names in a column of its own.
  init(money: UnitID) { self.money = money }

  init(table: TableReading, document: Document, units: Units, signs: CellSigns) {
    var found: [UnitID] = []
    let hasAmounts = table.placements.contains { $0.cell.unit == .yuan }
    if hasAmounts {
      for line in table.firstLine...table.lastLine {
        for unit in Self.units(in: document.lines[line - 1], document.text, units, signs)
        where !found.contains(unit) {
          found.append(unit)
        }
      }
    }
    money = found.count == 1 ? found[0] : nil
  }

  /// Gives each unit of money that a header on the line names.
  private static func units(
    in line: TextSpan, _ text: [UInt8], _ units: Units, _ signs: CellSigns
  ) -> [UnitID] {
    let bytes = text[line.range]
    var found: [UnitID] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      // 单, （ and ( begin what a header says of units; most bytes begin nothing.
      guard signs.mayAnnounce[Int(bytes[index])] || bytes[index] == 0xEF || bytes[index] == 0x28 else {
        index += 1
        continue
      }
      let (unit, length) = named(at: index, in: bytes, units, signs) ?? bracketed(at: index, in: bytes, units)
      if let unit, units[unit].dimension == .money { found.append(unit) }
      index += length
    }
    return found
  }

  /// 单位：万元, with or without the colon.
  private static func named(
    at index: Int, in bytes: ArraySlice<UInt8>, _ units: Units, _ signs: CellSigns
  ) -> (unit: UnitID?, length: Int)? {
    let start = index + signs.announcement(atStartOf: bytes[index...])
    if start == index { return nil }
    guard start < bytes.endIndex, let (unit, length) = units.prefix(of: bytes[start...]) else {
      return (nil, start - index)
    }
    return (unit, start + length - index)
  }

  /// （万元） and nothing else in the brackets. Behind a digit it belongs to the number, not to the column.
  private static func bracketed(
    at index: Int, in bytes: ArraySlice<UInt8>, _ units: Units
  ) -> (unit: UnitID?, length: Int) {
    let (opening, width) = UTF8Cursor.scalar(in: bytes, at: index)
    guard opening == 0xFF08 || opening == 0x28, index > bytes.startIndex,
      !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index - 1]),
      let (unit, length) = units.prefix(of: bytes[(index + width)...])
    else { return (nil, width) }
    let end = index + width + length
    guard end < bytes.endIndex else { return (nil, width) }
    let (closing, _) = UTF8Cursor.scalar(in: bytes, at: end)
    return closing == 0xFF09 || closing == 0x29 ? (unit, width + length) : (nil, width)
  }
}
