import Testing

@testable import Parquet

/// What a Parquet file has beside its values.
@Suite struct ParquetWriterTests {
  private func file(
    _ texts: [String], _ type: ParquetType, compression: ParquetCompression = .gzip,
    limits: ParquetLimits = ParquetLimits()
  ) throws -> SlowParquet {
    var writer = ParquetWriter(
      columns: [ParquetColumn(name: "value", type: type)], metadata: [("标签", "数值")],
      creator: "test version 1", compression: compression, limits: limits)
    var bytes: [UInt8] = []
    var fields: [ParquetField] = []
    for text in texts {
      let start = bytes.count
      bytes += text.utf8
      fields.append(ParquetField(start..<bytes.count))
    }
    try writer.append(fields.span, of: bytes.span)
    return try SlowParquet(Array(writer.finish().joined()))
  }

  private func encodings(_ file: SlowParquet) -> [Int] { file.encodings.map { $0[0] }.flatMap { $0 } }

  @Test("the encoding is the shortest for the values", arguments: ParquetCompression.allCases)
  func encodingsFollowTheValues(compression: ParquetCompression) throws {
    func used(_ texts: [String], _ type: ParquetType) throws -> [Int] {
      encodings(try file(texts, type, compression: compression))
    }
    var random = SplitMix(seed: 5)
    let plain = 0
    let delta = 5
    let deltaTexts = 7
    let dictionary = 8
    let offsets = (0..<2000).map { String(100_000 + 37 * $0) }
    #expect(try used(offsets, .int64) == [delta])
    #expect(try used((0..<2000).map { _ in String(random.next() % 9 * 1_000_003) }, .int64) == [dictionary])
    let noise = (0..<2000).map { _ in String(Int64(bitPattern: random.next())) }
    #expect(try used(noise, .int64) == [plain])
    #expect(try used((0..<2000).map { "机关\($0 / 700)" }, .text) == [dictionary])
    let paths = (0..<2000).map { "2021/某市人民政府/\($0 / 10)/报告\($0).txt" }
    #expect(try used(paths, .text) == [deltaTexts])
    #expect(try used((0..<100).map { $0 % 3 == 0 ? "true" : "false" }, .boolean) == [plain])
  }

  @Test func aDictionaryThatGrowsTooLargeIsGivenUp() throws {
    var random = SplitMix(seed: 8)
    // Few texts at first, so that a dictionary is right, and later every text once.
    let texts = (0..<20_000).map { index in
      "\(index < 9000 ? random.next() % 500 : random.next())" + String(repeating: "长", count: 30)
    }
    let limits = ParquetLimits(
      pageRows: 9000, pageBytes: 1 << 30, groupRows: 1 << 20, groupBytes: 1 << 30, step: 9000)
    let written = try file(texts, .text, compression: .none, limits: limits)
    let used = encodings(written)
    #expect(used.first == 8)
    #expect(used.last != 8)
    #expect(written.columns[0] == texts.map { Array($0.utf8) })
  }

  @Test func theFileNamesItselfAndItsTypes() throws {
    let written = try file(["1"], .int64)
    #expect(try written.footer.text(6) == "test version 1")
    #expect(try written.footer.list(5).map { [try $0.text(1), try $0.text(2)] } == [["标签", "数值"]])
    let logical = try ParquetType.allCases.map { type in
      let empty: [String] = []
      let element = try file(empty, type).footer.list(2)[1]
      guard case .structure(let fields)? = element[10] else { return -1 }
      return fields.keys.first ?? -1
    }
    // BOOLEAN and DOUBLE say all themselves; INTEGER, DATE and STRING are annotations.
    #expect(logical == [-1, 10, 10, -1, 6, 1])
  }

  @Test func boundsThatAreTooLongAreLeftOut() throws {
    let long = String(repeating: "长", count: 100)
    let chunk = try #require(try file(["a", long], .text).footer.list(4)[0].list(1).first)
    #expect(chunk[3]?[12]?[5] == nil)
    #expect(chunk[3]?[12]?[6] == nil)
    #expect(try chunk[3]?[12]?.integer(3) == 0)
    #expect(chunk[6] == nil, "a column index needs the bounds of all pages")
  }

  @Test(
    "what is no value of the type is refused, with the column and the text",
    arguments: [
      (ParquetType.int64, "1.0"), (.int64, "9223372036854775808"), (.int64, "-"), (.int64, "+1"),
      (.int64, "12a"), (.int64, ""), (.int64, "+9223372036854775807"), (.int32, "2147483648"),
      (.int32, "x"), (.double, "1e5"), (.double, "."), (.double, "1."), (.double, ".5"), (.double, "nan"),
      (.double, "1.2.3"), (.double, "--1"), (.double, "0x10000000000000000"), (.date, "2021-02-29"),
      (.date, "2021-13-01"), (.date, "2021-1-01"), (.date, "20210101"), (.date, "2021-00-10"),
      (.date, "-021-01-01"), (.boolean, "True"), (.boolean, "1"),
    ])
  func refused(type: ParquetType, text: String) {
    #expect(throws: ParquetFailure(column: "value", text: text)) { try file([text], type) }
  }
}
