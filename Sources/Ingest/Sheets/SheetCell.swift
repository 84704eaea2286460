/// This is a place in a sheet, counted from 0.
struct SheetPlace: Hashable {
  let row: Int
  let column: Int

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `AB12`; no sheet goes beyond XFD1048576.
  init?(_ text: Substring) {
    var column = 0
    var row = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "$"): continue
      default: return nil
      }
      if column > 16384 || row > 1_048_576 { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(row: row - 1, column: column - 1)
  }
}

/// This is a rectangle of a sheet that is printed as one cell.
struct SheetRange {
  let first: SheetPlace
  let last: SheetPlace

  /// Reads `A1:C2`.
  init?(_ text: String) {
    let ends = text.split(separator: ":", maxSplits: 1)
    guard ends.count == 2, let first = SheetPlace(ends[0]), let last = SheetPlace(ends[1]),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.first = first
    self.last = last
  }
}
