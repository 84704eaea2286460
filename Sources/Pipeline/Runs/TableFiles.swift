import Core
import Export

/// Writes the tables of the CSV edition below a candidate folder, in the order of the documents.
final class TableFiles {
  private let candidate: Candidate
  private let encoder: TableEncoder
  private var files: [String: OutputFile] = [:]
  private(set) var rows: [String: Int] = [:]

  init(_ candidate: Candidate, encoder: TableEncoder) throws(DiskFailure) {
    self.candidate = candidate
    self.encoder = encoder
    for table in encoder.tables {
      let file = try candidate.create(Self.name(of: table))
      try file.write(encoder.header(of: table))
      files[table] = file
      rows[table] = 0
    }
  }

  private static func name(of table: String) -> String { "csv/\(table).csv" }

  /// Appends the rows of documents, one write a table.
  func append(_ documents: [EncodedDocument]) throws(DiskFailure) {
    for (index, table) in encoder.documentTables.enumerated() {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(documents.reduce(0) { $0 + $1.parts[index].range.count })
      var count = 0
      for document in documents {
        bytes += document.bytes[document.parts[index].range]
        count += document.parts[index].rows
      }
      try append(bytes, rows: count, to: table)
    }
  }

  func append(_ bytes: [UInt8], rows count: Int, to table: String) throws(DiskFailure) {
    guard let file = files[table] else { preconditionFailure("there is no table \(table)") }
    if bytes.isEmpty { return }
    try file.write(bytes)
    rows[table, default: 0] += count
  }

  func finish() throws(DiskFailure) {
    for table in encoder.tables {
      if let file = files[table] {
        try candidate.finish(file, as: Self.name(of: table), rows: rows[table])
      }
    }
    files = [:]
  }
}
