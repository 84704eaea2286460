import Core
import Parquet

/// Writes one table as a Parquet file, or as one a year.
struct ParquetTable {
  let table: EditionTable
  private let options: ParquetOptions
  /// The column whose value the name of a folder tells; the files have it no more.
  private let partition: Int?
  private let columns: [EditionTable.Column]
  private var files: [File] = []
  /// By value of the partition column, the index in ``files``.
  private var indices: [String: Int] = [:]

  private struct File {
    let name: String
    var writer: ParquetWriter
    var rows = 0
  }

  init(_ table: EditionTable, options: ParquetOptions, into output: inout EditionOutput) {
    self.table = table
    self.options = options
    partition =
      options.isPartitioned && table.rows > 0
      ? table.columns.firstIndex { $0.definition.name == Self.year } : nil
    columns = table.columns.enumerated().filter { [partition] in $0.offset != partition }.map(\.element)
    if partition == nil { _ = add(options.isPartitioned ? "/part-0.parquet" : ".parquet", into: &output) }
  }

  /// - Parameter bytes: what the fields of the rows point into.
  mutating func append(
    _ rows: ParquetRows, of bytes: Span<UInt8>, into output: inout EditionOutput
  ) throws(EditionFailure) {
    guard let partition else { return try append(rows.fields.span, of: bytes, to: 0, into: &output) }
    // Rows of one year mostly follow one another.
    let width = table.columns.count
    var selected: [ParquetField] = []
    var start = 0
    while start < rows.rows {
      let year = text(rows.fields[start * width + partition], in: bytes)
      var end = start + 1
      while end < rows.rows, text(rows.fields[end * width + partition], in: bytes) == year { end += 1 }
      selected.removeAll(keepingCapacity: true)
      for row in start..<end {
        for column in 0..<width where column != partition {
          selected.append(rows.fields[row * width + column])
        }
      }
      let index = indices[year] ?? add("/year=\(year)/part-0.parquet", of: year, into: &output)
      try append(selected.span, of: bytes, to: index, into: &output)
      start = end
    }
  }

  mutating func finish(into output: inout EditionOutput) {
    for index in files.indices {
      for piece in files[index].writer.finish() { output.write(piece, to: files[index].name) }
      output.finish(files[index].name, rows: files[index].rows)
    }
  }

  static let year = "year"
  /// What Hive calls the folder of rows without a value.
  private static let missing = "__HIVE_DEFAULT_PARTITION__"

  private func text(_ field: ParquetField, in bytes: Span<UInt8>) -> String {
    guard let range = field.range else { return Self.missing }
    return bytes.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func append(
    _ fields: Span<ParquetField>, of bytes: Span<UInt8>, to index: Int, into output: inout EditionOutput
  ) throws(EditionFailure) {
    do throws(ParquetFailure) {
      try files[index].writer.append(fields, of: bytes)
    } catch {
      throw EditionFailure("the table \(table.category.table) cannot be written: \(error.message)")
    }
    files[index].rows += fields.count / columns.count
    for piece in files[index].writer.drain() { output.write(piece, to: files[index].name) }
  }

  private mutating func add(_ name: String, of year: String = "", into output: inout EditionOutput) -> Int {
    let name = "parquet/\(table.category.table)\(name)"
    output.create(name)
    indices[year] = files.count
    files.append(
      File(
        name: name,
        writer: ParquetWriter(
          columns: columns.map { ParquetColumn(name: $0.definition.name, type: Self.type($0.definition)) },
          metadata: ParquetMetadata(table, columns: columns).pairs,
          creator: "nianbao version \(options.version)", compression: options.compression,
          // Many files are written at once: each gathers less.
          limits: partition == nil ? ParquetLimits() : ParquetLimits(groupBytes: 1 << 21))))
    return files.count - 1
  }

  static func type(_ column: CategoryColumn) -> ParquetType {
    switch column.type {
    case .text, .code: .text
    case .integer: column.name == year ? .int32 : .int64
    case .decimal: .double
    case .date: .date
    case .boolean: .boolean
    }
  }
}
