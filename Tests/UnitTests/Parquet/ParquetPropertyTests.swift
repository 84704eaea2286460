import Parquet
import Testing

/// Random tables go through the writer and come back from the slow reader as they were.
@Suite struct ParquetPropertyTests {
  /// Pages and row groups so small that a table of some hundred rows has many.
  static let limits = [
    ParquetLimits(),
    ParquetLimits(pageRows: 64, pageBytes: 1 << 20, groupRows: 200, groupBytes: 1 << 20, step: 16),
    ParquetLimits(pageRows: 64, pageBytes: 300, groupRows: 1 << 20, groupBytes: 2000, step: 8),
    ParquetLimits(pageRows: 8, pageBytes: 1, groupRows: 1, groupBytes: 1, step: 1),
  ]

  @Test(arguments: ParquetCompression.allCases, [0, 1, 2, 3])
  func tablesComeBackAsTheyWere(compression: ParquetCompression, limit: Int) throws {
    for seed in 0..<6 as Range<UInt64> {
      let types = ParquetType.allCases + [.text, .int64, .text, .double]
      let table = RandomColumns(types: types, rows: [0, 1, 7, 130, 300, 220][Int(seed)], seed: seed)
      let file = try table.written(compression, limits: Self.limits[limit], portionSeed: seed)
      let read = try SlowParquet(file)
      #expect(read.names == table.columns.map(\.name))
      #expect(try read.footer.integer(3) == table.rows.count)
      for column in types.indices {
        let expected = try table.expected(column)
        #expect(read.columns[column] == expected, "seed \(seed), column \(column), \(types[column])")
      }
    }
  }

  @Test(arguments: [0, 1, 2, 3])
  func portionsChangeNoByte(limit: Int) throws {
    let table = RandomColumns(types: ParquetType.allCases + [.text], rows: 400, seed: 99)
    let file = try table.written(.gzip, limits: Self.limits[limit], portionSeed: 1)
    for seed in 2..<4 as Range<UInt64> {
      #expect(try table.written(.gzip, limits: Self.limits[limit], portionSeed: seed) == file)
    }
  }

  @Test func boundsAndIndexesAreThoseOfTheValues() throws {
    for seed in 0..<5 as Range<UInt64> {
      let types = ParquetType.allCases + [.text, .double]
      let table = RandomColumns(types: types, rows: 300, seed: seed)
      let file = try table.written(.none, limits: Self.limits[1], portionSeed: 3)
      let read = try SlowParquet(file)
      var first = 0
      for group in try read.footer.list(4) {
        let rows = try group.integer(3)
        for (column, chunk) in try group.list(1).enumerated() {
          let values = Array(read.columns[column][first..<first + rows])
          let metadata = try #require(chunk[3])
          let statistics = try #require(metadata[12])
          try Bounds(values, types[column]).check(
            missing: statistics.integer(3), least: statistics[6], greatest: statistics[5])
          try checkIndexes(of: chunk, values: values, type: types[column], in: file)
        }
        first += rows
      }
    }
  }

  private func checkIndexes(
    of chunk: ThriftTree, values: [[UInt8]?], type: ParquetType, in file: [UInt8]
  ) throws {
    let offsets = try ThriftTree.read(file, at: chunk.integer(4)).tree.list(1)
    let index = try ThriftTree.read(file, at: chunk.integer(6)).tree
    let starts = try offsets.map { try $0.integer(3) } + [values.count]
    #expect(starts.first == 0)
    for page in offsets.indices {
      // Where a page is said to start stands a header, and the sizes make up the page.
      let start = try offsets[page].integer(1)
      let (header, end) = try ThriftTree.read(file, at: start)
      #expect(try end + header.integer(3) == start + offsets[page].integer(2))
      #expect(try header[5]?.integer(1) == starts[page + 1] - starts[page])
      let part = Array(values[starts[page]..<starts[page + 1]])
      let isEmpty = part.allSatisfy { $0 == nil }
      #expect(try index.list(1)[page] == .truth(isEmpty))
      try Bounds(part, type).check(
        missing: index.list(5).map { item in if case .integer(let value) = item { value } else { -1 } }[page],
        least: isEmpty ? nil : index.list(2)[page], greatest: isEmpty ? nil : index.list(3)[page])
    }
  }

  /// The least and greatest value, found by sorting.
  private struct Bounds {
    let missing: Int
    let least: [UInt8]?
    let greatest: [UInt8]?

    init(_ values: [[UInt8]?], _ type: ParquetType) {
      let present = values.compactMap { $0 }.sorted { Self.isLess($0, $1, type) }
      missing = values.count - present.count
      // Zero has two signs; the bounds take in both.
      let zero = [UInt8](repeating: 0, count: 8)
      let minusZero = Array(zero.dropLast()) + [0x80]
      let isDouble = type == .double
      least = isDouble && (present.first == zero || present.first == minusZero) ? minusZero : present.first
      greatest = isDouble && (present.last == zero || present.last == minusZero) ? zero : present.last
    }

    static func isLess(_ left: [UInt8], _ right: [UInt8], _ type: ParquetType) -> Bool {
      switch type {
      case .text, .boolean: return left.lexicographicallyPrecedes(right)
      case .double:
        return Double(bitPattern: unsigned(left)) < Double(bitPattern: unsigned(right))
      case .int64:
        return Int64(bitPattern: unsigned(left)) < Int64(bitPattern: unsigned(right))
      case .int32, .date:
        return Int32(truncatingIfNeeded: unsigned(left)) < Int32(truncatingIfNeeded: unsigned(right))
      }
    }

    private static func unsigned(_ bytes: [UInt8]) -> UInt64 {
      bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    func check(missing: Int, least: ThriftTree?, greatest: ThriftTree?) throws {
      #expect(missing == self.missing)
      #expect(least == self.least.map(ThriftTree.binary))
      #expect(greatest == self.greatest.map(ThriftTree.binary))
    }
  }
}
