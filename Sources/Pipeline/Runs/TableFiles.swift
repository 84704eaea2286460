import Core
import Export

/// Writes the tables below a candidate folder: CSV in the order of the documents, and from it every other
/// edition at the end.
final class TableFiles {
  private let candidate: Candidate
  private let encoder: TableEncoder
  private let editions: EditionFiles
  private var files: [String: OutputFile] = [:]
  private(set) var rows: [String: Int] = [:]

  init(_ candidate: Candidate, encoder: TableEncoder, editions: EditionFiles) throws(DiskFailure) {
    self.candidate = candidate
    self.encoder = encoder
    self.editions = editions
    for table in encoder.tables {
      let file = try candidate.create(editions.rowFile(of: table))
      try file.write(encoder.header(of: table))
      files[table] = file
      rows[table] = 0
    }
  }

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

  /// Gives where the rows of a table are.
  func path(of table: FixedTable) -> DiskPath {
    candidate.place.candidate.appending(editions.rowFile(of: table.rawValue))
  }

  /// Says that no row follows.
  func close() throws(RunFailure) {
    try RunFailure.unless { () throws(DiskFailure) in
      for table in encoder.tables {
        if let file = files[table] {
          try candidate.finish(file, as: editions.rowFile(of: table), rows: rows[table])
        }
      }
    }
    files = [:]
  }

  /// Writes the editions.
  func finish() throws(RunFailure) {
    try editions.write(into: candidate, rows: rows)
  }
}
