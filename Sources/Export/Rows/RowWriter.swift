import Core

/// This is an edition of a table that takes rows field by field, from left to right. The functions that
/// write rows are generic over it, so that every edition has the same rows.
protocol RowWriter {
  /// Writes a text that differs from row to row.
  mutating func text(_ value: String)
  /// Writes a text that stands in many rows.
  mutating func repeated(_ value: RepeatedText)
  mutating func integer(_ value: Int)
  mutating func decimal(_ value: Decimal64)
  mutating func boolean(_ value: Bool)
  mutating func empty()
  mutating func endRow()
}

extension RowWriter {
  mutating func integer(_ value: Int?) {
    if let value { integer(value) } else { empty() }
  }

  mutating func decimal(_ value: Decimal64?) {
    if let value { decimal(value) } else { empty() }
  }

  mutating func repeated(_ value: RepeatedText?) {
    if let value { repeated(value) } else { empty() }
  }
}

/// This is a text that many rows hold, such as a code: looked at once, copied often.
struct RepeatedText: Sendable {
  let text: String
  /// The field as CSV has it, quoted if need be.
  let field: [UInt8]

  init(_ text: String) {
    self.text = text
    var writer = CSVWriter()
    writer.text(text)
    field = Array(writer.bytes.dropLast())
  }
}
