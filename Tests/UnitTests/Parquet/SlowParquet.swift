@testable import Ingest

/// Reads Parquet as far as it is written here, by the letter of the format and without any haste. Values are
/// given as bytes: texts as they are, numbers as they stand in PLAIN.
struct SlowParquet {
  let footer: ThriftTree
  let names: [String]
  /// By column, all rows; nil where a value is missing.
  private(set) var columns: [[[UInt8]?]] = []
  /// By row group and column, the encodings of the values of its pages.
  private(set) var encodings: [[[Int]]] = []
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    guard bytes.starts(with: "PAR1".utf8), bytes.suffix(4).elementsEqual("PAR1".utf8) else {
      throw ThriftTree.Broken()
    }
    var reader = ByteReader(bytes: bytes, place: bytes.count - 8)
    let size = Int(try reader.littleEndian(4))
    let read = try ThriftTree.read(bytes, at: bytes.count - 8 - size)
    guard read.end == bytes.count - 8 else { throw ThriftTree.Broken() }
    footer = read.tree
    names = try footer.list(2).dropFirst().map { try $0.text(4) }
    columns = names.map { _ in [] }
    for group in try footer.list(4) {
      var encodings: [[Int]] = []
      for (index, chunk) in try group.list(1).enumerated() {
        let (values, used) = try self.chunk(chunk, rows: group.integer(3))
        columns[index] += values
        encodings.append(used)
      }
      self.encodings.append(encodings)
    }
  }

  private func chunk(_ chunk: ThriftTree, rows: Int) throws -> ([[UInt8]?], [Int]) {
    guard let metadata = chunk[3] else { throw ThriftTree.Broken() }
    let type = try metadata.integer(1)
    let codec = try metadata.integer(4)
    var place = try metadata.integer(9)
    var dictionary: [[UInt8]] = []
    if metadata[11] != nil {
      let page = try self.page(at: metadata.integer(11), codec: codec)
      guard let header = page.header[7], page.end == place else { throw ThriftTree.Broken() }
      var reader = ByteReader(bytes: page.body, place: 0)
      dictionary = try Self.plain(header.integer(1), type, &reader)
      guard reader.isAtEnd else { throw ThriftTree.Broken() }
    }
    var values: [[UInt8]?] = []
    var encodings: [Int] = []
    while values.count < rows {
      let page = try self.page(at: place, codec: codec)
      guard let header = page.header[5] else { throw ThriftTree.Broken() }
      let encoding = try header.integer(2)
      values += try Self.values(page.body, count: header.integer(1), encoding, type, dictionary)
      encodings.append(encoding)
      place = page.end
    }
    guard values.count == rows else { throw ThriftTree.Broken() }
    return (values, encodings)
  }

  private func page(at start: Int, codec: Int) throws -> (header: ThriftTree, body: [UInt8], end: Int) {
    let (header, end) = try ThriftTree.read(bytes, at: start)
    let packed = Array(bytes[end..<end + (try header.integer(3))])
    let body =
      switch codec {
      case 0: packed
      case 1: try Self.unpackedSnappy(packed)
      default: try Inflater.inflate(packed[...], wrapping: .gzip, limit: 1 << 30).content
      }
    guard try header.integer(2) == body.count else { throw ThriftTree.Broken() }
    return (header, body, end + packed.count)
  }

  // MARK: Values

  private static func values(
    _ body: [UInt8], count: Int, _ encoding: Int, _ type: Int, _ dictionary: [[UInt8]]
  ) throws -> [[UInt8]?] {
    var reader = ByteReader(bytes: body, place: 0)
    let levelBytes = Int(try reader.littleEndian(4))
    let levels = try hybrid(count, width: 1, &reader)
    guard reader.place == 4 + levelBytes else { throw ThriftTree.Broken() }
    let present = levels.count { $0 == 1 }
    let values: [[UInt8]]
    switch encoding {
    case 0: values = try plain(present, type, &reader)
    case 8:
      let width = Int(try reader.byte())
      values = try hybrid(present, width: width, &reader).map { dictionary[Int($0)] }
    case 5:
      values = try delta(&reader).map { value in
        (0..<(type == 1 ? 4 : 8)).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
      }
    case 6: values = try delta(&reader).map { try reader.bytes($0) }
    case 7:
      let prefixes = try delta(&reader)
      let lengths = try delta(&reader)
      var last: [UInt8] = []
      values = try zip(prefixes, lengths).map { prefix, length in
        last = Array(last.prefix(prefix)) + (try reader.bytes(length))
        return last
      }
    default: throw ThriftTree.Broken()
    }
    guard reader.isAtEnd, values.count == present else { throw ThriftTree.Broken() }
    var rest = values.makeIterator()
    return levels.map { $0 == 1 ? rest.next() : nil }
  }

  private static func plain(_ count: Int, _ type: Int, _ reader: inout ByteReader) throws -> [[UInt8]] {
    switch type {
    case 0: try reader.packed(count, width: 1).map { [UInt8($0)] }
    case 6: try (0..<count).map { _ in try reader.bytes(Int(try reader.littleEndian(4))) }
    default: try (0..<count).map { _ in try reader.bytes(type == 1 ? 4 : 8) }
    }
  }

  private static func hybrid(_ count: Int, width: Int, _ reader: inout ByteReader) throws -> [UInt64] {
    var values: [UInt64] = []
    while values.count < count {
      let head = try reader.varint()
      if head & 1 == 1 {
        values += try reader.packed(8 * (head >> 1), width: width)
      } else {
        values += Array(repeating: try reader.littleEndian((width + 7) / 8), count: head >> 1)
      }
    }
    return Array(values.prefix(count))
  }

  private static func delta(_ reader: inout ByteReader) throws -> [Int] {
    let blockSize = try reader.varint()
    let miniblocks = try reader.varint()
    let count = try reader.varint()
    var values = [try reader.zigzag()]
    while values.count < count {
      let least = try reader.zigzag()
      let widths = try reader.bytes(miniblocks)
      for width in widths where values.count < count {
        for packed in try reader.packed(blockSize / miniblocks, width: Int(width)) where values.count < count
        {
          values.append((values.last ?? 0) &+ least &+ Int(truncatingIfNeeded: packed))
        }
      }
    }
    return Array(values.prefix(count))
  }

  static func unpackedSnappy(_ packed: [UInt8]) throws -> [UInt8] {
    var reader = ByteReader(bytes: packed, place: 0)
    let count = try reader.varint()
    var output: [UInt8] = []
    while output.count < count {
      let head = Int(try reader.byte())
      var length = head >> 2
      var distance = 0
      switch head & 3 {
      case 0:
        if length >= 60 { length = Int(try reader.littleEndian(length - 59)) }
        output += try reader.bytes(length + 1)
        continue
      case 1:
        length = 4 + (length & 7)
        distance = (head >> 5) << 8 | Int(try reader.byte())
      default:
        length += 1
        distance = Int(try reader.littleEndian(head & 3 == 2 ? 2 : 4))
      }
      guard distance > 0, distance <= output.count else { throw ThriftTree.Broken() }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
    guard output.count == count, reader.isAtEnd else { throw ThriftTree.Broken() }
    return output
  }
}
