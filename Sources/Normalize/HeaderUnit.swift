import Core

/// This is the unit of money that the headers of a table name: （单位：万元）. The last one before the amount
/// counts, and a table that names two different ones names none.
struct HeaderUnit {
  let money: UnitID?

  init(table: TableReading, document: Document, units: Units) {
    var found: [UnitID] = []
    let hasAmounts = table.placements.contains { $0.cell.unit == .yuan }
    if hasAmounts {
      for line in table.firstLine...table.lastLine {
        for unit in Self.units(in: document.lines[line - 1], document.text, units) where !found.contains(unit)
        {
          found.append(unit)
        }
      }
    }
    money = found.count == 1 ? found[0] : nil
  }

  /// Gives each unit of money that follows 单位 on a line.
  private static func units(in line: TextSpan, _ text: [UInt8], _ units: Units) -> [UnitID] {
    let word = Array("单位".utf8)
    let bytes = text[line.range]
    var found: [UnitID] = []
    var index = bytes.startIndex
    while index + word.count <= bytes.endIndex {
      guard bytes[index...].starts(with: word) else {
        index += 1
        continue
      }
      index += word.count
      while index < bytes.endIndex {
        let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
        if scalar != 0xFF1A, scalar != 0x3A, !UTF8Cursor.isBlank(scalar) { break }
        index += length
      }
      if index < bytes.endIndex, let (unit, length) = units.prefix(of: bytes[index...]) {
        if units[unit].dimension == .money { found.append(unit) }
        index += length
      }
    }
    return found
  }
}
