/// These are the encodings of Parquet that are written here, with their numbers in the format.
enum ValueEncoding: Int32, CaseIterable {
  case plain = 0
  case runs = 3
  case deltaPacked = 5
  case deltaLengths = 6
  case deltaTexts = 7
  case dictionary = 8
}

/// Texts one behind the other, as a page or a dictionary holds them.
struct TextRun {
  var bytes: [UInt8] = []
  /// Where each text ends.
  var ends: [Int32] = []

  var count: Int { ends.count }

  func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  mutating func append(_ text: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: text)
    ends.append(Int32(truncatingIfNeeded: bytes.count))
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  func append(as encoding: ValueEncoding, to output: inout [UInt8]) {
    switch encoding {
    case .plain: appendPlain(to: &output)
    case .deltaLengths:
      DeltaPacked.append(lengths().span, isWide: false, to: &output)
      output += bytes
    case .deltaTexts: appendFronted(to: &output)
    case .runs, .deltaPacked, .dictionary: preconditionFailure("texts are not encoded as \(encoding)")
    }
  }

  private func appendPlain(to output: inout [UInt8]) {
    output.reserveCapacity(output.count + bytes.count + 4 * count)
    for index in 0..<count {
      let range = range(index)
      output.append(littleEndian: UInt32(range.count))
      output += bytes[range]
    }
  }

  private func lengths() -> [Int64] {
    (0..<count).map { Int64(range($0).count) }
  }

  /// Each text without what it has in common with the start of the one before it.
  private func appendFronted(to output: inout [UInt8]) {
    var prefixes: [Int64] = []
    var lengths: [Int64] = []
    var rests: [UInt8] = []
    prefixes.reserveCapacity(count)
    lengths.reserveCapacity(count)
    var last = 0..<0
    for index in 0..<count {
      let range = range(index)
      var common = 0
      while common < min(range.count, last.count),
        bytes[range.lowerBound + common] == bytes[last.lowerBound + common]
      { common += 1 }
      prefixes.append(Int64(common))
      lengths.append(Int64(range.count - common))
      rests += bytes[range.dropFirst(common)]
      last = range
    }
    DeltaPacked.append(prefixes.span, isWide: false, to: &output)
    DeltaPacked.append(lengths.span, isWide: false, to: &output)
    output += rests
  }
}

/// Numbers as pages hold them: booleans as one bit, the others with four or eight bytes.
enum NumberRun {
  static func append(
    _ values: Span<Int64>, of type: PhysicalType, as encoding: ValueEncoding, to output: inout [UInt8]
  ) {
    switch encoding {
    case .deltaPacked: DeltaPacked.append(values, isWide: type == .int64, to: &output)
    case .plain: appendPlain(values, of: type, to: &output)
    case .runs, .deltaLengths, .deltaTexts, .dictionary:
      preconditionFailure("numbers are not encoded as \(encoding)")
    }
  }

  private static func appendPlain(_ values: Span<Int64>, of type: PhysicalType, to output: inout [UInt8]) {
    if type == .boolean {
      var bits: [UInt32] = []
      bits.reserveCapacity(values.count)
      for index in values.indices { bits.append(UInt32(truncatingIfNeeded: values[index])) }
      let start = output.count
      PackedBits.append(bits.span, width: 1, to: &output)
      output.removeLast(output.count - start - (values.count + 7) / 8)
      return
    }
    let width = type == .int32 ? 4 : 8
    let start = output.count
    output.append(contentsOf: repeatElement(0, count: values.count * width))
    output.withUnsafeMutableBytes { bytes in
      for index in values.indices {
        let place = start + index * width
        if width == 4 {
          let value = Int32(truncatingIfNeeded: values[index]).littleEndian
          bytes.storeBytes(of: value, toByteOffset: place, as: Int32.self)
        } else {
          bytes.storeBytes(of: values[index].littleEndian, toByteOffset: place, as: Int64.self)
        }
      }
    }
  }
}
