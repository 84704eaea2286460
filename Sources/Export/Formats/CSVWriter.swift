import Core

/// Writes rows as CSV after RFC 4180, but with line feeds: UTF-8 without a byte order mark, quotes only
/// where a field holds a comma, a quote or the end of a line. All fields end with a comma, and the last
/// comma of a row becomes its line feed.
struct CSVWriter: RowWriter {
  private(set) var bytes: [UInt8]
  private(set) var rows = 0

  init() { bytes = [] }

  /// Takes a buffer over, to append to it; ``bytes`` gives it back.
  init(appendingTo buffer: inout [UInt8]) {
    bytes = []
    swap(&bytes, &buffer)
  }

  /// Moves what was written to where it is wanted.
  consuming func finish(into buffer: inout [UInt8]) { buffer = bytes }

  mutating func text(_ value: String) {
    if Self.needsQuotes(value.utf8.span) {
      bytes.append(Self.quote)
      for byte in value.utf8 {
        if byte == Self.quote { bytes.append(Self.quote) }
        bytes.append(byte)
      }
      bytes.append(Self.quote)
    } else {
      bytes.append(contentsOf: value.utf8)
    }
    bytes.append(Self.comma)
  }

  mutating func repeated(_ value: RepeatedText) {
    bytes.append(contentsOf: value.field)
    bytes.append(Self.comma)
  }

  mutating func integer(_ value: Int) {
    decimal(Decimal64(Int64(value)))
  }

  mutating func decimal(_ value: Decimal64) {
    if value.scale == 0, value.mantissa >= 0, value.mantissa < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(value.mantissa))
    } else {
      appendDigits(of: value)
    }
    bytes.append(Self.comma)
  }

  mutating func boolean(_ value: Bool) {
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    bytes.append(Self.comma)
  }

  mutating func empty() { bytes.append(Self.comma) }

  mutating func endRow() {
    bytes[bytes.count - 1] = UInt8(ascii: "\n")
    rows += 1
  }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")

  private static func needsQuotes(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case comma, quote, UInt8(ascii: "\n"), UInt8(ascii: "\r"): return true
      default: continue
      }
    }
    return false
  }

  /// The last digit comes first, so the field is written backwards and turned round.
  private mutating func appendDigits(of value: Decimal64) {
    let start = bytes.count
    var rest = value.mantissa.magnitude
    var place: UInt8 = 0
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      place += 1
      if place == value.scale { bytes.append(UInt8(ascii: ".")) }
    } while rest > 0 || place <= value.scale
    if value.isNegative { bytes.append(UInt8(ascii: "-")) }
    bytes[start...].reverse()
  }
}
