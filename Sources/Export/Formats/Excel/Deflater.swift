import CZlib

/// Compresses bytes that come piece by piece (RFC 1951, without a header): a thin owner of zlib's handle.
final class Deflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private(set) var checksum: UInt32 = 0
  private(set) var bytesIn = 0
  private(set) var bytesOut = 0

  init(level: Int32) {
    stream = .allocate(capacity: 1)
    let result = nianbao_deflate_init(stream, level, -15)
    precondition(result == Z_OK, "zlib starts where there is memory")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Gives what is ready after these bytes, which may be nothing.
  func compress(_ bytes: [UInt8]) -> [UInt8] {
    checksum = bytes.withUnsafeBufferPointer { pointer in
      UInt32(truncatingIfNeeded: crc32(UInt(checksum), pointer.baseAddress, UInt32(bytes.count)))
    }
    bytesIn += bytes.count
    return run(bytes, flush: Z_NO_FLUSH)
  }

  /// Gives the rest.
  func finish() -> [UInt8] { run([], flush: Z_FINISH) }

  private func run(_ bytes: [UInt8], flush: Int32) -> [UInt8] {
    var result: [UInt8] = []
    bytes.withUnsafeBufferPointer { input in
      // zlib's interface is older than `const`: it only reads.
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(input.count)
      var isDone = false
      while !isDone {
        let size = max(1 << 14, input.count / 4)
        let piece = [UInt8](unsafeUninitializedCapacity: size) { output, count in
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(size)
          let status = deflate(stream, flush)
          precondition(status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR, "zlib goes on")
          count = size - Int(stream.pointee.avail_out)
          // It has more to give as long as it fills what it is given.
          isDone = status == Z_STREAM_END || count < size
        }
        result += piece
      }
    }
    bytesOut += result.count
    return result
  }
}
