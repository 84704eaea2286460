internal import Core

/// This is the mark of a heading or of a list that a line begins with.
enum ListMark {
  case none
  /// 一、 or 一，
  case form
  /// （一）, 1., 1、, ①, #, -
  case sub

  static func mark(of line: Range<Int>, in text: Span<UInt8>) -> ListMark {
    let end = line.upperBound
    var index = line.lowerBound
    func scalar() -> (scalar: UInt32, length: Int) {
      index < end ? text.scalar(at: index, limit: end) : (0, 0)
    }
    let (first, length) = scalar()
    switch first {
    case 0x23, 0x2D, 0x2A, 0x2022, 0xB7, 0x2460...0x2473, 0x25A0...0x25FF: return .sub
    default: break
    }
    let isBracket = first == 0x28 || first == 0xFF08
    if isBracket { index += length }
    var digits = 0
    var characters = 0
    while true {
      let (next, length) = scalar()
      if UTF8Cursor.digit(next) != nil {
        digits += 1
      } else if isNumeral(next) {
        characters += 1
      } else {
        break
      }
      index += length
    }
    if digits + characters == 0 || digits > 2 || characters > 3 { return .none }
    var (next, nextLength) = scalar()
    while nextLength > 0, UTF8Cursor.isBlank(next) {
      index += nextLength
      (next, nextLength) = scalar()
    }
    if isBracket { return next == 0x29 || next == 0xFF09 ? .sub : .none }
    switch next {
    case 0x3001: return characters > 0 ? .form : .sub
    case 0x2C, 0xFF0C: return characters > 0 ? .form : .none
    case 0x2E, 0xFF0E:
      index += nextLength
      if UTF8Cursor.digit(scalar().scalar) != nil { return .none }
      return characters > 0 ? .form : .sub
    case 0x29, 0xFF09: return digits > 0 ? .sub : .none
    default: return .none
    }
  }

  /// 一 to 十, and the radicals that stand for 一, 二, 八, 十 in the text of some PDF files.
  private static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x2F00, 0x2F06,
      0x2F0B, 0x2F17:
      true
    default: false
    }
  }

  /// Counts what only a sentence has behind its first characters: commas, and digits twice. A comma at the
  /// end does not count, nor does a year: 三、2016年打算.
  static func sentenceMarks(in line: Range<Int>, of text: Span<UInt8>) -> Int {
    var count = 0
    var index = line.lowerBound
    var place = 0
    var digits = 0
    var counted = 0
    while index < line.upperBound {
      let (scalar, length) = text.scalar(at: index, limit: line.upperBound)
      index += length
      place += 1
      if scalar == UInt32(Particle.year), digits == 4 { count -= counted }
      let isDigit = (0x30...0x39).contains(scalar)
      digits = isDigit ? digits + 1 : 0
      if !isDigit || digits == 1 { counted = 0 }
      if place <= 4 { continue }
      switch scalar {
      case 0xFF0C, 0x2C, 0xFF1B, 0x3B, 0xFF1A: if index < line.upperBound { count += 1 }
      case 0x30...0x39:
        count += 2
        counted += 2
      default: break
      }
    }
    return count
  }
}
