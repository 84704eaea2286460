/// This is how a piece of text is printed, as far as reading depends on it: struck out, raised or lowered digits
/// beside others would make one number of two.
struct TextStyle: Equatable {
  /// Hidden, or struck out: what stands beside it has replaced it.
  var isLeftOut = false
  /// Above or below the line, as the number of a note.
  var shift = Shift.none

  enum Shift {
    case none
    case raised
    case lowered

    /// What `vertAlign` of Office files says.
    init(officeName: String?) {
      self = officeName == "superscript" ? .raised : officeName == "subscript" ? .lowered : .none
    }
  }

  /// What another says holds too.
  mutating func add(_ other: TextStyle) {
    if other.isLeftOut { isLeftOut = true }
    if other.shift != .none { shift = other.shift }
  }

  /// Gives the text of a piece: nothing where it is left out; raised digits as ⁰ to ⁹, lowered ones as ₀ to
  /// ₉, which are no digits of a number.
  func printed<Text: Collection<UInt8>>(_ text: Text) -> [UInt8] {
    if isLeftOut { return [] }
    switch shift {
    case .none: return Array(text)
    case .raised: return Self.raised(text)
    case .lowered: return Self.lowered(text)
    }
  }

  private static func raised(_ text: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      switch byte {
      case UInt8(ascii: "1"): result += [0xC2, 0xB9]
      case UInt8(ascii: "2"), UInt8(ascii: "3"): result += [0xC2, byte + 0x80]
      case UInt8(ascii: "0"), UInt8(ascii: "4")...UInt8(ascii: "9"): result += [0xE2, 0x81, byte + 0x80]
      default: result.append(byte)
      }
    }
    return result
  }

  private static func lowered(_ text: some Collection<UInt8>) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? [0xE2, 0x82, byte + 0x50] : [byte]
    }
  }
}

/// This is the line that a paragraph stands on: pieces may be put higher or lower by a distance, without a word that
/// they are raised. What the paragraph begins with is its line; a cell may be shifted as a whole.
struct TextLine {
  private var height: Int?

  /// Gives whether a piece stands above the line or below it.
  ///
  /// - Parameters:
  ///   - position: its height in any unit.
  ///   - told: what the piece says of itself in words.
  mutating func shift(at position: Int, told: TextStyle.Shift) -> TextStyle.Shift {
    let line = height ?? position
    height = line
    if told != .none || position == line { return told }
    return position > line ? .raised : .lowered
  }
}
