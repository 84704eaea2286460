import CZlib

/// This is why compressed bytes could not be unpacked.
enum InflateProblem: Error {
  /// The stream has bytes that deflate does not allow, or ends before its end.
  case broken
  /// More came out than was allowed.
  case overLimit
}

/// Unpacks deflate streams through zlib, never more than asked for: what a container declares of its sizes
/// may be a lie.
enum Inflater {
  enum Wrapping: Int32 {
    /// Bare deflate, as in a ZIP container.
    case none = -15
    /// With the header and the checksum of gzip.
    case gzip = 31
  }

  /// Gives what the stream at the start of `bytes` holds, and the number of bytes that the stream takes.
  static func inflate(
    _ bytes: ArraySlice<UInt8>, wrapping: Wrapping = .none, limit: Int
  ) throws(InflateProblem) -> (content: [UInt8], taken: Int) {
    var stream = z_stream()
    guard nianbao_inflate_init(&stream, wrapping.rawValue) == Z_OK else { throw .broken }
    defer { inflateEnd(&stream) }
    var content: [UInt8] = []
    var result: Int32 = Z_OK
    bytes.withUnsafeBufferPointer { input in
      // zlib does not write to its input; only its interface lacks the const.
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(input.count)
      while result == Z_OK, content.count <= limit {
        // A byte beyond the limit is room enough to see that there is more.
        let room = min(chunk, limit + 1 - content.count)
        content += [UInt8](unsafeUninitializedCapacity: room) { output, count in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(room)
          result = CZlib.inflate(&stream, Z_NO_FLUSH)
          count = room - Int(stream.avail_out)
        }
      }
    }
    if content.count > limit { throw .overLimit }
    // Z_BUF_ERROR: the input ended and the stream did not.
    guard result == Z_STREAM_END else { throw .broken }
    return (content, bytes.count - Int(stream.avail_in))
  }

  private static let chunk = 1 << 16

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32_z(0, bytes, bytes.count))
  }
}
