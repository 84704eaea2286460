/// The encoding of levels and of dictionary indices: runs of one value, and packed bits where values change.
enum HybridRuns {
  /// A run takes a header and a value; eight packed values of few bits take no more.
  private static let shortestRun = 8

  /// - Parameter width: bits of a value, at least 1.
  static func append<Value: FixedWidthInteger>(_ values: Span<Value>, width: Int, to bytes: inout [UInt8]) {
    var literals = 0
    var index = 0
    while index < values.count {
      let value = values[index]
      var end = index + 1
      while end < values.count, values[end] == value { end += 1 }
      // Packed values come in groups of eight: the run gives what the last group lacks.
      let lacking = (8 - (index - literals) % 8) % 8
      if end - index - lacking >= shortestRun {
        index += lacking
        append(literals: values.extracting(literals..<index), width: width, to: &bytes)
        append(run: UInt32(value), count: end - index, width: width, to: &bytes)
        literals = end
      }
      index = end
    }
    append(literals: values.extracting(literals..<values.count), width: width, to: &bytes)
  }

  static func append(run value: UInt32, count: Int, width: Int, to bytes: inout [UInt8]) {
    bytes.append(varint: UInt64(count) << 1)
    for shift in stride(from: 0, to: width, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift)))
    }
  }

  private static func append<Value: FixedWidthInteger>(
    literals: Span<Value>, width: Int, to bytes: inout [UInt8]
  ) {
    if literals.isEmpty { return }
    bytes.append(varint: UInt64((literals.count + 7) / 8) << 1 | 1)
    PackedBits.append(literals, width: width, to: &bytes)
  }
}
