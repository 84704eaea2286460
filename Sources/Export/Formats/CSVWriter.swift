import Core

/// Writes rows as CSV after RFC 4180, but with line feeds: UTF-8 without a byte order mark, quotes only
/// where a field holds a comma, a quote or the end of a line. All fields end with a comma, and the last
/// comma of a row becomes its line feed.
struct CSVWriter: RowWriter, ~Copyable {
  private var buffer: ByteBuffer
  private let codes: CSVCodes
  private var lead: [UInt8] = []
  private(set) var rows = 0

  /// - Parameter codes: what ``code(_:)`` writes; rows without codes need none.
  init(codes: CSVCodes = CSVCodes(), capacity: Int = 256) {
    buffer = ByteBuffer(capacity: capacity)
    self.codes = codes
  }

  var count: Int { buffer.count }

  borrowing func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    buffer.copy(into: &bytes)
    return bytes
  }

  borrowing func append(to bytes: inout [UInt8]) { buffer.copy(into: &bytes) }

  mutating func begin(_ report: ReportRecord) {
    var writer = CSVWriter()
    writer.text(report.id.text)
    writer.text(report.head.agency)
    writer.integer(report.head.year)
    lead = writer.bytes()
  }

  mutating func lead(_ form: Code) {
    buffer.append(contentsOf: lead)
    code(form)
  }

  mutating func code(_ value: Code) {
    codes.append(value, to: &buffer)
  }

  mutating func text(_ value: String) {
    let bytes = value.utf8.span
    if Self.needsQuotes(bytes) {
      buffer.append(Self.quote)
      for index in bytes.indices {
        if bytes[index] == Self.quote { buffer.append(Self.quote) }
        buffer.append(bytes[index])
      }
      buffer.append(Self.quote)
    } else {
      buffer.append(bytes)
    }
    buffer.append(Self.comma)
  }

  mutating func integer(_ value: Int) {
    buffer.append(Decimal64(Int64(value)))
    buffer.append(Self.comma)
  }

  mutating func decimal(_ value: Decimal64) {
    buffer.append(value)
    buffer.append(Self.comma)
  }

  mutating func boolean(_ value: Bool) { text(value ? "true" : "false") }

  mutating func empty() { buffer.append(Self.comma) }

  mutating func endRow() {
    buffer.replaceLast(with: UInt8(ascii: "\n"))
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
}

/// This is every code as CSV has it, quoted if need be and with its comma, one behind the other: looked at
/// once, copied often.
struct CSVCodes: Sendable {
  private let fields: [UInt8]
  private let starts: [Int]

  init(_ texts: [String]) {
    var fields: [UInt8] = []
    var starts = [0]
    for text in texts {
      var writer = CSVWriter()
      writer.text(text)
      writer.append(to: &fields)
      starts.append(fields.count)
    }
    self.fields = fields
    self.starts = starts
  }

  init() {
    fields = []
    starts = [0]
  }

  func append(_ code: Code, to buffer: inout ByteBuffer) {
    let index = Int(code.index)
    buffer.append(fields.span.extracting(starts[index]..<starts[index + 1]))
  }
}
