import Core
import Glibc

/// Reads a CSV file of ours in blocks of whole rows, its header left out. Memory holds one block, which is
/// larger than usual only where a single row is.
final class RowFile {
  private let path: DiskPath
  private let descriptor: Int32
  private let blockSize: Int
  /// The start of a row whose end was not read yet.
  private var rest: [UInt8] = []
  private var isAtEnd = false
  /// The first row, without its end.
  private(set) var header: [UInt8] = []

  init(_ path: DiskPath, blockSize: Int = 1 << 16) throws(DiskFailure) {
    self.path = path
    self.blockSize = blockSize
    descriptor = try Disk.openForReading(path, followingLinks: true)
    try readHeader()
  }

  deinit { close(descriptor) }

  /// Gives the next rows, or nil after the last.
  func next() throws(DiskFailure) -> [UInt8]? {
    while true {
      try readMore()
      let end = isAtEnd ? rest.count : RowSplitter.endOfLastRow(in: rest.span)
      if end > 0 {
        let block = Array(rest[..<end])
        rest = Array(rest[end...])
        return block
      }
      if isAtEnd { return nil }
    }
  }

  private func readHeader() throws(DiskFailure) {
    var splitter = RowSplitter()
    var end: Int?
    while end == nil {
      end = splitter.split(rest.span, from: 0)
      if end == nil {
        if isAtEnd { break }
        try readMore()
      }
    }
    header = Array(rest[..<(end.map { $0 - 1 } ?? rest.count)])
    rest = Array(rest[(end ?? rest.count)...])
  }

  private func readMore() throws(DiskFailure) {
    if isAtEnd { return }
    let piece = try Disk.readNext(descriptor, path: path, size: blockSize)
    if piece.count < blockSize {
      isAtEnd = true
      // A file that was cut off has a last row without an end.
      if let last = piece.last ?? rest.last, last != UInt8(ascii: "\n") {
        rest += piece + [UInt8(ascii: "\n")]
        return
      }
    }
    rest += piece
  }
}

extension RowFile {
  /// Opens a table of the CSV edition.
  ///
  /// - Parameter reader: who reads it, as the message of a failure names it.
  static func table(_ path: DiskPath, for reader: String) throws(RunFailure) -> RowFile {
    do { return try RowFile(path) } catch {
      throw RunFailure(reading: "\(reader) reads the CSV edition", error)
    }
  }

  /// Gives the places of columns in the header.
  func columns(_ names: [String], for reader: String) throws(RunFailure) -> [Int] {
    var splitter = RowSplitter()
    let row = header + [UInt8(ascii: "\n")]
    _ = splitter.split(row.span, from: 0)
    let found = splitter.fields.map { RowSplitter.text($0, in: row.span) }
    var columns: [Int] = []
    for name in names {
      guard let index = found.firstIndex(of: name) else {
        throw RunFailure(
          .wrongUsage, "\(path.description) has no column \(name): \(reader) reads the plain CSV edition")
      }
      columns.append(index)
    }
    return columns
  }
}
