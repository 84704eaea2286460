/// The cells of a line that is a row as programs write them out.
enum CellRow {
  enum Mark { case tab, bar, comma, list }

  private static let longestCell = 200
  /// So many short pieces are headers of columns, whatever stands between the characters of one.
  private static let fewestHeaders = 6
  private static let longestHeader = 60
  private static let stop = Array("。".utf8)

  /// Tells whether a byte parts cells: a text without any has no row of them.
  static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ",")
  }

  /// How often a line holds what may part its cells.
  struct Census {
    var digits = 0
    var tabs = 0
    var bars = 0
    var commas = 0
    var blanks = 0
    var holdsMarks: Bool { tabs + bars + commas > 0 }

    init(_ line: ArraySlice<UInt8>) {
      let bytes = line.span
      for index in bytes.indices {
        let byte = bytes[unchecked: index]
        // Nothing but text of other bytes.
        if byte > UInt8(ascii: "|") { continue }
        switch byte {
        case 0x30...0x39: digits += 1
        case UInt8(ascii: "\t"): tabs += 1
        case UInt8(ascii: "|"): bars += 1
        case UInt8(ascii: ","): commas += 1
        case UInt8(ascii: " "): blanks += 1
        default: break
        }
      }
    }
  }

  /// Gives what parts the cells of a line, or nil where it is text: a tab; a bar; commas between short pieces, where
  /// there are blanks many of them or half of them numbers or nothing; or a list as Python prints it, `['规章', '0']`.
  static func mark(of line: ArraySlice<UInt8>, _ known: Census? = nil) -> Mark? {
    let census = known ?? Census(line)
    if census.tabs > 0 { return .tab }
    if census.bars > 0 { return .bar }
    if census.commas == 0 { return nil }
    if line.starts(with: "['".utf8), line.last == UInt8(ascii: "]") { return .list }
    if census.commas < 2 || line.contains(stop) { return nil }
    let pieces = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard pieces.allSatisfy({ $0.count <= longestCell }) else { return nil }
    let values = pieces.count { $0.allSatisfy { (0x2D...0x39).contains($0) || $0 == 0x0D } }
    let areMany = pieces.count >= fewestHeaders && pieces.allSatisfy { $0.count <= longestHeader }
    return census.blanks == 0 || areMany || values * 2 >= pieces.count ? .comma : nil
  }

  /// Gives what stands between the marks, without blanks at its ends and quotes around it; of text, its words.
  static func pieces(of line: ArraySlice<UInt8>, mark: Mark?) -> [ArraySlice<UInt8>] {
    let separator: UInt8 =
      switch mark {
      case nil: UInt8(ascii: " ")
      case .tab: UInt8(ascii: "\t")
      case .bar: UInt8(ascii: "|")
      case .comma, .list: UInt8(ascii: ",")
      }
    return line.split(separator: separator, omittingEmptySubsequences: mark == nil).map { piece in
      var piece = piece
      while let first = piece.first, isAround(first) { piece = piece.dropFirst() }
      while let last = piece.last, isAround(last) { piece = piece.dropLast() }
      return piece
    }
  }

  private static func isAround(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x0D, UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "]"): true
    default: false
    }
  }
}
