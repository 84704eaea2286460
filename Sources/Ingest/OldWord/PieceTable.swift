import Core

/// Puts the text of an old Word file together from the pieces in which it was saved.
struct PieceTable {
  /// The characters as UTF-16.
  private(set) var units: [UInt16] = []
  /// Where each stands in the stream of the document: by that its properties are found.
  private(set) var offsets: [UInt32] = []

  init(document: [UInt8], table: [UInt8], place: OldWordHead.Place) throws(Reject) {
    let reader = LittleEndian(table)
    let text = LittleEndian(document)
    var at = place.start
    let end = place.start + place.count
    // Property lists come first, then the table of pieces.
    while at < end, reader.byte(at) == 1, let length = reader.short(at + 1) { at += 3 + length }
    guard at < end, reader.byte(at) == 2, let length = reader.long(at + 1), at + 5 + length <= table.count,
      length >= 4
    else { throw Reject.brokenOldOffice() }
    let count = (length - 4) / 12
    let bounds = at + 5
    let pieces = bounds + 4 * (count + 1)
    for index in 0..<count {
      guard let first = reader.long(bounds + 4 * index), let last = reader.long(bounds + 4 * index + 4),
        let packed = reader.long(pieces + 8 * index + 2), first == units.count, last >= first,
        last <= OldWordHead.mostCharacters
      else { throw Reject.brokenOldOffice() }
      let isNarrow = packed & 0x4000_0000 != 0
      let start = isNarrow ? (packed & 0x3FFF_FFFF) / 2 : packed & 0x3FFF_FFFF
      let width = isNarrow ? 1 : 2
      guard text.slice(start, count: (last - first) * width) != nil else { throw Reject.brokenOldOffice() }
      for character in 0..<(last - first) {
        let offset = start + character * width
        offsets.append(UInt32(offset))
        units.append(
          isNarrow
            ? Self.windows[Int(document[offset])]
            : UInt16(document[offset]) | UInt16(document[offset + 1]) << 8)
      }
    }
  }

  /// Single bytes are characters of Windows 1252: Latin 1 but for 32 of them.
  private static let windows: [UInt16] = {
    var table = (0...255).map { UInt16($0) }
    let special: [UInt16] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
      0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
      0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
    table.replaceSubrange(0x80..<0xA0, with: special)
    return table
  }()
}
