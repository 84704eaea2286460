import Core

/// Tells the colour of a cell from the codes that stand beside it.
struct FlagColours {
  private let flags: [(name: [UInt8], colour: CellStyle.Colour)]

  init() {
    flags = CellFlags.named.map { (Array($0.name.utf8), Self.colour(of: $0.flag)) }
  }

  static func colour(of flag: CellFlags) -> CellStyle.Colour {
    switch flag {
    case .ambiguousPosition: .unknown
    case _ where CellFlags.doubtful.contains(flag): .doubtful
    case .corrected: .corrected
    case .annotated: .note
    case .blank, .notApplicable: .empty
    default: .none
    }
  }

  /// Gives the gravest colour of a list of flags.
  func colour(of list: Span<UInt8>) -> CellStyle.Colour {
    var gravest = CellStyle.Colour.none
    var start = 0
    while start < list.count {
      var end = start
      while end < list.count, list[end] != UInt8(ascii: ";") { end += 1 }
      for flag in flags where Self.isEqual(list.extracting(start..<end), flag.name) {
        if flag.colour.rawValue > gravest.rawValue { gravest = flag.colour }
      }
      start = end + 1
    }
    return gravest
  }

  /// Gives the colour of a severity or of the status of a report.
  func colour(ofSeverity code: Span<UInt8>) -> CellStyle.Colour {
    switch code.count {
    case 0: .none
    case _ where Self.isEqual(code, Array("error".utf8)) || Self.isEqual(code, Array("errors".utf8)): .unknown
    case _ where Self.isEqual(code, Array("warning".utf8)) || Self.isEqual(code, Array("warnings".utf8)):
      .note
    default: .none
    }
  }

  private static func isEqual(_ left: Span<UInt8>, _ right: [UInt8]) -> Bool {
    if left.count != right.count { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }
}
