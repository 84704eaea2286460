import Core

/// Writes the cells of a sheet. A number that a spreadsheet would round stays text, and so does a date that
/// it cannot count; both are exact that way.
struct CellWriter: ~Copyable {
  private var buffer: ByteBuffer
  /// The number of the open row, from 1, which every cell of it repeats.
  private var row: [UInt8] = []
  /// The texts that had to be cut.
  private(set) var cutTexts = 0

  /// The longest text of a cell, in units of UTF-16.
  static let longestText = 32_767
  /// The digits that survive in the binary number of a spreadsheet.
  private static let exactDigits = 15

  init(capacity: Int) { buffer = ByteBuffer(capacity: capacity) }

  var count: Int { buffer.count }

  mutating func take() -> [UInt8] { buffer.take() }

  mutating func raw(_ text: StaticString) { buffer.append(text) }

  mutating func raw(_ text: String) { buffer.append(text.utf8.span) }

  mutating func beginRow(_ row: Int) {
    self.row = Array(String(row).utf8)
    buffer.append("<row r=\"")
    buffer.append(contentsOf: self.row)
    buffer.append("\">")
  }

  mutating func endRow() { buffer.append("</row>") }

  /// A cell without content is written only for its colour.
  mutating func empty(inColumn column: Int, style: Int) {
    begin(column, style: style)
    buffer.append("/>")
  }

  mutating func text(_ value: Span<UInt8>, inColumn column: Int, style: Int) {
    begin(column, style: style)
    buffer.append(" t=\"inlineStr\"><is><t")
    if Self.hasBlankEnds(value) { buffer.append(" xml:space=\"preserve\"") }
    buffer.append(UInt8(ascii: ">"))
    let kept = Self.keptBytes(of: value)
    XMLText.append(value.extracting(0..<kept), to: &buffer)
    if kept < value.count {
      cutTexts += 1
      buffer.append("…")
    }
    buffer.append("</t></is></c>")
  }

  /// A text that the workbook holds once, by its number there.
  mutating func shared(_ text: Int32, inColumn column: Int, style: Int) {
    begin(column, style: style)
    buffer.append(" t=\"s\"><v>")
    buffer.append(Decimal64(Int64(text)))
    buffer.append("</v></c>")
  }

  mutating func number(_ digits: Span<UInt8>, inColumn column: Int, style: Int) {
    begin(column, style: style)
    buffer.append("><v>")
    buffer.append(digits)
    buffer.append("</v></c>")
  }

  mutating func boolean(_ value: Bool, inColumn column: Int, style: Int) {
    begin(column, style: style)
    buffer.append(value ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>")
  }

  private mutating func begin(_ column: Int, style: Int) {
    buffer.append("<c r=\"")
    ColumnLetters.visit(column) { buffer.append($0) }
    buffer.append(contentsOf: row)
    if style > 0 {
      buffer.append("\" s=\"")
      buffer.append(Decimal64(Int64(style)))
    }
    buffer.append(UInt8(ascii: "\""))
  }

  /// Tells whether plain digits are exact in a spreadsheet; false for anything else, and for digits that it
  /// would spell otherwise, as `007`.
  static func isExact(_ digits: Span<UInt8>) -> Bool {
    let sign = digits.count > 0 && digits[0] == UInt8(ascii: "-") ? 1 : 0
    if digits.count > sign, digits[sign] == UInt8(ascii: "0"),
      digits.count == sign + 1 ? sign == 1 : digits[sign + 1] != UInt8(ascii: ".")
    {
      return false
    }
    var significant = 0
    var trailing = 0
    var seen = 0
    var points = 0
    for index in digits.indices {
      switch digits[index] {
      case UInt8(ascii: "0"):
        seen += 1
        if significant > 0 { trailing += 1 }
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        seen += 1
        significant += trailing + 1
        trailing = 0
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: "-") where index == 0: continue
      default: return false
      }
    }
    return seen > 0 && points <= 1 && significant <= exactDigits
  }

  private static func hasBlankEnds(_ text: Span<UInt8>) -> Bool {
    text.count > 0 && (text[0] <= 0x20 || text[text.count - 1] <= 0x20)
  }

  /// Gives how many bytes of a text a cell takes, with room for the sign that more followed.
  private static func keptBytes(of text: Span<UInt8>) -> Int {
    if text.count <= longestText { return text.count }
    var units = 0
    var lastFit = 0
    for index in text.indices {
      let byte = text[index]
      if byte & 0xC0 == 0x80 { continue }
      if units <= longestText - 1 { lastFit = index }
      units += byte >= 0xF0 ? 2 : 1
    }
    return units <= longestText ? text.count : lastFit
  }
}
