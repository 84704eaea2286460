import Core
import Parquet

/// Writes a Parquet file a table, for engines. An empty field is a missing value; a decimal is the nearest
/// double, which is what readers of the CSV make of it, and the text `raw` beside it is exact.
struct ParquetEdition: EditionWriter {
  private let options: ParquetOptions
  private var table: ParquetTable?
  private var portion = ParquetRows()

  init(_ options: ParquetOptions) { self.options = options }

  mutating func begin(_ table: EditionTable, into output: inout EditionOutput) {
    self.table = ParquetTable(table, options: options, into: &output)
  }

  mutating func append(_ rows: Span<UInt8>, into output: inout EditionOutput) throws(EditionFailure) {
    guard var open = table else { preconditionFailure("rows come after their table is begun") }
    // With one owner the columns grow in place.
    table = nil
    defer { table = open }
    var at = 0
    while at < rows.count {
      at = try portion.take(rows, from: at, of: open.table)
      if portion.areCopied {
        try open.append(portion, of: portion.bytes.span, into: &output)
      } else {
        try open.append(portion, of: rows, into: &output)
      }
    }
  }

  mutating func endTable(into output: inout EditionOutput) {
    table?.finish(into: &output)
    table = nil
  }

  mutating func finish(into output: inout EditionOutput) {}
}

/// This is how Parquet is written.
public struct ParquetOptions: Sendable {
  /// The words for ways to compress, the first of them where nothing is said.
  public static let compressions = [ParquetCompression.gzip, .snappy, .none].map(\.rawValue)

  let compression: ParquetCompression
  /// Whether a table is a folder with a file a year, `year=2021/part-0.parquet`, as Hive has it.
  let isPartitioned: Bool
  /// The version of the program, which the files name.
  let version: String

  /// - Parameter compression: one of ``compressions``.
  public init(compression: String, isPartitioned: Bool, version: String) {
    guard let known = ParquetCompression(rawValue: compression) else {
      preconditionFailure("\(compression) is no compression: a configuration is checked when it is read")
    }
    self.compression = known
    self.isPartitioned = isPartitioned
    self.version = version
  }
}

/// Rows of CSV as Parquet takes them: some hundred at a time, which stay in the caches of the processor while
/// every column goes over them.
struct ParquetRows {
  private(set) var fields: [ParquetField] = []
  private(set) var rows = 0
  /// The bytes that the fields point into, where they are not those of the CSV: a quote that stands twice
  /// there is made one in a copy.
  private(set) var bytes: [UInt8] = []
  private(set) var areCopied = false
  private var splitter = RowSplitter()

  static let portion = 512

  /// Takes the next rows from a place on and gives where the rest starts.
  mutating func take(
    _ source: Span<UInt8>, from start: Int, of table: EditionTable
  ) throws(EditionFailure) -> Int {
    fields.removeAll(keepingCapacity: true)
    areCopied = false
    rows = 0
    var at = start
    while at < source.count, rows < Self.portion {
      at = try splitter.splitOwn(source, from: at, of: table)
      for column in table.columns {
        let field = splitter.fields[column.field]
        if field.hasDoubledQuotes {
          if !areCopied { copy(source) }
          fields.append(ParquetField(field.start..<unquote(field.start..<field.end)))
        } else {
          fields.append(field.isEmpty ? .missing : ParquetField(field.start..<field.end))
        }
      }
      rows += 1
    }
    return at
  }

  private mutating func copy(_ source: Span<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    source.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    areCopied = true
  }

  /// Makes doubled quotes single and gives the new end of the text.
  private mutating func unquote(_ range: Range<Int>) -> Int {
    var read = range.lowerBound
    var written = range.lowerBound
    while read < range.upperBound {
      bytes[written] = bytes[read]
      read += bytes[read] == UInt8(ascii: "\"") ? 2 : 1
      written += 1
    }
    return written
  }
}
