/// Writes structures in Thrift's compact protocol, as far as Parquet uses it. Fields are written in the order
/// of their numbers.
struct ThriftWriter {
  private(set) var bytes: [UInt8] = []
  private var lastField: Int16 = 0

  enum Kind: UInt8 {
    case truth = 1
    case falsehood = 2
    case int8 = 3
    case int16 = 4
    case int32 = 5
    case int64 = 6
    case binary = 8
    case list = 9
    case structure = 12
  }

  mutating func field(_ number: Int16, int8 value: Int8) {
    header(number, .int8)
    bytes.append(UInt8(bitPattern: value))
  }

  mutating func field(_ number: Int16, int16 value: Int) {
    header(number, .int16)
    bytes.append(zigzag: Int64(value))
  }

  mutating func field(_ number: Int16, int32 value: Int) {
    header(number, .int32)
    bytes.append(zigzag: Int64(value))
  }

  mutating func field(_ number: Int16, int64 value: Int) {
    header(number, .int64)
    bytes.append(zigzag: Int64(value))
  }

  mutating func field(_ number: Int16, truth value: Bool) {
    header(number, value ? .truth : .falsehood)
  }

  mutating func field(_ number: Int16, binary value: [UInt8]) {
    header(number, .binary)
    binary(value)
  }

  mutating func field(_ number: Int16, text value: String) { field(number, binary: Array(value.utf8)) }

  mutating func field(_ number: Int16, structure content: (inout ThriftWriter) -> Void) {
    header(number, .structure)
    structure(content)
  }

  /// - Parameter element: writes the element of that index.
  mutating func field(
    _ number: Int16, listOf kind: Kind, count: Int, element: (inout ThriftWriter, Int) -> Void
  ) {
    header(number, .list)
    if count < 15 {
      bytes.append(UInt8(count) << 4 | kind.rawValue)
    } else {
      bytes.append(0xF0 | kind.rawValue)
      bytes.append(varint: UInt64(count))
    }
    for index in 0..<count { element(&self, index) }
  }

  // MARK: Elements of a list, and a structure at the top

  mutating func structure(_ content: (inout ThriftWriter) -> Void) {
    let outer = lastField
    lastField = 0
    content(&self)
    bytes.append(0)
    lastField = outer
  }

  mutating func binary(_ value: [UInt8]) {
    bytes.append(varint: UInt64(value.count))
    bytes += value
  }

  mutating func int32(_ value: Int) { bytes.append(zigzag: Int64(value)) }

  mutating func int64(_ value: Int) { bytes.append(zigzag: Int64(value)) }

  mutating func truth(_ value: Bool) {
    bytes.append(value ? Kind.truth.rawValue : Kind.falsehood.rawValue)
  }

  private mutating func header(_ number: Int16, _ kind: Kind) {
    let step = number - lastField
    precondition(step > 0, "fields of a structure are written in the order of their numbers")
    if step < 16 {
      bytes.append(UInt8(step) << 4 | kind.rawValue)
    } else {
      bytes.append(kind.rawValue)
      bytes.append(zigzag: Int64(number))
    }
    lastField = number
  }
}
