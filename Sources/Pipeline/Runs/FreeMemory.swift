import Glibc

/// Keeps what the program holds of memory near what it uses. The header that declares these calls is none of those
/// that the module of the C library has; where the library lacks one, nothing is lost but memory.
enum FreeMemory {
  /// M_MMAP_THRESHOLD of <malloc.h>.
  private static let leastMapped: Int32 = -3

  /// Gives memory that is free back to the system. What worker threads freed stays with them otherwise, while what
  /// comes after them asks for room of its own.
  static func release() {
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
  }

  /// Says that blocks from 128 KiB on go back to the system as soon as they are free. Left to itself the library
  /// takes ever larger ones from its heap, where a few small blocks between them keep them from going back.
  static func returnLargeBlocks() {
    guard let symbol = dlsym(nil, "mallopt") else { return }
    _ = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)(leastMapped, 1 << 17)
  }
}
