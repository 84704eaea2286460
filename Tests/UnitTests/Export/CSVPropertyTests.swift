import Core
import Export
import TestSupport
import Testing

/// Random fields come back from the slow reader as they were.
@Suite struct CSVPropertyTests {
  let samples: ExportSamples
  let encoder: TableEncoder
  /// What CSV trips over, what spreadsheets do, and ordinary text.
  static let pieces = [
    "\"", "\"\"", ",", "\n", "\r", "\r\n", "\t", " ", "　", "=", "+1", "-29", "@", "'", ";", "\u{0}",
    "\u{FEFF}",
    "中", "⼀", "件", "，", "\u{1F600}", "e\u{301}", "a", "0", "",
  ]

  init() throws {
    samples = try ExportSamples()
    encoder = TableEncoder(definitions: samples.definitions)
  }

  @Test func textsComeBackAsTheyWere() throws {
    var random = SplitMix(seed: 20_260_131)
    var written: [[String]] = []
    var buffer: [UInt8] = []
    for _ in 0..<2000 {
      let texts = (0..<4).map { _ in random.text(of: Self.pieces, upTo: 6) }
      let path = SourcePath(texts[0])
      encoder.encodeReject(
        RejectedDocument(
          path: path, sha256: texts[1], bytes: nil,
          reject: Reject(stage: texts[2], reason: .emptyFile, message: texts[3])), into: &buffer)
      written.append([texts[0], texts[1], "", texts[2], "empty_file", texts[3]])
    }
    let read = try SlowCSV.rows(buffer)
    #expect(read.count == written.count)
    // Compared as bytes: equal strings may be spelt with other scalars.
    #expect(zip(read, written).allSatisfy { $0.map { Array($0.utf8) } == $1.map { Array($0.utf8) } })
  }

  @Test func quotesStandOnlyWhereTheyAreNeeded() throws {
    var random = SplitMix(seed: 7)
    for _ in 0..<2000 {
      let text = random.text(of: Self.pieces, upTo: 4)
      var buffer: [UInt8] = []
      encoder.encodeReject(
        RejectedDocument(
          path: SourcePath("p"), sha256: "", bytes: 0,
          reject: Reject(stage: "s", reason: .emptyFile, message: text)), into: &buffer)
      let field = buffer.dropFirst("p,,0,s,empty_file,".utf8.count).dropLast()
      let needed = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
      #expect((field.first == 0x22) == needed, "\(text.debugDescription)")
    }
  }

  @Test func repeatedTextsAreQuotedLikeOthers() throws {
    var random = SplitMix(seed: 11)
    for _ in 0..<300 {
      let agency = random.text(of: Self.pieces, upTo: 6)
      let section = Section(
        level: 1, kind: .overview, heading: agency, firstLine: 1, lastLine: 2, characters: 3)
      let encoded = encoder.encode(
        samples.result(try samples.report(agency: agency), sections: [section]))
      let part = try samples.required(encoded.parts.first { $0.table == "sections" }, "sections")
      let row = try samples.required(try SlowCSV.rows(encoded.bytes[part.range]).first, "a row")
      #expect(row[1] == row[7])
      #expect(Array(row[1].utf8) == Array(agency.utf8))
    }
  }

  @Test func decimalsAreWrittenAsTheirDescription() throws {
    var random = SplitMix(seed: 3)
    var values = [Int64.min, Int64.max, 0, 1, -1, 9, 10, 99, 100, -10].flatMap { mantissa in
      [0, 1, 2, 18].map { Decimal64(mantissa: mantissa, scale: $0) }
    }
    for _ in 0..<3000 {
      let mantissa = Int64(bitPattern: random.next()) >> Int64(random.next() % 64)
      values.append(Decimal64(mantissa: mantissa, scale: UInt8(random.next() % 19)))
    }
    let quantities = values.map { value in
      ToldQuantity(
        mention: Mention(
          section: nil, metric: "", subject: "", value: value, unit: "", isApproximate: false, scope: "",
          changePercent: nil, changeDirection: "", sentence: "", raw: TextSpan(start: 0, end: 0), line: 1),
        raw: "")
    }
    let encoded = encoder.encode(samples.result(try samples.report(), quantities: quantities))
    let part = try samples.required(encoded.parts.first { $0.table == "narrative" }, "narrative")
    let rows = try SlowCSV.rows(encoded.bytes[part.range])
    #expect(rows.map { $0[8] } == values.map(\.description))
  }

  @Test func partsLieOneBehindTheOtherAndCoverAllBytes() throws {
    let result = samples.result(
      try samples.report(),
      cells: [
        try samples.cell("requests/received_new/total", "12"),
        try samples.cell("reviews/review/total", "0"),
      ],
      sections: [
        Section(level: 1, kind: .overview, heading: "一、总体情况", firstLine: 1, lastLine: 2, characters: 9)
      ])
    let encoded = encoder.encode(result)
    #expect(encoded.parts.map(\.table) == encoder.documentTables)
    #expect(
      zip(encoded.parts, encoded.parts.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
    #expect(encoded.parts.first?.range.lowerBound == 0)
    #expect(encoded.parts.last?.range.upperBound == encoded.bytes.count)
    for part in encoded.parts {
      let rows = try SlowCSV.rows(encoded.bytes[part.range])
      let header = try SlowCSV.rows(encoder.header(of: part.table))
      #expect(rows.count == part.rows)
      #expect(rows.allSatisfy { $0.count == header[0].count })
    }
  }
}

/// This is a random number generator that gives the same numbers everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func text(of pieces: [String], upTo count: Int) -> String {
    var text = ""
    for _ in 0..<Int(next() % UInt64(count + 1)) { text += pieces[Int(next() % UInt64(pieces.count))] }
    return text
  }
}
