/// DELTA_BINARY_PACKED: the differences between neighbours, in blocks that each have a least difference and
/// smaller blocks that each have a width of bits of their own.
enum DeltaPacked {
  private static let blockSize = 128
  private static let miniblocks = 4
  private static let miniblockSize = blockSize / miniblocks

  /// - Parameter isWide: whether the column has 64 bits. With 32 all differences wrap around there, so that
  ///   no packed number is wider than the column.
  static func append(_ values: Span<Int64>, isWide: Bool, to bytes: inout [UInt8]) {
    bytes.append(varint: UInt64(blockSize))
    bytes.append(varint: UInt64(miniblocks))
    bytes.append(varint: UInt64(values.count))
    bytes.append(zigzag: values.isEmpty ? 0 : values[0])
    var deltas = [UInt64](repeating: 0, count: blockSize)
    var start = 1
    while start < values.count {
      let count = min(blockSize, values.count - start)
      var least = Int64.max
      for index in 0..<count {
        var delta = values[start + index] &- values[start + index - 1]
        if !isWide { delta = Int64(Int32(truncatingIfNeeded: delta)) }
        least = min(least, delta)
        deltas[index] = UInt64(bitPattern: delta)
      }
      for index in 0..<count {
        let relative = deltas[index] &- UInt64(bitPattern: least)
        deltas[index] = isWide ? relative : relative & 0xFFFF_FFFF
      }
      for index in count..<blockSize { deltas[index] = 0 }
      bytes.append(zigzag: least)
      appendBlock(deltas.span, count: count, to: &bytes)
      start += count
    }
  }

  /// The widths of all miniblocks, then the bodies of those that have values.
  private static func appendBlock(_ deltas: Span<UInt64>, count: Int, to bytes: inout [UInt8]) {
    let widths = bytes.count
    for miniblock in 0..<miniblocks {
      var all: UInt64 = 0
      let first = miniblock * miniblockSize
      for index in first..<first + miniblockSize { all |= deltas[index] }
      bytes.append(UInt8(PackedBits.width(of: all)))
    }
    for miniblock in 0..<miniblocks where miniblock * miniblockSize < count {
      let first = miniblock * miniblockSize
      PackedBits.append(
        wide: deltas.extracting(first..<first + miniblockSize), width: Int(bytes[widths + miniblock]),
        to: &bytes)
    }
  }
}
