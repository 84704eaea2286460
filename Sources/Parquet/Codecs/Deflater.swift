import CZlib

/// Packs pages as gzip through zlib. It owns one stream of zlib, which is expensive to make.
final class Deflater {
  private let stream: UnsafeMutablePointer<z_stream>
  /// What zlib writes into: as much as it asks for, which is more than a page takes in the end.
  private var room: [UInt8] = []

  init(level: Int32) {
    stream = .allocate(capacity: 1)
    let gzip: Int32 = 31
    precondition(nianbao_deflate_init(stream, level, gzip) == Z_OK, "zlib has no memory")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  func pack(_ bytes: [UInt8]) -> [UInt8] {
    deflateReset(stream)
    let bound = Int(deflateBound(stream, UInt(bytes.count)))
    if room.count < bound { room = [UInt8](repeating: 0, count: bound) }
    return bytes.withUnsafeBufferPointer { input in
      room.withUnsafeMutableBufferPointer { output in
        // zlib does not write to its input; only its interface lacks the const.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        let result = deflate(stream, Z_FINISH)
        precondition(result == Z_STREAM_END, "zlib needs more room than it said")
        return Array(output[..<(output.count - Int(stream.pointee.avail_out))])
      }
    }
  }
}
