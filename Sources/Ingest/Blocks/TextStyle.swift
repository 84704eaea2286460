/// This is how a piece of text is printed, as far as reading depends on it: struck out or raised digits beside
/// others would make one number of two.
struct TextStyle: Equatable {
  /// Hidden, or struck out: what stands beside it has replaced it.
  var isLeftOut = false
  /// Above the line, as the number of a note.
  var isRaised = false

  /// Gives the text of a piece: nothing where it is left out; raised digits as ⁰ to ⁹, which are no digits of a
  /// number.
  func printed<Text: Collection<UInt8>>(_ text: Text) -> [UInt8] {
    if isLeftOut { return [] }
    return isRaised ? Self.raised(text) : Array(text)
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
}
