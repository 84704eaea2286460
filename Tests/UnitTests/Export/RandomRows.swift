import Core

@testable import Export

/// Makes rows that a table could have if the world were as odd as it can be.
struct RandomRows {
  let category: Category
  let fields: [[String]]

  /// What CSV, XML and spreadsheets trip over.
  static let pieces = [
    "\"", "\"\"", ",", "\n", "\r", "\r\n", "\t", " ", "　", "=", "=1+1", "+1", "-29", "@", "'", ";", "&", "<",
    ">", "]]>", "&amp;", "_x000D_", "_x0041_", "_", "\u{1}", "\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}",
    "\u{FEFF}", "中", "⼀", "件", "，", "\u{1F600}", "e\u{301}", "a", "0", "041600", "12345678901234567890",
    "1e5", "TRUE", "2021-01-01", "NA", "null", "",
  ]
  static let integers = [
    "0", "-0", "1", "-1", "007", "2021", "999999999999999", "-999999999999999", "1000000000000000",
    "9007199254740993", "9223372036854775807", "-9223372036854775808", "1000000000000000000",
  ]
  static let decimals =
    integers + ["0.5", "-0.5", "0.000000000000000001", "286.7513", "123456789012.345", "1234567890123.456"]
  static let dates = [
    "1899-12-31", "1900-02-28", "1900-03-01", "2000-02-29", "1900-02-29", "2024-02-29", "2023-02-29",
    "2022-12-31", "9999-12-31", "2022-13-01", "2022-00-10", "20220101", "二〇二二年",
  ]

  init(_ category: Category, rows: Int, seed: UInt64) {
    self.category = category
    var random = SplitMix(seed: seed)
    func one(_ list: [String]) -> String { list[Int(random.next() % UInt64(list.count))] }
    fields = (0..<rows).map { _ in
      category.columns.map { column in
        if random.next() % 5 == 0 { return "" }
        switch column.type {
        case .integer: return one(Self.integers)
        case .decimal: return one(Self.decimals)
        case .date: return one(Self.dates)
        case .boolean: return one(["true", "false"])
        case .code:
          if !column.values.isEmpty, random.next() % 2 == 0 { return one(column.values.map(\.code)) }
          return random.text(of: Self.pieces, upTo: 4)
        case .text: return random.text(of: Self.pieces, upTo: 8)
        }
      }
    }
  }

  /// The rows as CSV, in blocks that are cut between rows.
  func blocks(of size: Int) -> [[UInt8]] {
    stride(from: 0, to: fields.count, by: size).map { start in
      var writer = CSVWriter()
      for row in fields[start..<min(start + size, fields.count)] {
        for field in row { writer.text(field) }
        writer.endRow()
      }
      return writer.bytes()
    }
  }
}

extension EditionWriter {
  /// Writes tables and gives the files.
  mutating func files(
    _ tables: [(table: EditionTable, blocks: [[UInt8]])]
  ) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var finished: Set<String> = []
    var output = EditionOutput()
    func take(_ output: inout EditionOutput) throws {
      for step in output.take() {
        switch step {
        case .create(let name):
          if files[name] != nil { throw Misuse(what: "creates \(name) twice") }
          files[name] = []
        case .write(let bytes, let name):
          if files[name] == nil || finished.contains(name) { throw Misuse(what: "writes to \(name)") }
          files[name]? += bytes
        case .finish(let name, _): finished.insert(name)
        }
      }
    }
    for (table, blocks) in tables {
      try begin(table, into: &output)
      try take(&output)
      for block in blocks {
        try append(block.span, into: &output)
        try take(&output)
      }
      try endTable(into: &output)
    }
    try finish(into: &output)
    try take(&output)
    if finished != Set(files.keys) { throw Misuse(what: "leaves a file open") }
    return files
  }
}

struct Misuse: Error { let what: String }

enum EditionSamples {
  /// What is written where nothing is chosen.
  static let options = EditionOptions(
    parquet: ParquetOptions(compression: "gzip", isPartitioned: false, version: "0"))
}
