/// This is a structure of Thrift's compact protocol, read without knowing what it should hold.
indirect enum ThriftTree: Equatable {
  case truth(Bool)
  case integer(Int)
  case binary([UInt8])
  case list([ThriftTree])
  case structure([Int: ThriftTree])

  struct Broken: Error {}

  subscript(field: Int) -> ThriftTree? {
    if case .structure(let fields) = self { fields[field] } else { nil }
  }

  func integer(_ field: Int) throws -> Int {
    guard case .integer(let value) = self[field] else { throw Broken() }
    return value
  }

  func bytes(_ field: Int) throws -> [UInt8] {
    guard case .binary(let value) = self[field] else { throw Broken() }
    return value
  }

  func text(_ field: Int) throws -> String { String(decoding: try bytes(field), as: UTF8.self) }

  func list(_ field: Int) throws -> [ThriftTree] {
    guard case .list(let value) = self[field] else { throw Broken() }
    return value
  }

  /// Reads a structure and gives where its bytes end.
  static func read(_ bytes: [UInt8], at start: Int) throws -> (tree: ThriftTree, end: Int) {
    var reader = ByteReader(bytes: bytes, place: start)
    let tree = try structure(&reader)
    return (tree, reader.place)
  }

  private static func structure(_ reader: inout ByteReader) throws -> ThriftTree {
    var fields: [Int: ThriftTree] = [:]
    var last = 0
    while true {
      let head = Int(try reader.byte())
      if head == 0 { return .structure(fields) }
      last = head >> 4 == 0 ? try reader.zigzag() : last + head >> 4
      switch head & 15 {
      case 1: fields[last] = .truth(true)
      case 2: fields[last] = .truth(false)
      default: fields[last] = try value(head & 15, &reader)
      }
    }
  }

  private static func value(_ kind: Int, _ reader: inout ByteReader) throws -> ThriftTree {
    switch kind {
    case 1, 2: return .truth(try reader.byte() == 1)
    case 3: return .integer(Int(Int8(bitPattern: try reader.byte())))
    case 4, 5, 6: return .integer(try reader.zigzag())
    case 8: return .binary(try reader.bytes(try reader.varint()))
    case 9:
      let head = Int(try reader.byte())
      let count = head >> 4 == 15 ? try reader.varint() : head >> 4
      return .list(try (0..<count).map { _ in try value(head & 15, &reader) })
    case 12: return try structure(&reader)
    default: throw Broken()
    }
  }
}

/// Reads numbers and bytes one after the other.
struct ByteReader {
  let bytes: [UInt8]
  var place: Int

  var isAtEnd: Bool { place >= bytes.count }

  mutating func byte() throws -> UInt8 {
    guard place < bytes.count else { throw ThriftTree.Broken() }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func bytes(_ count: Int) throws -> [UInt8] {
    guard count >= 0, place + count <= bytes.count else { throw ThriftTree.Broken() }
    defer { place += count }
    return Array(bytes[place..<place + count])
  }

  mutating func littleEndian(_ count: Int) throws -> UInt64 {
    try bytes(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func varint() throws -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(truncatingIfNeeded: value) }
      shift += 7
    }
  }

  mutating func zigzag() throws -> Int {
    let value = UInt64(bitPattern: Int64(try varint()))
    return Int(Int64(bitPattern: value >> 1) ^ -Int64(value & 1))
  }

  /// Bit by bit: numbers of `width` bits, the lowest first.
  mutating func packed(_ count: Int, width: Int) throws -> [UInt64] {
    let body = try bytes((count * width + 7) / 8)
    return (0..<count).map { index in
      (0..<width).reduce(UInt64(0)) { value, bit in
        let place = index * width + bit
        return value | UInt64(body[place / 8] >> UInt8(place % 8) & 1) << UInt64(bit)
      }
    }
  }
}
