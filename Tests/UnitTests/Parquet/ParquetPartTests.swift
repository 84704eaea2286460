import Testing

@testable import Parquet

/// The parts of the writer for themselves.
@Suite struct ParquetPartTests {
  private func read<Value>(_ text: String, _ read: (UnsafeRawBufferPointer) -> Value) -> Value {
    Array(text.utf8).withUnsafeBytes { read($0) }
  }

  @Test func everyDayIsCounted() {
    for year in [1, 400, 1900, 1969, 1970, 2000, 2021, 2024, 2100] {
      for month in 1...12 {
        for day in 1...SlowCalendar.length(month, year) {
          let number = { (value: Int, digits: Int) in
            String(repeating: "0", count: digits - String(value).count) + String(value)
          }
          let text = "\(number(year, 4))-\(number(month, 2))-\(number(day, 2))"
          let days = read(text) { FieldReading.number($0, .date) }
          #expect(days == SlowCalendar.days(text).map(Int64.init), "\(text)")
        }
      }
    }
  }

  @Test func decimalsAreTheNearestDoubles() {
    var random = SplitMix(seed: 4)
    var texts = [
      "0", "-0", "0.1", "0.30", "352.36", "2867513", "9007199254740993", "123456789012345678901234567890.5",
      "0.000000000000001", "999999999999999", "9999999999999999", "-29",
    ]
    for _ in 0..<2000 {
      var digits = String(random.next() >> (random.next() % 64))
      let point = Int(random.next() % UInt64(digits.count + 1))
      if point > 0, point < digits.count {
        digits.insert(".", at: digits.index(digits.startIndex, offsetBy: point))
      }
      texts.append(digits)
    }
    for text in texts {
      let value = read(text) { FieldReading.decimal($0) }
      #expect(value?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test func wholeNumbersAreExact() {
    for value in [0, 1, -1, Int64.max, .min, 999_999_999_999_999_999, -1_000_000_000_000_000_000] {
      #expect(read(String(value)) { FieldReading.integer($0) } == value)
    }
    #expect(read("2147483647") { FieldReading.number($0, .int32) } == 2_147_483_647)
    #expect(read("-2147483648") { FieldReading.number($0, .int32) } == -2_147_483_648)
  }

  @Test("differences that overflow come back", arguments: [true, false])
  func extremeDifferences(isWide: Bool) throws {
    let values: [Int64] =
      isWide
      ? [.max, .min, 0, .min, .max, -1, 1, .max] : [2_147_483_647, -2_147_483_648, 0, -2_147_483_648, 5]
    let type: ParquetType = isWide ? .int64 : .int32
    var body: [UInt8] = []
    DeltaPacked.append(values.span, isWide: isWide, to: &body)
    var reader = ByteReader(bytes: body, place: 0)
    for _ in 0..<3 { _ = try reader.varint() }
    for _ in 0..<2 { _ = try reader.zigzag() }
    #expect(try reader.bytes(4).allSatisfy { $0 <= (isWide ? 64 : 32) }, "wider than the column")
    var writer = ParquetWriter(
      columns: [ParquetColumn(name: "a", type: type)], creator: "test version 1", compression: .none)
    let text = Array(values.map(String.init).joined(separator: "").utf8)
    var start = 0
    let fields = values.map { value in
      defer { start += String(value).utf8.count }
      return ParquetField(start..<start + String(value).utf8.count)
    }
    try writer.append(fields.span, of: text.span)
    let bytes = try SlowParquet(Array(writer.finish().joined())).columns[0]
    let expected = values.map { value in
      (0..<(isWide ? 8 : 4)).map { UInt8(truncatingIfNeeded: value >> (8 * Int64($0))) }
    }
    #expect(bytes == expected)
  }

  @Test func snappyComesBack() throws {
    var random = SplitMix(seed: 6)
    for size in [0, 1, 3, 4, 5, 60, 61, 300, 65_535, 65_536, 70_000] {
      for letters in [1, 2, 30, 256] as [UInt64] {
        var bytes: [UInt8] = []
        while bytes.count < size {
          // Bytes, and copies of what came before, near and far.
          if bytes.count > 70, random.next() % 4 == 0 {
            let start = Int(random.next() % UInt64(bytes.count - 66))
            bytes += bytes[start..<start + Int(random.next() % 66)]
          } else {
            bytes.append(UInt8(truncatingIfNeeded: random.next() % letters))
          }
        }
        bytes = Array(bytes.prefix(size))
        let packed = Snappy.pack(bytes)
        #expect(try SlowParquet.unpackedSnappy(packed) == bytes, "\(size) bytes of \(letters) kinds")
        #expect(packed.count <= 32 + size + size / 6)
      }
    }
  }

  @Test func longRunsTakeFewBytes() {
    let values = [UInt32](repeating: 3, count: 100_000)
    var body: [UInt8] = []
    HybridRuns.append(values.span, width: 2, to: &body)
    #expect(body.count <= 4)
  }
}
