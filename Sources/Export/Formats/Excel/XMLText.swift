/// Writes text as the XML of a workbook has it.
enum XMLText {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// Gives a text for an element or an attribute.
  static func escaped(_ text: String) -> String {
    var buffer = ByteBuffer(capacity: text.utf8.count + 16)
    append(text.utf8.span, to: &buffer)
    return String(decoding: buffer.take(), as: UTF8.self)
  }

  /// Appends a text. What XML cannot hold stands as `_x0001_`, and a text that looks like that has its first
  /// character written so, which is how workbooks do it.
  static func append(_ text: Span<UInt8>, to buffer: inout ByteBuffer) {
    var start = 0
    for index in text.indices {
      let replacement: StaticString
      switch text[index] {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\""): replacement = "&quot;"
      // A reader of XML makes a bare one a line feed; more readers know this spelling than `_x000D_`.
      case 0x0D: replacement = "&#13;"
      case 0..<0x20 where text[index] != 0x09 && text[index] != 0x0A:
        flush(text, &start, index, 1, to: &buffer)
        appendCode(UInt16(text[index]), to: &buffer)
        continue
      case UInt8(ascii: "_") where isCode(text, at: index): replacement = "_x005F_"
      case 0xEF where isNoCharacter(text, at: index):
        flush(text, &start, index, 3, to: &buffer)
        appendCode(text[index + 2] == 0xBE ? 0xFFFE : 0xFFFF, to: &buffer)
        continue
      default: continue
      }
      flush(text, &start, index, 1, to: &buffer)
      buffer.append(replacement)
    }
    buffer.append(text.extracting(start..<text.count))
  }

  /// Appends what stands before `index` and goes on behind the bytes there.
  private static func flush(
    _ text: Span<UInt8>, _ start: inout Int, _ index: Int, _ length: Int, to buffer: inout ByteBuffer
  ) {
    buffer.append(text.extracting(start..<index))
    start = index + length
  }

  private static func appendCode(_ unit: UInt16, to buffer: inout ByteBuffer) {
    buffer.append("_x")
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift)) & 0xF
      buffer.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
    buffer.append(UInt8(ascii: "_"))
  }

  /// Tells whether `_xHHHH_` stands there.
  private static func isCode(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index + 6 < text.count, text[index + 1] == UInt8(ascii: "x"),
      text[index + 6] == UInt8(ascii: "_")
    else { return false }
    for place in index + 2..<index + 6 {
      switch text[place] {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: continue
      default: return false
      }
    }
    return true
  }

  /// U+FFFE and U+FFFF, which XML does not allow.
  private static func isNoCharacter(_ text: Span<UInt8>, at index: Int) -> Bool {
    index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
  }
}
