/// Bytes of a file on their way out, in pieces: what a page takes goes out as it stands, and is in memory once.
struct FilePieces {
  private(set) var pieces: [[UInt8]] = []
  private(set) var count = 0
  /// Pieces below it are put together.
  private static let least = 1 << 14

  mutating func append(_ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    count += bytes.count
    if let last = pieces.last?.count, last + bytes.count <= Self.least {
      pieces[pieces.count - 1] += bytes
    } else {
      pieces.append(bytes)
    }
  }

  /// Gives what came since the last call.
  mutating func take() -> [[UInt8]] {
    defer { self = FilePieces() }
    return pieces
  }
}
