/// Writes values one behind the other, small numbers in few bytes, for what the program keeps for itself
/// between two runs. There are no names and no versions in it: whoever keeps the bytes keeps what they are.
public struct FlatWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func append(_ value: Int) {
    // The sign goes to the lowest bit, so that small negative numbers are short too.
    var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  public mutating func append(_ value: Bool) { bytes.append(value ? 1 : 0) }

  public mutating func append(_ value: [UInt8]) {
    append(value.count)
    bytes += value
  }

  public mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes += text.utf8
  }

  public mutating func append(_ value: Int?) {
    append(value != nil)
    if let value { append(value) }
  }
}

/// Reads what ``FlatWriter`` wrote. Bytes that are something else give ``FlatDamage``, never a trap.
public struct FlatReader: Sendable {
  private let bytes: [UInt8]
  private var place: Int

  /// - Parameter start: where what is to be read begins.
  public init(_ bytes: [UInt8], at start: Int = 0) {
    self.bytes = bytes
    place = start
  }

  public var isAtEnd: Bool { place == bytes.count }

  public mutating func integer() throws(FlatDamage) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count, shift < 64 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value >> 1)) ^ -Int(value & 1) }
      shift += 7
    }
    throw FlatDamage()
  }

  /// Gives a number that counts or indexes something, at most `limit`.
  public mutating func count(atMost limit: Int = .max) throws(FlatDamage) -> Int {
    let value = try integer()
    if value < 0 || value > limit { throw FlatDamage() }
    return value
  }

  public mutating func boolean() throws(FlatDamage) -> Bool {
    guard place < bytes.count, bytes[place] < 2 else { throw FlatDamage() }
    place += 1
    return bytes[place - 1] == 1
  }

  public mutating func optionalInteger() throws(FlatDamage) -> Int? {
    if try boolean() { return try integer() }
    return nil
  }

  public mutating func byteString() throws(FlatDamage) -> [UInt8] {
    let length = try count()
    if length > bytes.count - place { throw FlatDamage() }
    defer { place += length }
    return Array(bytes[place..<(place + length)])
  }

  public mutating func text() throws(FlatDamage) -> String {
    guard let text = String(validating: try byteString(), as: UTF8.self) else { throw FlatDamage() }
    return text
  }
}

/// Says that bytes are not what was written.
public struct FlatDamage: Error, Sendable, Equatable {
  public init() {}
}
