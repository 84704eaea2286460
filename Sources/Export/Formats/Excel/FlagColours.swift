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
      for flag in flags where list.extracting(start..<end).isEqual(to: flag.name.span) {
        if flag.colour.rawValue > gravest.rawValue { gravest = flag.colour }
      }
      start = end + 1
    }
    return gravest
  }

  /// Gives the colour of a severity or of the status of a report.
  func colour(ofSeverity code: Span<UInt8>) -> CellStyle.Colour {
    for (words, colour) in Self.severities {
      for word in words where code.isEqual(to: word.utf8.span) { return colour }
    }
    return .none
  }

  private static let severities: [(words: [String], colour: CellStyle.Colour)] = [
    (["error", "errors"], .unknown), (["warning", "warnings"], .note),
  ]
}
