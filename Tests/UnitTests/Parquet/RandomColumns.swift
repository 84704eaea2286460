import Parquet

/// Tables of random texts for Parquet, and what a reader must find in them.
struct RandomColumns {
  let columns: [ParquetColumn]
  private(set) var rows: [[String?]] = []

  /// What readers and writers trip over, and ordinary text.
  static let pieces = [
    "", "\"", ",", "\n", "\r\n", "\t", " ", "　", "=1+1", "-29", "\u{0}", "\u{FEFF}", "NA", "中", "⼀", "件",
    "\u{1F600}", "e\u{301}", "国办公开办函〔2021〕30号", "received_new", "a", "0",
  ]

  /// How a column goes on from row to row.
  private enum Habit: UInt64, CaseIterable {
    case constant, few, rising, wild
  }

  init(types: [ParquetType], rows count: Int, seed: UInt64) {
    columns = types.enumerated().map { ParquetColumn(name: "column_\($0)", type: $1) }
    var random = SplitMix(seed: seed)
    let habits = types.map { _ in Habit.allCases[Int(random.next() % 4)] }
    let missing = types.map { _ in [0, 0, 1, 5, 10][Int(random.next() % 5)] as UInt64 }
    var counters = types.map { _ in Int64(random.next() % 1000) }
    for _ in 0..<count {
      var row: [String?] = []
      for (index, type) in types.enumerated() {
        if random.next() % 10 < missing[index] {
          row.append(nil)
          continue
        }
        switch habits[index] {
        case .constant: break
        case .few: counters[index] = Int64(random.next() % 5)
        case .rising: counters[index] += Int64(random.next() % 40)
        case .wild: counters[index] = Int64(bitPattern: random.next()) >> Int64(random.next() % 64)
        }
        row.append(Self.text(counters[index], type, &random, isWild: habits[index] == .wild))
      }
      rows.append(row)
    }
  }

  private static func text(
    _ value: Int64, _ type: ParquetType, _ random: inout SplitMix, isWild: Bool
  ) -> String {
    switch type {
    case .boolean: return value & 1 == 0 ? "true" : "false"
    case .int32: return String(Int32(truncatingIfNeeded: value))
    case .int64: return String(value)
    case .double:
      let digits = String(value.magnitude)
      let sign = value < 0 ? "-" : ""
      return digits.count > 2 ? "\(sign)\(digits.dropLast(2)).\(digits.suffix(2))" : sign + digits
    case .date:
      let day = Int(value.magnitude % 28) + 1
      return "20\(10 + Int(value.magnitude / 28 % 20))-0\(1 + Int(value.magnitude % 9))-"
        + (day < 10 ? "0\(day)" : "\(day)")
    case .text:
      return isWild ? random.text(of: pieces, upTo: 9) : "文件/\(value)/\(pieces[Int(value.magnitude % 22)])"
    }
  }

  /// Writes the rows in portions of random sizes and gives the file.
  func written(
    _ compression: ParquetCompression, limits: ParquetLimits, portionSeed: UInt64
  ) throws -> [UInt8] {
    var random = SplitMix(seed: portionSeed)
    var writer = ParquetWriter(
      columns: columns, metadata: [("key", "值")], creator: "test version 1", compression: compression,
      limits: limits)
    var file: [UInt8] = []
    var start = 0
    while start < rows.count {
      let end = min(rows.count, start + 1 + Int(random.next() % 90))
      var bytes: [UInt8] = Array("junk".utf8)
      var fields: [ParquetField] = []
      for text in rows[start..<end].joined() {
        guard let text else {
          fields.append(.missing)
          continue
        }
        let first = bytes.count
        bytes += text.utf8
        fields.append(ParquetField(first..<bytes.count))
      }
      try writer.append(fields.span, of: bytes.span)
      if random.next() % 3 == 0 { file += writer.drain().joined() }
      start = end
    }
    return file + writer.finish().joined()
  }

  /// Gives the values of a column as PLAIN has them.
  func expected(_ column: Int) throws -> [[UInt8]?] {
    try rows.map { row in try row[column].map { try Self.plain($0, columns[column].type) } }
  }

  struct NoValue: Error { let text: String }

  private static func plain(_ text: String, _ type: ParquetType) throws -> [UInt8] {
    func bytes(_ value: Int64?, _ count: Int) throws -> [UInt8] {
      guard let value else { throw NoValue(text: text) }
      return (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * Int64($0))) }
    }
    return switch type {
    case .text: Array(text.utf8)
    case .boolean: [text == "true" ? 1 : 0]
    case .int32: try bytes(Int64(text), 4)
    case .int64: try bytes(Int64(text), 8)
    case .double: try bytes(Double(text).map { Int64(bitPattern: $0.bitPattern) }, 8)
    case .date: try bytes(SlowCalendar.days(text).map(Int64.init), 4)
    }
  }
}

/// Counts days one year and one month after the other.
enum SlowCalendar {
  static func days(_ text: String) -> Int? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    var days = parts[2] - 1
    for month in 1..<parts[1] { days += length(month, parts[0]) }
    for year in min(parts[0], 1970)..<max(parts[0], 1970) {
      days += (isLeap(year) ? 366 : 365) * (parts[0] < 1970 ? -1 : 1)
    }
    return days
  }

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func length(_ month: Int, _ year: Int) -> Int {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
