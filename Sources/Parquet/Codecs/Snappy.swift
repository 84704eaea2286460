/// The Snappy format: the length, then pieces that are either bytes or a copy of bytes that came before.
///
/// A match is looked for through a table from the hash of four bytes to where they stood last. What finds no
/// match for long is passed over in growing steps, so that random bytes cost little.
enum Snappy {
  /// Copies reach back 65,535 bytes at most, so that places fit 16 bits within a block.
  private static let blockSize = 1 << 16
  private static let tableBits = 14

  static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 2 + 16)
    output.append(varint: UInt64(bytes.count))
    var table = [UInt16](repeating: 0, count: 1 << tableBits)
    bytes.withUnsafeBytes { input in
      for start in stride(from: 0, to: input.count, by: blockSize) {
        let end = min(start + blockSize, input.count)
        for index in table.indices { table[index] = 0 }
        pack(UnsafeRawBufferPointer(rebasing: input[start..<end]), table: &table, to: &output)
      }
    }
    return output
  }

  private static func pack(
    _ block: UnsafeRawBufferPointer, table: inout [UInt16], to output: inout [UInt8]
  ) {
    var literals = 0
    var place = 1
    var misses = 32
    while place + 4 <= block.count {
      let word = block.loadUnaligned(fromByteOffset: place, as: UInt32.self)
      let slot = Int((word &* 0x1E35_A7BD) >> UInt32(32 - tableBits))
      let candidate = Int(table[slot])
      table[slot] = UInt16(truncatingIfNeeded: place)
      if candidate < place, block.loadUnaligned(fromByteOffset: candidate, as: UInt32.self) == word {
        append(literals: UnsafeRawBufferPointer(rebasing: block[literals..<place]), to: &output)
        let length = 4 + matching(block, candidate + 4, place + 4)
        append(copyOf: length, from: place - candidate, to: &output)
        place += length
        literals = place
        misses = 32
      } else {
        place += misses >> 5
        misses += 1
      }
    }
    append(literals: UnsafeRawBufferPointer(rebasing: block[literals...]), to: &output)
  }

  /// Gives how many bytes from two places on are equal.
  private static func matching(_ block: UnsafeRawBufferPointer, _ left: Int, _ right: Int) -> Int {
    var count = 0
    while right + count + 8 <= block.count {
      let difference =
        block.loadUnaligned(fromByteOffset: left + count, as: UInt64.self)
        ^ block.loadUnaligned(fromByteOffset: right + count, as: UInt64.self)
      if difference != 0 { return count + difference.littleEndian.trailingZeroBitCount / 8 }
      count += 8
    }
    while right + count < block.count, block[left + count] == block[right + count] { count += 1 }
    return count
  }

  private static func append(literals: UnsafeRawBufferPointer, to output: inout [UInt8]) {
    if literals.isEmpty { return }
    let length = literals.count - 1
    switch length {
    case ..<60: output.append(UInt8(length << 2))
    case ..<256: output += [60 << 2, UInt8(length)]
    default: output += [61 << 2, UInt8(length & 0xFF), UInt8(length >> 8)]
    }
    output.append(contentsOf: literals)
  }

  /// A copy has at most 64 bytes. No piece is left with fewer than four, which the short form wants.
  private static func append(copyOf length: Int, from distance: Int, to output: inout [UInt8]) {
    var rest = length
    while rest >= 68 {
      append(piece: 64, from: distance, to: &output)
      rest -= 64
    }
    if rest > 64 {
      append(piece: 60, from: distance, to: &output)
      rest -= 60
    }
    append(piece: rest, from: distance, to: &output)
  }

  private static func append(piece length: Int, from distance: Int, to output: inout [UInt8]) {
    if length < 12, distance < 2048 {
      output.append(UInt8(distance >> 8) << 5 | UInt8(length - 4) << 2 | 1)
      output.append(UInt8(distance & 0xFF))
    } else {
      output.append(UInt8(length - 1) << 2 | 2)
      output.append(UInt8(distance & 0xFF))
      output.append(UInt8(distance >> 8))
    }
  }
}
